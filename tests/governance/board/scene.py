"""A board that several tests begin from: the governor's appointment, a committee, and a meeting held a week ago."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from governance.models import Appointment, Committee, Meeting
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import Event
from tests.cast import Cast
from tests.html_forms import main_form
from tests.scene import Scene

GOVERNANCE = "/schools/142345/governance/"


@dataclass
class Board:
    """The scene's area is followed by the governor; the chair and the clerk have no terms said yet."""

    scene: Scene
    appointment: Appointment
    committee: Committee
    meeting: Meeting

    @property
    def cast(self) -> Cast:
        return self.scene.cast


def last_week() -> date:
    """A school day, at least a week ago."""
    day = dates.today() - timedelta(days=7)
    return SchoolCalendar().previous_school_day(day)


def appoint(person, category="parent", *, ends_on=None, **fields) -> Appointment:
    part = person.memberships.first()
    part.ends_on = ends_on
    part.save()
    return Appointment.objects.create(school=person.school, membership=part, category=category, **fields)


@pytest.fixture
def board(scene) -> Board:
    school = scene.cast.school
    appointment = appoint(scene.cast.governor)
    committee = Committee.objects.create(school=school, name="Standards committee")
    committee.appointments.add(appointment)
    meeting = Meeting.objects.create(school=school, held_on=last_week())
    return Board(scene, appointment, committee, meeting)


def send(client, path, **fields):
    """Open a form of the board, change these boxes, send it: as a browser does."""
    url = path if path.startswith("/") else GOVERNANCE + path
    data = main_form(client.get(url).text)
    return client.post(url, data | fields)


def last_sentence() -> str:
    return Event.objects.first().sentence
