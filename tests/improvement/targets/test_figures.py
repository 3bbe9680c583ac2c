"""Figures as they are typed and read, by shape."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from improvement.targets.figures import (
    COUNT,
    N_OF_M,
    NARRATIVE,
    PERCENTAGE,
    SCORE,
    YES_NO,
    Figure,
    NotAFigure,
    difference,
    met,
    read,
    show,
    typed,
)


@pytest.mark.parametrize(
    ("text", "shape", "value", "shown"),
    [
        ("57", PERCENTAGE, "57", "57%"),
        (" 57 % ", PERCENTAGE, "57", "57%"),
        ("57 per cent", PERCENTAGE, "57", "57%"),
        ("57.50", PERCENTAGE, "57.5", "57.5%"),
        ("0", PERCENTAGE, "0", "0%"),
        ("100", PERCENTAGE, "100", "100%"),
        ("12", COUNT, "12", "12"),
        ("1,140", COUNT, "1140", "1,140"),
        ("0.4", SCORE, "0.4", "+0.4"),
        ("+0.4", SCORE, "0.4", "+0.4"),
        ("-1.25", SCORE, "-1.25", "−1.25"),
        ("−1.2", SCORE, "-1.2", "−1.2"),
        ("-0", SCORE, "0", "0"),
        ("9 of 12", N_OF_M, "9", "9 of 12"),
        ("9/12", N_OF_M, "9", "9 of 12"),
        ("9 out of 12", N_OF_M, "9", "9 of 12"),
        ("9", N_OF_M, "9", "9 of 12"),
        ("Yes", YES_NO, "1", "yes"),
        ("n", YES_NO, "0", "no"),
    ],
)
def test_what_is_read_and_how_it_is_shown(text, shape, value, shown):
    figure = read(text, shape, 12)
    assert figure == Figure(Decimal(value))
    assert show(figure.value, shape, 12) == shown
    assert read(typed(figure.value, shape), shape, 12) == figure


@pytest.mark.parametrize(
    ("text", "shape", "says"),
    [
        ("50,5", PERCENTAGE, "50.5, not 50,5"),
        ("５７", PERCENTAGE, "digits 0 to 9"),
        ("٥٧", COUNT, "digits 0 to 9"),
        ("NaN", PERCENTAGE, "a percentage from 0 to 100"),
        ("nan", SCORE, "Type a number"),
        ("inf", SCORE, "Type a number"),
        ("1e400", SCORE, "Type a number"),
        ("1e2", PERCENTAGE, "a percentage from 0 to 100"),
        ("1_0", COUNT, "a whole number"),
        ("-1", PERCENTAGE, "lies from 0 to 100"),
        ("100.01", PERCENTAGE, "lies from 0 to 100"),
        ("101%", PERCENTAGE, "lies from 0 to 100"),
        ("57.555", PERCENTAGE, "Two places"),
        ("-3", COUNT, "never below zero"),
        ("2.5", COUNT, "whole number"),
        ("1,14", COUNT, "full stop"),
        ("12%", COUNT, "a whole number"),
        ("99999999999", COUNT, "9,999,999"),
        ("--1", SCORE, "Type a number"),
        ("13", N_OF_M, "more than all of them"),
        ("13 of 12", N_OF_M, "more than all of them"),
        ("9 of 11", N_OF_M, "out of 12"),
        ("9 of 0", N_OF_M, "out of 12"),
        ("nine", N_OF_M, "such as 9 of 12"),
        ("maybe", YES_NO, "yes or no"),
        ("x" * 301, NARRATIVE, "300 characters"),
    ],
)
def test_what_is_refused_with_a_sentence(text, shape, says):
    with pytest.raises(NotAFigure) as refused:
        read(text, shape, 12)
    assert says in refused.value.sentence


def test_of_how_many_there_must_be_some():
    for text in ("9", "9 of 0"):
        with pytest.raises(NotAFigure, match="at least 1"):
            read(text, N_OF_M, None)


def test_nothing_is_no_figure_and_zero_is_one():
    assert not read("  ", PERCENTAGE) and read("0", PERCENTAGE) and read("no", YES_NO)


def test_words_are_kept_as_they_are():
    assert read(" All  classes ", NARRATIVE) == Figure(words="All classes")


@given(st.text(max_size=40), st.sampled_from([PERCENTAGE, COUNT, SCORE, N_OF_M, YES_NO, NARRATIVE]))
def test_any_text_is_read_or_refused_and_what_is_read_can_be_kept(text, shape):
    try:
        figure = read(text, shape, 12)
    except NotAFigure as refused:
        assert len(refused.sentence) > 10
        return
    if figure.value is not None:
        assert (
            figure.value.is_finite() and abs(figure.value) < 10**7 and figure.value == round(figure.value, 2)
        )
        assert read(typed(figure.value, shape), shape, 12) == figure


@pytest.mark.parametrize(
    ("actual", "target", "shape", "name", "lower", "words"),
    [
        ("57", "64", PERCENTAGE, "", False, "7 points short"),
        ("63", "64", PERCENTAGE, "", False, "1 point short"),
        ("64", "64", PERCENTAGE, "", False, "met"),
        ("15", "14", PERCENTAGE, "", False, "1 point over"),
        ("57.5", "64", PERCENTAGE, "", False, "6.5 points short"),
        ("4", "5", COUNT, "Classes where reasoning is seen", False, "1 class short"),
        ("4", "3", N_OF_M, "Key roles with somebody ready", False, "1 role over"),
        ("3", "5", N_OF_M, "Reasoning seen in lessons", False, "2 short"),
        ("-0.2", "0.4", SCORE, "", False, "0.6 short"),
        ("18", "12", PERCENTAGE, "", True, "6 points too high"),
        ("10", "12", PERCENTAGE, "", True, "2 points under"),
        ("9", "5", COUNT, "Suspensions in the term", True, "4 suspensions too many"),
        ("0", "1", YES_NO, "", False, "not yet"),
        ("1", "1", YES_NO, "", False, "met"),
    ],
)
def test_the_difference_in_words(actual, target, shape, name, lower, words):
    assert (
        difference(Decimal(actual), Decimal(target), shape=shape, name=name, lower_is_better=lower) == words
    )


@pytest.mark.parametrize(
    ("actual", "lower", "is_met"),
    [(64, False, True), (63, False, False), (64, True, True), (65, True, False)],
)
def test_on_the_target_is_met_from_either_side(actual, lower, is_met):
    assert met(Decimal(actual), Decimal(64), lower) == is_met
