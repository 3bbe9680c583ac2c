"""Area 1: it began badly and is nearly there."""

from config.demo.days import Days
from config.demo.script import AMBER, BLUE, DONE, GREEN, RED, UNDER_WAY, Aim, Deed, Said

TOM, LEAH, HEAD, IMRAN = "Tom Penhale", "Leah Whitlock", "Catherine Hallam", "Imran Sheikh"


def writing(d: Days) -> Aim:
    return Aim(
        title="Writing at greater depth",
        leader=TOM,
        governor="Joan Birkett",
        second=HEAD,
        added=d.back(5, 0.35),
        point=1,
        subject="achievement",
        intended="By the end of the school year 18% of Year 6 write at greater depth, up from 9%, and every year group "
        "plans, drafts and improves one longer piece in each unit.",
        ratings=[
            Said(
                d.back(4, 0.6),
                TOM,
                "9% of Year 6 write at greater depth, as before. The units are only now being replanned.",
                impact=RED,
            ),
            Said(
                d.back(3, 0.6),
                TOM,
                "11%. Pupils write longer pieces in every class; few improve their drafts.",
                impact=AMBER,
            ),
            Said(
                d.back(2, 0.6),
                HEAD,
                "12%, against 13% planned. Drafting is better in Years 5 and 6 than in Years 3 and 4.",
                impact=AMBER,
            ),
            Said(
                d.back(1, 0.5),
                TOM,
                "13%. Drafting is now much the same in all year groups; the strongest writers still need harder models.",
                impact=AMBER,
            ),
            Said(
                d.back(0, 0.5),
                TOM,
                "15% against 14% planned for this term, moderated with two other schools. Books show it in every year group.",
                impact=GREEN,
            ),
        ],
        deeds=[_longer_pieces(d), _model_texts(d), _moderation(d), *_smaller(d)],
    )


def _longer_pieces(d: Days) -> Deed:
    return Deed(
        "A longer piece of writing in every unit",
        owner=TOM,
        added=d.back(5, 0.4),
        starts=d.back(5, 0.5),
        due=d.back(4, 0.85),
        rhythm="half_term",
        detail="Each unit ends in a piece of two sides or more, planned, drafted, improved and kept.",
        resources="Two days of release for year leaders",
        steps=[
            ("Replan the units with year leaders", d.back(4, 0.3)),
            ("Try two units in Year 4 and change them", d.back(4, 0.5)),
            ("Teach them in all four year groups", d.back(4, 0.8)),
        ],
        notes=[
            Said(
                d.back(4, 0.3),
                TOM,
                "Units replanned for Years 3 and 4. Year leaders took a day each and want another.",
                activity=UNDER_WAY,
            ),
            Said(
                d.back(4, 0.8),
                TOM,
                "All four year groups have taught a unit that ends in a longer piece.",
                activity=DONE,
            ),
            Said(
                d.back(3, 0.55),
                HEAD,
                "Pupils write more. In most books the fair copy is the first draft again, only neater.",
                impact=AMBER,
                review=True,
            ),
            Said(
                d.back(2, 0.55),
                HEAD,
                "24 books read: between the draft and the last version something real was improved in 20.",
                impact=GREEN,
                review=True,
            ),
            Said(
                d.back(0, 0.45),
                HEAD,
                "This is how writing is taught here now, also by the two teachers who joined us this year. No need to look again.",
                impact=BLUE,
                review=True,
            ),
        ],
    )


def _model_texts(d: Days) -> Deed:
    return Deed(
        "Model texts for each year group",
        owner=TOM,
        added=d.back(5, 0.4),
        starts=d.back(4, 0.1),
        due=d.back(3, 0.6),
        steps=[
            ("Choose six texts for each year group with the librarian", d.back(4, 0.6)),
            ("Mark in each what makes it work for its reader", d.back(3, 0.4)),
        ],
        notes=[
            Said(
                d.back(4, 0.6),
                TOM,
                "Texts chosen for Years 3 to 5. Year 6 wants more non-fiction.",
                activity=UNDER_WAY,
            ),
            Said(
                d.back(3, 0.5),
                TOM,
                "24 texts in a folder every teacher uses, with notes on the reader each was written for.",
                activity=DONE,
            ),
            Said(
                d.back(2, 0.6),
                LEAH,
                "Seen in use in nine of 12 lessons. Pupils in all of them could say who the text was for.",
                impact=GREEN,
            ),
        ],
    )


