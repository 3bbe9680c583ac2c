"""Who is reminded of what, and when, held against a second and plainer telling of the same rules: one thing and one person at
a time, over schools made by chance."""

from datetime import date, timedelta
from random import Random

import pytest

from config.reminders import SUBJECTS
from governance.models import Appointment, Challenge, Visit
from improvement.models import (
    Action,
    AreaForImprovement,
    Evidence,
    EvidenceCheck,
    EvidenceRequest,
    FollowUp,
    MonitoringActivity,
    Snooze,
    TermlyTarget,
    VisitNote,
)
from improvement.oversight import week as adviser_week
from schools import reminders
from schools.days.calendar import SchoolCalendar
from schools.models import Membership, SchoolBody
from tests.random_schools import FIRST, YEAR, RandomSchools

DAY = timedelta(days=1)
MONTH = timedelta(days=30)
BY_DAY = [each for each in SUBJECTS if each is not adviser_week]


class Plain:
    """One school on one day."""

    def __init__(self, school, on: date):
        self.school, self.on = school, on
        self.calendar = SchoolCalendar.of(school)
        self.monday = on - on.weekday() * DAY
        self.found: set[tuple] = set()

    # ---- whom --------------------------------------------------------------------------------------------------------
    def parts(self, **which):
        live = [m for m in Membership.objects.filter(**which).order_by("person") if m.starts_on <= self.on]
        return [m for m in live if m.ends_on is None or m.ends_on >= self.on]

    def here(self, person) -> bool:
        return person is not None and bool(self.parts(person=person))

    def reached(self, person) -> bool:
        return self.here(person) and bool(person.address)

    def first(self, *people):
        return next((person for person in people if self.reached(person)), None)

    def holder(self, *roles):
        held = [m.person for role in roles for m in self.parts(role=role, person__school=self.school)]
        return self.first(*held) or (held[0] if held else None)

    def head(self):
        return self.holder("headteacher", "plan_editor")

    # ---- when --------------------------------------------------------------------------------------------------------
    def lead(self, day: date, *leads: int) -> int | None:
        """The last school day before it is one with no other between; the others are counted in days."""
        between = [self.on + n * DAY for n in range(1, (day - self.on).days)]
        if 1 in leads and not any(map(self.calendar.is_school_day, between)):
            return 1
        reached = [lead for lead in leads if lead > 1 and (day - self.on).days <= lead]
        return min(reached, default=None)

    def tell(self, kind, subject, row, person, due_on):
        if person:
            self.found.add((person.pk, kind, subject, row.pk, due_on))

    # ---- what --------------------------------------------------------------------------------------------------------
    def all(self) -> set[tuple]:
        """Advisers hear on any day, the people of a school on its school days."""
        if self.calendar.is_school_day(self.on):
            for row in Action.objects.filter(school=self.school):
                self.action(row)
            for row in MonitoringActivity.objects.filter(school=self.school):
                self.planned(row)
            for row in AreaForImprovement.objects.filter(school=self.school, removed_at=None):
                self.actuals(row)
            for row in Challenge.objects.filter(school=self.school, removed_at=None):
                self.challenge(row)
            for row in EvidenceRequest.objects.filter(school=self.school):
                self.request(row)
            self.simple()
        for row in EvidenceCheck.objects.filter(school=self.school):
            self.check(row)
        return self.found

    def action(self, row):
        if row.removed_at or row.area.removed_at or row.activity == "stopped":
            return
        leader = self.first(row.area.leader) or self.head()
        owner = self.first(row.owner) or leader
        put_off = {
            each.person_id
            for each in Snooze.objects.filter(action=row, ended_on=None)
            if each.on <= self.on < each.until
        }

        def tell(kind, person, due_on):
            if person and person.pk not in put_off:
                self.tell(kind, "action", row, person, due_on)

        done = row.activity == "done"
        for name, day in (("review", row.review_on), ("action", None if done else row.due_on)):
            if day and day < self.on:
                tell(f"{name}_overdue", owner, self.monday)
                tell(f"{name}_overdue", leader, self.monday)
                passed = [day + n * DAY for n in range(1, (self.on - day).days + 1)]
                if len(passed) <= 60 and sum(map(self.calendar.is_school_day, passed)) >= 5:
                    more = self.one_more(row, owner, leader)
                    tell(f"{name}_escalated", more if more not in (owner, leader) else None, day)
            elif day and name == "review":
                lead = "today" if day == self.on else self.lead(day, 14, 7, 1)
                if lead:
                    tell(f"review_{lead}" if lead == "today" else f"review_in_{lead}", owner, day)

    def one_more(self, row, owner, leader):
        second, head = self.first(row.area.second_person), self.head()
        if second or not head or head not in (owner, leader) or row.owner not in (head, None):
            return second or head
        return self.holder("chair") if row.school.chair_hears_of_head else None

    def planned(self, row):
        if row.removed_at or row.done_on or not row.planned_on or row.planned_on <= self.on or not row.by:
            return
        lead = self.lead(row.planned_on, 7, 1)
        areas = list(row.areas.order_by("pk"))
        visit = Visit.objects.filter(activity=row).first()
        if lead and visit:
            for person in (
                row.by,
                *([visit.agreed_with] if visit.agreed_with else [a.leader for a in areas]),
            ):
                self.tell(f"visit_in_{lead}", "governor_visit", row, self.first(person), row.planned_on)
        elif lead and self.here(row.by):
            others = [*(area.leader for area in areas), *(area.second_person for area in areas)]
            person = self.first(row.by, *others) or self.head()
            self.tell(f"monitoring_in_{lead}", "monitoring", row, person, row.planned_on)

    def actuals(self, row):
        second = row.second_person if self.here(row.leader) else None
        person = self.first(row.leader, second) or self.head()
        for target in TermlyTarget.objects.filter(series__measure__area=row, actual=None).exclude(
            target=None
        ):
            first, last = self.calendar.last_week(target.academic_year, target.season)
            if first <= self.on <= last:
                self.tell("target_actual_wanted", "area_targets", row, person, last)

    def challenge(self, row):
        if row.state == "answered":
            days = [turn.on for turn in row.turns.all() if turn.kind == "answered"]
            chairs = [m.person for m in self.parts(role="chair", person__school=self.school)]
            if days and max(days) >= self.on - MONTH:
                whom = self.first(row.asked_by, *chairs)
                self.tell("challenge_answered", "challenge", row, whom, max(days))
        elif row.state != "satisfied":
            whom = self.first(row.asked_of, row.area and row.area.leader, self.head())
            lead = self.lead(row.answer_by, 7, 1)
            if row.answer_by < self.on:
                self.tell("challenge_overdue", "challenge", row, whom, self.monday)
            elif lead:
                self.tell(f"challenge_in_{lead}", "challenge", row, whom, row.answer_by)

    def request(self, row):
        if row.on > self.on or row.answered_on or row.area.removed_at:
            return
        whom = self.first(row.area.leader) or self.head()
        if row.wanted_by < self.on:
            kind, due_on = "evidence_wanted_overdue", self.monday
        elif self.lead(row.wanted_by, 1):
            kind, due_on = "evidence_wanted_in_1", row.wanted_by
        else:
            kind, due_on = "evidence_requested", row.on
        self.tell(kind, "evidencerequest", row, whom, due_on)

    def check(self, row):
        later = EvidenceCheck.objects.filter(link=row.link, pk__gt=row.pk)
        gone = row.link.evidence.removed_at or later.exists()
        if row.reply and not gone and row.reply_on <= self.on <= row.reply_on + MONTH:
            self.tell("check_replied", "evidencecheck", row, self.first(row.by), row.reply_on)

    def simple(self):
        for row in Evidence.objects.filter(school=self.school, removed_at=None, fresh_until__isnull=False):
            if self.on <= row.fresh_until <= self.on + 14 * DAY and self.here(row.added_by):
                self.tell("evidence_going_stale", "evidence", row, row.added_by, row.fresh_until)
        for row in FollowUp.objects.filter(school=self.school, removed_at=None):
            lead = self.lead(row.happens_on, 14, 7, 1) if row.happens_on > self.on else None
            if lead:
                self.tell(f"follow_up_in_{lead}", "follow_up", row, self.head(), row.happens_on)
        for row in VisitNote.objects.filter(school=self.school, activity__removed_at=None):
            day = row.changed_on or row.on
            if (not row.answer or row.changed_on) and day <= self.on <= day + MONTH:
                self.tell("visit_note_to_answer", "visitnote", row, self.head(), day)
        for row in SchoolBody.objects.filter(school=self.school, accepted_on=None).exclude(asked_on=None):
            if row.asked_on <= self.on <= row.asked_on + MONTH:
                self.tell("body_asks", "schoolbody", row, self.head(), row.asked_on)
        for row in Appointment.objects.filter(school=self.school):
            ends = row.membership.ends_on
            after = Membership.objects.filter(person=row.membership.person, role__in=["chair", "governor"])
            if not ends or ends < self.on or any(not m.ends_on or m.ends_on > ends for m in after):
                continue
            lead = self.lead(ends, 60, 14)
            for m in self.parts(role__in=["chair", "clerk"], person__school=self.school) if lead else ():
                self.tell(f"appointment_in_{lead}", "appointment", row, self.first(m.person), ends)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [3, 4])
def test_the_engine_tells_whom_the_plain_rule_tells(seed):
    made = RandomSchools(seed, 3, dated=5)
    days = [FIRST + n * DAY for n in sorted(Random(seed).sample(range(YEAR), 6))]
    days += [date(2026, 12, 18), date(2027, 7, 20)]  # in the last week of a term
    told = 0
    for on in days:
        plain = set().union(*(Plain(school, on).all() for school in made.schools))
        assert {each.key for each in reminders.due(BY_DAY, on)} == plain, on
        told += len(plain)
    assert told > 80
