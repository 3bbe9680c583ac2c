"""What makes an inspection of a visit, as a truth table."""

import pytest

from governance.visits.words import seen

STAFF = ["Leah Whitlock", "Josh Ellery"]


@pytest.mark.parametrize(
    "text,found",
    [
        ("Pupils explained their answers to each other.", ""),
        ("I saw a good start: 11 of 14 pupils used the word wall.", ""),
        ("The class was a good audience.", ""),
        ("Leah Whitlock met me at the door and answered my questions.", ""),
        ("The mathematics leader said that lessons now begin with talk.", ""),
        ("The lesson was good.", "judges a lesson or teaching"),
        ("Outstanding teaching in Year 6.", "judges a lesson or teaching"),
        ("I would grade the second lesson 2.", "judges a lesson or teaching"),
        ("Teaching is inadequate in one class.", "judges a lesson or teaching"),
        ("I observed three lessons.", "speaks of observing lessons"),
        ("In Mr Ellery’s lesson pupils were quiet.", "names somebody’s lesson or class"),
        ("Josh Ellery’s class wrote well.", "names somebody’s lesson or class"),
        ("Pupils of Whitlock’s class talked.", "names somebody’s lesson or class"),
        ("Miss Tern teaches Year 3.", "names somebody’s lesson or class"),
        ("I observed Mrs Tern’s lesson.", "speaks of observing lessons and names somebody’s lesson or class"),
    ],
)
def test_each(text, found):
    words = seen([text], STAFF)
    assert words.startswith(f"What you wrote {found}.") if found else words == ""


def test_a_long_text_is_looked_through_at_once():
    assert seen(["Mr " * 5000, "lesson " * 5000, "graded " * 3000], STAFF * 40) is not None
