"""Schools made by chance, the same for the same seed: people without an address or who have left, heads and chairs that are
missing, terms of every sort, and many dated things. For tests that hold a rule against a plainer one."""

from datetime import date, datetime, timedelta
from random import Random

from governance.models import Appointment, Challenge, ChallengeTurn, Meeting, Pack, Visit
from improvement.models import (
    Action,
    Activity,
    AreaForImprovement,
    Evidence,
    EvidenceCheck,
    EvidenceLink,
    EvidenceRequest,
    FollowUp,
    MonitoringActivity,
    Snooze,
    VisitNote,
)
from schools.days.calendar import lay_typical_terms
from schools.days.dates import LONDON
from schools.models import (
    Closure,
    Membership,
    Person,
    ResponsibleBody,
    Role,
    School,
    SchoolBody,
    SchoolUrn,
    Term,
    User,
)
from tests.cast import LONG_AGO, link, make_evidence, make_inspection, make_measure

FIRST = date(2026, 9, 1)  # the year of days begins here
YEAR = 365
ROLES = [
    *(Role.PLAN_EDITOR, Role.SENIOR_LEADER, Role.SENIOR_LEADER, Role.SENIOR_LEADER, Role.STAFF, Role.STAFF),
    *(Role.STAFF, Role.STAFF, Role.GOVERNOR, Role.GOVERNOR, Role.GOVERNOR, Role.CLERK),
]


