"""Area 5: taken on from the letter of the monitoring visit."""

from config.demo.days import Days
from config.demo.script import AMBER, DONE, GREEN, UNDER_WAY, Aim, Deed, Said

HEAD, FARAH, PRIYA, IMRAN = "Catherine Hallam", "Farah Siddall", "Priya Nair", "Imran Sheikh"


def governance(d: Days) -> Aim:
    return Aim(
        title="Governance",
        leader=HEAD,
        governor="Farah Siddall",
        second=IMRAN,
        added=d.back(3, 0.93),
        point=5,
        subject="leadership",
        intended="Governors find out for themselves what difference our work makes, and each of six key roles on the board has "
        "somebody ready to take it.",
        ratings=[
            Said(
                d.back(2, 0.5),
                HEAD,
                "The review is commissioned. Nobody stands ready for five of the six roles.",
                impact=AMBER,
            ),
            Said(
                d.back(1, 0.57),
                HEAD,
                "The reviewer has been. Her report is fair, and asks more of us than the letter did.",
                impact=AMBER,
            ),
            Said(
                d.back(0, 0.5),
                HEAD,
                "Four of six roles have somebody ready, three were planned. Governors’ questions changed two of our decisions this term.",
                impact=GREEN,
            ),
        ],
        deeds=[
            Deed(
                "External review of governance",
                owner=HEAD,
                added=d.back(3, 0.94),
                starts=d.back(3, 0.95),
                due=d.back(1, 0.6),
                resources="Three days of a reviewer",
                cost="1650",
                steps=[
                    ("Ask three reviewers for an offer", d.back(2, 0.3)),
                    ("The reviewer meets governors and sees a meeting", d.back(1, 0.4)),
                    ("Take her report to the board", d.back(1, 0.52)),
                ],
                notes=[
                    Said(
                        d.back(2, 0.3),
                        HEAD,
                        "Reviewer chosen by the board: she chairs a board in Eastmere and knows no one here.",
                        activity=UNDER_WAY,
                    ),
                    Said(
                        d.back(1, 0.52),
                        HEAD,
                        "Report received and discussed, with nine recommendations.",
                        activity=DONE,
                    ),
                    Said(
                        d.back(0, 0.4),
                        IMRAN,
                        "Six of the nine are in hand. Meetings spend twice as long on what pupils learn.",
                        impact=GREEN,
                    ),
                ],
            ),
            Deed(
                "Training: questions that test progress",
                owner=FARAH,
                added=d.back(2, 0.2),
                starts=d.back(2, 0.4),
                due=d.back(1, 0.4),
                notes=[
                    Said(
                        d.back(2, 0.7), HEAD, "First evening: nine of 11 governors came.", activity=UNDER_WAY
                    ),
                    Said(
                        d.back(1, 0.35),
                        HEAD,
                        "Second evening, with our own figures on the table.",
                        activity=DONE,
                    ),
                    Said(
                        d.back(0, 0.3),
                        IMRAN,
                        "At the last meeting four questions went back to books and figures. Last year none did.",
                        impact=GREEN,
                    ),
                ],
            ),
            Deed(
                "A link governor for every area, with a visit each term",
                owner=FARAH,
                added=d.back(2, 0.2),
                starts=d.back(2, 0.3),
                due=d.back(1, 0.7),
                notes=[
                    Said(
                        d.back(2, 0.6),
                        HEAD,
                        "Five areas, five governors. Three visits are booked.",
                        activity=UNDER_WAY,
                    ),
                    Said(
                        d.back(1, 0.7),
                        HEAD,
                        "All five have visited once and written a page each.",
                        activity=DONE,
                    ),
                    Said(
                        d.back(0, 0.35),
                        IMRAN,
                        "The pages ask what changed, not what was nice. Leaders prepare for them.",
                        impact=GREEN,
                    ),
                ],
            ),
            Deed(
                "Somebody ready for each of six key roles",
                owner=HEAD,
                added=d.back(2, 0.3),
                starts=d.back(2, 0.5),
                due=d.end(2),
                review=d.ahead(5),
                rhythm="half_term",
                detail="Chair, vice-chair, finance, safeguarding, pupils with special educational needs, and the head’s appraisal.",
                steps=[
                    ("Say what each role asks for", d.back(2, 0.7)),
                    ("Ask every governor what they could take on", d.back(1, 0.3)),
                    ("Somebody shadows each role for a term", None),
                ],
                notes=[
                    Said(
                        d.back(2, 0.7),
                        HEAD,
                        "A page for each role, with the hours it takes.",
                        activity=UNDER_WAY,
                    ),
                    Said(
                        d.back(1, 0.65),
                        HEAD,
                        "Four of six have somebody. Finance and safeguarding have nobody yet.",
                        review=True,
                    ),
                ],
            ),
            Deed(
                "One page of figures for every meeting",
                owner=PRIYA,
                added=d.back(1, 0.3),
                starts=d.back(1, 0.5),
                due=d.ago(2),
                notes=[
                    Said(
                        d.back(1, 0.7),
                        PRIYA,
                        "A first page went to the chair. He wants fewer figures and last year’s beside them.",
                        activity=UNDER_WAY,
                    ),
                ],
            ),
            Deed(
                "A yearly look at how the board works",
                owner=HEAD,
                added=d.back(1, 0.78),
                starts=d.end(1),
                due=d.end(3),
            ),
        ],
    )
