"""Points come out the same however the page sets them: bullets, indents, line widths, feet of pages."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from improvement import reader as letters
from tests.improvement.reader.samples import shape

WORDS = [
    "pupils", "teachers", "governors", "writing", "reading", "lessons", "checks", "progress", "books", "plan", "Year",
    "English", "carefully", "each", "well-planned", "term’s", "work", "so", "that", "which", "more", "less", "quickly",
    "across", "subjects", "leaders",
]  # fmt: skip
VERBS = ["Improve", "Raise", "Strengthen", "Ensure that", "Make sure that", "Increase"]
PARTS = ["ensuring", "giving", "checking", "making sure", "using", "sharing"]
HEAD = "School report\nHeron Weir School\nWeir Lane, Heronby, HW1 1HW\nInspection dates 4–5 May 2016\n"
HEADING = "What does the school need to do to improve further?"
TAIL = "Inspection judgements\nThe leadership of the school is improving and the pupils enjoy what they are taught in lessons now.\n"
FOOT = "Inspection report: Heron Weir School, 4–5 May 2016 {} of 9"

some_words = st.lists(st.sampled_from(WORDS), min_size=3, max_size=26).map(" ".join)
part = st.builds(lambda verb, words: f"{verb} {words}", st.sampled_from(PARTS), some_words)
lone = st.builds(lambda verb, words: (f"{verb} {words}.", []), st.sampled_from(VERBS), some_words)
parent = st.builds(
    lambda verb, words, parts: (f"{verb} {words} by:", [*parts[:-1], f"{parts[-1]}."]),
    st.sampled_from(VERBS), some_words, st.lists(part, min_size=1, max_size=4),
)  # fmt: skip
points = st.lists(st.one_of(lone, parent), min_size=1, max_size=5, unique_by=lambda point: point[0])
looks = st.fixed_dictionaries(
    {
        "first": st.sampled_from(["•", "-", "\uf06e", "\uf0b7", "■", "▪", "●", "\x84", "*", "➢"]),
        "second": st.sampled_from(["–", "−", "-", "o", "\uf0a7", "◦", "same"]),
        "indent": st.sampled_from([0, 1, 2, 4]),
        "width": st.integers(55, 115),
        "hangs": st.booleans(),
        "blank": st.booleans(),
    }
)


def set_in_type(points, look, feet=()) -> str:
    """The points as a page would print them."""
    lines = []
    second = look["first"] if look["second"] == "same" else look["second"]
    for text, parts in points:
        lines += one_point(text, look["first"], 0, look)
        for each in parts:
            lines += one_point(each, second, look["indent"], look)
    for place in sorted(feet, reverse=True):
        lines.insert(place % (len(lines) + 1), FOOT.format(place % 9 + 1))
    return HEAD + HEADING + "\n" + "\n".join(lines) + "\n" + TAIL


def one_point(text, mark, indent, look) -> list[str]:
    start = " " * indent + mark + " "
    lines = textwrap.wrap(
        text, look["width"], initial_indent=start, subsequent_indent=" " * len(start) if look["hangs"] else "",
        break_on_hyphens=False,
    )  # fmt: skip
    return [*lines, ""] if look["blank"] else lines


@given(points, looks)
@settings(max_examples=150, deadline=None)
def test_points_are_the_same_however_they_are_set(points, look):
    read = letters.read(set_in_type(points, look).encode(), "x.txt")
    assert shape(read.afis) == [(text, parts) for text, parts in points]


@given(points, looks, st.lists(st.integers(0, 40), max_size=4))
@settings(max_examples=150, deadline=None)
def test_the_feet_of_pages_change_no_point(points, look, feet):
    read = letters.read(set_in_type(points, look, feet).encode(), "x.txt")
    assert shape(read.afis) == [(text, parts) for text, parts in points]


@given(points, looks, st.data())
@settings(max_examples=100, deadline=None)
def test_a_text_cut_anywhere_gives_only_what_is_there(points, look, data):
    text = set_in_type(points, look)
    cut = data.draw(st.integers(text.index(HEADING) + len(HEADING), len(text)))
    read = letters.read(text[:cut].encode(), "x.txt")
    whole = [text for point, parts in points for text in (point, *parts)]
    got = [each for point in read.afis for each in (point, *point.children)]
    for each in got[:-1]:
        assert each.text in whole
    if got:
        assert any(text.startswith(got[-1].text) for text in whole)
        cut_short = got[-1].text not in whole
        assert not cut_short or got[-1].incomplete or got[-1].text.endswith((".", ":"))


@given(st.text(max_size=1500))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_is_read_and_nothing_is_invented(text):
    for given_text in (
        text,
        HEADING + "\n" + text,
        "Dear Mr Lee\nThe school should take action to:\n" + text,
    ):
        read = letters.read(given_text.encode("utf-8", errors="replace"), "x.txt")
        assert read.document_type
        if read.document_type == "not_a_report":
            assert not read.points and not read.follow_ups


def test_a_list_that_repeats_one_point_of_another_keeps_its_own():
    """What a school is to do first may stand again among what it is recommended; the others there are new."""
    lists = {
        "Priorities for further improvement": ["Improve writing in Year 5.", "Raise attendance quickly."],
        "Recommendations": ["Raise attendance quickly.", "Strengthen the checks of books."],
    }
    text = "".join(
        f"{heading}\n" + "".join(f"• {each}\n" for each in found) for heading, found in lists.items()
    )
    read = letters.read((HEAD + text + TAIL).encode(), "x.txt")
    said = [point.text for point in read.points]
    assert set(said) == {each for found in lists.values() for each in found}
