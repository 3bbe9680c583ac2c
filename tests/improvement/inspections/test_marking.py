"""From marks to points and back, without a database."""

from improvement.inspections.findings.lines import compose, locate
from improvement.reader.words.printed import pieces
from tests.improvement.inspections.letter import LETTER, MEETING, PARTS, POINT, RETURN, usual_marks

TEXT = pieces(LETTER)


def test_marks_become_points_with_parts_and_follow_ups():
    findings, follow_ups, problems = compose(TEXT, usual_marks())
    assert [(point.words, point.mark) for point in findings] == [(POINT, "recommendation")]
    assert [part.words for part in findings[0].parts] == PARTS
    assert [point.words for point in follow_ups] == [MEETING, RETURN]
    assert problems == []


def test_a_part_without_a_point_is_a_problem():
    *_, problems = compose(TEXT, {"1": "part"})
    assert problems == [
        ("1", "Line 1 is marked as a part, but no point stands above it. Mark the point first.")
    ]


def test_going_on_needs_the_line_above_to_be_marked():
    *_, problems = compose(TEXT, {"1": "strength", "5": "goes_on"})
    assert problems == [
        ("5", "Line 5 is marked as going on, but line 3 above it is not marked. Mark the line above first.")
    ]
    *_, problems = compose(TEXT, {"1": "goes_on"})
    assert "no line stands above it" in problems[0].sentence


def test_words_are_found_again_where_they_stand():
    place = locate(TEXT, PARTS[0], line=15)
    assert [piece.words for piece in TEXT[place.first : place.last + 1]] == [
        "arranging for someone outside the school to review",
        "governance",
    ]
    assert locate(TEXT, "words that are not there") is None


def test_the_same_words_twice_are_two_places():
    text = pieces("Read more.\nRead more.")
    first = locate(text, "Read more.", line=1)
    assert locate(text, "Read more.", line=1, taken={first.first}).first == 1
