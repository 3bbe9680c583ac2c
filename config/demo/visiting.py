"""The visits of the governors of the story."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from config.demo.board import last_meeting
from config.demo.days import Days
from config.demo.diary import Diary
from governance.models import Meeting, Visit
from governance.workflow import visits
from schools import dates

CLERK = "Beth Lowry"
WRITING, MATHS, FEEDBACK, READING, GOVERNANCE = (
    "Writing at greater depth",
    "Mathematics in Years 5 and 6",
    "Marking and feedback",
    "Reading for disadvantaged pupils",
    "Governance",
)


@dataclass(frozen=True)
class Call:
    """A governor's visit: planned on `planned` for `day`, written down on it where there are `words`. `entered` is who
    writes for a governor who does not sign in; `minute` is where the board's last meeting heard of it."""

    governor: str
    purpose: str
    aims: Sequence[str]
    leader: str
    planned: date
    day: date
    says: str = ""
    words: dict[str, str] = field(default_factory=dict)
    comment: str = ""
    entered: str = ""
    minute: str = ""
    minuted: date | None = None


def calls(d: Days) -> list[Call]:
    """Those of Saltmarsh: four over two terms, of which one waits to be written up, and one to come."""
    writing_day = d.back(1, 0.3)
    return [
        Call(
            "Joan Birkett",
            "To see drafts beside last versions, and hear from pupils what they changed",
            [WRITING],
            "Tom Penhale",
            d.back(1, 0.1),
            writing_day,
            says="green",
            words={
                "who_was_met": "The English leader, eight pupils of Years 5 and 6",
                "seen": "Eight pieces with their drafts. Seven had grown by more than corrections.",
                "evidence_of_impact": "Six of eight pupils could say what they had changed and why.",
                "questions": "A governor questioned how Year 4 would get there. The leader will begin with two classes.",
                "strengths": "Pupils are proud of their second draft.",
            },
            comment="That is how we see it too. Year 4 begins after the holiday.",
            minute="7.1",
            minuted=d.ago(29) if writing_day <= last_meeting(d) else None,
        ),
        Call(
            "Martin Ebdon",
            "To see how feedback is given in lessons, and what pupils do with it",
            [FEEDBACK],
            "Leah Whitlock",
            d.back(1, 0.4),
            d.back(1, 0.6),
            says="amber",
            words={
                "who_was_met": "The leader for feedback, five pupils of Year 3",
                "seen": "Three classes of different years. In two of them pupils had time to act on what they were told.",
                "questions": "A governor asked what happens where there is no time. It is planned for, and not there yet.",
                "to_develop": "Time to act on feedback differs from class to class.",
                "follow_up": "A second look at the same classes.",
            },
            entered=CLERK,
        ),
        Call(
            "Anjali Foss",
            "To see how reasoning runs in Years 5 and 6, and hear from pupils whether it helps",
            [MATHS, GOVERNANCE],
            "Imran Sheikh",
            d.back(1, 0.9),
            d.back(0, 0.3),
            says="amber",
            words={
                "who_was_met": "The mathematics leader, six pupils of Year 6",
                "seen": "Two classes at work and twelve books.",
                "evidence_of_impact": "Pupils explain with pleasure. What they say is not yet in their books.",
                "questions": "A governor questioned why Year 5 had not moved. Two classes had lost their time for talk.",
                "strengths": "Pupils explain their answers to each other.",
                "to_develop": "What they say is not yet in their books.",
                "follow_up": "Books of both classes again before the next meeting.",
            },
            comment="Right as it stands. The time for talk is back in both classes.",
        ),
        Call(
            "Farah Siddall",
            "To see how leaders get ready for the questions of a meeting",
            [GOVERNANCE],
            "Catherine Hallam",
            d.ago(12),
            d.ago(3),
        ),
        Call(
            "Anjali Foss",
            "To read the books of both Year 5 classes with the mathematics leader",
            [MATHS],
            "Imran Sheikh",
            d.ago(2),
            d.ahead(4),
        ),
    ]


class Visiting:
    """Enters the visits of a school's governors. `story` knows its areas and people by name."""

    def __init__(self, place, diary: Diary, story):
        self.place, self.diary, self.story = place, diary, story
        self.rows: dict[str, Visit] = {}

    def tell(self) -> None:
        for call in self.place.calls:
            self.diary.on(call.planned, self.planning(call))
            if call.words:
                self.diary.on(call.day, self.writing_up(call))
            if call.comment:
                self.diary.on(call.day, self.commenting(call))
            if call.minuted:
                self.diary.on(call.minuted, self.minuting(call))

    def by(self, call: Call):
        return self.diary.user(call.entered or call.governor)

    def planning(self, call: Call) -> Callable[[], None]:
        def plan() -> None:
            people = self.diary.people
            self.rows[call.purpose] = visits.plan(
                self.diary.school,
                by=self.by(call),
                on=dates.today(),
                governor=people[call.governor],
                day=call.day,
                purpose=call.purpose,
                areas=[self.story.areas[title] for title in call.aims],
                agreed_with=people[call.leader],
            )

        return plan

    def writing_up(self, call: Call) -> Callable[[], None]:
        def write() -> None:
            row, on = self.rows[call.purpose], dates.today()
            visits.record(
                row, by=self.by(call), on=on, version=row.version, done_on=on, impact=call.says, **call.words
            )

        return write

    def commenting(self, call: Call) -> Callable[[], None]:
        def comment() -> None:
            row = self.rows[call.purpose]
            by = self.diary.user(call.leader)
            visits.comment(row, by=by, on=dates.today(), version=row.version, comment=call.comment)

        return comment

    def minuting(self, call: Call) -> Callable[[], None]:
        def minute() -> None:
            row, on = self.rows[call.purpose], dates.today()
            held = Meeting.objects.filter(school=self.diary.school, committee=None, held_on__lt=on)
            visits.take_to_board(
                row,
                by=self.diary.user(CLERK),
                on=on,
                version=row.version,
                meeting=held.order_by("-held_on").first(),
                minute_reference=call.minute,
            )

        return minute
