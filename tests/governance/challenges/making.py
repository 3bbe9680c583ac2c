"""What the tests of the challenge log share."""

from governance.challenges import workflow
from governance.models import Challenge
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from tests.scene import in_days

QUESTION = "What has changed for pupils because of the lessons, and how do you know?"


def make_challenge(scene, question=QUESTION, *, by=None, **fields) -> Challenge:
    """A question of the link governor to the leader of mathematics, to be answered in ten days or so."""
    cast = scene.cast
    given = {"area": scene.area, "asked_of": cast.leader, "answer_by": a_school_day(scene, 10)}
    writer = by or cast.governor
    return workflow.ask(cast.school, by=writer.user, on=dates.today(), question=question, **given | fields)


def a_school_day(scene, days: int):
    """The first school day from so many days on."""
    return SchoolCalendar.of(scene.cast.school).next_school_day(in_days(days))


def answered(scene, text="Eleven of 14 closed their gap in six weeks.", **fields) -> Challenge:
    challenge = make_challenge(scene, **fields)
    return workflow.answer(
        challenge, by=scene.cast.leader.user, on=dates.today(), version=challenge.version, text=text
    )


def url_of(challenge, page="") -> str:
    return f"/schools/142345/governance/challenges/{challenge.pk}/{page}"
