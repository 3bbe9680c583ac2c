"""Lives the story: every day of it in order, through the workflow, by the people who are said to have done it."""

from collections.abc import Callable
from datetime import date, time

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from config.demo.days import Days
from config.demo.diary import Diary
from config.demo.improving import Improving
from config.demo.neighbours import neighbours, skerrick_bay
from config.demo.people import ADVISERS, AUTHORITY, OTHER_AUTHORITY, PASSWORD, address
from config.demo.saltmarsh import saltmarsh
from config.demo.script import Partner, Place, Who
from schools import dates
from schools.models import (
    Closure,
    Membership,
    NamedSchool,
    Person,
    ResponsibleBody,
    Role,
    School,
    SchoolBody,
    User,
)
from schools.workflow import bodies as workflow
from schools.workflow import invitations, links, looks, people, terms
from schools.workflow.schools import add_school


def places(d: Days) -> list[tuple[str, Place]]:
    """Every school of the story with the body it belongs to; the chief one first."""
    own = [saltmarsh(d), *neighbours(d)]
    return [*((AUTHORITY, place) for place in own), (OTHER_AUTHORITY, skerrick_bay(d))]


@transaction.atomic
def build() -> None:
    """Everything, in one transaction."""
    days = Days(dates.today())
    password = make_password(PASSWORD)
    bodies = _bodies(days, password)
    for body, place in places(days):
        _School(place, bodies[body], days, password).live()
    _advisers_look(days)
    _more_advisers(bodies[AUTHORITY], days)


def _bodies(d: Days, password: str) -> dict[str, ResponsibleBody]:
    bodies = {
        name: ResponsibleBody.objects.create(kind=ResponsibleBody.Kind.LOCAL_AUTHORITY, name=name)
        for name in (AUTHORITY, OTHER_AUTHORITY)
    }
    for body, who in ADVISERS:
        email = address(who.name, body)
        person = Person.objects.create(
            body=bodies[body], name=who.name, job_title=who.job, email=email, user=_user(email, password)
        )
        Membership.objects.create(person=person, role=who.role, starts_on=d.back(8, 0.0))
    return bodies


def _more_advisers(body: ResponsibleBody, d: Days) -> None:
    """One who is named to two schools, and one who has not accepted the invitation yet."""
    admin = User.objects.get(email=address("Edith Rao", body.name))
    named = Person.objects.create(body=body, name="Daniel Prior", job_title="Adviser for English")
    part = Membership.objects.create(
        person=named, role=Role.ADVISER, starts_on=d.back(1, 0.1), named_schools_only=True
    )
    NamedSchool.objects.bulk_create(
        NamedSchool(membership=part, school=school) for school in workflow.schools_of(body, d.today)[:2]
    )
    email = address("Harriet Oduya", body.name)
    invited = Person.objects.create(
        body=body, name="Harriet Oduya", job_title="Adviser for governance", email=email
    )
    Membership.objects.create(person=invited, role=Role.ADVISER, starts_on=d.ago(2))
    invitations.issue(invited, by=admin, on=d.today)


def _user(email: str, password: str) -> User:
    user = User.objects.create(email=email, password=password)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def _advisers_look(d: Days) -> None:
    """Those who have access to several schools looked at each of them lately."""
    for body, who in ADVISERS:
        user = User.objects.get(email=address(who.name, body))
        for school in School.objects.visible_to(user):
            _look(school, user, d.ago(5), time(16, 20))


def _look(school: School, user: User, day: date, hour: time) -> None:
    looks.remember(school, by=user, at=dates.london(day, hour), seen=looks.Seen())


