"""Dunnock Lane: a report has come, its points are marked, and the plan is still to be made."""

from config.demo.days import Days
from config.demo.script import Place, Visit, Who


def dunnock_lane(d: Days) -> Place:
    head = "Sanjay Mistry"
    first, last = d.two_days(1, 0.6)
    return Place(
        urn="990102",
        name="Dunnock Lane Primary School",
        phase="primary",
        roll=208,
        address="Dunnock Lane, Westmarch",
        joined=d.ago(6),
        terms_checked=False,
        people=[
            Who(head, "headteacher", "Headteacher", account="another_headteacher"),
            Who("Alice Renshaw", "senior_leader", "Deputy headteacher"),
            Who("Ben Ashdown", "senior_leader", "Early years leader"),
            Who("Gwen Holloway", "chair", "Chair of governors"),
            Who("Peter Marsden", "governor", "Parent governor"),
        ],
        visits=[
            Visit(
                letter="dunnock-lane-report",
                starts=first,
                ends=last,
                published=d.ago(8),
                added=d.ago(4),
                inspector="D. Wexcombe",
                weak=["teaching", "attendance", "leadership"],
                marked=[d.ago(3)],
            )
        ],
    )
