"""Small groups, and those that would give one away, are hidden."""

from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from improvement.targets.ladders.suppression import MOST_PARTS, REVEALING, SMALL, Group, hidden


def groups(**sizes):
    return [Group(name, "", "" if name == "whole" else name, size) for name, size in sizes.items()]


def test_a_group_of_four_is_hidden_and_one_of_five_is_not():
    assert hidden(groups(a=4), 5) == {"a": SMALL}
    assert hidden(groups(a=5), 5) == {}
    assert hidden(groups(a=5), 6) == {"a": SMALL}


def test_a_group_of_unknown_size_is_shown():
    assert hidden([Group("a")], 5) == {}


def test_the_other_part_goes_with_the_small_one():
    assert hidden(groups(whole=60, small=3, rest=57), 5) == {"small": SMALL, "rest": REVEALING}


def test_the_other_part_goes_though_the_small_one_is_no_group_of_ours():
    assert hidden(groups(whole=60, boys=57), 5) == {"boys": REVEALING}


def test_of_several_parts_the_smallest_goes():
    assert hidden(groups(whole=60, small=3, b=20, c=37), 5) == {"small": SMALL, "b": REVEALING}


def test_without_the_whole_the_parts_stand():
    assert hidden(groups(small=3, rest=57), 5) == {"small": SMALL}


def test_two_small_ones_do_not_hide_each_other_when_they_are_enough_together():
    assert hidden(groups(whole=60, a=3, b=4, c=53), 5) == {"a": SMALL, "b": SMALL}


def test_a_year_group_of_some_pupils_is_part_of_both():
    year = Group("y5", "year 5", "", 58)
    rest = Group("y5 not", "year 5", "not disadvantaged", 55)
    few = Group("y5 few", "year 5", "disadvantaged", 3)
    assert hidden([year, rest, few], 5) == {"y5 few": SMALL, "y5 not": REVEALING}
    assert hidden([Group("all", "", "disadvantaged", 20), few, Group("y6", "year 6", "disadvantaged", 17)], 5) == {
        "y5 few": SMALL, "y6": REVEALING,
    }  # fmt: skip


def parts_of(whole, known):
    return [group for group in known if group.within(whole)]


def can_be_worked_out(shown, least):
    """Is there a shown whole and shown parts of it that leave a small group?"""
    for whole in shown:
        parts = parts_of(whole, shown)
        for some in chain.from_iterable(combinations(parts, n) for n in range(1, len(parts) + 1)):
            if 0 < whole.size - sum(part.size for part in some) < least:
                return True
    return False


cells = st.dictionaries(
    st.tuples(st.sampled_from(["year 5", "year 6", "year 4"]), st.sampled_from(["disadvantaged", "others"])),
    st.integers(0, 12), min_size=1,
)  # fmt: skip


def with_margins(sizes):
    """The groups of a table: its cells, its rows and columns, and the whole."""
    found = [Group((y, p), y, p, n) for (y, p), n in sizes.items() if n]
    for year in {y for y, _ in sizes}:
        found.append(Group((year, ""), year, "", sum(n for (y, _), n in sizes.items() if y == year)))
    for pupils in {p for _, p in sizes}:
        found.append(Group(("", pupils), "", pupils, sum(n for (_, p), n in sizes.items() if p == pupils)))
    return [*found, Group(("", ""), "", "", sum(sizes.values()))]


@settings(max_examples=200)
@given(cells, st.integers(2, 10), st.data())
def test_no_small_group_can_be_worked_out_from_what_is_shown(sizes, least, data):
    known = [group for group in with_margins(sizes) if group.size]
    chosen = data.draw(st.lists(st.sampled_from(known), unique=True)) if known else []
    away = hidden(chosen, least)
    shown = [group for group in chosen if group.key not in away]
    assert all(group.size >= least for group in shown)
    assert not can_be_worked_out(shown, least)
    assert {key for key, why in away.items() if why == SMALL} == {
        group.key for group in chosen if group.size < least
    }


def test_many_parts_end_in_time_and_leave_enough():
    whole = Group("whole", "", "", 100)
    parts = [Group(str(n), "", f"group {n}", 6) for n in range(MOST_PARTS + 4)]
    away = hidden([whole, *parts], 5)
    left = sum(part.size for part in parts if part.key not in away)
    assert whole.size - left >= 5
