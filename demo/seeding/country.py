"""Many synthetic schools, in authorities of up to 600."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Max, Model

from demo.seeding.school import LONG_AGO, Body, Laying
from demo.seeding.tables import Tables
from improvement.models import Framework
from schools.errors import Refused
from schools.models import Membership, Person, ResponsibleBody, Role, School, User

FIRST_URN, LAST_URN = 800_001, 899_999  # numbers of real schools in England end well below
A_BODY, AT_ONCE = 600, 250


def seed(
    *, schools: int, actions: int, seed: int, on: date, tell: Callable[[int], object] = lambda done: None
) -> dict:
    """Add so many schools with so many actions between them. `Refused` where other schools are: what is seeded cannot be
    taken out again. `tell` is called with the number of schools laid so far. Saved by the hundred, not as a whole."""
    others = School.objects.exclude(urn__gte=str(FIRST_URN), urn__lte=str(LAST_URN))
    if others.exists():
        raise Refused("There are schools here that were not seeded. Seed a database of its own.")
    last = School.objects.aggregate(last=Max("urn"))["last"]
    first = int(last) + 1 if last else FIRST_URN
    if first + schools - 1 > LAST_URN:
        raise Refused(f"There are numbers for {max(0, LAST_URN - first + 1):,} more schools only.")
    framework = Framework.objects.in_force(on).last() or Framework.objects.last()
    if framework is None:
        raise Refused("There is no inspection framework yet: run manage.py migrate first.")
    tables = Tables()
    laying = Laying(tables, seed=seed, on=on, framework=framework.pk)
    share, more = divmod(actions, schools)
    bodies: list[ResponsibleBody] = []
    for start in range(0, schools, AT_ONCE):
        with transaction.atomic():
            for n in range(start, min(start + AT_ONCE, schools)):
                if n % A_BODY == 0:
                    body, adviser = _body()
                    bodies.append(body)
                    # They were saved by themselves, and took ids of the tables' own.
                    tables.person.next, tables.membership.next = _after(Person), _after(Membership)
                laying.school(first + n, Body(body.pk, adviser.pk), share + (n < more))
                if n % A_BODY == A_BODY - 1 or n == min(start + AT_ONCE, schools) - 1:
                    tables.write()
                    tables.count_on()
        tell(min(start + AT_ONCE, schools))
    return {
        "schools": schools,
        "actions": actions,
        "rows": tables.rows,
        "bodies": [f"adviser.{body.code.lower()}@seed.example" for body in bodies],
    }


def _after(model: type[Model]) -> int:
    return (model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1


def _body() -> tuple[ResponsibleBody, Person]:
    """The next authority, with an adviser and an administrator. Nobody knows a password of theirs."""
    number = ResponsibleBody.objects.filter(code__startswith="SEED").count() + 1
    code = f"SEED{number:03}"
    body = ResponsibleBody.objects.create(
        kind=ResponsibleBody.Kind.LOCAL_AUTHORITY, name=f"Seeded authority {number}", code=code
    )
    adviser = _person(body, "adviser", "Ada Adviser", Role.ADVISER)
    _person(body, "admin", "Ben Admin", Role.BODY_ADMIN)
    return body, adviser


def _person(body: ResponsibleBody, part: str, name: str, role: Role) -> Person:
    email = f"{part}.{body.code.lower()}@seed.example"
    user = User.objects.create(email=email, password=make_password(None))
    person = Person.objects.create(body=body, user=user, name=name, email=email)
    Membership.objects.create(person=person, role=role, starts_on=LONG_AGO)
    return person
