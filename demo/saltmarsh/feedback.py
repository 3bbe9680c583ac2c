"""Area 3: in place almost everywhere; whether it helps, nobody has asked."""

from demo.days import Ago, Ahead, Back, End
from demo.saltmarsh.names import CATHERINE, FEEDBACK, IMRAN, LEAH, MARCUS, MARTIN, SIAN, TOM
from demo.stories import AMBER, DONE, GREEN, RED, UNDER_WAY, ActionStory, AreaStory, NoteStory

CODES = "Agreed marking codes in every class"
TIME_TO_ACT = "Time in lessons to act on feedback"
FEEDBACK_TRAINING = "Training: feedback in the lesson, not after it"
BOOK_LOOKS = "Book looks by year leaders, each half-term"

# fmt: off
ACTIONS = [
    ActionStory(
        CODES, LEAH, added=Back(5, 0.5), starts=Back(5, 0.6), due=Back(3, 0.5), review=Ahead(1), rhythm="half_term",
        detail="Eight codes, the same in every subject, on a card in each pupil’s tray.",
        resources="Cards for 352 pupils", cost="85",
        steps=[
            ("Agree the codes in a staff meeting", Back(4, 0.15)),
            ("Print the cards", Back(4, 0.3)),
            ("Every class uses them in writing", Back(3, 0.4)),
            ("Every class uses them in mathematics", Back(2, 0.5)),
        ],
        notes=[
            NoteStory(Back(4, 0.3), LEAH, "Codes agreed and cards printed.", activity=UNDER_WAY),
            NoteStory(Back(3, 0.45), LEAH, activity=DONE,
                      text="In use in all 12 classes for writing, in five for mathematics as well."),
            NoteStory(Back(2, 0.5), CATHERINE, impact=AMBER, review=True,
                      text="36 books: the codes are in all of them, and pupils act on them in about half."),
            NoteStory(Back(1, 0.5), CATHERINE, impact=GREEN, review=True,
                      text="36 books again: pupils act on the codes in 29. That is a real change."),
        ],
    ),
    ActionStory(
        TIME_TO_ACT, LEAH, added=Back(5, 0.5), starts=Back(4, 0.4), due=Back(2, 0.4), review=Ahead(9),
        rhythm="half_term",
        notes=[
            NoteStory(Back(3, 0.2), LEAH, activity=UNDER_WAY,
                      text="Ten minutes at the start of writing lessons in Years 3 and 4."),
            NoteStory(Back(2, 0.35), LEAH, "In every timetable, for writing and mathematics.", activity=DONE),
            NoteStory(Back(1, 0.45), IMRAN, impact=AMBER, review=True,
                      text="It is in the timetable and is the first thing to go when a lesson runs late: held in 14 of 22 lessons seen."),
        ],
    ),
    ActionStory(
        FEEDBACK_TRAINING, LEAH, added=Back(4, 0.2), starts=Back(3, 0.1), due=Back(2, 0.6),
        resources="Three staff meetings",
        notes=[
            NoteStory(Back(3, 0.3), LEAH, activity=UNDER_WAY,
                      text="First of three meetings. Two teachers showed films of their own lessons."),
            NoteStory(Back(2, 0.55), LEAH, "All three held; teaching assistants came to the last two.", activity=DONE),
            NoteStory(Back(1, 0.35), TOM, impact=GREEN,
                      text="Seen in ten lessons of 12: teachers stop, show one book and let pupils change theirs."),
        ],
    ),
    ActionStory(
        BOOK_LOOKS, MARCUS, added=Back(4, 0.4), starts=Back(3, 0.3), due=Back(2, 0.8), review=End(0),
        rhythm="half_term",
        notes=[
            NoteStory(Back(2, 0.2), LEAH, activity=UNDER_WAY,
                      text="Years 3, 4 and 6 have done their first. Year 5 had nobody free."),
            NoteStory(Back(2, 0.75), LEAH, "All four year leaders have done one.", activity=DONE),
            NoteStory(Back(1, 0.7), CATHERINE, impact=AMBER, review=True,
                      text="They find what we find, and write it down kindly. Little changes in the next look."),
        ],
    ),
    ActionStory(
        "A short guide for teaching assistants", SIAN, added=Back(2, 0.5), starts=Back(1, 0.1), due=Back(1, 0.9),
        notes=[
            NoteStory(Back(1, 0.75), LEAH, activity=DONE,
                      text="Two pages, written by the assistants themselves, and used since Monday."),
        ],
    ),
    ActionStory(
        "Ask pupils what helps them improve", LEAH, added=Back(1, 0.74), starts=Ago(14), due=Ago(3),
        detail="Two questions to every pupil in Years 4 and 6, then eight short talks.",
    ),
    ActionStory(
        "Feedback in science and history", IMRAN, added=Back(2, 0.6), starts=Back(1, 0.4), due=End(1), review=End(0),
        rhythm="half_term",
        steps=[
            ("Agree what is marked, and what is not", Back(1, 0.7)),
            ("Try it in Years 4 and 5", None),
        ],
        notes=[
            NoteStory(Back(1, 0.7), IMRAN, activity=UNDER_WAY,
                      text="Agreed with the two subject leaders: one piece a unit, marked for its history or its science."),
            NoteStory(Ago(2), IMRAN, "Tried in one class of Year 4. Pupils read every word, because it was short."),
        ],
    ),
]

AREA = AreaStory(
    FEEDBACK, LEAH, MARTIN, added=Back(5, 0.37), point=3,
    intended="In all 12 classes pupils can say what to do next in writing and mathematics, and there is time in the lesson to do it.",
    second=IMRAN,
    notes=[
        NoteStory(Back(4, 0.5), LEAH, impact=RED,
                  text="Three classes of 12 mark as we agreed. The codes are new to everybody else."),
        NoteStory(Back(3, 0.5), LEAH, impact=RED,
                  text="Five of 12, seven were planned. Teachers know the codes; the time to act on them is missing."),
        NoteStory(Back(2, 0.5), LEAH, impact=AMBER,
                  text="Seven of 12. Time to act on feedback now stands in every timetable."),
        NoteStory(Back(1, 0.58), CATHERINE, impact=AMBER,
                  text="Eight of 12. The four classes left are known and are being helped."),
        NoteStory(Back(0, 0.4), LEAH, impact=AMBER,
                  text="Nine of 12, as planned. No pupil has been asked for two terms whether it helps, so it stays where it is.",
                  why="The classes do as agreed. Whether it helps pupils, nobody has asked them."),
    ],
    actions=ACTIONS,
)
