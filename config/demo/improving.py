"""Inspections, areas, actions and notes of the story, entered in a diary."""

from collections.abc import Callable
from datetime import date

from config.demo import letters
from config.demo.aiming import Aiming
from config.demo.asking import Asking
from config.demo.board import Boarding
from config.demo.checking import Checking
from config.demo.diary import Diary
from config.demo.looking import Looking
from config.demo.noting import Noting
from config.demo.packs import Packing
from config.demo.script import Aim, Deed, Place, Said, Visit
from config.demo.showing import Showing
from config.demo.visiting import Visiting
from improvement.dashboards.inspections import days_words
from improvement.marking import FOLLOW_UP
from improvement.models import (
    Action,
    Activity,
    AreaForImprovement,
    EvaluationArea,
    Finding,
    Framework,
    Grade,
    Inspection,
)
from improvement.workflow import actions, areas, findings, inspections, notes, plans
from schools import dates
from schools.models import Role

# What each subject of the story is called in the frameworks, the newest first.
SUBJECTS = {
    "teaching": ["Curriculum and teaching", "Quality of education"],
    "achievement": ["Achievement", "Quality of education"],
    "attendance": ["Attendance and behaviour", "Behaviour and attitudes"],
    "leadership": ["Leadership and governance", "Leadership and management"],
}
# Where a rating differs from what the figures suggest, and the story does not say why.
USUAL_REASON = "Books and lessons tell more than these figures so far."
CONCERNS = ["Requires significant improvement", "Serious weaknesses"]
SECTIONS = {Inspection.Kind.GRADED: "section 5", Inspection.Kind.MONITORING: "section 8"}


