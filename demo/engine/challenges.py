"""The governors' questions, with what was answered and what came of it."""

from demo.engine.diary import Diary
from demo.stories import AgainStory, AnswerStory, ChallengeStory, SettledStory
from governance.challenges import workflow as challenges
from governance.models import Meeting
from improvement.models import Evidence
from schools.days import dates
from schools.models import User


def enter(diary: Diary) -> None:
    for story in diary.story.challenges:
        diary.on(story.on, _ask, story)
        for turn in story.turns:
            diary.on(turn.on, _take_turn, story, turn)


def _ask(diary: Diary, story: ChallengeStory) -> None:
    on = dates.today()
    held = Meeting.objects.filter(school=diary.school, held_on=on, committee=None)
    diary.challenges[story.question] = challenges.ask(
        diary.school,
        by=diary.user(story.entered or story.asker),
        on=on,
        question=story.question,
        figure=story.figure,
        area=diary.areas[story.area],
        asked_by=diary.people[story.asker],
        asked_of=diary.people[story.of],
        answer_by=diary.days.of(story.answer_by),
        meeting=held.first() if story.minute else None,
        minute_reference=story.minute,
    )


def _take_turn(diary: Diary, story: ChallengeStory, turn: AnswerStory | AgainStory | SettledStory) -> None:
    row, on = diary.challenges[story.question], dates.today()
    match turn:
        case AnswerStory():
            by = diary.user(turn.by)
            shown = _shown(diary, story, by) if turn.shows else []
            challenges.answer(row, by=by, on=on, version=row.version, text=turn.text, evidence=shown)
        case AgainStory():
            challenges.ask_again(
                row,
                by=diary.user(story.asker),
                on=on,
                version=row.version,
                question=turn.question,
                answer_by=diary.days.of(turn.answer_by),
            )
        case SettledStory():
            challenges.settle(
                row,
                by=diary.user(story.asker),
                on=on,
                version=row.version,
                what_changed=turn.changed,
                minute_reference=turn.minute,
            )


def _shown(diary: Diary, story: ChallengeStory, by: User) -> list[Evidence]:
    """The latest item on the area that the board may see."""
    items = Evidence.objects.current().readable_by(by).filter(school=diary.school, shown_to_board=True)
    return list(items.filter(links__area=diary.areas[story.area], links__removed_at=None)[:1])
