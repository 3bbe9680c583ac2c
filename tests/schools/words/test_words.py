"""The small words of sentences, and when two names are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schools.words import counted, cut, fold, in_words, listed, lower_first, noun


@pytest.mark.parametrize(
    "words,said",
    [
        ([], ""),
        (["books"], "books"),
        (["books", "data"], "books and data"),
        (("books", "data", "pupils"), "books, data and pupils"),
        ((word for word in ("books", "data")), "books and data"),
    ],
)
def test_listed(words, said):
    assert listed(words) == said


def test_counted():
    assert [counted(count, "action") for count in (0, 1, 2, 1204)] == [
        "0 actions",
        "1 action",
        "2 actions",
        "1,204 actions",
    ]
    assert counted(1, "child", "children") == "1 child" and counted(3, "child", "children") == "3 children"
    assert [noun(count, "is", "are") for count in (0, 1, 2)] == ["are", "is", "are"]


def test_in_words():
    assert [in_words(count) for count in (0, 1, 10, 11, 1204)] == ["no", "one", "ten", "11", "1,204"]
    assert in_words(0, none="none") == "none" and in_words(2, none="none") == "two"


@pytest.mark.parametrize(
    "text,most,kept",
    [
        ("Short enough", 12, "Short enough"),
        ("One word more than fits", 12, "One word…"),
        ("A word that ends exactly there", 12, "A word that…"),
        ("Lists, commas, stop", 8, "Lists…"),
        ("Two\n lines  and\tblanks", 40, "Two lines and blanks"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
    ],
)
def test_cut_between_two_words(text, most, kept):
    assert cut(text, most) == kept


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_what_is_cut_fits(text, most):
    assert len(cut(text, most)) <= most


@pytest.mark.parametrize(
    "one,other",
    [
        ("O’Brien", "O'BRIEN"),
        ("O`Brien", "OʼBrien"),
        ("Smith-Jones", "Smith–Jones"),
        ("Smith - Jones", "smith‑jones"),
        ("Smith Jones", "SMITH—JONES"),
        ("José", "Jose"),
        ("Jose\u0301", "JOSÉ"),
        ("Łukasz Søren", "Lukasz Soren"),
        ("Straße", "STRASSE"),
        ("Mary  Ann", " Mary\u00a0Ann "),
        ("Mary\u200b Ann", "Mary Ann"),
        ("“Phonics”", '"phonics"'),
        ("Ｙｅａｒ ６", "Year 6"),
    ],
)
def test_one_name_however_it_is_typed(one, other):
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    "one,other",
    [
        ("Jose", "Josef"),
        ("OBrien", "O'Brien"),
        ("Year 5", "Year 6"),
        ("MaryAnn", "Mary Ann"),
        ("SEN", "SEN-"),
        ("明", "朋"),
    ],
)
def test_two_names(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "title,inside",
    [
        ("Full governing board", "full governing board"),
        ("PE and sport", "PE and sport"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_a_title_inside_a_sentence_keeps_its_capitals_only_where_it_begins_with_several(title, inside):
    assert lower_first(title) == inside