class Improving:
    """Enters all that a school does about its inspections."""

    def __init__(self, place: Place, diary: Diary):
        self.place, self.diary = place, diary
        self.head = next(who.name for who in place.people if who.role == Role.HEADTEACHER)
        self.enters = {who.name for who in place.people if who.account or who.signs_in}
        self.inspections: list[Inspection] = []
        self.areas: dict[str, AreaForImprovement] = {}
        self.actions: dict[str, Action] = {}

    def tell(self) -> None:
        for visit in self.place.visits:
            self.diary.on(visit.added, self.reading(visit))
            for count, day in enumerate(visit.marked or [visit.added]):
                last = count + 1 == len(visit.marked or [0])
                self.diary.on(day, self.marking(visit, everything=last))
        if self.place.aims:
            self.diary.on(self.place.aims[0].added, self.start_plan)
        for aim in self.place.aims:
            self.diary.on(aim.added, self.taking_on(aim))
        Aiming(self.place, self.diary, self).tell()
        Looking(self.place, self.diary, self).tell()
        Showing(self.place, self.diary, self).tell()
        Boarding(self.place, self.diary).tell()
        Packing(self.place, self.diary).tell()
        Asking(self.place, self.diary, self).tell()
        Visiting(self.place, self.diary, self).tell()
        Checking(self.place, self.diary, self).tell()
        Noting(self.place, self.diary, self).tell()
        for aim in self.place.aims:
            for said in aim.ratings:
                self.diary.on(said.on, self.rating(aim, said))
            for deed in aim.deeds:
                self.act(aim, deed)

    def act(self, aim: Aim, deed: Deed) -> None:
        """An action from its first day on: steps, notes, and the day it was stopped."""
        held = [said.on for said in deed.notes if said.review]
        nexts = [*held[1:], deed.review or notes.NO_FURTHER]
        self.diary.on(deed.added, self.adding(aim, deed, held[0] if held else deed.review))
        for text, day in deed.steps:
            if day:
                self.diary.on(day, self.ticking(deed, text))
        for said in deed.notes:
            self.diary.on(said.on, self.noting(deed, said, nexts.pop(0) if said.review else None))
        if deed.stopped:
            self.diary.on(deed.stopped[0], self.stopping(deed, deed.stopped[1]))

    def by(self, name: str):
        """The user who writes: the person, or the head for somebody who does not sign in."""
        return self.diary.user(name if name in self.enters else self.head)

    # ---- inspections ------------------------------------------------------------------------------------------------
    def reading(self, visit: Visit) -> Callable[[], None]:
        def read() -> None:
            by, on = self.by(visit.by or self.head), dates.today()
            inspection = inspections.add_inspection(
                self.diary.school,
                by=by,
                on=on,
                kind=Inspection.Kind(visit.kind),
                section=SECTIONS[Inspection.Kind(visit.kind)],
                starts_on=visit.starts,
                ends_on=visit.ends,
                published_on=visit.published,
                inspector=visit.inspector,
                progress=visit.progress,
                previous=self.inspections[-1] if visit.follows else None,
            )
            self.inspections.append(inspection)
            grades = judged(inspection.framework, visit) if visit.kind == "graded" else {}
            if grades:
                inspections.set_judgements(
                    inspection,
                    by=by,
                    on=on,
                    version=inspection.version,
                    graded_on=None,
                    grades={**grades},
                    category_of_concern=next(
                        (
                            each
                            for each in CONCERNS
                            if visit.concern and each in inspection.framework.categories
                        ),
                        "",
                    ),
                )
            text, _ = self.text_of(visit, grades)
            inspections.paste_text(inspection, by=by, on=on, version=inspection.version, text=text)

        return read

    def text_of(self, visit: Visit, grades: dict[EvaluationArea, Grade]) -> tuple[str, dict[str, str]]:
        return letters.read(
            visit.letter,
            **{
                "school": self.place.name,
                "days": days_words(visit.starts, visit.ends),
                "inspector": visit.inspector,
                "judgements": "\n".join(f"{area.name}: {grade.name}" for area, grade in grades.items()),
            }
            | visit.words,
        )

    def marking(self, visit: Visit, *, everything: bool) -> Callable[[], None]:
        place = list(self.place.visits).index(visit)

        def mark() -> None:
            inspection = self.inspections[place]
            grades = {each.area: each.grade for each in inspection.judgements.select_related("area", "grade")}
            _, marks = self.text_of(visit, grades)
            findings.mark_lines(
                inspection,
                by=self.by(visit.by or self.head),
                on=dates.today(),
                version=inspection.version,
                marks={key: mark for key, mark in marks.items() if everything or mark != FOLLOW_UP},
            )

        return mark

    # ---- areas ------------------------------------------------------------------------------------------------------
    def start_plan(self) -> None:
        on = dates.today()
        year = dates.academic_year(dates.today())
        first = self.place.visits[0].starts
        plans.start_plan(
            self.diary.school,
            by=self.by(self.head),
            on=on,
            title=f"{self.place.plan}, {first:%B %Y}",
            starts_on=on,
            ends_on=date(max(year, dates.academic_year(self.diary.today)) + 1, 8, 31),
            inspections=self.inspections[:1],
        )

    def taking_on(self, aim: Aim) -> Callable[[], None]:
        def take_on() -> None:
            asked = Finding.objects.filter(
                school=self.diary.school,
                parent=None,
                removed_at=None,
                kind__in=[Finding.Kind.AREA, Finding.Kind.RECOMMENDATION],
            ).order_by("inspection__starts_on", "order")
            point = asked[aim.point - 1]
            people = self.diary.people
            self.areas[aim.title] = areas.add_area(
                self.diary.school,
                by=self.by(self.head),
                on=dates.today(),
                title=aim.title,
                findings=[point],
                detail="\n".join(part.verbatim for part in point.parts.filter(removed_at=None)),
                intended_impact=aim.intended,
                evaluation_area=called(point.inspection.framework, aim.subject),
                leader=people[aim.leader],
                link_governor=people[aim.governor],
                second_person=people[aim.second] if aim.second else None,
            )

        return take_on

    def rating(self, aim: Aim, said: Said) -> Callable[[], None]:
        def rate() -> None:
            notes.note_area(
                self.areas[aim.title],
                by=self.by(said.by),
                on=dates.today(),
                text=said.text,
                impact=said.impact,
                why_different=said.why or USUAL_REASON,
            )

        return rate

    # ---- actions ----------------------------------------------------------------------------------------------------
    def adding(self, aim: Aim, deed: Deed, review: date | None) -> Callable[[], None]:
        def add() -> None:
            self.actions[deed.title] = actions.add_action(
                self.areas[aim.title],
                by=self.by(aim.leader),
                on=dates.today(),
                steps=[text for text, _ in deed.steps],
                title=deed.title,
                detail=deed.detail,
                owner=self.diary.people[deed.owner],
                starts_on=deed.starts,
                due_on=deed.due,
                review_on=review,
                rhythm=deed.rhythm,
                rhythm_weeks=deed.weeks,
                resources=deed.resources,
                cost=deed.cost,
            )

        return add

    def ticking(self, deed: Deed, text: str) -> Callable[[], None]:
        def tick() -> None:
            step = self.actions[deed.title].steps.get(text=text)
            actions.tick_step(step, by=self.by(deed.owner), on=dates.today(), done=True)

        return tick

    def noting(self, deed: Deed, said: Said, next_review: date | str | None) -> Callable[[], None]:
        def note() -> None:
            action = self.actions[deed.title]
            notes.note_action(
                action,
                by=self.by(said.by),
                on=dates.today(),
                version=action.version,
                text=said.text,
                activity=said.activity,
                impact=said.impact,
                is_review=said.review,
                next_review=next_review,
            )

        return note

    def stopping(self, deed: Deed, because: str) -> Callable[[], None]:
        def stop() -> None:
            action = self.actions[deed.title]
            actions.move(
                action,
                to=Activity.STOPPED,
                by=self.by(deed.owner),
                on=dates.today(),
                version=action.version,
                because=because,
            )

        return stop


def called(framework: Framework, subject: str) -> EvaluationArea | None:
    """The evaluation area that this framework has for the subject."""
    return framework.areas.filter(name__in=SUBJECTS[subject]).first()


def judged(framework: Framework, visit: Visit) -> dict[EvaluationArea, Grade]:
    """A grade for each area the school was judged in: the first that asks for improvement where it is weak, the one
    above it elsewhere; the last of all for leadership where there is concern."""
    weak = {called(framework, subject) for subject in visit.weak}
    worst = called(framework, "leadership") if visit.concern else None
    given = {}
    for area in framework.areas.filter(where_applicable=False).order_by("order"):
        grades = list(framework.grades.filter(scale=area.scale).order_by("order"))
        asks = [grade for grade in grades if grade.concern]
        well = [grade for grade in grades if not grade.concern]
        if area.scale != "main":
            given[area] = grades[0]
        elif area == worst:
            given[area] = asks[-1]
        elif area in weak:
            given[area] = asks[0]
        else:
            given[area] = well[-1]
    return given
