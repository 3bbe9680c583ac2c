"""The board of the story: who serves on what terms, its committee, its meetings with who came and what was minuted, and the
plan agreed at one of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from config.demo.days import Days
from config.demo.diary import Diary
from governance.models import Appointment, Attendance, Committee, Meeting
from governance.workflow import appointments, meetings
from improvement.workflow.plans import current_plan
from schools import dates

STANDARDS = "Standards committee"
FOUR_YEARS = timedelta(days=4 * 365)
PRESENT, APOLOGIES, ABSENT = Attendance.State.PRESENT, Attendance.State.APOLOGIES, Attendance.State.ABSENT


@dataclass(frozen=True)
class Seat:
    """On what terms somebody serves."""

    name: str
    category: str
    starts: date
    ends: date | None = None
    vice: bool = False
    committees: Sequence[str] = ()


@dataclass(frozen=True)
class Sitting:
    """A meeting: when it was planned and is held, who did not come, and what was minuted."""

    planned: date
    held: date
    committee: str = ""
    place: str = "School library"
    apologies: Sequence[str] = ()
    absent: Sequence[str] = ()
    minutes: Sequence[tuple[str, str, bool]] = ()
    agrees: str = ""


@dataclass(frozen=True)
class Board:
    """A board, written down by its clerk, and the clerk's own part by its chair."""

    chair: str
    clerk: str
    told: date
    seats: Sequence[Seat] = ()
    sittings: Sequence[Sitting] = field(default_factory=tuple)


def last_meeting(d: Days) -> date:
    """When the full board met last: six weeks of school ago."""
    return d.ago(30)


def next_meeting(d: Days) -> date:
    """When it meets next: in a week."""
    return d.ahead(5)


def board(d: Days) -> Board:
    """The board of Saltmarsh Junior School."""
    told = d.back(5, 0.4)
    return Board(
        chair="Derek Amory",
        clerk="Beth Lowry",
        told=told,
        seats=[
            Seat("Derek Amory", "co_opted", d.back(8, 0.1), d.back(8, 0.1) + FOUR_YEARS),
            Seat(
                "Anjali Foss", "parent", d.back(6, 0.1), d.back(6, 0.1) + FOUR_YEARS, committees=[STANDARDS]
            ),
            Seat(
                "Joan Birkett", "foundation", d.back(7, 0.1), d.back(7, 0.1) + FOUR_YEARS, True, [STANDARDS]
            ),
            Seat("Martin Ebdon", "local_authority", d.back(7, 0.3), d.back(7, 0.3) + FOUR_YEARS),
            Seat(
                "Owen Tredwell",
                "co_opted",
                d.today + timedelta(weeks=6) - FOUR_YEARS,
                d.today + timedelta(weeks=6),
                committees=[STANDARDS],
            ),
            Seat("Farah Siddall", "co_opted", d.back(6, 0.4), d.back(6, 0.4) + FOUR_YEARS),
            Seat("Beth Lowry", "clerk", d.back(7, 0.1)),
        ],
        sittings=[
            Sitting(
                planned=d.back(4, 0.1),
                held=d.back(3, 0.95),
                apologies=["Martin Ebdon"],
                agrees="5.1",
                minutes=[
                    (
                        "5.1",
                        "The board agreed the plan. A governor questioned why three of five areas were measured only in summer, "
                        "and how the board would know sooner. The headteacher will report each term.",
                        False,
                    )
                ],
            ),
            Sitting(
                planned=d.back(3, 0.95),
                held=d.back(1, 0.5),
                committee=STANDARDS,
                minutes=[
                    (
                        "3",
                        "The committee looked at books from three year groups beside the figures, and asked for the same again in a term.",
                        False,
                    )
                ],
            ),
            Sitting(
                planned=d.back(1, 0.3) if d.back(1, 0.3) < last_meeting(d) else d.ago(45),
                held=last_meeting(d),
                apologies=["Farah Siddall"],
                absent=["Owen Tredwell"],
                minutes=[
                    (
                        "6.2",
                        "A governor questioned why Year 5 mathematics had missed its target two terms running and how the groups would "
                        "change. The deputy headteacher explained the new groups; the board will look at the next figures.",
                        False,
                    ),
                    ("9.1", "The board received a report on a staffing matter and noted it.", True),
                ],
            ),
            Sitting(planned=d.ago(28), held=next_meeting(d)),
            Sitting(planned=d.ago(28), held=d.ahead(32), committee=STANDARDS, place="Video call"),
        ],
    )


class Boarding:
    """Enters a board and its meetings."""

    def __init__(self, place, diary: Diary):
        self.board: Board | None = place.board
        self.diary = diary
        self.committees: dict[str, Committee] = {}

    def tell(self) -> None:
        if self.board is None:
            return
        self.diary.on(self.board.told, self.appoint)
        for sitting in self.board.sittings:
            self.diary.on(sitting.planned, self.planning(sitting))
            if sitting.held <= self.diary.today:
                self.diary.on(sitting.held, self.holding(sitting))

    def by(self):
        return self.diary.user(self.board.clerk) if self.board else None

    def appoint(self) -> None:
        assert self.board
        school, on = self.diary.school, dates.today()
        names = dict.fromkeys(name for seat in self.board.seats for name in seat.committees)
        for name in names:
            self.committees[name] = appointments.add_committee(school, by=self.by(), on=on, name=name)
        for seat in self.board.seats:
            own = seat.name == self.board.clerk
            person = self.diary.people[seat.name]
            appointments.add_appointment(
                school,
                by=self.diary.user(self.board.chair) if own else self.by(),
                on=on,
                person=person,
                role=person.memberships.get().role,
                category=Appointment.Category(seat.category),
                starts_on=seat.starts,
                ends_on=seat.ends,
                is_vice_chair=seat.vice,
                committees=[self.committees[name] for name in seat.committees],
            )

    def planning(self, sitting: Sitting) -> Callable[[], None]:
        def plan() -> None:
            meetings.add_meeting(
                self.diary.school,
                by=self.by(),
                on=dates.today(),
                held_on=sitting.held,
                committee=self.committees.get(sitting.committee),
                starts_at=time(18),
                place=sitting.place,
                in_holiday=True,
            )

        return plan

    def holding(self, sitting: Sitting) -> Callable[[], None]:
        def hold() -> None:
            by, on = self.by(), dates.today()
            meeting = Meeting.objects.select_related("school", "committee").get(
                school=self.diary.school,
                held_on=sitting.held,
                committee=self.committees.get(sitting.committee),
            )
            self.attend(meeting, sitting)
            if sitting.agrees:
                plan = current_plan(self.diary.school)
                assert plan
                meetings.agree_plan_at(
                    meeting,
                    by=self.diary.user(self.board.chair) if self.board else by,
                    on=on,
                    plan=plan,
                    minute_reference=sitting.agrees,
                )
            for reference, text, confidential in sitting.minutes:
                meetings.add_minute(
                    meeting, by=by, on=on, reference=reference, text=text, confidential=confidential
                )

        return hold

    def attend(self, meeting: Meeting, sitting: Sitting) -> None:
        assert self.board
        here = [s for s in self.board.seats if not sitting.committee or sitting.committee in s.committees]
        states = {seat.name: PRESENT for seat in here}
        states |= dict.fromkeys(sitting.apologies, APOLOGIES) | dict.fromkeys(sitting.absent, ABSENT)
        meetings.set_attendance(
            meeting,
            by=self.by(),
            on=dates.today(),
            version=meeting.version,
            states={self.diary.people[name]: state for name, state in states.items()},
        )
