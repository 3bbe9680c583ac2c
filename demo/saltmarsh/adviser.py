"""What the authority’s adviser did at Saltmarsh: verdicts on evidence, of which the newest items still wait for one; evidence
asked for; and two visits, one whose note the school found accurate, with a step that became an action, and one whose note
waits for its answer."""

from demo.days import Ago, Ahead, Back
from demo.saltmarsh.evidence import (
    CALCULATION_POLICY,
    CATCH_UP_SCORES,
    MODERATION_NOTE,
    PUPIL_SURVEY,
    STAFF_SURVEY,
)
from demo.saltmarsh.mathematics import REASONING
from demo.saltmarsh.names import IMRAN, MATHEMATICS, WRITING
from demo.saltmarsh.reading import READING_CHECKS
from demo.stories import AMBER, AdviserVisitStory, AgreedStory, CheckStory, RequestStory

# fmt: off
CHECKS = [
    CheckStory(PUPIL_SURVEY, Back(2, 0.5), "not_yet",
               reason="It says half can explain. Ask the same question again once the coach has worked a term.",
               replied=Back(2, 0.9), replied_by=IMRAN, reply="Agreed. The same question is asked in the last week of term."),
    CheckStory(CATCH_UP_SCORES, Back(1, 0.5), "enough",
               reason="Measured before and after, with the three who did not gain."),
    CheckStory(MODERATION_NOTE, Back(1, 0.9), "enough",
               reason="Three schools, 36 pieces, and the disagreements are named."),
    CheckStory(CALCULATION_POLICY, Back(1, 0.9), "seen"),
    CheckStory(STAFF_SURVEY, Back(1, 0.9), "not_yet", reason="Staff like them. What do pupils’ pieces show?"),
]

REQUESTS = [
    RequestStory(READING_CHECKS, Back(1, 0.6),
                 "What the pupils who are heard can do now that they could not in September.", wanted_by=Ago(4)),
    RequestStory(REASONING, Ago(9), "A second book check of all six classes, the same way as the first.",
                 wanted_by=Ahead(7)),
]

ADVISER_VISITS = [
    AdviserVisitStory(
        day=Back(1, 0.4), written=Back(1, 0.45),
        purpose="Whether pupils improve a piece of writing between draft and last version, and know what makes it good",
        areas=[WRITING], strengths="In Years 5 and 6 drafts grow by more than corrections, and pupils can say why.",
        to_develop="Year 4 has not begun. In two classes the model text is copied and not used.", impact=AMBER,
        next_visit=Ago(3),
        steps=[
            AgreedStory("Year 4 drafts and improves one piece each half-term", WRITING, Ahead(12), taken=Back(1, 0.7)),
            AgreedStory("Two teachers of Year 4 see a lesson of Year 6", WRITING, Ahead(8)),
        ],
        answered=Back(1, 0.6), words="That is how we see it too. Year 4 begins after the holiday.",
    ),
    AdviserVisitStory(
        day=Ago(3), written=Ago(2),
        purpose="Whether reasoning is taught every week in Years 5 and 6, and what pupils make of it",
        areas=[MATHEMATICS],
        strengths="All six classes have a weekly lesson. Pupils talk before they write, and listen to each other.",
        to_develop="Books of two classes do not show the reasoning that is heard in them.", impact=AMBER,
        next_visit=Ahead(20),
        steps=[
            AgreedStory("A second book check of all six classes, the same way as the first", MATHEMATICS, Ahead(10)),
            AgreedStory("The coach plans with the two classes whose books do not show it", MATHEMATICS, Ahead(5)),
        ],
    ),
]
