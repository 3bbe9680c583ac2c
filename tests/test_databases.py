"""The rule which tests run on both databases, on tests made up for it."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import databases, test_access_of_bodies, test_access_table


def a_test(file, name, *fixtures, **marks):
    made = {mark: getattr(pytest.mark, mark)(**given).mark for mark, given in marks.items()}
    return SimpleNamespace(
        path=Path("tests/anywhere") / f"test_{file}.py",
        originalname=name,
        fixturenames=fixtures,
        get_closest_marker=made.get,
    )


def chosen(*items):
    return [item.originalname for item in databases.on_both(list(items))]


def test_what_touches_no_database_runs_once():
    assert chosen(a_test("figures", "one"), a_test("area", "two", "tmp_path")) == []


def test_what_is_in_no_pages_file_runs_on_both():
    assert "workflow" not in databases.addresses()
    items = [a_test("workflow", name, "cast", "db") for name in ("one", "two")]
    assert chosen(*items, a_test("workflow", "three", django_db={})) == ["one", "two", "three"]


def test_of_a_page_the_first_test_does_with_all_its_cases_unless_the_databases_can_differ_there():
    happy = [a_test("area_note", "saved", "db"), a_test("area_note", "saved", "db")]
    refusal = a_test("area_note", "refused", "db")
    assert chosen(*happy, refusal) == ["saved", "saved"]
    alike = [a_test("person_add", name, "db") for name in ("saved", "same name")]
    assert chosen(*alike) == ["saved", "same name"]


def test_what_commits_counts_queries_or_is_marked_runs_on_both():
    items = [
        a_test("area", "first", "db"),
        a_test("area", "commits", django_db={"transaction": True}),
        a_test("area", "commits too", "db", "transactional_db"),
        a_test("area", "counts", "db", "django_assert_num_queries"),
        a_test("area", "marked", "db", both={}),
        a_test("area", "plain", "db"),
    ]
    assert chosen(*items) == ["first", "commits", "commits too", "counts", "marked"]


def test_of_what_is_the_same_at_every_address_the_first_case_does():
    asked = [a_test("access_table", "test_strangers_find_nothing", "world", "db") for _ in range(3)]
    other = a_test("access_table", "test_own_school", "world", "db")
    assert chosen(*asked, other, other) == [
        "test_strangers_find_nothing",
        "test_own_school",
        "test_own_school",
    ]
    declared = {*vars(test_access_table), *vars(test_access_of_bodies)}
    assert declared >= databases.ONE_CASE


def test_the_pages_named_are_pages_with_a_file_of_tests():
    assert databases.addresses() >= databases.DIALECT
    files = {path.stem.removeprefix("test_") for path in Path(__file__).parent.rglob("test_*.py")}
    assert files >= databases.DIALECT
    assert len((databases.addresses() - databases.DIALECT) & files) > 100
