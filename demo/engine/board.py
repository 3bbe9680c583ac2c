"""The board: its appointments and committees, its meetings and their packs."""

from datetime import date, time, timedelta

from demo.engine.diary import Diary
from demo.stories import AppointmentStory, BoardStory, MeetingStory, PackStory
from governance.board import workflow as appointments
from governance.meetings import workflow as meetings
from governance.models import Appointment, Attendance, Meeting
from governance.packs import workflow as packs
from governance.packs.pages import suggested
from improvement.plans.workflow import current_plan
from schools.days import dates

FOUR_YEARS = timedelta(days=4 * 365)
# How many of the questions suggested for a meeting go into its pack.
CHOSEN = 5


def enter(diary: Diary) -> None:
    board = diary.story.board
    if board is None:
        return
    diary.on(board.on, _appoint, board)
    for meeting in board.meetings:
        diary.on(meeting.planned, _plan, board, meeting)
        if diary.days.of(meeting.held) <= diary.days.today:
            diary.on(meeting.held, _hold, board, meeting)
    for pack in board.packs:
        diary.on(pack.on, _pack, board, pack)


# ---- who serves -----------------------------------------------------------------------------------------------------
def _appoint(diary: Diary, board: BoardStory) -> None:
    by, on = diary.user(board.clerk), dates.today()
    for name in dict.fromkeys(name for each in board.appointments for name in each.committees):
        diary.committees[name] = appointments.add_committee(diary.school, by=by, on=on, name=name)
    for story in board.appointments:
        own = story.name == board.clerk
        _add_appointment(diary, story, by=board.chair if own else board.clerk)


def _add_appointment(diary: Diary, story: AppointmentStory, *, by: str) -> None:
    starts, ends = _term(diary, story)
    person = diary.people[story.name]
    appointments.add_appointment(
        diary.school,
        by=diary.user(by),
        on=dates.today(),
        person=person,
        role=person.memberships.get().role,
        category=Appointment.Category(story.category),
        starts_on=starts,
        ends_on=ends,
        is_vice_chair=story.vice,
        committees=[diary.committees[name] for name in story.committees],
    )


def _term(diary: Diary, story: AppointmentStory) -> tuple[date, date | None]:
    if story.ends:
        ends = diary.days.of(story.ends)
        return ends - FOUR_YEARS, ends
    assert story.starts, story
    starts = diary.days.of(story.starts)
    return starts, None if story.category == Appointment.Category.CLERK else starts + FOUR_YEARS


# ---- meetings -------------------------------------------------------------------------------------------------------
def _plan(diary: Diary, board: BoardStory, story: MeetingStory) -> None:
    meetings.add_meeting(
        diary.school,
        by=diary.user(board.clerk),
        on=dates.today(),
        held_on=diary.days.of(story.held),
        committee=diary.committees.get(story.committee),
        starts_at=time(18),
        place=story.place,
        in_holiday=True,
    )


def _hold(diary: Diary, board: BoardStory, story: MeetingStory) -> None:
    by, on = diary.user(board.clerk), dates.today()
    meeting = Meeting.objects.select_related("school", "committee").get(
        school=diary.school, held_on=on, committee=diary.committees.get(story.committee)
    )
    _attend(diary, board, story, meeting)
    if story.agrees:
        plan, chair = current_plan(diary.school), diary.user(board.chair)
        assert plan
        meetings.agree_plan_at(meeting, by=chair, on=on, plan=plan, minute_reference=story.agrees)
    for minute in story.minutes:
        meetings.add_minute(
            meeting,
            by=by,
            on=on,
            reference=minute.reference,
            text=minute.text,
            confidential=minute.confidential,
        )


def _attend(diary: Diary, board: BoardStory, story: MeetingStory, meeting: Meeting) -> None:
    serving = [
        each.name for each in board.appointments if not story.committee or story.committee in each.committees
    ]
    states = dict.fromkeys(serving, Attendance.State.PRESENT)
    states |= dict.fromkeys(story.apologies, Attendance.State.APOLOGIES)
    states |= dict.fromkeys(story.absent, Attendance.State.ABSENT)
    meetings.set_attendance(
        meeting,
        by=diary.user(board.clerk),
        on=dates.today(),
        version=meeting.version,
        states={diary.people[name]: state for name, state in states.items()},
    )


# ---- packs ----------------------------------------------------------------------------------------------------------
def _pack(diary: Diary, board: BoardStory, story: PackStory) -> None:
    by, on = diary.user(board.clerk), dates.today()
    meeting = Meeting.objects.select_related("school", "committee").get(
        school=diary.school, held_on=diary.days.of(story.meeting), committee=None
    )
    pack = packs.prepare(
        meeting,
        by=by,
        on=on,
        version=packs.pack_of(meeting).version,
        prompts=suggested(meeting, on=on)[:CHOSEN],
        decisions=[*story.decisions],
    )
    if story.sent:
        packs.send(meeting, by=by, on=on, version=pack.version)
