"""The visits of the governors of Saltmarsh: four over two terms, of which one waits to be written up, and one to come."""

from demo.days import Ago, Ahead, Back
from demo.saltmarsh.names import (
    ANJALI,
    BETH,
    CATHERINE,
    FARAH,
    FEEDBACK,
    GOVERNANCE,
    IMRAN,
    JOAN,
    LEAH,
    MARTIN,
    MATHEMATICS,
    TOM,
    WRITING,
)
from demo.stories import AMBER, GREEN, VisitStory

# fmt: off
VISITS = [
    VisitStory(
        JOAN, "To see drafts beside last versions, and hear from pupils what they changed", areas=[WRITING], leader=TOM,
        planned=Back(1, 0.1), day=Back(1, 0.3), impact=GREEN,
        words={
            "who_was_met": "The English leader, eight pupils of Years 5 and 6",
            "seen": "Eight pieces with their drafts. Seven had grown by more than corrections.",
            "evidence_of_impact": "Six of eight pupils could say what they had changed and why.",
            "questions": "A governor questioned how Year 4 would get there. The leader will begin with two classes.",
            "strengths": "Pupils are proud of their second draft.",
        },
        comment="That is how we see it too. Year 4 begins after the holiday.", minute="7.1", minuted=Ago(29),
    ),
    VisitStory(
        MARTIN, "To see how feedback is given in lessons, and what pupils do with it", areas=[FEEDBACK], leader=LEAH,
        planned=Back(1, 0.4), day=Back(1, 0.6), impact=AMBER,
        words={
            "who_was_met": "The leader for feedback, five pupils of Year 3",
            "seen": "Three classes of different years. In two of them pupils had time to act on what they were told.",
            "questions": "A governor asked what happens where there is no time. It is planned for, and not there yet.",
            "to_develop": "Time to act on feedback differs from class to class.",
            "follow_up": "A second look at the same classes.",
        },
        entered=BETH,
    ),
    VisitStory(
        ANJALI, "To see how reasoning runs in Years 5 and 6, and hear from pupils whether it helps",
        areas=[MATHEMATICS, GOVERNANCE], leader=IMRAN, planned=Back(1, 0.9), day=Back(0, 0.3), impact=AMBER,
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
    VisitStory(
        FARAH, "To see how leaders get ready for the questions of a meeting", areas=[GOVERNANCE], leader=CATHERINE,
        planned=Ago(12), day=Ago(3),
    ),
    VisitStory(
        ANJALI, "To read the books of both Year 5 classes with the mathematics leader", areas=[MATHEMATICS],
        leader=IMRAN, planned=Ago(2), day=Ahead(4),
    ),
]
