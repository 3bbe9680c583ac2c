"""One synthetic school: every figure follows from the seed and its number, every day from today."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from demo.seeding.tables import Tables
from improvement.models import MonitoringActivity
from schools.days import dates
from schools.days.typical import typical_terms
from schools.models import Role, School, SchoolBody, Season

LONG_AGO = date(2020, 9, 1)
PLACES = [
    "Alder",
    "Ashby",
    "Birch",
    "Brook",
    "Cotter",
    "Dunlin",
    "Elm",
    "Fallow",
    "Garth",
    "Heron",
    "Ivel",
    "Juniper",
    "Kestrel",
    "Linnet",
    "Marram",
    "Nettle",
]
KINDS = ["Lane", "Field", "Hill", "Bridge", "Mere", "Gate", "Wood", "Green", "Mill", "Cross"]
PHASES = 8 * [School.Phase.PRIMARY] + 3 * [School.Phase.SECONDARY] + [School.Phase.SPECIAL]
FIRST = ["Ada", "Ben", "Cora", "Dev", "Ella", "Finn", "Gita", "Hugh", "Iris", "Jon", "Kaya", "Lena"]
LAST = ["Ashdown", "Barrow", "Calder", "Dale", "Ember", "Farrow", "Grange", "Hollis", "Ingham", "Jarrow"]
TITLES = (
    "Reading across the curriculum",
    "Mathematics: explaining the steps",
    "Attendance of pupils who are often absent",
    "Writing at length",
    "Support for pupils with special needs",
    "Subject leaders know what works",
)
ACTIVITIES = 4 * ["not_started"] + 7 * ["under_way"] + 8 * ["done"] + ["stopped"]
# A school is well, middling or poorly placed, and all its ratings are drawn from that.
RATINGS = (
    4 * ["green"] + 2 * ["blue"] + ["amber", ""],
    3 * ["green"] + 3 * ["amber"] + ["red", ""],
    3 * ["red"] + 3 * ["amber"] + ["green", ""],
)
CONCERNS = ("requires significant improvement", "requires special measures")
SOURCES = ("work_scrutiny", "pupils_views", "data", "record", "parents_views", "external_review")
LOOKS = (
    MonitoringActivity.Kind.WORK_SCRUTINY,
    MonitoringActivity.Kind.LESSON_VISIT,
    MonitoringActivity.Kind.DATA_REVIEW,
    MonitoringActivity.Kind.EXTERNAL_REVIEW,
)


@dataclass(frozen=True)
class Body:
    """The body a school is linked with, and its adviser."""

    pk: int
    adviser: int


class Laying:
    """Lays schools into the tables, one after another."""

    def __init__(self, tables: Tables, *, seed: int, on: date, framework: int) -> None:
        self.tables, self.seed, self.on, self.framework = tables, seed, on, framework
        year = dates.academic_year(on)
        self.half_terms = [(each, term) for each in (year - 1, year) for term in typical_terms(each)]
        self.terms = [(year - 1, season) for season in Season.values] + [(year, Season.AUTUMN.value)]

    def day(self, away: int) -> date:
        return self.on + timedelta(days=away)

    def school(self, urn: int, body: Body, actions: int) -> None:
        t = self.tables
        self.random = random = Random(f"{self.seed}:{urn}")
        self.body = body
        name = f"{random.choice(PLACES)} {random.choice(KINDS)} School {urn}"
        self.pk = school = t.school.add(str(urn), name, random.choice(PHASES), random.randint(80, 1200))
        t.urn.add(school, str(urn), LONG_AGO)
        t.link.add(school, body.pk, SchoolBody.Basis.MAINTAINS, LONG_AGO)
        for year, term in self.half_terms:
            t.term.add(school, year, term.season, term.half, term.starts_on, term.ends_on, True)
        self.ratings = random.choice(RATINGS)
        self._people()
        self._inspections()
        self._areas()
        self._actions(actions)
        self._targets()
        self._evidence()
        self._history()

    def _people(self) -> None:
        parts = (
            (Role.HEADTEACHER, "Headteacher"),
            (Role.SENIOR_LEADER, "Deputy headteacher"),
            (Role.SENIOR_LEADER, "Assistant headteacher"),
            (Role.STAFF, "Teacher"),
        )
        self.people = []
        for role, title in parts:
            name = f"{self.random.choice(FIRST)} {self.random.choice(LAST)}"
            person = self.tables.person.add(self.pk, name, title)
            self.tables.membership.add(person, role, LONG_AGO)
            self.people.append(person)

    def _inspections(self) -> None:
        random, t = self.random, self.tables
        concern = random.choice(CONCERNS) if random.random() < 0.03 else ""
        graded = t.inspection.add(
            self.pk, self.framework, "graded", self.day(-random.randint(100, 700)), concern
        )
        if random.random() < 0.4:
            t.inspection.add(self.pk, self.framework, "monitoring", self.day(-random.randint(5, 90)), "")
        for what, soonest in (
            ("Inspectors will make a monitoring visit.", 5),
            ("The next full inspection.", 200),
        ):
            t.follow_up.add(self.pk, graded, what, self.day(random.randint(soonest, soonest + 300)), "")
        for kind in LOOKS:
            day = self.day(random.randint(-60, 60))
            done = day if day < self.on else None
            t.look.add(self.pk, kind, day, done, self.people[1], "Do pupils explain their steps?")

    def _areas(self) -> None:
        random, t = self.random, self.tables
        start = self.day(-random.randint(90, 300))
        status = random.choice(("draft", "agreed", "agreed"))
        plan = t.plan.add(self.pk, "Plan after inspection", start, start + timedelta(days=365), status)
        self.areas = []
        for order, title in enumerate(random.sample(TITLES, 5), start=1):
            area = t.area.add(self.pk, title, self.people[order % 2 + 1])
            t.place.add(plan, area, order)
            for n in range(4):
                day = self.day(-35 * n - random.randint(0, 30))
                rating = random.choice(self.ratings)
                words = "In most lessons it is seen; in books it is still thin."
                t.note.add(self.pk, area, self.people[1], day, words, rating, False)
            self.areas.append(area)

    def _actions(self, count: int) -> None:
        random, t = self.random, self.tables
        self.actions = []
        for n in range(count):
            activity = random.choice(ACTIVITIES)
            rating = random.choice(self.ratings) if activity in ("done", "under_way") else ""
            done, stopped = activity == "done", activity == "stopped"
            due = random.randint(-200, -1) if done else random.randint(-25, 200)
            review = None if stopped or random.random() < 0.3 else self.day(random.randint(-8, 90))
            pk = t.action.add(
                *(self.pk, self.areas[n % 5], n // 5 + 1, f"Shared planning, step {n + 1}"),
                *(self.people[n % 4], self.day(-220), self.day(due), review, activity),
                *(self.day(due) if done else None, "The scheme is no longer used." if stopped else ""),
                *(rating, self.people[(n + 1) % 4] if rating else None),
                self.day(-random.randint(1, 80)) if rating else None,
            )
            self.actions.append(pk)

    def _targets(self) -> None:
        random, t = self.random, self.tables
        for order, area in enumerate(self.areas[:3], start=1):
            less = order == 3
            measure = t.measure.add(
                self.pk, area, "Days missed" if less else "Reaching the standard", less, 1
            )
            pupils = random.randint(40, 90)
            groups = [("", pupils), ("Disadvantaged", random.randint(3, 25))]
            for group, cohort in groups:
                series = t.series.add(self.pk, measure, group, cohort, 48)
                for n, (year, season) in enumerate(self.terms):
                    known = n < 3  # the last is the term that goes on
                    actual = 50 + 4 * n + random.randint(-3, 12) * (-1 if less else 1) if known else None
                    on = self.day(-30 * (4 - n)) if known else None
                    t.target.add(self.pk, series, year, season, 50 + 4 * n, actual, on)

    def _evidence(self) -> None:
        random, t = self.random, self.tables
        for n, action in enumerate(random.sample(self.actions, min(8, len(self.actions)))):
            day = self.day(-random.randint(1, 150))
            item = t.evidence.add(
                *(self.pk, "note", SOURCES[n % 6], f"Book check {n + 1}", "18 books looked at.", day, day),
                *(self.people[1], day + timedelta(days=120), random.random() < 0.9),
            )
            link = t.evidence_link.add(self.pk, item, action)
            if random.random() < 0.6:
                verdict = random.choice(("enough", "enough", "seen", "not_yet"))
                reason = "One class only." if verdict == "not_yet" else ""
                replied = verdict == "not_yet" and random.random() < 0.5
                reply = ("Year 6 added.", self.people[0], self.on) if replied else ("", None, None)
                t.check.add(self.pk, link, self.body.pk, verdict, reason, self.body.adviser, day, *reply)
        if random.random() < 0.5:
            answered = random.random() < 0.5
            asked = self.day(-random.randint(5, 40))
            answer = ("On the shared drive.", self.people[0], self.on) if answered else ("", None, None)
            t.request.add(
                *(self.pk, self.body.pk, self.body.adviser, asked, self.areas[0], "A second book check."),
                *(asked + timedelta(days=20), *answer),
            )

    def _history(self) -> None:
        last = self.random.choice((0, 1, 3, 8, 20, 45))
        noon = datetime.combine(self.on, time(12), tzinfo=dates.LONDON)
        for n in range(20):
            at = noon - timedelta(days=last + 5 * n, minutes=n)
            action = self.actions[n % len(self.actions)] if self.actions else 0
            self.tables.event.add(
                *(self.pk, "Ada Ashdown", "noted", "action", action, self.areas[n % 5], "Progress noted", at)
            )