class _School:
    """One school: it joins, its people come in, and then what `Improving` tells."""

    def __init__(self, place: Place, body: ResponsibleBody, d: Days, password: str):
        self.place, self.body, self.days, self.password = place, body, d, password
        self.diary = Diary(today=d.today)
        self.head = next(who for who in place.people if who.role == Role.HEADTEACHER)

    def live(self) -> None:
        place, diary = self.place, self.diary
        diary.on(place.joined, self.join)
        for who in place.people:
            if who is not self.head:
                diary.on(place.joined, self.adding(who))
            if who.leaves:
                diary.on(who.leaves, self.leaving(who))
            if who.account:
                diary.on(max(place.joined, self.days.ago(4)), self.looking(who))
        for partner in place.partners:
            if partner.asked:
                diary.on(partner.asked, self.asking(partner))
            if partner.accepted:
                diary.on(partner.accepted, self.accepting(partner))
        if place.terms_checked:
            diary.on(place.joined, self.check_terms)
            if dates.academic_year(self.days.today) > dates.academic_year(place.joined) + 1:
                diary.on(self.days.back(0, 0.0), self.lay_this_year)
        Improving(place, diary).tell()
        diary.live()

    def join(self) -> None:
        place, on = self.place, dates.today()
        school = add_school(
            urn=place.urn, name=place.name, on=on, phase=place.phase, roll=place.roll, address=place.address
        )
        self.diary.school = school
        head = Person.objects.create(
            school=school, name=self.head.name, job_title=self.head.job, email=self.email(self.head)
        )
        Membership.objects.create(person=head, role=Role.HEADTEACHER, starts_on=on)
        self.let_in(head, by=None)
        accepted = {"accepted_on": on, "accepted_by": head.user} if place.basis == "commissioned" else {}
        SchoolBody.objects.create(school=school, body=self.body, basis=place.basis, starts_on=on, **accepted)
        for partner in place.partners:
            body = ResponsibleBody.objects.create(kind=partner.kind, name=partner.name)
            SchoolBody.objects.create(school=school, body=body, basis=partner.basis, starts_on=on)

    def asking(self, partner: Partner) -> Callable[[], None]:
        def ask() -> None:
            asked = SchoolBody.objects.filter(school=self.diary.school, body__name=partner.name)
            asked.update(asked_on=dates.today())

        return ask

    def accepting(self, partner: Partner) -> Callable[[], None]:
        def accept() -> None:
            link = SchoolBody.objects.get(school=self.diary.school, body__name=partner.name)
            links.accept(link, by=self.diary.user(self.head.name), on=dates.today())

        return accept

    def adding(self, who: Who) -> Callable[[], None]:
        def add() -> None:
            by = self.diary.user(self.head.name)
            enters = bool(who.account or who.signs_in)
            person = people.add_person(
                self.diary.school,
                by=by,
                on=dates.today(),
                name=who.name,
                role=who.role,
                job_title=who.job,
                email=self.email(who) if enters else "",
            )
            if enters:
                self.let_in(person, by=by)
            self.diary.people[who.name] = person

        return add

    def leaving(self, who: Who) -> Callable[[], None]:
        def leave() -> None:
            by, on = self.diary.user(self.head.name), dates.today()
            people.leave(self.diary.people[who.name], by=by, on=on, last_day=on)

        return leave

    def looking(self, who: Who) -> Callable[[], None]:
        """Everybody whose sign-in is printed looked some days ago, so that something is new to them."""

        def look() -> None:
            _look(self.diary.school, self.diary.user(who.name), dates.today(), time(7, 41))

        return look

    def let_in(self, person: Person, *, by: User | None) -> None:
        """Invite, and accept: what happens by mail otherwise."""
        _, link = invitations.issue(person, by=by, on=dates.today())
        user = invitations.accept(link.rstrip("/").rsplit("/", 1)[1], on=dates.today())
        User.objects.filter(pk=user.pk).update(password=self.password)
        person.refresh_from_db()
        self.diary.people[person.name] = person

    def email(self, who: Who) -> str:
        return address(who.name, self.place.name.split()[0])

    def check_terms(self) -> None:
        by, on = self.diary.user(self.head.name), dates.today()
        school = self.diary.school
        for year in (dates.academic_year(on), dates.academic_year(on) + 1):
            terms.confirm_terms(school, by=by, on=on, academic_year=year)
        self._training(by, on)

    def lay_this_year(self) -> None:
        by, on = self.diary.user(self.head.name), dates.today()
        year = dates.academic_year(on)
        terms.lay_terms(self.diary.school, by=by, on=on, academic_year=year)
        terms.confirm_terms(self.diary.school, by=by, on=on, academic_year=year)
        self._training(by, on)

    def _training(self, by: User, on: date) -> None:
        """The days of staff training that fall in the years the school has terms for."""
        school: School = self.diary.school
        known = set(Closure.objects.filter(school=school).values_list("starts_on", flat=True))
        years = {dates.academic_year(on), dates.academic_year(on) + 1}
        for day in self.days.training:
            if day not in known and dates.academic_year(day) in years:
                terms.add_closure(school, by=by, on=on, kind=Closure.Kind.INSET, starts_on=day)
