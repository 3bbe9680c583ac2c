"""Synthetic schools for load: as many as asked for, the same again from the same seed, in a database of their own."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from demo.seeding import country
from demo.seeding.bulk import Table
from improvement.models import (
    Action,
    AreaForImprovement,
    EvidenceCheck,
    EvidenceRequest,
    FollowUp,
    ProgressNote,
    TermlyTarget,
)
from improvement.oversight.portfolio import for_portfolio
from schools.days.dates import today
from schools.models import Event, Membership, Person, ResponsibleBody, School, SchoolBody, User
from tests.cast import make_school

pytestmark = pytest.mark.django_db


def seed(schools, actions, **options):
    out = StringIO()
    call_command("seed", schools=schools, actions=actions, json=True, stdout=out, **options)
    return json.loads(out.getvalue())


def content():
    """What the schools hold, without ids."""
    return [
        list(School.objects.order_by("urn").values_list("urn", "name", "phase", "roll")),
        list(
            Action.objects.order_by("school__urn", "area__pk", "order").values_list(
                "school__urn", "title", "activity", "impact", "due_on", "review_on", "owner__name"
            )
        ),
        list(TermlyTarget.objects.order_by("pk").values_list("school__urn", "target", "actual")),
        list(ProgressNote.objects.order_by("pk").values_list("area__title", "on", "impact")),
    ]


def test_as_many_as_asked_for_with_all_that_the_portfolio_reads():
    result = seed(7, 150)
    assert (School.objects.count(), Action.objects.count()) == (7, 150)
    assert sorted({Action.objects.filter(school=school).count() for school in School.objects.all()}) == [
        21,
        22,
    ]
    for model in (AreaForImprovement, FollowUp, EvidenceCheck, EvidenceRequest, Event):
        assert model.objects.exists(), model
    assert result["bodies"] == ["adviser.seed001@seed.example"]
    user = User.objects.get(email=result["bodies"][0])
    assert not user.has_usable_password()
    found = for_portfolio(user, on=today())
    assert found["schools"] == 7 and found["unchecked"]
    assert any(row.missed for row in found["rows"]) and any(row.next_on for row in found["rows"])


def test_the_database_itself_agrees_and_counts_on():
    seed(3, 30)
    connection.check_constraints()
    last = Person.objects.order_by("-pk").values_list("pk", flat=True)[0]
    assert Person.objects.create(school=School.objects.first(), name="One more").pk == last + 1


class Undo(Exception):
    pass


def laid(seed_number):
    """What a seed lays, taken back afterwards."""
    found = []
    with pytest.raises(Undo), transaction.atomic():
        seed(3, 40, seed=seed_number)
        found = content()
        raise Undo
    return found


def test_the_same_again_from_the_same_seed_and_other_ones_from_another():
    first = laid(5)
    assert first[1] and laid(5) == first
    assert laid(6) != first


def test_more_schools_come_to_those_that_are_there(monkeypatch):
    monkeypatch.setattr(country, "A_BODY", 2)
    monkeypatch.setattr(country, "AT_ONCE", 3)
    assert len(seed(5, 10)["bodies"]) == 3
    assert seed(2, 4)["bodies"] == ["adviser.seed004@seed.example"]
    assert list(School.objects.order_by("urn").values_list("urn", flat=True)) == [
        str(country.FIRST_URN + n) for n in range(7)
    ]
    sizes = [
        SchoolBody.objects.filter(body=body).count() for body in ResponsibleBody.objects.order_by("code")
    ]
    assert sizes == [2, 2, 1, 2]
    assert Membership.objects.filter(person__school=None).count() == 8


def test_never_among_other_schools():
    make_school()
    with pytest.raises(CommandError, match="not seeded"):
        seed(1, 1)
    assert School.objects.count() == 1


def test_no_more_than_there_are_numbers_for():
    with pytest.raises(CommandError, match="99,999 more schools only"):
        seed(100_000, 1)


@pytest.mark.parametrize("schools, actions", [(0, 1), (-1, 1), (1, -1)])
def test_figures_that_cannot_be(schools, actions):
    with pytest.raises(CommandError, match="at least one school"):
        seed(schools, actions)


def test_schools_without_actions():
    seed(2, 1)
    assert Action.objects.count() == 1


def test_the_words_are_for_people(capsys):
    call_command("seed", schools=1, actions=2)
    said = capsys.readouterr().out
    assert "1 school with 2 actions is added" in said
    assert "adviser.seed001@seed.example" in said


def test_a_column_there_is_not_and_a_row_too_short():
    with pytest.raises(ValueError, match="Person has no colour"):
        Table(Person, "name", "colour")
    with pytest.raises(ValueError, match="takes 2 values"):
        Table(Person, "name", "school_id").add("Ada")


def test_text_with_tabs_line_ends_and_backslashes_arrives_as_it_was():
    words = "a\tb\nc\\d \\N\r’"
    table = Table(ResponsibleBody, "kind", "name", "code")
    table.add("trust", words, "X1")
    table.write()
    assert ResponsibleBody.objects.get(code="X1").name == words
