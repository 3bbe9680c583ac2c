"""The pieces of the pages and the tags that draw them."""

import gzip
import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import render_to_string

from schools.drawings import marks
from schools.models import School
from schools.school.models import DEFAULT_RATING_WORDS
from schools.templatetags import cairn
from schools.web.forms import CairnForm, Choice, LongText

TODAY = date(2026, 6, 9)
TEMPLATES = Path(settings.BASE_DIR) / "templates"
STATIC = Path(settings.BASE_DIR) / "static"


@pytest.fixture(autouse=True)
def a_tuesday_in_june(monkeypatch):
    monkeypatch.setenv("CAIRN_TODAY", TODAY.isoformat())


def draw(source, **context):
    return engines["django"].from_string(source).render(context)


def row(**changes):
    usual = {
        "key": 41,
        "on": date(2026, 6, 1),
        "school_days": 6,
        "title": "Weekly reasoning lessons",
        "url": "/a/41/",
        "context": "Area 2, mathematics. Imran Sheikh",
        "activity": "done",
        "rating": "red",
        "update_url": "/a/41/note/",
    }
    return SimpleNamespace(**usual | changes)


# ---- signs ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("value", "word"), DEFAULT_RATING_WORDS.items())
def test_a_rating_is_a_word_beside_its_own_shape(value, word):
    tag = draw("{% rating value %}", value=value)
    assert word in tag
    assert f"cn-tag--{value or 'none'}" in tag
    assert 'aria-hidden="true"' in tag


def test_no_two_signs_look_alike_without_colour():
    shapes = {re.sub(r"#[0-9a-f]{3,6}", "", drawing) for drawing in marks.GLYPHS.values()}
    assert len(shapes) == len(marks.GLYPHS)


def test_a_school_has_its_own_words_and_keeps_the_usual_ones_where_it_chose_none():
    school = School(rating_key={"blue": "Secure", "red": ""})
    assert school.rating_words == DEFAULT_RATING_WORDS | {"blue": "Secure"}
    assert "Secure" in draw("{% rating 'blue' %}", school=school)
    assert "Off track" in draw("{% rating 'red' school %}", school=school)
    assert "Secure" in draw("{% rating_key %}", frame=SimpleNamespace(school=school))


def test_a_word_of_the_school_cannot_carry_markup():
    school = School(rating_key={"red": "<b>Off</b>"})
    assert "&lt;b&gt;Off" in draw("{% rating 'red' school %}", school=school)


def test_activity_is_ink_only():
    for value in marks.ACTIVITY_WORDS:
        assert set(re.findall(r"#[0-9a-f]{3,6}", draw("{% activity value %}", value=value))) <= {
            "#1b211d",
            "#fff",
        }


def test_done_over_working_says_how_many_of_those_done_work():
    pairs = [("done", "green"), ("done", "amber"), ("done", ""), ("under_way", ""), ("stopped", "red")]
    drawing = draw("{% done_over_working pairs %}", pairs=pairs)
    assert 'aria-label="3 of 4 actions done; 1 of those 3 seen to be working"' in drawing


def test_done_over_working_with_nothing_done_and_with_nothing_at_all():
    assert "None of 1 action done yet" in draw("{% done_over_working pairs %}", pairs=[("not_started", "")])
    assert "No actions yet" in draw("{% done_over_working pairs %}", pairs=[])


def test_forty_actions_stay_within_a_phone():
    drawing = draw("{% done_over_working pairs %}", pairs=[("done", "green")] * 40)
    assert "and 13 more" in drawing
    assert int(re.search(r'width="(\d+)"', drawing)[1]) <= 240


def test_a_missing_person_is_a_gap_and_both_roles_always_stand():
    drawing = draw("{% people None 'Anjali Foss' %}")
    assert (
        drawing.index("Leader")
        < drawing.index("Nobody yet")
        < drawing.index("Governor")
        < drawing.index("Anjali")
    )


# ---- days ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ day|day }}", "Friday 12 June"),
        ("{{ day|weekday_short }}", "Fri 12 June"),
        ("{{ day|short_day }}", "12 June"),
        ("{{ other|day }}", "Friday 12 March 2027"),
        ("{{ other|weekday_short }}", "Fri 12 March 2027"),
        ("{{ none|day }}{{ none|weekday_short }}{{ none|lateness }}", ""),
        ("{{ moment|day }}, {{ moment|clock }}", "Friday 12 June, 12:30am"),
    ],
)
def test_days_in_words(source, words):
    context = {
        "day": date(2026, 6, 12),
        "other": date(2027, 3, 12),
        "none": None,
        "moment": datetime(2026, 6, 11, 23, 30, tzinfo=UTC),
    }
    assert draw(source, **context) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [(9, "today"), (10, "tomorrow"), (12, "in 3 days"), (8, "1 day late"), (3, "6 days late")],
)
def test_lateness(day, words):
    assert cairn.lateness(date(2026, 6, day), TODAY) == words


