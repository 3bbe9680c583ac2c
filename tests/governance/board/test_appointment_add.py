"""Adding somebody to the board: someone new, or someone the school names already."""

from datetime import date

import pytest

from governance.board.workflow import add_appointment
from governance.models import Appointment
from schools.days import dates
from schools.errors import Refused
from schools.models import Event, Membership, Person
from tests.governance.board.scene import board, last_sentence, send  # noqa: F401  the fixture
from tests.scene import boxes, in_days

TERM = boxes("starts_on", date(2026, 9, 1)) | boxes("ends_on", date(2030, 8, 31))


def test_somebody_new(board, sign_in):  # noqa: F811
    answer = send(
        sign_in(board.cast.clerk),
        "appointments/add/",
        name="Grace Adeyemi",
        email="grace@saltmarsh.example",
        category="parent",
        role="governor",
        committees=[str(board.committee.pk)],
        **TERM,
    )
    assert answer.status_code == 302
    appointment = Appointment.objects.get(membership__person__name="Grace Adeyemi")
    part = appointment.membership
    assert (part.role, part.starts_on, part.ends_on) == ("governor", date(2026, 9, 1), date(2030, 8, 31))
    assert part.person.email == "grace@saltmarsh.example" and part.person.user is None
    assert list(appointment.committees.all()) == [board.committee]
    assert (
        last_sentence()
        == "Grace Adeyemi serves on the board as parent governor, 1 September 2026 to 31 August 2030"
    )
    assert Event.objects.count() == 1


def test_the_terms_of_one_who_is_on_the_board_already(board, sign_in):  # noqa: F811
    answer = send(
        sign_in(board.cast.clerk),
        f"appointments/add/?person={board.cast.chair.pk}",
        person=str(board.cast.chair.pk),
        category="co_opted",
        role="chair",
        **TERM,
    )
    assert answer.status_code == 302
    part = board.cast.chair.memberships.get()
    assert (part.role, part.starts_on) == (
        "chair",
        date(2026, 9, 1),
    ) and part.appointment.category == "co_opted"


def test_a_member_of_staff_keeps_what_they_are(board, sign_in):  # noqa: F811
    send(
        sign_in(board.cast.clerk),
        "appointments/add/",
        person=str(board.cast.teacher.pk),
        category="staff",
        role="governor",
        **TERM,
    )
    assert {part.role for part in board.cast.teacher.memberships.all()} == {"staff", "governor"}


def test_a_vice_chair(board, sign_in):  # noqa: F811
    send(
        sign_in(board.cast.chair),
        "appointments/add/",
        name="Grace Adeyemi",
        category="parent",
        role="vice_chair",
        **TERM,
    )
    appointment = Appointment.objects.get(membership__person__name="Grace Adeyemi")
    assert appointment.is_vice_chair and appointment.membership.role == "governor"


@pytest.mark.parametrize(
    "fields,sentence",
    [
        ({}, "Choose a person above, or write the name of somebody new"),
        ({"name": "Anjali Foss"}, "Somebody here is called Anjali Foss already"),
        ({"name": "Grace Adeyemi", "role": "clerk"}, "Choose the part on the board from those on the page"),
        (
            {"name": "Grace Adeyemi", "category": "staff", "role": "chair"},
            "A staff governor cannot chair the board",
        ),
        (
            {"name": "Grace Adeyemi", "category": "associate", "role": "vice_chair"},
            "An associate member cannot be vice-chair",
        ),
        (
            {"name": "Grace Adeyemi", "category": "clerk"},
            "A clerk is “Clerk, not a member”, and nobody else is",
        ),
        ({"name": "Grace Adeyemi"} | boxes("ends_on", date(2026, 8, 31)), "The last day is before the first"),
    ],
)
def test_what_is_refused_stands_beside_its_box_and_nothing_is_written(board, sign_in, fields, sentence):  # noqa: F811
    given = {"category": "parent", "role": "governor"} | TERM | fields
    people = Person.objects.count()
    answer = send(sign_in(board.cast.clerk), "appointments/add/", **given)
    assert answer.status_code == 200 and sentence in answer.text
    assert Person.objects.count() == people and not Event.objects.exists()


def test_a_second_term_follows_the_first_and_does_not_overlap(board):  # noqa: F811
    given = {"by": board.cast.clerk.user, "on": dates.today(), "category": "parent", "role": "governor"}
    with pytest.raises(Refused, match="is governor already from 1 September 2020"):
        add_appointment(board.cast.school, person=board.cast.governor, starts_on=in_days(10), **given)
    Membership.objects.filter(person=board.cast.governor).update(ends_on=in_days(9))
    add_appointment(board.cast.school, person=board.cast.governor, starts_on=in_days(10), **given)
    assert board.cast.governor.memberships.count() == 2


def test_nobody_gives_themselves_a_part_or_dates(board, sign_in):  # noqa: F811
    answer = send(
        sign_in(board.cast.clerk),
        "appointments/add/",
        person=str(board.cast.clerk.pk),
        category="parent",
        role="governor",
        **TERM,
    )
    assert "You cannot change your own part or its dates" in answer.text
    assert board.cast.clerk.memberships.get().role == "clerk"


def test_somebody_of_another_school_is_nobody_here(board):  # noqa: F811
    with pytest.raises(Refused, match="Choose somebody of this school"):
        add_appointment(
            board.cast.school,
            by=board.cast.clerk.user,
            on=dates.today(),
            person=board.cast.outsider,
            category="parent",
            role="governor",
            starts_on=dates.today(),
        )
