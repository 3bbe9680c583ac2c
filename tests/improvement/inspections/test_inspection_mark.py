"""Marking the lines of a letter."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from improvement.inspections.findings.workflow import mark_lines
from improvement.inspections.workflow import paste_text
from improvement.models import Finding, FollowUp, Inspection
from improvement.reader.words import printed
from schools.errors import Refused
from schools.models import Event
from tests.cast import make_area, make_inspection
from tests.html_forms import compact
from tests.improvement.inspections.letter import (
    LETTER,
    LETTER_DAY,
    MEETING,
    PARTS,
    POINT,
    RETURN,
    key_of,
    make_letter,
    mark_fields,
    usual_marks,
)

SEED = (
    Path(settings.BASE_DIR).parent / "shared" / "letters" / "alton-park-junior-2012-ri-monitoring-letter.txt"
)


def url(inspection):
    return reverse("inspection_mark", args=[inspection.school.urn, inspection.pk])


@pytest.fixture
def letter(cast):
    return make_letter(cast.school)


@pytest.fixture
def mark(cast):
    def do(letter, marks):
        letter.refresh_from_db()
        return mark_lines(letter, by=cast.head.user, on=LETTER_DAY, version=letter.version, marks=marks)

    return do


def standing(letter):
    return list(letter.findings.filter(removed_at=None).order_by("parent_id", "order"))


def test_the_words_become_findings_as_printed(letter, cast, sign_in):
    page = sign_in(cast.head).post(url(letter), mark_fields(letter, usual_marks()))
    point = Finding.objects.get(parent=None)
    assert (point.kind, point.verbatim, point.source_line) == ("recommendation", POINT, 14)
    assert [(part.verbatim, part.order) for part in point.parts.all()] == [(PARTS[0], 1), (PARTS[1], 2)]
    assert [part.source_line for part in point.parts.all()] == [15, 17]
    meeting = FollowUp.objects.get(what=MEETING)
    assert (meeting.printed_date, meeting.happens_on, meeting.flag) == (
        "18 June 2025",
        None,
        "before_letter_date",
    )
    comes_back = FollowUp.objects.get(what=RETURN)
    assert (comes_back.printed_date, comes_back.happens_on, comes_back.flag) == ("September 2026", None, "")
    assert page.url == meeting.get_absolute_url()
    sentence = Event.objects.get(target_type="inspection").sentence
    assert sentence == "Monitoring inspection, 19 November 2025: 1 finding, 2 parts and 2 follow-ups marked"


def test_a_date_that_can_be_right_is_taken(cast, mark):
    text = "I shall come on 18 June 2026.\nAs said on 1 May 2024, I shall come on 3 and 4 March 2026.\nOn 31 June 2026.\n"
    text += "Either on 3 May 2026 or on 10 June 2026."
    letter = make_letter(cast.school, source_text=text)
    mark(letter, {"1": "follow_up", "2": "follow_up", "3": "follow_up", "4": "follow_up"})
    found = [
        (row.printed_date, row.happens_on, row.flag) for row in letter.follow_ups.order_by("source_line")
    ]
    assert found == [
        ("18 June 2026", date(2026, 6, 18), ""),
        ("3 and 4 March 2026", date(2026, 3, 3), ""),
        ("31 June 2026", None, "no_such_day"),
        ("3 May 2026", None, "several_dates"),
    ]


def test_without_questions_the_inspection_comes_next(letter, cast, sign_in):
    marks = {key_of(LETTER, "improve the work"): "recommendation"}
    page = sign_in(cast.head).post(url(letter), mark_fields(letter, marks))
    assert page.url == letter.get_absolute_url()


def test_every_line_stands_beside_a_native_select(letter, cast, sign_in):
    page = sign_in(cast.head).get(url(letter)).content.decode()
    pieces = printed.pieces(LETTER)
    assert page.count("<select") == len(pieces)
    assert all(
        f'for="id_line_{piece.key}"' in page and f'name="line_{piece.key}"' in page for piece in pieces
    )
    # Nothing is chosen beforehand.
    assert re.findall(r'<option value="(\w*)" selected', page) == [""] * len(pieces)


def test_what_is_marked_is_shown_again(letter, cast, sign_in, mark):
    mark(letter, usual_marks())
    page = compact(sign_in(cast.head).get(url(letter)).text)
    chosen = re.findall(r'name="line_(\w+)".*?<option value="(\w*)" selected', page)
    assert {key: value for key, value in chosen if value} == usual_marks()


def test_a_part_without_a_point_is_refused_beside_its_line(letter, cast, sign_in):
    key = key_of(LETTER, "Dear")
    page = sign_in(cast.head).post(url(letter), mark_fields(letter, {key: "part"})).content.decode()
    assert page.count(f"Line {key} is marked as a part, but no point stands above it") == 2
    assert f'href="#id_line_{key}"' in page and '<option value="part" selected' in page
    assert not Finding.objects.exists()


def test_the_workflow_refuses_what_the_form_would(letter, mark):
    with pytest.raises(Refused, match="no point stands above it") as refused:
        mark(letter, {"3": "part"})
    assert refused.value.field == "line_3"


def test_marking_again_keeps_the_rows(letter, mark):
    mark(letter, usual_marks())
    before = [row.pk for row in standing(letter)]
    letter.refresh_from_db()
    version = letter.version
    mark(letter, usual_marks())
    letter.refresh_from_db()
    assert [row.pk for row in standing(letter)] == before and letter.version == version
    assert Event.objects.filter(target_type="inspection", verb="marked").count() == 1


def test_what_is_no_longer_marked_is_taken_away_softly_and_comes_back(letter, mark):
    mark(letter, usual_marks())
    pks = {row.pk for row in standing(letter)}
    mark(letter, dict.fromkeys(usual_marks(), ""))
    assert standing(letter) == [] and letter.findings.count() == 3
    assert not letter.follow_ups.filter(removed_at=None).exists()
    mark(letter, usual_marks())
    assert {row.pk for row in standing(letter)} == pks


def test_a_finding_that_an_area_answers_stays(letter, mark, cast, sign_in):
    mark(letter, usual_marks())
    make_area(cast.school, "Governance").findings.add(Finding.objects.get(parent=None))
    letter.refresh_from_db()
    page = (
        sign_in(cast.head)
        .post(url(letter), mark_fields(letter, dict.fromkeys(usual_marks(), "")))
        .content.decode()
    )
    assert "is answered by the area “Governance”" in page and POINT in page
    assert f'href="#id_line_{key_of(LETTER, "improve the work")}"' in page
    assert len(standing(letter)) == 3
    # Changing what is around it is possible, and it keeps its area.
    mark(
        letter,
        usual_marks() | {key_of(LETTER, "planning ahead"): "", key_of(LETTER, "Each area"): "strength"},
    )
    assert Finding.objects.get(verbatim=POINT).areas.get().title == "Governance"
    assert {row.kind for row in standing(letter)} == {"recommendation", "strength"}


def test_a_settled_date_survives_marking_again(letter, mark):
    mark(letter, usual_marks())
    FollowUp.objects.filter(what=MEETING).update(happens_on=date(2026, 6, 18))
    mark(letter, usual_marks() | {key_of(LETTER, "Each area"): "strength"})
    assert FollowUp.objects.get(what=MEETING).happens_on == date(2026, 6, 18)


def test_a_new_text_meanwhile_is_not_marked_by_old_lines(letter, cast, sign_in):
    mine = mark_fields(letter, usual_marks())
    paste_text(letter, by=cast.editor.user, on=LETTER_DAY, version=1, text="Something else.\n" * 40)
    page = sign_in(cast.head).post(url(letter), mine)
    assert "The text was replaced while this page was open" in page.content.decode()
    assert not Finding.objects.exists()


def test_somebody_else_marked_first(letter, cast, sign_in):
    mine = mark_fields(letter, usual_marks())
    sign_in(cast.editor).post(url(letter), mark_fields(letter, {key_of(LETTER, "Each area"): "strength"}))
    page = sign_in(cast.head).post(url(letter), mine)
    assert page.status_code == 409
    assert "Strength" in page.content.decode() and "Recommendation" in page.content.decode()
    assert Finding.objects.get().kind == "strength"


def test_a_mark_that_is_not_on_the_list_is_refused(letter, cast, sign_in):
    page = sign_in(cast.head).post(url(letter), mark_fields(letter, {"3": "verdict"}))
    assert "from the list" in page.content.decode() and not Finding.objects.exists()


def test_a_long_report_comes_in_parts(cast, sign_in):
    text = "\n".join(f"Point {number}:" for number in range(450))
    report = make_letter(cast.school, source_text=text)
    client = sign_in(cast.head)
    page = client.get(url(report)).content.decode()
    assert page.count("<select") == 200 and "Save and go on to lines 201 to 400" in page
    page = client.post(url(report), mark_fields(report, {"200": "recommendation"}) | {"next": "1"})
    assert page.url == f"{url(report)}?from=200"
    report.refresh_from_db()
    # The first line of the second part may be a part of the last point of the first.
    fields = mark_fields(report, {}) | {f"line_{n}": "" for n in range(201, 401)} | {"line_201": "part"}
    client.post(f"{url(report)}?from=200", fields)
    assert {row.verbatim for row in standing(report)} == {"Point 199:", "Point 200:"}
    assert Finding.objects.get(source_line=201).parent.source_line == 200


def test_without_a_text_it_is_asked_for(cast, sign_in):
    inspection = make_inspection(cast.school)
    page = sign_in(cast.head).get(url(inspection))
    assert page.url == reverse("inspection_paste", args=[cast.school.urn, inspection.pk])


def test_who_may_not(letter, cast, sign_in):
    assert sign_in(cast.governor).post(url(letter), mark_fields(letter, usual_marks())).status_code == 403
    assert sign_in(cast.outsider).post(url(letter), mark_fields(letter, usual_marks())).status_code == 404
    assert not Finding.objects.exists()


@pytest.mark.skipif(not SEED.exists(), reason="the real letters lie beside the repository, and are not here")
def test_the_real_seed_letter(cast, mark):
    text = SEED.read_text(encoding="utf-8")
    letter = make_inspection(
        cast.school,
        kind=Inspection.Kind.MONITORING,
        starts_on=date(2012, 11, 23),
        published_on=date(2012, 11, 26),
        source_text=text,
    )
    pieces = printed.pieces(text)
    point = next(n for n, piece in enumerate(pieces) if re.match(r"strengthen .* by:$", piece.words))
    meeting = next(piece for piece in pieces if re.search(r"\bon 18 June\b", piece.words))
    mark(
        letter,
        {
            pieces[point].key: "recommendation",
            pieces[point + 1].key: "part",
            pieces[point + 2].key: "part",
            meeting.key: "follow_up",
        },
    )
    assert letter.framework.code == "2012"
    finding = letter.findings.get(parent=None)
    lines = text.split("\n")
    assert lines[finding.source_line - 1] == f"- {finding.verbatim}"
    assert [lines[part.source_line - 1].strip() for part in finding.parts.all()] == [
        f"- {part.verbatim}" for part in finding.parts.all()
    ]
    assert finding.parts.count() == 2
    follow_up = letter.follow_ups.get()
    assert follow_up.what.startswith("I will attend") and follow_up.what in lines[follow_up.source_line - 1]
    assert (follow_up.printed_date, follow_up.happens_on) == ("18 June 2012", None)
    assert follow_up.flag == "before_letter_date"
