"""What Saltmarsh set out to reach by the end of each term, and what it reached: one measure of what adults do and one of
what pupils gain in every area."""

from demo.days import Ago, Back
from demo.saltmarsh.names import FEEDBACK, GOVERNANCE, MATHEMATICS, READING, WRITING
from demo.stories import CriterionStory, GroupStory, MeasureStory

DRAFTED = "Classes where a long piece is drafted and improved in every unit"
SEEN_REASONING = "Classes where reasoning is seen each week"
HEARD = "Heard by an adult three times a week"

# fmt: off
MEASURES = [
    MeasureStory(
        WRITING, DRAFTED, "teaching", "n_of_m", "Book checks", added=Back(5, 0.6), out_of=12,
        groups=[
            GroupStory("3 of 12", [("6", "6"), ("9", "9"), ("11", "11"), ("12", None)]),
        ],
    ),
    MeasureStory(
        WRITING, "Writing at greater depth, judged with two schools", "progress", "percentage", "Teacher assessment",
        groups=[
            GroupStory("9", [("11", "11"), ("13", "12"), ("14", "15"), ("16", None)], year="Year 6", size=60),
        ],
        added=Back(5, 0.6),
    ),
    MeasureStory(
        MATHEMATICS, SEEN_REASONING, "teaching", "n_of_m", "Learning walks", added=Back(5, 0.6), out_of=6,
        groups=[
            GroupStory("1 of 6", [("3", "3"), ("5", "4"), ("6", None)]),
        ],
    ),
    MeasureStory(
        MATHEMATICS, "At the expected standard in mathematics", "progress", "percentage", "Teacher assessment",
        groups=[
            GroupStory("52", [("58", "55"), ("64", "57"), ("70", None)], year="Year 5", size=58),
            GroupStory("61", [("65", "66"), ("69", "68"), ("74", None)], year="Year 6", size=60),
            GroupStory(
                "0", [("25", "25"), ("50", "25"), ("50", None)], year="Year 5",
                pupils="with an education, health and care plan", size=4,
            ),
        ],
        added=Back(5, 0.6),
    ),
    MeasureStory(
        FEEDBACK, "Classes where pupils act on the agreed marking", "teaching", "n_of_m", "Book checks",
        added=Back(5, 0.6), out_of=12,
        groups=[
            GroupStory("3 of 12", [("7", "5"), ("8", "8"), ("9", "9"), ("11", None)]),
        ],
    ),
    MeasureStory(
        FEEDBACK, "Pupils who can say what to do next", "progress", "percentage", "Pupil interviews",
        groups=[
            GroupStory("38", [("45", "45"), ("55", None), ("65", None)], size=352),
        ],
        added=Back(5, 0.6),
    ),
    MeasureStory(
        READING, HEARD, "teaching", "n_of_m", "Reading records", added=Back(5, 0.6), out_of=96,
        groups=[
            GroupStory(
                "12 of 96", [("30", "28"), ("40", "33"), ("60", "41"), ("96", None)], pupils="disadvantaged", size=96,
            ),
        ],
    ),
    MeasureStory(
        READING, "Reading at the expected standard", "progress", "percentage", "Reading checks",
        groups=[
            GroupStory("41", [("45", "45"), ("48", "46"), ("52", "49"), ("56", None)], pupils="disadvantaged", size=96),
        ],
        added=Back(5, 0.6),
    ),
    MeasureStory(
        GOVERNANCE, "Key roles with somebody ready to take them", "governance", "n_of_m", "Succession plan",
        added=Back(2, 0.1), first=1, out_of=6,
        groups=[
            GroupStory("1 of 6", [("2", "2"), ("3", "4"), ("5", None)]),
        ],
    ),
    MeasureStory(
        GOVERNANCE, "Decisions changed after a governor’s question", "governance", "count", "Minutes",
        groups=[
            GroupStory("0", [("1", "1"), ("2", "2"), ("3", None)]),
        ],
        added=Back(2, 0.1), first=1,
    ),
]

CRITERIA = [
    CriterionStory(WRITING, "Every year group plans, drafts and improves one longer piece in each unit.",
                   added=Back(5, 0.7), terms_ago=1, met="met", met_on=Back(1, 0.5), measure=DRAFTED),
    CriterionStory(WRITING, "Three schools judge the same pieces of writing alike.", added=Back(5, 0.7), met="met",
                   met_on=Back(0, 0.4)),
    CriterionStory(MATHEMATICS, "Reasoning is seen in all six classes, in books as well as in lessons.",
                   added=Back(5, 0.7), met="partly", met_on=Back(0, 0.3), measure=SEEN_REASONING),
    CriterionStory(MATHEMATICS, "Pupils who were behind can explain how they reached an answer.", added=Back(5, 0.7)),
    CriterionStory(FEEDBACK, "Pupils in all 12 classes can say what to do next, and have time to do it.",
                   added=Back(5, 0.7), met="partly", met_on=Back(0, 0.3)),
    CriterionStory(READING, "Each disadvantaged pupil is heard by an adult three times a week.", added=Back(5, 0.7),
                   met="partly", met_on=Ago(1), measure=HEARD),
    CriterionStory(GOVERNANCE, "Governors visit every area once a term, and their questions change what we do.",
                   added=Back(2, 0.2), met="met", met_on=Back(0, 0.45)),
]