def test_due_when_names_what_is_near_and_counts_lateness_in_school_days():
    assert "Overdue" in cairn.due_when(row(), TODAY)
    assert "since Mon 1 June, <span>6 school days</span>" in cairn.due_when(row(), TODAY)
    assert "Tomorrow" in cairn.due_when(row(on=date(2026, 6, 10)), TODAY)
    assert "in 3 school days" in cairn.due_when(row(on=date(2026, 6, 12), school_days=3), TODAY)
    assert "in 8 school days" in cairn.due_when(row(on=date(2026, 6, 19), school_days=8), TODAY)


# ---- pieces -------------------------------------------------------------------------------------------------------
class Update(CairnForm):
    submit = "Save update"
    text = LongText(label="What has happened?", noun="what has happened")
    activity = Choice(label="Carried out?", choices=[("done", "Done")], signs="activity")


def test_a_closed_due_row_offers_its_update():
    html = render_to_string("_pieces/due_row.html", {"row": row()})
    assert 'id="due-41"' in html
    assert 'href="/a/41/note/#due-41"' in html
    assert "<form" not in html


def test_a_due_row_without_an_address_cannot_be_updated():
    assert "Update" not in render_to_string("_pieces/due_row.html", {"row": row(update_url="")})


def test_an_open_due_row_is_a_form_and_says_who_may_rate():
    context = {
        "row": row(),
        "form": Update(),
        "action_url": "/go/",
        "who_rates": "Tom Penhale may rate it: you own it.",
    }
    html = render_to_string("_pieces/due_row.html", context)
    assert 'action="/go/"' in html
    assert "Tom Penhale may rate it" in html
    assert html.count('name="once"') == 1
    assert "Save update" in html


def test_an_open_due_row_shows_its_errors_first():
    html = render_to_string("_pieces/due_row.html", {"row": row(), "form": Update({})})
    assert html.index("Two things to put right") < html.index("<form")


def test_only_the_first_need_has_a_filled_button():
    need = SimpleNamespace(
        title="Answer Anjali Foss", url="/x", sentence="By Friday 12 June.", button="Answer"
    )
    html = render_to_string("_pieces/needs.html", {"needs": [need, need, need]})
    assert html.count("govuk-button--secondary") == 2
    assert "Nothing needs you. Next date: Friday 12 June." in render_to_string(
        "_pieces/needs.html", {"needs": [], "nothing_next": "Next date: Friday 12 June."}
    )


def test_the_line_you_looked_stands_once_between_new_and_old():
    def entry(sentence, is_new):
        return SimpleNamespace(sentence=sentence, who="Tom Penhale", at=date(2026, 6, 5), is_new=is_new)

    entries = [entry("Newest", True), entry("New", True), entry("Old", False), entry("Oldest", False)]
    html = render_to_string(
        "_pieces/timeline.html", {"entries": entries, "looked_at": datetime(2026, 6, 4, 6, 41, tzinfo=UTC)}
    )
    assert html.count("You looked on Thursday 4 June, 7:41am") == 1
    assert html.index("New<") < html.index("You looked") < html.index("Old<")


def test_printed_words_are_escaped():
    assert "&lt;i&gt;" in render_to_string("_pieces/printed.html", {"text": "<i>Pupils</i> do not"})


def test_crumbs_end_with_this_page():
    html = draw("{% crumbs 'Plan' '/plan/' 'Progress note' %}")
    assert '<a href="/plan/">Plan</a>' in html
    assert '<li aria-current="page">Progress note</li>' in html


def test_every_piece_says_what_it_takes():
    for piece in (TEMPLATES / "_pieces").glob("*.html"):
        assert re.match(r"\{(#|% comment %)", piece.read_text()), (
            f"{piece.name} does not begin by saying what it takes"
        )


# ---- the house rules of the front end ---------------------------------------------------------------------------------
def test_no_template_holds_inline_style_or_script():
    for template in TEMPLATES.rglob("*.html"):
        if template.parent.name == "emails":  # mail programs read no stylesheet
            continue
        text = template.read_text()
        found = re.findall(
            r"""\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*["']|javascript:""", text
        )
        assert not found, f"{template.relative_to(TEMPLATES)}: {found}"


def test_static_pages_stand_alone():
    for name in ("500.html", "maintenance.html"):
        text = (TEMPLATES / name).read_text()
        assert "{{" not in text
        assert set(re.findall(r"{% (\w+)", text)) == {"comment", "endcomment"}
        assert "Cairn is not a government service" in render_to_string(name)


def test_the_budget_of_bytes_is_kept():
    assert len(gzip.compress((STATIC / "cairn.css").read_bytes(), 9)) < 24 * 1024
    from django.contrib.staticfiles import finders

    scripts = [STATIC / "cairn.js", Path(finders.find("django_htmx/htmx-2.min.js"))]
    assert sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) < 20 * 1024
    assert [font.name for font in (STATIC / "fonts").glob("*.woff2")] == ["source-sans-3-latin.woff2"]
    assert (STATIC / "fonts" / "OFL.txt").exists()


def test_the_style_sheet_keeps_its_licence_and_leaves_out_what_only_gov_uk_may_use():
    sheet = (STATIC / "cairn.css").read_text()
    assert "The MIT License" in sheet
    for forbidden in ('GDS Transport"', "govuk-header", "govuk-footer", "govuk-crest", "govuk-logo"):
        assert forbidden not in sheet