def _moderation(d: Days) -> Deed:
    return Deed(
        "Shared moderation each half-term",
        owner=TOM,
        added=d.back(4, 0.2),
        starts=d.back(4, 0.4),
        due=d.end(4),
        review=d.ahead(8),
        rhythm="half_term",
        detail="Year 6 books are read together with Tamberley and Old Quarry, and one sample goes to the authority.",
        steps=[
            ("Agree the days for the year with both schools", d.back(4, 0.5)),
            ("First moderation, Year 6", d.back(3, 0.3)),
            ("Second moderation, Years 4 and 6", d.back(1, 0.63)),
            ("Third moderation, all year groups", None),
        ],
        notes=[
            Said(
                d.back(3, 0.3),
                TOM,
                "First moderation: we were too generous with five pieces of 18. Good to know so early.",
                activity=UNDER_WAY,
            ),
            Said(
                d.back(2, 0.4),
                IMRAN,
                "Teachers in Year 6 now put the same books in the same order as our partners do.",
                impact=GREEN,
                review=True,
            ),
            Said(
                d.back(1, 0.63),
                TOM,
                "Second moderation with Years 4 and 6. Two pieces of 20 were judged differently from ours.",
                review=True,
            ),
            Said(
                d.ago(3),
                TOM,
                "Tamberley and Old Quarry have both said yes to the third day. All year groups bring six books.",
            ),
        ],
    )


def _smaller(d: Days) -> list[Deed]:
    return [
        Deed(
            "Word lists made with pupils for each unit",
            owner="Marcus Thwaite",
            added=d.back(5, 0.6),
            starts=d.back(4, 0.2),
            due=d.back(3, 0.5),
            notes=[
                Said(
                    d.back(4, 0.5), TOM, "Lists are on the wall in eight of 12 classes.", activity=UNDER_WAY
                ),
                Said(
                    d.back(3, 0.45),
                    TOM,
                    "In all 12 classes, and in pupils’ books rather than only on the wall.",
                    activity=DONE,
                ),
                Said(
                    d.back(2, 0.3),
                    HEAD,
                    "Words from the lists turn up in later units, where nobody asked for them.",
                    impact=GREEN,
                ),
            ],
        ),
        Deed(
            "Grammar taught inside writing lessons",
            owner="Rhian Colley",
            added=d.back(5, 0.6),
            starts=d.back(4, 0.2),
            due=d.back(2, 0.5),
            notes=[
                Said(
                    d.back(3, 0.4),
                    TOM,
                    "Years 3 and 4 teach it this way. Years 5 and 6 begin next half-term.",
                    activity=UNDER_WAY,
                ),
                Said(
                    d.back(2, 0.5),
                    TOM,
                    "All year groups. The separate grammar lesson has gone from every timetable.",
                    activity=DONE,
                ),
                Said(
                    d.back(1, 0.4),
                    IMRAN,
                    "Sentences in Year 6 vary far more than a year ago: the latest sample shows it on every page.",
                    impact=GREEN,
                ),
            ],
        ),
        Deed(
            "A day with an author for each year group",
            owner=TOM,
            added=d.back(4, 0.5),
            starts=d.back(3, 0.1),
            due=d.back(2, 0.7),
            resources="Four days, paid for by the parents’ association",
            cost="960",
            notes=[
                Said(d.back(2, 0.6), TOM, "All four days held. Pupils loved them.", activity=DONE),
                Said(
                    d.back(1, 0.3),
                    HEAD,
                    "Lively days, and little trace of them in the books since. I would not pay for it again.",
                    impact=AMBER,
                ),
            ],
        ),
        Deed(
            "Writing journals in Years 5 and 6",
            owner="Nadia Corrin",
            added=d.back(4, 0.6),
            starts=d.back(3, 0.3),
            due=d.back(2, 0.9),
            notes=[
                Said(
                    d.back(3, 0.7),
                    TOM,
                    "Journals given out. Fifteen minutes on Mondays and Thursdays.",
                    activity=UNDER_WAY,
                ),
                Said(
                    d.back(2, 0.75),
                    TOM,
                    "Kept in all six classes. Nadia reads three from each class every fortnight.",
                    activity=DONE,
                ),
                Said(
                    d.back(1, 0.65),
                    LEAH,
                    "Pupils choose their own reader and keep to them. The quiet writers write most.",
                    impact=GREEN,
                ),
            ],
        ),
        Deed(
            "Two staff meetings on greater depth",
            owner=TOM,
            added=d.back(5, 0.5),
            starts=d.back(5, 0.6),
            due=d.back(4, 0.6),
            notes=[
                Said(
                    d.back(4, 0.25),
                    TOM,
                    "First meeting: what greater depth looks like in Year 4, with six real pieces.",
                    activity=UNDER_WAY,
                ),
                Said(
                    d.back(4, 0.55),
                    TOM,
                    "Second meeting held; everybody brought a piece of their own class.",
                    activity=DONE,
                ),
                Said(
                    d.back(3, 0.5),
                    HEAD,
                    "Teachers name the same three things when they say what is missing from a piece.",
                    impact=GREEN,
                ),
            ],
        ),
    ]
