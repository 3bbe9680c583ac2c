"""The visits of the governors."""

from demo.engine.diary import Diary
from demo.stories import VisitStory
from governance.models import Meeting
from governance.visits import workflow as visits
from schools.days import dates
from schools.models import User


def enter(diary: Diary) -> None:
    for story in diary.story.visits:
        diary.on(story.planned, _plan, story)
        if story.words:
            diary.on(story.day, _write_up, story)
        if story.comment:
            diary.on(story.day, _comment, story)
        if story.minuted and diary.days.of(story.day) < diary.days.of(story.minuted):
            diary.on(story.minuted, _minute, story)


def _by(diary: Diary, story: VisitStory) -> User:
    return diary.user(story.entered or story.governor)


def _plan(diary: Diary, story: VisitStory) -> None:
    diary.visits[story.purpose] = visits.plan(
        diary.school,
        by=_by(diary, story),
        on=dates.today(),
        governor=diary.people[story.governor],
        day=diary.days.of(story.day),
        purpose=story.purpose,
        areas=[diary.areas[title] for title in story.areas],
        agreed_with=diary.people[story.leader],
    )


def _write_up(diary: Diary, story: VisitStory) -> None:
    row, on = diary.visits[story.purpose], dates.today()
    visits.record(
        row,
        by=_by(diary, story),
        on=on,
        version=row.version,
        done_on=on,
        impact=story.impact,
        **story.words,
    )


def _comment(diary: Diary, story: VisitStory) -> None:
    row, by = diary.visits[story.purpose], diary.user(story.leader)
    visits.comment(row, by=by, on=dates.today(), version=row.version, comment=story.comment)


def _minute(diary: Diary, story: VisitStory) -> None:
    assert diary.story.board
    row, on = diary.visits[story.purpose], dates.today()
    held = Meeting.objects.filter(school=diary.school, committee=None, held_on__lt=on)
    visits.take_to_board(
        row,
        by=diary.user(diary.story.board.clerk),
        on=on,
        version=row.version,
        meeting=held.order_by("-held_on").first(),
        minute_reference=story.minute,
    )
