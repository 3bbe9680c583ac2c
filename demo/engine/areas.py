"""The plan with its areas and actions, and what is noted on them."""

from datetime import date

from demo.engine.diary import Diary
from demo.engine.inspections import called
from demo.stories import ActionStory, AreaStory, NoteStory
from improvement.actions import workflow as actions
from improvement.areas import workflow as areas
from improvement.models import Activity, Finding
from improvement.plans import workflow as plans
from improvement.progress import notes
from schools.days import dates

# Where a rating differs from what the figures suggest, and the story does not say why.
USUAL_REASON = "Books and lessons tell more than these figures so far."


def enter(diary: Diary) -> None:
    """The plan and its areas."""
    if diary.story.areas:
        diary.on(diary.story.areas[0].added, _start_plan)
    for area in diary.story.areas:
        diary.on(area.added, _add_area, area)


def enter_progress(diary: Diary) -> None:
    """The actions, and what was said of them and of the areas: after all that it is said of."""
    for area in diary.story.areas:
        for note in area.notes:
            diary.on(note.on, _note_area, area, note)
        for action in area.actions:
            _enter_action(diary, area, action)


def _enter_action(diary: Diary, area: AreaStory, story: ActionStory) -> None:
    """An action from its first day on: steps, notes, and the day it was stopped."""
    date_of = diary.days.of
    next_review = diary.days.of_or_none(story.review)
    held = [date_of(note.on) for note in story.notes if note.review]
    nexts: list[date | str] = [*held[1:], next_review or notes.NO_FURTHER]
    diary.on(story.added, _add_action, area, story, held[0] if held else next_review)
    for text, day in story.steps:
        if day:
            diary.on(day, _tick, story, text)
    for note in story.notes:
        diary.on(note.on, _note_action, story, note, nexts.pop(0) if note.review else None)
    if story.stopped:
        day, because = story.stopped
        diary.on(day, _stop, story, because)


# ---- areas ----------------------------------------------------------------------------------------------------------
def _start_plan(diary: Diary) -> None:
    on, inspection = dates.today(), diary.inspections[0]
    last = max(dates.academic_year(on), dates.academic_year(diary.days.today))
    plans.start_plan(
        diary.school,
        by=diary.writer(diary.head.name),
        on=on,
        title=f"{diary.story.plan}, {inspection.starts_on:%B %Y}",
        starts_on=on,
        ends_on=date(last + 1, 8, 31),
        inspections=[inspection],
    )


def _add_area(diary: Diary, story: AreaStory) -> None:
    asked = Finding.objects.filter(
        school=diary.school,
        parent=None,
        removed_at=None,
        kind__in=[Finding.Kind.AREA, Finding.Kind.RECOMMENDATION],
    ).order_by("inspection__starts_on", "order")
    point = asked[story.point - 1]
    diary.areas[story.title] = areas.add_area(
        diary.school,
        by=diary.writer(diary.head.name),
        on=dates.today(),
        title=story.title,
        findings=[point],
        detail="\n".join(part.verbatim for part in point.parts.filter(removed_at=None)),
        intended_impact=story.intended,
        evaluation_area=called(point.inspection.framework, story.subject),
        leader=diary.people[story.leader],
        link_governor=diary.people[story.governor],
        second_person=diary.people[story.second] if story.second else None,
    )


def _note_area(diary: Diary, area: AreaStory, story: NoteStory) -> None:
    notes.note_area(
        diary.areas[area.title],
        by=diary.writer(story.by),
        on=dates.today(),
        text=story.text,
        impact=story.impact,
        why_different=story.why or USUAL_REASON,
    )


# ---- actions --------------------------------------------------------------------------------------------------------
def _add_action(diary: Diary, area: AreaStory, story: ActionStory, review: date | None) -> None:
    diary.actions[story.title] = actions.add_action(
        diary.areas[area.title],
        by=diary.writer(area.leader),
        on=dates.today(),
        steps=[text for text, _ in story.steps],
        title=story.title,
        detail=story.detail,
        owner=diary.people[story.owner],
        starts_on=diary.days.of(story.starts),
        due_on=diary.days.of(story.due),
        review_on=review,
        rhythm=story.rhythm,
        rhythm_weeks=story.weeks,
        resources=story.resources,
        cost=story.cost,
    )


def _tick(diary: Diary, story: ActionStory, text: str) -> None:
    step = diary.actions[story.title].steps.get(text=text)
    actions.tick_step(step, by=diary.writer(story.owner), on=dates.today(), done=True)


def _note_action(diary: Diary, action: ActionStory, story: NoteStory, next_review: date | str | None) -> None:
    row = diary.actions[action.title]
    notes.note_action(
        row,
        by=diary.writer(story.by),
        on=dates.today(),
        version=row.version,
        text=story.text,
        activity=story.activity,
        impact=story.impact,
        is_review=story.review,
        next_review=next_review,
    )


def _stop(diary: Diary, story: ActionStory, because: str) -> None:
    row, by = diary.actions[story.title], diary.writer(story.owner)
    actions.move(row, to=Activity.STOPPED, by=by, on=dates.today(), version=row.version, because=because)
