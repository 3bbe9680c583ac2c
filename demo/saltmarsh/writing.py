"""Area 1: it began badly and is nearly there."""

from demo.days import Ago, Ahead, Back, End
from demo.saltmarsh.names import CATHERINE, IMRAN, JOAN, LEAH, MARCUS, NADIA, RHIAN, TOM, WRITING
from demo.stories import AMBER, BLUE, DONE, GREEN, RED, UNDER_WAY, ActionStory, AreaStory, NoteStory

LONGER_PIECES = "A longer piece of writing in every unit"
MODEL_TEXTS = "Model texts for each year group"
MODERATION = "Shared moderation each half-term"
WORD_LISTS = "Word lists made with pupils for each unit"
GRAMMAR = "Grammar taught inside writing lessons"
JOURNALS = "Writing journals in Years 5 and 6"
STAFF_MEETINGS = "Two staff meetings on greater depth"

# fmt: off
ACTIONS = [
    ActionStory(
        LONGER_PIECES, TOM, added=Back(5, 0.4), starts=Back(5, 0.5), due=Back(4, 0.85), rhythm="half_term",
        detail="Each unit ends in a piece of two sides or more, planned, drafted, improved and kept.",
        resources="Two days of release for year leaders",
        steps=[
            ("Replan the units with year leaders", Back(4, 0.3)),
            ("Try two units in Year 4 and change them", Back(4, 0.5)),
            ("Teach them in all four year groups", Back(4, 0.8)),
        ],
        notes=[
            NoteStory(Back(4, 0.3), TOM, activity=UNDER_WAY,
                      text="Units replanned for Years 3 and 4. Year leaders took a day each and want another."),
            NoteStory(Back(4, 0.8), TOM, activity=DONE,
                      text="All four year groups have taught a unit that ends in a longer piece."),
            NoteStory(Back(3, 0.55), CATHERINE, impact=AMBER, review=True,
                      text="Pupils write more. In most books the fair copy is the first draft again, only neater."),
            NoteStory(Back(2, 0.55), CATHERINE, impact=GREEN, review=True,
                      text="24 books read: between the draft and the last version something real was improved in 20."),
            NoteStory(Back(0, 0.45), CATHERINE, impact=BLUE, review=True,
                      text="This is how writing is taught here now, also by the two teachers who joined us this year. No need to look again."),
        ],
    ),
    ActionStory(
        MODEL_TEXTS, TOM, added=Back(5, 0.4), starts=Back(4, 0.1), due=Back(3, 0.6),
        steps=[
            ("Choose six texts for each year group with the librarian", Back(4, 0.6)),
            ("Mark in each what makes it work for its reader", Back(3, 0.4)),
        ],
        notes=[
            NoteStory(Back(4, 0.6), TOM, activity=UNDER_WAY,
                      text="Texts chosen for Years 3 to 5. Year 6 wants more non-fiction."),
            NoteStory(Back(3, 0.5), TOM, activity=DONE,
                      text="24 texts in a folder every teacher uses, with notes on the reader each was written for."),
            NoteStory(Back(2, 0.6), LEAH, impact=GREEN,
                      text="Seen in use in nine of 12 lessons. Pupils in all of them could say who the text was for."),
        ],
    ),
    ActionStory(
        MODERATION, TOM, added=Back(4, 0.2), starts=Back(4, 0.4), due=End(4), review=Ahead(8), rhythm="half_term",
        detail="Year 6 books are read together with Tamberley and Old Quarry, and one sample goes to the authority.",
        steps=[
            ("Agree the days for the year with both schools", Back(4, 0.5)),
            ("First moderation, Year 6", Back(3, 0.3)),
            ("Second moderation, Years 4 and 6", Back(1, 0.63)),
            ("Third moderation, all year groups", None),
        ],
        notes=[
            NoteStory(Back(3, 0.3), TOM, activity=UNDER_WAY,
                      text="First moderation: we were too generous with five pieces of 18. Good to know so early."),
            NoteStory(Back(2, 0.4), IMRAN, impact=GREEN, review=True,
                      text="Teachers in Year 6 now put the same books in the same order as our partners do."),
            NoteStory(Back(1, 0.63), TOM, review=True,
                      text="Second moderation with Years 4 and 6. Two pieces of 20 were judged differently from ours."),
            NoteStory(Ago(3), TOM,
                      text="Tamberley and Old Quarry have both said yes to the third day. All year groups bring six books."),
        ],
    ),
    ActionStory(
        WORD_LISTS, MARCUS, added=Back(5, 0.6), starts=Back(4, 0.2), due=Back(3, 0.5),
        notes=[
            NoteStory(Back(4, 0.5), TOM, "Lists are on the wall in eight of 12 classes.", activity=UNDER_WAY),
            NoteStory(Back(3, 0.45), TOM, activity=DONE,
                      text="In all 12 classes, and in pupils’ books rather than only on the wall."),
            NoteStory(Back(2, 0.3), CATHERINE, impact=GREEN,
                      text="Words from the lists turn up in later units, where nobody asked for them."),
        ],
    ),
    ActionStory(
        GRAMMAR, RHIAN, added=Back(5, 0.6), starts=Back(4, 0.2), due=Back(2, 0.5),
        notes=[
            NoteStory(Back(3, 0.4), TOM, activity=UNDER_WAY,
                      text="Years 3 and 4 teach it this way. Years 5 and 6 begin next half-term."),
            NoteStory(Back(2, 0.5), TOM, activity=DONE,
                      text="All year groups. The separate grammar lesson has gone from every timetable."),
            NoteStory(Back(1, 0.4), IMRAN, impact=GREEN,
                      text="Sentences in Year 6 vary far more than a year ago: the latest sample shows it on every page."),
        ],
    ),
    ActionStory(
        "A day with an author for each year group", TOM, added=Back(4, 0.5), starts=Back(3, 0.1), due=Back(2, 0.7),
        resources="Four days, paid for by the parents’ association", cost="960",
        notes=[
            NoteStory(Back(2, 0.6), TOM, "All four days held. Pupils loved them.", activity=DONE),
            NoteStory(Back(1, 0.3), CATHERINE, impact=AMBER,
                      text="Lively days, and little trace of them in the books since. I would not pay for it again."),
        ],
    ),
    ActionStory(
        JOURNALS, NADIA, added=Back(4, 0.6), starts=Back(3, 0.3), due=Back(2, 0.9),
        notes=[
            NoteStory(Back(3, 0.7), TOM, activity=UNDER_WAY,
                      text="Journals given out. Fifteen minutes on Mondays and Thursdays."),
            NoteStory(Back(2, 0.75), TOM, activity=DONE,
                      text="Kept in all six classes. Nadia reads three from each class every fortnight."),
            NoteStory(Back(1, 0.65), LEAH, impact=GREEN,
                      text="Pupils choose their own reader and keep to them. The quiet writers write most."),
        ],
    ),
    ActionStory(
        STAFF_MEETINGS, TOM, added=Back(5, 0.5), starts=Back(5, 0.6), due=Back(4, 0.6),
        notes=[
            NoteStory(Back(4, 0.25), TOM, activity=UNDER_WAY,
                      text="First meeting: what greater depth looks like in Year 4, with six real pieces."),
            NoteStory(Back(4, 0.55), TOM, activity=DONE,
                      text="Second meeting held; everybody brought a piece of their own class."),
            NoteStory(Back(3, 0.5), CATHERINE, impact=GREEN,
                      text="Teachers name the same three things when they say what is missing from a piece."),
        ],
    ),
]

AREA = AreaStory(
    WRITING, TOM, JOAN, added=Back(5, 0.35), point=1,
    intended="By the end of the school year 18% of Year 6 write at greater depth, up from 9%, and every year group plans, drafts and improves one longer piece in each unit.",
    subject="achievement", second=CATHERINE,
    notes=[
        NoteStory(Back(4, 0.6), TOM, impact=RED,
                  text="9% of Year 6 write at greater depth, as before. The units are only now being replanned."),
        NoteStory(Back(3, 0.6), TOM, impact=AMBER,
                  text="11%. Pupils write longer pieces in every class; few improve their drafts."),
        NoteStory(Back(2, 0.6), CATHERINE, impact=AMBER,
                  text="12%, against 13% planned. Drafting is better in Years 5 and 6 than in Years 3 and 4."),
        NoteStory(Back(1, 0.5), TOM, impact=AMBER,
                  text="13%. Drafting is now much the same in all year groups; the strongest writers still need harder models."),
        NoteStory(Back(0, 0.5), TOM, impact=GREEN,
                  text="15% against 14% planned for this term, moderated with two other schools. Books show it in every year group."),
    ],
    actions=ACTIONS,
)
