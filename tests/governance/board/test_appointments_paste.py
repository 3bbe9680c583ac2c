"""A board from a spreadsheet: what each row was understood to say, then all of it or nothing."""

from datetime import date

import pytest

from governance.board import pasted
from governance.models import Appointment
from improvement.models import AreaForImprovement
from schools.models import Event, Membership, Person
from tests.cast import make_area
from tests.governance.board.scene import GOVERNANCE, board, send  # noqa: F401  the fixture
from tests.html_forms import main_form

PATH = "appointments/paste/"
ROWS = (
    "Name\tCategory\tRole\tStarts\tEnds\tE-mail\tLink areas\n"
    "Grace Adeyemi\tLA\tVice-Chair\t01/09/2024\t31 August 2028\tgrace@saltmarsh.example\t2\n"
    "joan birkett\tCo-opted governor\tChair\t1/9/2025\t31/8/2029\t\t\n"
    "Samir Holt\tFoundation\t\t2026-01-05\t\t\tMathematics in Years 5 and 6\n"
)


@pytest.fixture
def writing(board):  # noqa: F811
    return make_area(board.cast.school, "Writing, and handwriting")


def test_looked_at_first_and_then_added_together(board, writing, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    seen = send(client, PATH, rows=ROWS)
    assert seen.status_code == 200 and "Is this right?" in seen.text and "Add 3 appointments" in seen.text
    assert "Known here already" in seen.text and "instead of Anjali Foss" in seen.text
    assert Appointment.objects.count() == 1 and not Event.objects.exists()
    answer = client.post(GOVERNANCE + PATH, main_form(seen.text) | {"save": "1"})
    assert answer.status_code == 302
    vice = Appointment.objects.get(membership__person__name="Grace Adeyemi")
    assert (vice.category, vice.is_vice_chair, vice.ends_on) == ("local_authority", True, date(2028, 8, 31))
    assert Membership.objects.get(person=board.cast.chair).starts_on == date(2025, 9, 1)
    followed = {area.title: area.link_governor.name for area in AreaForImprovement.objects.all()}
    assert followed == {
        "Writing, and handwriting": "Grace Adeyemi",
        "Mathematics in Years 5 and 6": "Samir Holt",
    }
    assert Event.objects.count() == 5


def test_pressing_twice_adds_once(board, writing, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    data = main_form(send(client, PATH, rows=ROWS).text) | {"save": "1"}
    client.post(GOVERNANCE + PATH, data)
    assert client.post(GOVERNANCE + PATH, data).status_code == 302
    assert Appointment.objects.count() == 4


def test_commas_quotes_and_no_heads(board, writing, sign_in):  # noqa: F811
    rows = 'Grace Adeyemi,parent,governor,1 Sept 2024,,,"Writing, and handwriting"\n\n"Holt, Samir",Trustee,,1/9/24,,,"1, 2"'
    found = pasted.read(
        rows, people=[], areas=list(AreaForImprovement.objects.order_by("pk")), on=date(2026, 11, 25)
    )
    assert [(row.number, row.name, row.category, row.role) for row in found] == [
        (1, "Grace Adeyemi", "parent", "governor"),
        (3, "Holt, Samir", "trustee", "governor"),
    ]
    assert [area.title for area in found[0].areas] == ["Writing, and handwriting"] and len(
        found[1].areas
    ) == 2
    assert found[1].starts_on == date(2024, 9, 1)


def test_columns_by_their_names_in_any_order_and_others_left_out():
    rows = "Term of office ends\tGovernor\tPhone\tType of governor\tStart date\n31/8/2028\tGrace Adeyemi\t01234\tParent\t1/9/2024"
    (row,) = pasted.read(rows, people=[], areas=[], on=date(2026, 11, 25))
    assert (row.name, row.category, row.starts_on, row.ends_on, row.problems) == (
        "Grace Adeyemi", "parent", date(2024, 9, 1), date(2028, 8, 31), [],
    )  # fmt: skip


@pytest.mark.parametrize(
    "row,sentence",
    [
        ("\tparent\t\t1/9/2024", "Row 1, Name: Write the name"),
        ("Grace Adeyemi\tmayor\t\t1/9/2024", "Row 1, Category: “mayor” is not known"),
        ("Grace Adeyemi\t\t\t1/9/2024", "Row 1, Category: it is empty"),
        ("Grace Adeyemi\tparent\ttreasurer\t1/9/2024", "Row 1, Role: “treasurer” is not known"),
        ("Grace Adeyemi\tstaff\tchair\t1/9/2024", "Row 1, Role: a staff governor cannot chair the board"),
        ("Grace Adeyemi\tparent\t\t", "Row 1, Starts: it is empty"),
        ("Grace Adeyemi\tparent\t\t31/2/2024", "Row 1, Starts: 31 February 2024 does not exist"),
        ("Grace Adeyemi\tparent\t\t45567", "Row 1, Starts: The date needs a month"),
        ("Grace Adeyemi\tparent\t\tsoon", "Row 1, Starts: “soon” is no date"),
        ("Grace Adeyemi\tparent\t\t1/9/2024\t1/9/2023", "Row 1, Ends: the last day is before the first"),
        ("Grace Adeyemi\tparent\t\t1/9/2024\t\tgrace at", "Row 1, E-mail: Check the e-mail address"),
        ("Grace Adeyemi\tparent\t\t1/9/2024\t\t\t7", "Row 1, Link areas: the plan has no area 7: it has 1"),
        ("Grace Adeyemi\tparent\t\t1/9/2024\t\t\tScience", "Row 1, Link areas: “Science” is no area of the plan"),
        ("Grace Adeyemi\tclerk\tclerk\t1/9/2024\t\t\t1", "Row 1, Link areas: a clerk follows no area"),
        ("A B\tparent\t\t1/9/2024\t\t\t1\nC D\tparent\t\t1/9/2024\t\t\t1", "row 1 follows “Mathematics in Years 5 and 6” too"),
        ("A B\tparent\t\t1/9/2024\nA B\tparent\t\t1/9/2024", "Row 2, Name: A B stands in row 1 too"),
        ("Name\tCategory\tStarts", "There is no row below the names of the columns"),
    ],
)  # fmt: skip
def test_each_error_names_its_row_and_column_and_nothing_is_written(board, sign_in, row, sentence):  # noqa: F811
    people = Person.objects.count()
    answer = send(sign_in(board.cast.clerk), PATH, rows=row, save="1")
    assert answer.status_code == 200 and sentence in answer.text
    assert main_form(answer.text)["rows"][0].strip("\r\n") == row.strip("\n"), "what was pasted is kept"
    assert Person.objects.count() == people and not Event.objects.exists()


def test_one_refusal_of_the_house_stops_all(board, sign_in):  # noqa: F811
    rows = "Grace Adeyemi\tparent\t\t1/9/2024\nAnjali Foss\tparent\t\t1/9/2024"
    answer = send(sign_in(board.cast.clerk), PATH, rows=rows, save="1")
    assert "Anjali Foss (number 2): Anjali Foss is governor already from 1 September 2020" in answer.text
    assert not Person.objects.filter(name="Grace Adeyemi").exists() and not Event.objects.exists()


def test_a_hundred_rows_at_most(board, sign_in):  # noqa: F811
    rows = "\n".join(f"Governor {n}\tparent\t\t1/9/2024" for n in range(101))
    assert "100 is the most at once" in send(sign_in(board.cast.clerk), PATH, rows=rows).text
