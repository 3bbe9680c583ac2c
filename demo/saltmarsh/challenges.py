"""What the governors of Saltmarsh asked: one question settled, one answered, one asked again, one that nobody has answered."""

from demo.days import Ago, Ahead
from demo.saltmarsh.names import (
    ANJALI,
    BETH,
    FEEDBACK,
    IMRAN,
    JOAN,
    LAST_MEETING,
    LEAH,
    MARTIN,
    MATHEMATICS,
    TOM,
    WRITING,
)
from demo.stories import AgainStory, AnswerStory, ChallengeStory, SettledStory

# fmt: off
CHALLENGES = [
    ChallengeStory(
        ANJALI, IMRAN, question="How do you know that catch-up in mathematics reaches the pupils who need it?",
        on=Ago(52), answer_by=Ago(42), area=MATHEMATICS,
        turns=[
            AnswerStory(Ago(44), IMRAN,
                        "By a check before and after each six weeks. Of 14 pupils, 11 closed their gap; three did not, and were in the wrong group."),
            SettledStory(LAST_MEETING, "Three pupils changed group, and the check now comes after three weeks.", "6.1"),
        ],
    ),
    ChallengeStory(
        ANJALI, IMRAN,
        question="Year 5 has missed its target two terms running. What is being done differently, and when would you stop doing it?",
        on=LAST_MEETING, answer_by=Ago(20), area=MATHEMATICS, figure="57% against 64% planned in Year 5", minute="6.2",
        entered=BETH,
        turns=[
            AnswerStory(Ago(21), IMRAN,
                        "The coach plans with the two classes where reasoning is not seen. We look at books again in six weeks."),
            AgainStory(Ago(8), "What will the books show if it works, and what do you do instead if they do not?",
                       answer_by=Ahead(2)),
        ],
    ),
    ChallengeStory(
        JOAN, TOM,
        question="Do pupils improve a piece because somebody marked it, or because they know what good writing looks like?",
        on=Ago(14), answer_by=Ago(4), area=WRITING,
        turns=[
            AnswerStory(Ago(5), TOM,
                        "More the second, by what eight pupils of Year 6 said: six of them could name what they changed and why. We do not know it of Year 4 yet, and ask there next.",
                        shows=True),
        ],
    ),
    ChallengeStory(
        MARTIN, LEAH, question="What do teachers no longer do, now that they give feedback in lessons?", on=Ago(18),
        answer_by=Ago(6), area=FEEDBACK, entered=BETH,
    ),
]
