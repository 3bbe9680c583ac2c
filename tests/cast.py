"""The named cast of the tests, and the functions that make things.

Saltmarsh Junior School (URN 142345) in the authority of Westmarch; Beckenholt Primary School (URN 142399) of another.
All of it is fictional.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from django.core.files.base import ContentFile
from django.db import transaction

from improvement.models import (
    Action,
    ActionPlan,
    AreaForImprovement,
    Finding,
    Framework,
    Inspection,
    PlanArea,
)
from schools import dates, files
from schools.calendar import lay_typical_terms
from schools.models import (
    Membership,
    Person,
    ResponsibleBody,
    Role,
    School,
    SchoolBody,
    SchoolUrn,
    StoredFile,
    User,
)

LONG_AGO = date(2020, 9, 1)
PASSWORD = "a long enough secret"
numbers = count(1)


def make_school(name="Saltmarsh Junior School", urn="142345", **fields) -> School:
    school = School.objects.create(name=name, urn=urn, **fields)
    SchoolUrn.objects.create(school=school, urn=urn, starts_on=LONG_AGO)
    year = dates.academic_year(dates.today())
    for each in (year - 1, year, year + 1):
        lay_typical_terms(school, each)
    return school


def make_body(name="Westmarch", kind=ResponsibleBody.Kind.LOCAL_AUTHORITY, **fields) -> ResponsibleBody:
    return ResponsibleBody.objects.create(name=name, kind=kind, **fields)


def link(school, body, basis=SchoolBody.Basis.MAINTAINS, **fields) -> SchoolBody:
    return SchoolBody.objects.create(
        **{"school": school, "body": body, "basis": basis, "starts_on": LONG_AGO} | fields
    )


def make_person(name, role, *, school=None, body=None, signs_in=True, job_title="", ends_on=None) -> Person:
    """A person with a membership, and a user to sign in with unless told otherwise."""
    first, last = name.lower().split(" ", 1)
    email = f"{first}.{last}@{(school or body).name.split()[0].lower()}.example"
    user = User.objects.create_user(email, PASSWORD) if signs_in else None
    person = Person.objects.create(
        name=name, school=school, body=body, user=user, job_title=job_title, email=email
    )
    Membership.objects.create(person=person, role=role, starts_on=LONG_AGO, ends_on=ends_on)
    return person


def make_inspection(school, **fields) -> Inspection:
    on = fields.pop("starts_on", dates.today() - timedelta(days=200))
    framework = (
        fields.pop("framework", None) or Framework.objects.in_force(on).last() or Framework.objects.last()
    )
    return Inspection.objects.create(
        **{"school": school, "framework": framework, "kind": Inspection.Kind.GRADED, "starts_on": on} | fields
    )


def make_file(school, user, content=b"As it came", name="letter.txt") -> StoredFile:
    """A stored file with its bytes in their place."""
    with transaction.atomic():
        return files.keep(
            files.receive(ContentFile(content, name=name), school=school, user=user), school=school, by=user
        )


def make_finding(
    inspection, verbatim="Leaders should make sure that pupils can explain their reasoning.", **fields
) -> Finding:
    given = {"kind": Finding.Kind.AREA, "order": next(numbers) % 30_000}
    return Finding.objects.create(
        school=inspection.school, inspection=inspection, verbatim=verbatim, **given | fields
    )


def make_plan(school, **fields) -> ActionPlan:
    start = dates.today() - timedelta(days=100)
    given = {"title": "Plan after inspection", "starts_on": start, "ends_on": start + timedelta(days=365)}
    return ActionPlan.objects.create(school=school, **given | fields)


def make_area(school, title="Mathematics in Years 5 and 6", *, plan=None, **fields) -> AreaForImprovement:
    """An area, last in the school's plan, which is made if there is none."""
    plan = plan or ActionPlan.objects.filter(school=school).current().first() or make_plan(school)
    area = AreaForImprovement.objects.create(school=school, title=title, **fields)
    PlanArea.objects.create(plan=plan, area=area, order=plan.plan_areas.count() + 1)
    return area


def make_action(area, title="Weekly reasoning lessons", **fields) -> Action:
    given = {"order": area.actions.count() + 1}
    return Action.objects.create(school=area.school, area=area, title=title, **given | fields)


@dataclass
class Cast:
    """Everybody, in two schools of two authorities."""

    school: School = field(default_factory=make_school)

    def __post_init__(self):
        school = self.school
        self.authority = make_body()
        link(school, self.authority)
        self.head = make_person("Catherine Hallam", Role.HEADTEACHER, school=school, job_title="Headteacher")
        self.editor = make_person("Priya Nair", Role.PLAN_EDITOR, school=school, job_title="Headteacher’s PA")
        self.deputy = make_person(
            "Imran Sheikh", Role.SENIOR_LEADER, school=school, job_title="Deputy headteacher"
        )
        self.leader = make_person(
            "Leah Whitlock", Role.SENIOR_LEADER, school=school, job_title="Assistant headteacher"
        )
        self.teacher = make_person("Josh Ellery", Role.STAFF, school=school, job_title="Year 5 leader")
        self.chair = make_person("Joan Birkett", Role.CHAIR, school=school, job_title="Chair of governors")
        self.governor = make_person("Anjali Foss", Role.GOVERNOR, school=school, job_title="Governor")
        self.clerk = make_person(
            "Martin Ebdon", Role.CLERK, school=school, job_title="Clerk to the governors"
        )
        self.leaver = make_person(
            "Owen Tredwell", Role.SENIOR_LEADER, school=school, ends_on=dates.today() - timedelta(days=1)
        )
        self.adviser = make_person(
            "Robert Kelso", Role.ADVISER, body=self.authority, job_title="School adviser"
        )
        self.body_admin = make_person("Farah Siddall", Role.BODY_ADMIN, body=self.authority)
        self.other_school = make_school("Beckenholt Primary School", "142399")
        self.other_authority = make_body("Eastmere")
        link(self.other_school, self.other_authority)
        self.outsider = make_person("Nadia Corrin", Role.HEADTEACHER, school=self.other_school)
        self.other_adviser = make_person("Tom Penhale", Role.ADVISER, body=self.other_authority)

    def everyone(self) -> dict[str, Person]:
        return {name: person for name, person in vars(self).items() if isinstance(person, Person)}
