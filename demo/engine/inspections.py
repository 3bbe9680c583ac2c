"""Inspections: what came of them is pasted, judged and marked line by line."""

from datetime import date

from demo import letters
from demo.engine.diary import Diary
from demo.stories import InspectionStory
from improvement.inspections import workflow as inspections
from improvement.inspections.findings import workflow as findings
from improvement.inspections.findings.lines import FOLLOW_UP
from improvement.inspections.pages import days_words
from improvement.models import EvaluationArea, Framework, Grade, Inspection
from schools.days import dates

# What each subject of the story is called in the frameworks, the newest first.
SUBJECTS = {
    "teaching": ["Curriculum and teaching", "Quality of education"],
    "achievement": ["Achievement", "Quality of education"],
    "attendance": ["Attendance and behaviour", "Behaviour and attitudes"],
    "leadership": ["Leadership and governance", "Leadership and management"],
}
CONCERNS = ["Requires significant improvement", "Serious weaknesses"]
SECTIONS = {Inspection.Kind.GRADED: "section 5", Inspection.Kind.MONITORING: "section 8"}


def enter(diary: Diary) -> None:
    for place, story in enumerate(diary.story.inspections):
        diary.on(story.added, _read, story)
        *points, last = story.marked or [story.added]
        for day in points:
            diary.on(day, _mark, place, everything=False)
        diary.on(last, _mark, place, everything=True)


def _read(diary: Diary, story: InspectionStory) -> None:
    by, on = diary.writer(story.by or diary.head.name), dates.today()
    kind = Inspection.Kind(story.kind)
    starts, ends = _visited(diary, story)
    inspection = inspections.add_inspection(
        diary.school,
        by=by,
        on=on,
        kind=kind,
        section=SECTIONS[kind],
        starts_on=starts,
        ends_on=ends,
        published_on=diary.days.of(story.published),
        inspector=story.inspector,
        progress=story.progress,
        previous=diary.inspections[-1] if kind == Inspection.Kind.MONITORING else None,
    )
    diary.inspections.append(inspection)
    grades = _judged(inspection.framework, story) if kind == Inspection.Kind.GRADED else {}
    if grades:
        concerns = [each for each in CONCERNS if each in inspection.framework.categories]
        inspections.set_judgements(
            inspection,
            by=by,
            on=on,
            version=inspection.version,
            graded_on=None,
            grades={**grades},
            category_of_concern=concerns[0] if story.concern and concerns else "",
        )
    text, _ = _text(diary, story, grades)
    inspections.paste_text(inspection, by=by, on=on, version=inspection.version, text=text)


def _mark(diary: Diary, place: int, *, everything: bool) -> None:
    story, inspection = diary.story.inspections[place], diary.inspections[place]
    grades = {each.area: each.grade for each in inspection.judgements.select_related("area", "grade")}
    _, marks = _text(diary, story, grades)
    findings.mark_lines(
        inspection,
        by=diary.writer(story.by or diary.head.name),
        on=dates.today(),
        version=inspection.version,
        marks={key: mark for key, mark in marks.items() if everything or mark != FOLLOW_UP},
    )


def _visited(diary: Diary, story: InspectionStory) -> tuple[date, date]:
    if story.kind == Inspection.Kind.GRADED:
        return diary.days.two_days(story.visited)
    day = diary.days.of(story.visited)
    return day, day


def _text(
    diary: Diary, story: InspectionStory, grades: dict[EvaluationArea, Grade]
) -> tuple[str, dict[str, str]]:
    """The text with its marks."""
    starts, ends = _visited(diary, story)
    first, _ = _visited(diary, diary.story.inspections[0])
    words = {
        "school": diary.story.name,
        "days": days_words(starts, ends),
        "inspector": story.inspector,
        "judgements": "\n".join(f"{area.name}: {grade.name}" for area, grade in grades.items()),
        "areas": letters.points(*story.points),
        "visit_day": dates.full_day(starts),
        "letter_day": dates.full_day(diary.days.of(story.published)),
        "month_before": f"{first:%B %Y}",
    }
    for name, word in story.words.items():
        words[name] = word if isinstance(word, str) else dates.full_day(diary.days.of(word))
    return letters.read(story.letter, **words)


def called(framework: Framework, subject: str) -> EvaluationArea | None:
    """The evaluation area that this framework has for the subject."""
    return framework.areas.filter(name__in=SUBJECTS[subject]).first()


def _judged(framework: Framework, story: InspectionStory) -> dict[EvaluationArea, Grade]:
    """A grade for each area the school was judged in: the first that asks for improvement where it is weak, the one
    above it elsewhere; the last of all for leadership where there is concern."""
    weak = {called(framework, subject) for subject in story.weak}
    worst = called(framework, "leadership") if story.concern else None
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
