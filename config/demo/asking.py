"""The questions of the governors of the story, with what was answered and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.demo.board import last_meeting
from config.demo.days import Days
from config.demo.diary import Diary
from governance.models import Challenge, Meeting
from governance.workflow import challenges
from improvement.models import Evidence
from schools import dates

CLERK = "Beth Lowry"


@dataclass(frozen=True)
class Answer:
    """Answered; where it `shows` something, with the latest evidence of the area that the board may see."""

    on: date
    by: str
    text: str
    shows: bool = False


@dataclass(frozen=True)
class Again:
    """Asked again: the next question, and by when."""

    on: date
    question: str
    answer_by: date


@dataclass(frozen=True)
class Content:
    """Satisfied: what changed, and where it is minuted."""

    on: date
    changed: str
    minute: str = ""


@dataclass(frozen=True)
class Question:
    """A question, and what was said to it in order. `entered` is who wrote it down for the governor who asked."""

    asker: str
    of: str
    text: str
    on: date
    answer_by: date
    aim: str
    figure: str = ""
    minute: str = ""
    entered: str = ""
    said: Sequence[Answer | Again | Content] = ()


def questions(d: Days) -> list[Question]:
    """Those of Saltmarsh: one settled, one answered, one asked again, one that nobody has answered."""
    met = last_meeting(d)
    return [
        Question(
            "Anjali Foss",
            "Imran Sheikh",
            "How do you know that catch-up in mathematics reaches the pupils who need it?",
            d.ago(52),
            d.ago(42),
            "Mathematics in Years 5 and 6",
            said=[
                Answer(
                    d.ago(44),
                    "Imran Sheikh",
                    "By a check before and after each six weeks. Of 14 pupils, 11 closed their gap; three did not, and were in "
                    "the wrong group.",
                ),
                Content(met, "Three pupils changed group, and the check now comes after three weeks.", "6.1"),
            ],
        ),
        Question(
            "Anjali Foss",
            "Imran Sheikh",
            "Year 5 has missed its target two terms running. What is being done differently, and when would you stop doing it?",
            met,
            d.ago(20),
            "Mathematics in Years 5 and 6",
            figure="57% against 64% planned in Year 5",
            minute="6.2",
            entered=CLERK,
            said=[
                Answer(
                    d.ago(21),
                    "Imran Sheikh",
                    "The coach plans with the two classes where reasoning is not seen. We look at books again in six weeks.",
                ),
                Again(
                    d.ago(8),
                    "What will the books show if it works, and what do you do instead if they do not?",
                    d.ahead(2),
                ),
            ],
        ),
        Question(
            "Joan Birkett",
            "Tom Penhale",
            "Do pupils improve a piece because somebody marked it, or because they know what good writing looks like?",
            d.ago(14),
            d.ago(4),
            "Writing at greater depth",
            said=[
                Answer(
                    d.ago(5),
                    "Tom Penhale",
                    "More the second, by what eight pupils of Year 6 said: six of them could name what they changed and why. "
                    "We do not know it of Year 4 yet, and ask there next.",
                    shows=True,
                )
            ],
        ),
        Question(
            "Martin Ebdon",
            "Leah Whitlock",
            "What do teachers no longer do, now that they give feedback in lessons?",
            d.ago(18),
            d.ago(6),
            "Marking and feedback",
            entered=CLERK,
        ),
    ]


class Asking:
    """Enters the questions of a school. `story` knows its areas and people by name."""

    def __init__(self, place, diary: Diary, story):
        self.place, self.diary, self.story = place, diary, story
        self.rows: dict[str, Challenge] = {}

    def tell(self) -> None:
        for question in self.place.questions:
            self.diary.on(question.on, self.asking(question))
            for said in question.said:
                self.diary.on(said.on, self.saying(question, said))

    def asking(self, question: Question) -> Callable[[], None]:
        def ask() -> None:
            on, people = dates.today(), self.diary.people
            meeting = Meeting.objects.filter(school=self.diary.school, held_on=on, committee=None).first()
            self.rows[question.text] = challenges.ask(
                self.diary.school,
                by=self.diary.user(question.entered or question.asker),
                on=on,
                question=question.text,
                figure=question.figure,
                area=self.story.areas[question.aim],
                asked_by=people[question.asker],
                asked_of=people[question.of],
                answer_by=question.answer_by,
                meeting=meeting if question.minute else None,
                minute_reference=question.minute,
            )

        return ask

    def saying(self, question: Question, said: Answer | Again | Content) -> Callable[[], None]:
        def say() -> None:
            row = self.rows[question.text]
            given: dict[str, Any] = {"on": dates.today(), "version": row.version}
            if isinstance(said, Answer):
                by = self.diary.user(said.by)
                shown = self.shown(question, by) if said.shows else []
                challenges.answer(row, by=by, text=said.text, evidence=shown, **given)
            elif isinstance(said, Again):
                by = self.diary.user(question.asker)
                challenges.ask_again(row, by=by, question=said.question, answer_by=said.answer_by, **given)
            else:
                by = self.diary.user(question.asker)
                challenges.settle(
                    row, by=by, what_changed=said.changed, minute_reference=said.minute, **given
                )

        return say

    def shown(self, question: Question, by) -> list[Evidence]:
        """The latest item on the area that the board may see."""
        area = self.story.areas[question.aim]
        items = (
            Evidence.objects.current().readable_by(by).filter(school=self.diary.school, shown_to_board=True)
        )
        return list(items.filter(links__area=area, links__removed_at=None)[:1])
