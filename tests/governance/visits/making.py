"""What the tests of governors' visits share."""

from datetime import date

from governance.models import Visit
from governance.visits import workflow
from schools.days import dates

PURPOSE = "To see how reasoning lessons run in Year 5, and hear from pupils what helps them"
MADE_ON = date(2026, 6, 10)  # the Wednesday before the day of the tests


def make_visit(scene, *, by=None, day=None, **fields) -> Visit:
    """A visit of the link governor to mathematics, planned for Wednesday 17 June unless told otherwise."""
    cast = scene.cast
    given = {"governor": cast.governor, "purpose": PURPOSE, "areas": [scene.area], "agreed_with": cast.leader}
    writer = by or cast.governor
    return workflow.plan(
        cast.school, by=writer.user, on=dates.today(), day=day or date(2026, 6, 17), **given | fields
    )


def written_up(scene, **fields) -> Visit:
    """A visit made on Wednesday 10 June and written down."""
    visit = make_visit(scene, day=MADE_ON)
    given = {"done_on": MADE_ON, "seen": "Pupils explained their answers to each other.", "impact": "amber"}
    return workflow.record(
        visit, by=scene.cast.governor.user, on=dates.today(), version=visit.version, **given | fields
    )


def url_of(visit, page="") -> str:
    return f"/schools/142345/governance/visits/{visit.pk}/{page}"
