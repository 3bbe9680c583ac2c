"""A school of any size for the benchmarks, laid in bulk: days lie around today, every figure follows from its number."""

from datetime import date, timedelta

from django.utils import timezone

from improvement.models import (
    Action,
    ActionPlan,
    AreaForImprovement,
    Evidence,
    EvidenceLink,
    Finding,
    FollowUp,
    Framework,
    Inspection,
    Measure,
    MeasureSeries,
    MonitoringActivity,
    PlanArea,
    ProgressNote,
    SuccessCriterion,
    TermlyTarget,
)
from schools.days import dates
from schools.days.calendar import lay_typical_terms
from schools.models import Event, Membership, Person, Role, School, SchoolUrn, Season, User

LONG_AGO = date(2020, 9, 1)
NOTES = 8
RATINGS = ("red", "amber", "green", "blue", "")
KINDS = [kind for kind in MonitoringActivity.Kind if kind != "external_review"]
SOURCES = ("work_scrutiny", "pupils_views", "data", "lesson_visits", "record", "parents_views")
STAFF = (
    [Role.HEADTEACHER, Role.PLAN_EDITOR]
    + 4 * [Role.SENIOR_LEADER]
    + 14 * [Role.STAFF]
    + [Role.CHAIR]
    + 5 * [Role.GOVERNOR]
)


