"""What a school looks at, and what else happened in it."""

from datetime import date
from typing import Any

from demo.days import Day
from demo.engine.diary import Diary
from demo.stories import BLUE, GREEN, ActionStory, MonitoringStory, NoteStory
from improvement.models import MonitoringActivity
from improvement.monitoring import workflow as monitoring
from improvement.monitoring.context_notes import workflow as context
from schools.days import dates

# What those who rated an action without monitoring of the story had looked at.
USUAL: list[tuple[str, dict[str, str | int | Day]]] = [
    ("work_scrutiny", {"high": 4, "middle": 4, "low": 4}),
    ("learning_walk", {"classes": 6}),
    ("interview", {"spoken_to": 8, "group": "Eight pupils, two from each year group"}),
]


def enter(diary: Diary) -> None:
    for day, text in diary.story.context:
        diary.on(day, _add_context, day, text)
    for story in diary.story.monitoring:
        if story.on:
            diary.on(story.on, _record, story)
        else:
            assert story.planned_at, story
            diary.on(story.planned_at, _plan, story)
    _enter_untold(diary)


def _enter_untold(diary: Diary) -> None:
    """Nobody says that an action works without having looked: the monitoring that the story does not tell."""
    count = 0
    for action in (action for area in diary.story.areas for action in area.actions):
        for note in action.notes:
            if note.impact in (GREEN, BLUE) and not _looked_at(diary, action, note):
                kind, details = USUAL[count % len(USUAL)]
                focus, seen = f"{action.title}: does it help?", [action.title]
                diary.on(
                    note.on,
                    _record,
                    MonitoringStory(
                        kind,
                        note.by,
                        focus,
                        actions=seen,
                        on=note.on,
                        impact=GREEN,
                        details=details,
                        strengths=note.text,
                    ),
                )
                count += 1
                break


def _looked_at(diary: Diary, action: ActionStory, note: NoteStory) -> bool:
    """Was the action looked at by the day of the note?"""
    date_of = diary.days.of
    return any(
        action.title in story.actions and story.on and date_of(story.on) <= date_of(note.on)
        for story in diary.story.monitoring
    )


def _add_context(diary: Diary, day: Day, text: str) -> None:
    by, happened = diary.writer(diary.head.name), diary.days.of(day)
    context.add_context(diary.school, by=by, on=dates.today(), happened_on=happened, text=text)


def _of(diary: Diary, story: MonitoringStory) -> dict[str, Any]:
    return {
        "areas": [diary.areas[title] for title in story.areas],
        "actions": [diary.actions[title] for title in story.actions],
        "person": diary.people[story.by],
        "focus": story.focus,
    }


def _details(diary: Diary, story: MonitoringStory, on: date) -> dict[str, str | int]:
    found: dict[str, str | int] = {}
    for name, value in story.details.items():
        if isinstance(value, str | int):
            found[name] = value
        elif (day := diary.days.of(value)) > on:
            found[name] = day.isoformat()
    return found


def _plan(diary: Diary, story: MonitoringStory) -> None:
    assert story.planned, story
    monitoring.plan_monitoring(
        diary.school,
        by=diary.writer(story.by),
        on=dates.today(),
        kind=story.kind,
        planned_on=diary.days.of(story.planned),
        sample=story.sample,
        rhythm=story.rhythm,
        **_of(diary, story),
    )


def _record(diary: Diary, story: MonitoringStory) -> None:
    by, on = diary.writer(story.by), dates.today()
    found = _of(diary, story) | {
        "done_on": on,
        "details": _details(diary, story, on),
        "impact": story.impact,
        "sample": story.sample,
        "strengths": story.strengths,
        "to_develop": story.to_develop,
        "follow_up": story.follow_up,
    }
    if not story.series:
        monitoring.record_monitoring(diary.school, by=by, on=on, kind=story.kind, **found)
        return
    row = _planned(diary, story) or monitoring.plan_monitoring(
        diary.school,
        by=by,
        on=on,
        kind=story.kind,
        planned_on=on,
        rhythm=story.rhythm,
        **_of(diary, story),
    )
    monitoring.record_planned(row, by=by, on=on, version=row.version, **found)


def _planned(diary: Diary, story: MonitoringStory) -> MonitoringActivity | None:
    """What recording the last one of the series has planned."""
    rows = MonitoringActivity.objects.planned().filter(
        school=diary.school, kind=story.kind, focus=story.focus
    )
    return rows.exclude(rhythm="").first()
