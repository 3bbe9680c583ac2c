"""The board of Saltmarsh: who serves on what terms, its committee, its meetings with who came and what was minuted, and the
packs: the one the full board read before its last meeting, as it was sent, and the draft for its next."""

from demo.days import Ago, Ahead, Back, Before, InWeeks
from demo.saltmarsh.names import ANJALI, BETH, DEREK, FARAH, JOAN, LAST_MEETING, MARTIN, NEXT_MEETING, OWEN
from demo.stories import AppointmentStory, BoardStory, MeetingStory, MinuteStory, PackStory

STANDARDS = "Standards committee"

# fmt: off
APPOINTMENTS = [
    AppointmentStory(DEREK, "co_opted", starts=Back(8, 0.1)),
    AppointmentStory(ANJALI, "parent", starts=Back(6, 0.1), committees=[STANDARDS]),
    AppointmentStory(JOAN, "foundation", starts=Back(7, 0.1), vice=True, committees=[STANDARDS]),
    AppointmentStory(MARTIN, "local_authority", starts=Back(7, 0.3)),
    AppointmentStory(OWEN, "co_opted", ends=InWeeks(6), committees=[STANDARDS]),
    AppointmentStory(FARAH, "co_opted", starts=Back(6, 0.4)),
    AppointmentStory(BETH, "clerk", starts=Back(7, 0.1)),
]

MEETINGS = [
    MeetingStory(
        planned=Back(4, 0.1), held=Back(3, 0.95), apologies=[MARTIN], agrees="5.1",
        minutes=[
            MinuteStory("5.1", "The board agreed the plan. A governor questioned why three of five areas were measured only in summer, and how the board would know sooner. The headteacher will report each term."),
        ],
    ),
    MeetingStory(
        planned=Back(3, 0.95), held=Back(1, 0.5), committee=STANDARDS,
        minutes=[
            MinuteStory("3", "The committee looked at books from three year groups beside the figures, and asked for the same again in a term."),
        ],
    ),
    MeetingStory(
        planned=Before(Back(1, 0.3), LAST_MEETING, otherwise=Ago(45)), held=LAST_MEETING, apologies=[FARAH], absent=[OWEN],
        minutes=[
            MinuteStory("6.2", "A governor questioned why Year 5 mathematics had missed its target two terms running and how the groups would change. The deputy headteacher explained the new groups; the board will look at the next figures."),
            MinuteStory("9.1", "The board received a report on a staffing matter and noted it.", confidential=True),
        ],
    ),
    MeetingStory(planned=Ago(28), held=NEXT_MEETING),
    MeetingStory(planned=Ago(28), held=Ahead(32), committee=STANDARDS, place="Video call"),
]

PACKS = [
    PackStory(
        LAST_MEETING, on=Ago(35), sent=True,
        decisions=[
            "Agree to report figures each term, not only in summer. Three of five areas were measured once a year.",
        ],
    ),
    PackStory(
        NEXT_MEETING, on=Ago(1),
        decisions=[
            "Agree £2,400 for six more coaching days in mathematics. The first six days moved two classes of four.",
            "Name a deputy for the safeguarding link. The external review asks for two people ready for every key role.",
        ],
    ),
]

BOARD = BoardStory(DEREK, BETH, on=Back(5, 0.4), appointments=APPOINTMENTS, meetings=MEETINGS, packs=PACKS)
