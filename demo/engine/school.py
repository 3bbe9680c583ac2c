"""A school joins, its people come in, its terms are laid; and then all that its story tells."""

from datetime import date, time

from demo.accounts import address_at
from demo.days import Ago, Back
from demo.engine import adviser, areas, board, challenges, evidence, inspections, measures, monitoring, visits
from demo.engine.days import Days
from demo.engine.diary import Diary
from demo.stories import BodyStory, PersonStory, SchoolStory
from schools.accounts import invitations
from schools.days import dates
from schools.days import workflow as terms
from schools.links import workflow as links
from schools.models import Closure, Membership, Person, ResponsibleBody, School, SchoolBody, User
from schools.people import workflow as people
from schools.school import last_look
from schools.school.workflow import add_school


def play(story: SchoolStory, body: ResponsibleBody, days: Days, password: str) -> None:
    """All of it, from the day it joined to today. `password` is everybody's, hashed."""
    diary = Diary(story, days)
    diary.on(story.joined, _join, body, password)
    for who in story.people:
        if who is not diary.head:
            diary.on(story.joined, _add_person, who, password)
        if who.leaves:
            diary.on(who.leaves, _leave, who)
        if who.account:
            # Everybody whose sign-in is printed looked some days ago, so that something is new to them.
            diary.on(max(days.of(story.joined), days.of(Ago(4))), _look, who)
    for partner in story.bodies:
        if partner.asked:
            diary.on(partner.asked, _ask, partner)
        if partner.accepted:
            diary.on(partner.accepted, _accept, partner)
    if story.terms_checked:
        diary.on(story.joined, _check_terms)
        if dates.academic_year(days.today) > dates.academic_year(days.of(story.joined)) + 1:
            diary.on(Back(0, 0.0), _lay_this_year)
    for enter in (
        inspections.enter,
        areas.enter,
        measures.enter,
        monitoring.enter,
        evidence.enter,
        board.enter,
        challenges.enter,
        visits.enter,
        adviser.enter,
        areas.enter_progress,
    ):
        enter(diary)
    diary.live()


def look(school: School, user: User, day: date, hour: time) -> None:
    last_look.remember(school, by=user, at=dates.london(day, hour), seen=last_look.LookedAt())


# ---- who belongs to it ----------------------------------------------------------------------------------------------
def _join(diary: Diary, body: ResponsibleBody, password: str) -> None:
    story, head, on = diary.story, diary.head, dates.today()
    school = add_school(
        urn=story.urn, name=story.name, on=on, phase=story.phase, roll=story.roll, address=story.address
    )
    diary.school = school
    person = Person.objects.create(
        school=school, name=head.name, job_title=head.job, email=address_at(story, head.name)
    )
    Membership.objects.create(person=person, role=head.role, starts_on=on)
    _let_in(diary, person, by=None, password=password)
    accepted = {"accepted_on": on, "accepted_by": person.user} if story.basis == "commissioned" else {}
    SchoolBody.objects.create(school=school, body=body, basis=story.basis, starts_on=on, **accepted)
    for partner in story.bodies:
        other = ResponsibleBody.objects.create(kind=partner.kind, name=partner.name)
        SchoolBody.objects.create(school=school, body=other, basis=partner.basis, starts_on=on)


def _ask(diary: Diary, partner: BodyStory) -> None:
    asked = SchoolBody.objects.filter(school=diary.school, body__name=partner.name)
    asked.update(asked_on=dates.today())


def _accept(diary: Diary, partner: BodyStory) -> None:
    link = SchoolBody.objects.get(school=diary.school, body__name=partner.name)
    links.accept(link, by=diary.user(diary.head.name), on=dates.today())


def _add_person(diary: Diary, who: PersonStory, password: str) -> None:
    by, enters = diary.user(diary.head.name), who.name in diary.writers
    person = people.add_person(
        diary.school,
        by=by,
        on=dates.today(),
        name=who.name,
        role=who.role,
        job_title=who.job,
        email=address_at(diary.story, who.name) if enters else "",
    )
    diary.people[who.name] = person
    if enters:
        _let_in(diary, person, by=by, password=password)


def _let_in(diary: Diary, person: Person, *, by: User | None, password: str) -> None:
    """Invite, and accept: what happens by mail otherwise."""
    _, link = invitations.issue(person, by=by, on=dates.today())
    user = invitations.accept(link.rstrip("/").rsplit("/", 1)[1], on=dates.today())
    User.objects.filter(pk=user.pk).update(password=password)
    person.refresh_from_db()
    diary.people[person.name] = person


def _leave(diary: Diary, who: PersonStory) -> None:
    by, on = diary.user(diary.head.name), dates.today()
    people.leave(diary.people[who.name], by=by, on=on, last_day=on)


def _look(diary: Diary, who: PersonStory) -> None:
    look(diary.school, diary.user(who.name), dates.today(), time(7, 41))


# ---- terms ----------------------------------------------------------------------------------------------------------
def _check_terms(diary: Diary) -> None:
    by, on = diary.user(diary.head.name), dates.today()
    for year in (dates.academic_year(on), dates.academic_year(on) + 1):
        terms.confirm_terms(diary.school, by=by, on=on, academic_year=year)
    _add_training(diary, by, on)


def _lay_this_year(diary: Diary) -> None:
    by, on = diary.user(diary.head.name), dates.today()
    year = dates.academic_year(on)
    terms.lay_terms(diary.school, by=by, on=on, academic_year=year)
    terms.confirm_terms(diary.school, by=by, on=on, academic_year=year)
    _add_training(diary, by, on)


def _add_training(diary: Diary, by: User, on: date) -> None:
    """The days of staff training that fall in the years the school has terms for."""
    known = set(Closure.objects.filter(school=diary.school).values_list("starts_on", flat=True))
    years = {dates.academic_year(on), dates.academic_year(on) + 1}
    for day in diary.days.training:
        if day not in known and dates.academic_year(day) in years:
            terms.add_closure(diary.school, by=by, on=on, kind=Closure.Kind.INSET, starts_on=day)