class RandomSchools:
    """`count` schools and a body with two advisers."""

    def __init__(self, seed: int, count: int, *, dated: int = 20):
        self.random = Random(seed)
        self.dated = dated
        self.urns = 300_000 + seed * 100
        self.body = ResponsibleBody.objects.create(
            name=f"Body {seed}", kind=ResponsibleBody.Kind.LOCAL_AUTHORITY
        )
        self.advisers = [self.person(None, Role.ADVISER, signs_in=True) for _ in range(2)]
        self.schools = [self.school(number) for number in range(count)]

    # ---- chance ----------------------------------------------------------------------------------------------------
    def day(self, before: int = 60) -> date:
        return FIRST + timedelta(days=self.random.randint(-before, YEAR))

    def maybe(self, chance: float) -> bool:
        return self.random.random() < chance

    def one(self, among):
        return self.random.choice(among)

    def moment(self, chance: float) -> datetime | None:
        return datetime(2026, 8, 1, 9, tzinfo=LONDON) if self.maybe(chance) else None

    # ---- people ----------------------------------------------------------------------------------------------------
    def person(self, school, role, *, signs_in=None) -> Person:
        number = Person.objects.count()
        email = f"p{number}@example.com"
        how = (
            "user"
            if signs_in
            else self.one(["user", "user", "mail", "mail", "closed", "closed_mail", "none"])
        )
        user = User.objects.create(email=f"u{email}") if how in ("user", "closed", "closed_mail") else None
        if how in ("closed", "closed_mail"):
            User.objects.filter(pk=user.pk).update(is_active=False)
        person = Person.objects.create(
            school=school,
            body=None if school else self.body,
            user=user,
            name=f"Person {number}",
            email=email if how in ("mail", "closed_mail") else "",
        )
        starts, ends = self.one([(LONG_AGO, None)] * 5 + [(LONG_AGO, self.day()), (self.day(), None)])
        Membership.objects.create(person=person, role=role, starts_on=starts, ends_on=ends)
        return person

    # ---- a school --------------------------------------------------------------------------------------------------
    def school(self, number: int) -> School:
        school = School.objects.create(
            name=f"School {self.urns + number}",
            urn=str(self.urns + number),
            chair_hears_of_head=self.maybe(0.7),
        )
        SchoolUrn.objects.create(school=school, urn=school.urn, starts_on=LONG_AGO)
        self.days_of(school, number)
        heads = [self.person(school, Role.HEADTEACHER) for _ in range(self.one([0, 1, 1, 1, 2]))]
        chairs = [self.person(school, Role.CHAIR) for _ in range(self.one([0, 1, 1]))]
        people = [*heads, *chairs, *(self.person(school, role) for role in ROLES)]
        self.nobody_or = [None, *people, *heads, *heads]
        self.people = people
        areas = [self.area(school, title) for title in ("Reading", "Writing", "Mathematics", "Attendance")]
        for _ in range(self.dated):
            self.action(school, self.one(areas))
            self.evidence(school, areas)
            self.look(school, areas)
            self.challenge(school, areas)
            self.request(school, self.one(areas))
        letter = make_inspection(school, starts_on=date(2025, 11, 19))
        for title in range(self.dated // 2):
            FollowUp.objects.create(
                school=school,
                inspection=letter,
                what=f"We shall come {title}",
                happens_on=self.day(),
                removed_at=self.moment(0.1),
            )
        self.board(school)
        link(school, self.body, asked_on=self.one([None, self.day()]), basis=self.one(list(SchoolBody.Basis)))
        return school

    def days_of(self, school, number):
        """Terms as usual, none at all, or its own; and closures."""
        if number % 3 == 0:
            for year in (2025, 2026, 2027):
                lay_typical_terms(school, year)
        if number % 3 == 2:
            for year in (2025, 2026, 2027):
                lay_typical_terms(school, year)
            for term in Term.objects.filter(school=school, half=2):
                term.ends_on -= timedelta(days=self.random.randint(0, 9))
                term.save()
        for _ in range(6):
            day = self.day()
            Closure.objects.create(
                school=school,
                kind="inset",
                starts_on=day,
                ends_on=day + timedelta(days=self.random.randint(0, 2)),
            )

    def area(self, school, title) -> AreaForImprovement:
        area = AreaForImprovement.objects.create(
            school=school,
            title=title,
            leader=self.one(self.nobody_or),
            second_person=self.one([None, *self.nobody_or]),
            removed_at=self.moment(0.1),
        )
        pairs = [self.one([None, (60, None), (60, None), (60, 61)]) for _ in range(3)]
        make_measure(area, f"Measure of {title}", groups=["Year 5", "Year 6"], targets=pairs, year=2026)
        return area

    def action(self, school, area):
        activity = self.one([Activity.NOT_STARTED, Activity.UNDER_WAY, Activity.DONE, Activity.STOPPED])
        action = Action.objects.create(
            school=school,
            area=area,
            order=Action.objects.filter(area=area).count() + 1,
            title=f"Action {Action.objects.count()}",
            owner=self.one(self.nobody_or),
            review_on=self.one([None, self.day(), self.day()]),
            due_on=self.one([None, self.day(), self.day()]),
            reviewed_on=self.one([None, FIRST]),
            activity=activity,
            stopped_because="Another way" if activity == Activity.STOPPED else "",
            removed_at=self.moment(0.1),
        )
        if self.maybe(0.3):
            day = self.day()
            Snooze.objects.create(
                school=school,
                action=action,
                person=self.one([action.owner or self.people[0], area.leader or self.people[0]]),
                on=day,
                until=day + timedelta(days=self.random.randint(1, 60)),
                reason="Waiting",
            )

    def evidence(self, school, areas):
        by = self.one(self.people)
        on = [self.one(areas)] if self.maybe(0.7) else []
        item = make_evidence(
            school,
            f"Item {Evidence.objects.count()}",
            by=by,
            on=on,
            fresh_until=self.one([None, self.day(), self.day()]),
            removed_at=self.moment(0.1),
            added_on=FIRST,
            represents_on=FIRST,
        )
        if not on:
            return
        for _ in range(self.one([0, 1, 2])):
            day = self.day()
            EvidenceCheck.objects.create(
                school=school,
                link=EvidenceLink.objects.get(evidence=item),
                body=self.body,
                by=self.one(self.advisers),
                verdict="seen",
                on=day,
                reply=self.one(["", "Words"]),
                reply_on=day + timedelta(days=3),
            )

    def look(self, school, areas):
        """Monitoring of any kind: some of it visits of governors, some of it visits of advisers with their note."""
        kind = self.one(["work_scrutiny", "lesson_visit", "governor_visit", "external_review"])
        look = MonitoringActivity.objects.create(
            school=school,
            kind=kind,
            planned_on=self.day(),
            done_on=self.day() if self.maybe(0.2) or kind == "external_review" else None,
            by=self.one(self.nobody_or),
            removed_at=self.moment(0.1),
        )
        look.areas.set(self.random.sample(areas, self.random.randint(kind == "governor_visit", 2)))
        if kind == "governor_visit":
            Visit.objects.create(
                school=school, activity=look, purpose="To see", agreed_with=self.one(self.nobody_or)
            )
        if kind == "external_review":
            VisitNote.objects.create(
                school=school,
                activity=look,
                body=self.body,
                by=self.one(self.advisers),
                on=self.day(),
                purpose="To see",
                answer=self.one(["", "accurate"]),
                changed_on=self.one([None, self.day()]),
            )

    def challenge(self, school, areas):
        state = self.one(list(Challenge.State))
        asked_by = self.one(self.people)
        challenge = Challenge.objects.create(
            school=school,
            question="Why?",
            area=self.one([None, *areas]),
            asked_by=asked_by,
            recorded_by=asked_by,
            asked_of=self.one(self.people),
            asked_on=FIRST,
            answer_by=self.day(),
            state=state,
            removed_at=self.moment(0.1),
        )
        if state == Challenge.State.ANSWERED:
            ChallengeTurn.objects.create(
                challenge=challenge,
                kind="answered",
                text="So",
                by=asked_by,
                recorded_by=asked_by,
                on=self.day(),
            )

    def request(self, school, area):
        day = self.day()
        EvidenceRequest.objects.create(
            school=school,
            body=self.body,
            by=self.one(self.advisers),
            on=day,
            area=area,
            what="Words",
            wanted_by=day + timedelta(days=self.random.randint(1, 30)),
            answered_on=self.one([None, None, day]),
        )

    def board(self, school):
        """Appointments that end, some of them followed by another; and packs that were sent."""
        for person in self.people:
            membership = person.memberships.get()
            if membership.role in (Role.CHAIR, Role.GOVERNOR, Role.CLERK):
                Appointment.objects.create(school=school, membership=membership, category="parent")
                if membership.ends_on and self.maybe(0.3):
                    Membership.objects.create(
                        person=person, role=membership.role, starts_on=membership.ends_on + timedelta(days=1)
                    )
        for _ in range(self.dated // 4):
            meeting = Meeting.objects.create(school=school, held_on=self.day(), removed_at=self.moment(0.1))
            Pack.objects.create(
                school=school,
                meeting=meeting,
                content={"reading": "4 minutes"},
                sent_at=datetime(2026, 8, 1, 9, tzinfo=LONDON),
                sent_by=self.people[0],
            )