class Laid:
    """The school, and what was laid in it; `head` is the user to sign in as."""

    def __init__(self, urn: str, *, areas: int, actions: int):
        """With so many areas, and so many actions in each of them: six at least."""
        self.today = dates.today()
        self.school = School.objects.create(urn=urn, name=f"Tidewater Primary School {urn}")
        SchoolUrn.objects.create(school=self.school, urn=urn, starts_on=LONG_AGO)
        for year in (-1, 0, 1):
            lay_typical_terms(self.school, dates.academic_year(self.today) + year)
        self._people()
        self._areas(areas)
        self._actions(actions)
        self._notes()
        self._targets()
        self._monitoring()
        self._evidence()
        self._history()

    def day(self, away: int) -> date:
        return self.today + timedelta(days=away)

    def of(self, model, rows):
        """The rows, made in bulk, all of this school."""
        return model.objects.bulk_create((model(school=self.school, **row) for row in rows), batch_size=500)

    def _people(self):
        self.head = User.objects.create_user(f"head{self.school.urn}@tidewater.example")
        self.people = self.of(Person, [{"name": f"Person {n} Marsh"} for n in range(len(STAFF))])
        Person.objects.filter(pk=self.people[0].pk).update(user=self.head, job_title="Headteacher")
        Membership.objects.bulk_create(
            Membership(person=person, role=role, starts_on=LONG_AGO)
            for person, role in zip(self.people, STAFF, strict=True)
        )
        self.leaders, self.owners, self.governors = self.people[2:6], self.people[1:20], self.people[20:]

    def _areas(self, count: int):
        inspection = Inspection.objects.create(
            school=self.school,
            framework=Framework.objects.latest("pk"),
            kind=Inspection.Kind.GRADED,
            starts_on=self.day(-200),
        )
        printed = "Leaders should make sure that pupils can explain how they reached an answer"
        tops = self.of(
            Finding,
            (
                {
                    "inspection": inspection,
                    "kind": "area_for_improvement",
                    "order": n,
                    "verbatim": f"{printed} ({n}).",
                }
                for n in range(count)
            ),
        )
        self.of(
            Finding,
            (
                {
                    "inspection": inspection,
                    "kind": top.kind,
                    "order": n,
                    "verbatim": f"{printed}, part {n}.",
                    "parent": top,
                }
                for top in tops
                for n in range(3)
            ),
        )
        self.of(
            FollowUp,
            (
                {"inspection": inspection, "what": f"{printed}.", "happens_on": self.day(20 * n)}
                for n in (1, 2, 3)
            ),
        )
        self.areas = self.of(
            AreaForImprovement,
            (
                {
                    "title": f"Reasoning and explanation in every year group {n}",
                    "detail": "Teachers model it.\nPupils practise it.\nBooks show it.",
                    "intended_impact": "Pupils explain how they reached an answer.",
                    "leader": self.leaders[n % 4],
                    "link_governor": self.governors[n % 6],
                }
                for n in range(count)
            ),
        )
        through = AreaForImprovement.findings.through
        through.objects.bulk_create(
            through(areaforimprovement=area, finding=top) for area, top in zip(self.areas, tops, strict=True)
        )
        plan = ActionPlan.objects.create(
            school=self.school, title="Plan after inspection", starts_on=self.day(-120), ends_on=self.day(245)
        )
        PlanArea.objects.bulk_create(
            PlanArea(plan=plan, area=area, order=n) for n, area in enumerate(self.areas, start=1)
        )

    def _actions(self, each: int):
        """Of twelve, four are done, five under way, two not begun and one stopped; about one in four is late or near."""
        states = 4 * ["done"] + 5 * ["under_way"] + 2 * ["not_started"] + ["stopped"]
        areas, rows = len(self.areas), []
        for n in range(areas * each):
            area, state = self.areas[n % areas], states[n // areas % 12]
            rating = RATINGS[n % 5] if state in ("done", "under_way") else ""
            owner = self.owners[n % len(self.owners)]
            rows.append(
                {
                    "area": area,
                    "order": n // areas + 1,
                    "title": f"Weekly reasoning lessons with a shared set of questions {n}",
                    "owner": owner,
                    "starts_on": self.day(-100),
                    "due_on": self.day(n * 37 % 200 - 20),
                    "review_on": self.day(n * 53 % 120 - 6) if state != "stopped" else None,
                    "rhythm": "half_term",
                    "resources": "Two staff meetings, a day of cover",
                    "cost": 240,
                    "activity": state,
                    "done_on": self.day(-30) if state == "done" else None,
                    "stopped_because": "The scheme is no longer used." if state == "stopped" else "",
                    "impact": rating,
                    "rated_by": self.people[0] if rating else None,
                    "rated_on": self.day(-20) if rating else None,
                }
            )
        self.actions = self.of(Action, rows)

    def _notes(self):
        text = "In most lessons pupils now explain their steps aloud; in books it is still thin. Next: planning together."
        of_areas = [
            {"area": area, "impact": RATINGS[(place + n) % 4], "by": area.leader, "on": self.day(-12 * n - 3)}
            for place, area in enumerate(self.areas)
            for n in range(NOTES)
        ]
        of_actions = [
            {
                "area": each.area,
                "action": each,
                "by": each.owner,
                "on": self.day(-9 * n - 2),
                "activity": each.activity,
            }
            for each in self.actions
            for n in range(NOTES)
        ]
        self.of(ProgressNote, ({"text": text, **row} for row in of_areas + of_actions))

    def _targets(self):
        measures = self.of(
            Measure,
            (
                {
                    "area": area,
                    "name": ("Lessons in which reasoning is seen", "Pupils who reach the expected standard")[
                        n
                    ],
                    "about": ("teaching", "progress")[n],
                    "source": ("Lesson visits", "Termly assessment")[n],
                    "order": n + 1,
                }
                for area in self.areas
                for n in range(2)
            ),
        )
        start = self.day(-300)
        series = self.of(
            MeasureSeries,
            (
                {"measure": each, "year_group": group, "cohort": 60, "baseline": 48, "baseline_on": start}
                for each in measures
                for group in ("Year 5", "Year 6")
            ),
        )
        year = dates.academic_year(self.today)
        terms = [(year - 1 + n // 3, Season.values[n % 3]) for n in range(6)]
        self.targets = self.of(
            TermlyTarget,
            (
                {
                    "series": each,
                    "academic_year": in_year,
                    "season": season,
                    "target": 50 + 5 * place,
                    "actual": 46 + 5 * place + n % 7 if place < 3 else None,
                }
                for n, each in enumerate(series)
                for place, (in_year, season) in enumerate(terms)
            ),
        )
        self.of(
            SuccessCriterion,
            (
                {
                    "area": area,
                    "text": f"Pupils explain their steps ({n}).",
                    "academic_year": year,
                    "season": season,
                }
                for area in self.areas
                for n, season in enumerate(Season.values)
            ),
        )

    def _monitoring(self):
        """Six of each area: four recorded, one missed, one to come."""
        areas, rows = len(self.areas), []
        for n in range(6 * areas):
            day = self.day((-70, -45, -24, -10, -3, 12)[n // areas])
            rows.append(
                {
                    "kind": KINDS[n % len(KINDS)],
                    "by": self.leaders[n % 4],
                    "planned_on": day,
                    "done_on": day if n // areas < 4 else None,
                    "focus": "Do pupils explain their steps?",
                    "sample": "6 classes, 18 books",
                    "strengths": "Questions are planned." if n // areas < 4 else "",
                    "impact": RATINGS[n % 5] if n // areas < 4 else "",
                    "rhythm": "half_term",
                }
            )
        self.looks = self.of(MonitoringActivity, rows)
        of_areas, of_actions = MonitoringActivity.areas.through, MonitoringActivity.actions.through
        of_areas.objects.bulk_create(
            of_areas(monitoringactivity=look, areaforimprovement=self.areas[n % areas])
            for n, look in enumerate(self.looks)
        )
        of_actions.objects.bulk_create(
            of_actions(monitoringactivity=look, action=self.actions[n]) for n, look in enumerate(self.looks)
        )

    def _evidence(self):
        """Six of each area: on the area, and on an action, a target or a record of monitoring by turns."""
        areas = len(self.areas)
        items = self.of(
            Evidence,
            (
                {
                    "form": "note",
                    "source": SOURCES[n % len(SOURCES)],
                    "title": f"What the book check showed {n}",
                    "text": "18 books looked at.",
                    "represents_on": self.day(-n - 1),
                    "added_on": self.day(-n),
                    "added_by": self.leaders[n % 4],
                    "fresh_until": self.day(80 - n),
                }
                for n in range(6 * areas)
            ),
        )
        links = [{"evidence": item, "area": self.areas[n % areas]} for n, item in enumerate(items)]
        for n, item in enumerate(items):
            thing = (
                {"action": self.actions[n]},
                {"target": self.targets[6 * (4 * (n % areas) + n % 4)]},
                {"activity": self.looks[n]},
            )
            links.append({"evidence": item, **thing[n // areas % 3]})
        self.of(EvidenceLink, links)

    def _history(self):
        now = timezone.now()
        self.of(
            Event,
            (
                {
                    "actor_name": str(action.owner),
                    "verb": "noted",
                    "target_type": "action",
                    "target_id": action.pk,
                    "area_id": action.area_id,
                    "sentence": f"Progress on {action.title}",
                    "at": now - timedelta(hours=7 * n + 1),
                }
                for n, action in enumerate(4 * self.actions)
            ),
        )
