"""The visits of the authority's adviser to Saltmarsh: one whose note the school found accurate, with a step that became an
action, and one whose note waits for its answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from config.demo.checking import ADVISER, OF
from config.demo.days import Days
from config.demo.diary import Diary
from config.demo.people import address
from config.demo.script import Place
from improvement.models import VisitNote
from improvement.workflow import visit_notes
from improvement.workflow.visit_notes import Step
from schools import dates
from schools.models import User

WRITING, MATHS = "Writing at greater depth", "Mathematics in Years 5 and 6"


@dataclass(frozen=True)
class Agreed:
    """A next step; `taken` is the day on which the school made an action of it."""

    text: str
    aim: str
    by_when: date
    taken: date | None = None


@dataclass(frozen=True)
class Note:
    """A visit of the adviser, written down the day after, and what the school said to it."""

    day: date
    written: date
    purpose: str
    aims: Sequence[str]
    strengths: str
    to_develop: str
    impact: str
    next_visit: date | None = None
    steps: Sequence[Agreed] = field(default_factory=list)
    answered: date | None = None
    words: str = ""


def visits(d: Days) -> list[Note]:
    return [
        Note(
            d.back(1, 0.4),
            d.back(1, 0.45),
            "Whether pupils improve a piece of writing between draft and last version, and know what makes it good",
            [WRITING],
            "In Years 5 and 6 drafts grow by more than corrections, and pupils can say why.",
            "Year 4 has not begun. In two classes the model text is copied and not used.",
            "amber",
            next_visit=d.ago(3),
            steps=[
                Agreed("Year 4 drafts and improves one piece each half-term", WRITING, d.ahead(12), d.back(1, 0.7)),
                Agreed("Two teachers of Year 4 see a lesson of Year 6", WRITING, d.ahead(8)),
            ],
            answered=d.back(1, 0.6),
            words="That is how we see it too. Year 4 begins after the holiday.",
        ),
        Note(
            d.ago(3),
            d.ago(2),
            "Whether reasoning is taught every week in Years 5 and 6, and what pupils make of it",
            [MATHS],
            "All six classes have a weekly lesson. Pupils talk before they write, and listen to each other.",
            "Books of two classes do not show the reasoning that is heard in them.",
            "amber",
            next_visit=d.ahead(20),
            steps=[
                Agreed("A second book check of all six classes, the same way as the first", MATHS, d.ahead(10)),
                Agreed("The coach plans with the two classes whose books do not show it", MATHS, d.ahead(5)),
            ],
        ),
    ]  # fmt: skip


class Noting:
    """Enters the notes, where the school has the areas they are about."""

    def __init__(self, place: Place, diary: Diary, story):
        self.place, self.diary, self.story = place, diary, story
        self.rows: dict[str, VisitNote] = {}

    def tell(self) -> None:
        known = {aim.title for aim in self.place.aims}
        for note in visits(Days(self.diary.today)):
            if not set(note.aims) <= known:
                continue
            self.diary.on(note.written, self.writing(note))
            if note.answered:
                self.diary.on(note.answered, self.answering(note))
            for number, step in enumerate(note.steps, start=1):
                if step.taken:
                    self.diary.on(step.taken, self.taking(note, number))

    def writing(self, note: Note) -> Callable[[], None]:
        def write() -> None:
            areas = self.story.areas
            self.rows[note.purpose] = visit_notes.write_note(
                self.diary.school,
                by=User.objects.get(email=address(ADVISER, OF)),
                on=dates.today(),
                done_on=note.day,
                purpose=note.purpose,
                areas=[areas[aim] for aim in note.aims],
                strengths=note.strengths,
                to_develop=note.to_develop,
                impact=note.impact,
                next_visit=note.next_visit,
                steps={
                    number: Step(step.text, areas[step.aim], step.by_when)
                    for number, step in enumerate(note.steps, start=1)
                },
            )

        return write

    def answering(self, note: Note) -> Callable[[], None]:
        def answer() -> None:
            row = self.rows[note.purpose]
            by = self.story.by(self.story.head)
            visit_notes.answer_note(
                row, by=by, on=dates.today(), version=row.version, answer="accurate", words=note.words
            )

        return answer

    def taking(self, note: Note, number: int) -> Callable[[], None]:
        def take() -> None:
            step = self.rows[note.purpose].steps.select_related("area", "note__activity").get(order=number)
            step.note.school = step.area.school = self.diary.school
            visit_notes.step_to_action(step, by=self.story.by(self.story.head), on=dates.today())

        return take
