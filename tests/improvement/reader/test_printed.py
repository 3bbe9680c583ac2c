from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from improvement.reader.words import printed
from improvement.reader.words.printed import find_dates, pieces, same_day_after, sentences, without_bullet


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("I will attend on 18 June 2012 to observe", "18 June 2012", date(2012, 6, 18)),
        ("dated 8th March 2004.", "8th March 2004", date(2004, 3, 8)),
        ("on 9–10 February 2016", "9–10 February 2016", date(2016, 2, 9)),
        ("on 10 and 11 March 2026,", "10 and 11 March 2026", date(2026, 3, 10)),
        ("from 30 June – 1 July 2015", "30 June – 1 July 2015", date(2015, 6, 30)),
        ("31 December – 2 January 2016", "31 December – 2 January 2016", date(2015, 12, 31)),
        ("Tuesday 4th of May, 2021", "4th of May, 2021", date(2021, 5, 4)),
        ("by 03/04/2026", "03/04/2026", date(2026, 4, 3)),
        ("4 Sept 2012", "4 Sept 2012", date(2012, 9, 4)),
        ("over\ntwo lines, 18\nJune 2013", "18 June 2013", date(2013, 6, 18)),
    ],
)
def test_a_date_is_found_as_it_is_printed(text, words, day):
    assert [(found.words, found.day) for found in find_dates(text)] == [(words, day)]


@pytest.mark.parametrize(
    ("text", "words", "missing"),
    [
        ("in September 2012.", "September 2012", "day"),
        ("on 18 June to observe", "18 June", "year"),
        ("on 31 June 2026", "31 June 2026", "nowhere"),
        ("on 29 February 2023", "29 February 2023", "nowhere"),
        ("on 30 and 31 June 2026", "30 and 31 June 2026", "nowhere"),
    ],
)
def test_a_date_without_a_day_says_what_is_missing(text, words, missing):
    assert [(found.words, found.day, found.missing) for found in find_dates(text)] == [(words, None, missing)]


def test_two_whole_dates_are_two():
    assert [found.words for found in find_dates("between 3 May 2023 and 29 May 2023")] == [
        "3 May 2023",
        "29 May 2023",
    ]


@pytest.mark.parametrize(
    "text", ["", "section 8 of the Education Act 2005", "you may 3 times", "0300 123 1231", "Year 5"]
)
def test_what_is_no_date_is_not_found(text):
    assert find_dates(text) == []


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_every_day_is_found_in_a_sentence(day):
    found = find_dates(f"I will come back on {day.day} {day:%B} {day.year}, as agreed.")
    assert [each.day for each in found] == [day]


@given(st.text())
def test_any_text_at_all_is_read(text):
    find_dates(text)
    for piece in pieces(text):
        assert piece.words.strip() == piece.words != ""
        assert piece.words in text.split("\n")[piece.line - 1]


def test_a_bullet_goes_and_nothing_else():
    assert without_bullet("   - strengthen the board by:") == "strengthen the board by:"
    assert without_bullet("\t• improve") == "improve"
    assert without_bullet("\uf0b7 improve") == "improve"
    assert without_bullet("o improve") == "improve"
    assert without_bullet("–improve") == "improve"
    assert without_bullet("1. improve") == "1. improve"
    assert without_bullet("-7 points") == "-7 points"
    assert without_bullet("of governors") == "of governors"


def test_a_line_is_split_into_its_sentences():
    assert sentences("It works. I will return. Governors know.") == [
        "It works.",
        "I will return.",
        "Governors know.",
    ]
    assert sentences("Mr. Hill and A. Lindqvist met, e.g. on Monday.") == [
        "Mr. Hill and A. Lindqvist met, e.g. on Monday."
    ]
    assert sentences("Is it so? “Yes.” So be it") == ["Is it so?", "“Yes.”", "So be it"]


def test_pieces_are_numbered_as_the_lines_are():
    made = pieces("One.\n\nTwo. Three.\n–\nFour")
    assert [(piece.key, piece.words, piece.after_gap) for piece in made] == [
        ("1", "One.", False),
        ("3a", "Two.", True),
        ("3b", "Three.", False),
        ("5", "Four", True),
    ]


def test_letters_go_on_after_z():
    assert [printed.letters(n) for n in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]


def test_the_same_day_comes_again_after_the_letter():
    assert same_day_after(18, 6, date(2012, 11, 26)) == date(2013, 6, 18)
    assert same_day_after(29, 2, date(2025, 1, 1)) == date(2028, 2, 29)
    assert same_day_after(31, 6, date(2025, 1, 1)) is None
