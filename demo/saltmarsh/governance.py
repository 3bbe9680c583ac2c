"""Area 5: taken on from the letter of the monitoring visit."""

from demo.days import Ago, Ahead, Back, End
from demo.saltmarsh.names import CATHERINE, FARAH, GOVERNANCE, IMRAN, PRIYA
from demo.stories import AMBER, DONE, GREEN, UNDER_WAY, ActionStory, AreaStory, NoteStory

GOVERNANCE_REVIEW = "External review of governance"
QUESTION_TRAINING = "Training: questions that test progress"

# fmt: off
ACTIONS = [
    ActionStory(
        GOVERNANCE_REVIEW, CATHERINE, added=Back(3, 0.94), starts=Back(3, 0.95), due=Back(1, 0.6),
        resources="Three days of a reviewer", cost="1650",
        steps=[
            ("Ask three reviewers for an offer", Back(2, 0.3)),
            ("The reviewer meets governors and sees a meeting", Back(1, 0.4)),
            ("Take her report to the board", Back(1, 0.52)),
        ],
        notes=[
            NoteStory(Back(2, 0.3), CATHERINE, activity=UNDER_WAY,
                      text="Reviewer chosen by the board: she chairs a board in Eastmere and knows no one here."),
            NoteStory(Back(1, 0.52), CATHERINE, activity=DONE,
                      text="Report received and discussed, with nine recommendations."),
            NoteStory(Back(0, 0.4), IMRAN, impact=GREEN,
                      text="Six of the nine are in hand. Meetings spend twice as long on what pupils learn."),
        ],
    ),
    ActionStory(
        QUESTION_TRAINING, FARAH, added=Back(2, 0.2), starts=Back(2, 0.4), due=Back(1, 0.4),
        notes=[
            NoteStory(Back(2, 0.7), CATHERINE, "First evening: nine of 11 governors came.", activity=UNDER_WAY),
            NoteStory(Back(1, 0.35), CATHERINE, "Second evening, with our own figures on the table.", activity=DONE),
            NoteStory(Back(0, 0.3), IMRAN, impact=GREEN,
                      text="At the last meeting four questions went back to books and figures. Last year none did."),
        ],
    ),
    ActionStory(
        "A link governor for every area, with a visit each term", FARAH, added=Back(2, 0.2), starts=Back(2, 0.3),
        due=Back(1, 0.7),
        notes=[
            NoteStory(Back(2, 0.6), CATHERINE, activity=UNDER_WAY,
                      text="Five areas, five governors. Three visits are booked."),
            NoteStory(Back(1, 0.7), CATHERINE, "All five have visited once and written a page each.", activity=DONE),
            NoteStory(Back(0, 0.35), IMRAN, impact=GREEN,
                      text="The pages ask what changed, not what was nice. Leaders prepare for them."),
        ],
    ),
    ActionStory(
        "Somebody ready for each of six key roles", CATHERINE, added=Back(2, 0.3), starts=Back(2, 0.5), due=End(2),
        review=Ahead(5), rhythm="half_term",
        detail="Chair, vice-chair, finance, safeguarding, pupils with special educational needs, and the head’s appraisal.",
        steps=[
            ("Say what each role asks for", Back(2, 0.7)),
            ("Ask every governor what they could take on", Back(1, 0.3)),
            ("Somebody shadows each role for a term", None),
        ],
        notes=[
            NoteStory(Back(2, 0.7), CATHERINE, "A page for each role, with the hours it takes.", activity=UNDER_WAY),
            NoteStory(Back(1, 0.65), CATHERINE, review=True,
                      text="Four of six have somebody. Finance and safeguarding have nobody yet."),
        ],
    ),
    ActionStory(
        "One page of figures for every meeting", PRIYA, added=Back(1, 0.3), starts=Back(1, 0.5), due=Ago(2),
        notes=[
            NoteStory(Back(1, 0.7), PRIYA, activity=UNDER_WAY,
                      text="A first page went to the chair. He wants fewer figures and last year’s beside them."),
        ],
    ),
    ActionStory("A yearly look at how the board works", CATHERINE, added=Back(1, 0.78), starts=End(1), due=End(3)),
]

AREA = AreaStory(
    GOVERNANCE, CATHERINE, FARAH, added=Back(3, 0.93), point=5,
    intended="Governors find out for themselves what difference our work makes, and each of six key roles on the board has somebody ready to take it.",
    subject="leadership", second=IMRAN,
    notes=[
        NoteStory(Back(2, 0.5), CATHERINE, impact=AMBER,
                  text="The review is commissioned. Nobody stands ready for five of the six roles."),
        NoteStory(Back(1, 0.57), CATHERINE, impact=AMBER,
                  text="The reviewer has been. Her report is fair, and asks more of us than the letter did."),
        NoteStory(Back(0, 0.5), CATHERINE, impact=GREEN,
                  text="Four of six roles have somebody ready, three were planned. Governors’ questions changed two of our decisions this term."),
    ],
    actions=ACTIONS,
)
