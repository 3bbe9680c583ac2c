"""What people type wrong into the forms of targets, monitoring and evidence: the sentence stands beside its box and is
tied to it, the summary leads there, and what was typed stays."""

import re
from datetime import date

import pytest

from improvement.models import Evidence, MeasureSeries, TermlyTarget
from schools.models import Event
from tests.cast import make_area, make_evidence, make_file, make_look, make_measure, make_plan
from tests.html_forms import main_form
from tests.improvement.evidence.world import again, filled, sent, url
from tests.improvement.monitoring.looks import FRIDAY, day, june, send  # noqa: F401  the fixture
from tests.schools.files import corpus


def beside(page: str, box: str, sentence: str, *, first=None) -> None:
    """The sentence is in the error of this box, the box names that error, and a link of the summary leads to the box
    (`first`: the id of the first of several)."""
    error = re.search(rf'id="id_{box}_error">(.*?)</div>', page, re.DOTALL)
    assert error, f"no error beside {box}"
    assert sentence in error.group(1), error.group(1)
    told_by = [tag for tag in re.findall(r"<[^>]*aria-describedby=[^>]*>", page) if f"id_{box}_error" in tag]
    assert told_by, f"nothing names the error of {box}"
    summary = page[page.index("govuk-error-summary") : page.index("<h1")]
    assert f'href="#{first or f"id_{box}"}"' in summary and sentence in summary
    assert f'id="{first or f"id_{box}"}"' in page, "the link of the summary leads nowhere"


def kept(page: str, typed: dict) -> None:
    again_there = main_form(page)
    for name, value in typed.items():
        assert again_there[name] == [str(value)], name


# ---- targets -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def area(june, cast):  # noqa: F811
    plan = make_plan(cast.school, starts_on=date(2025, 11, 4), ends_on=date(2026, 12, 31))
    return make_area(cast.school, "Mathematics", plan=plan, leader=cast.leader)


PERCENTAGE = {"name": "At the expected standard", "about": "progress", "shape": "percentage"}
OF_TWELVE = {"name": "Classes", "about": "teaching", "shape": "n_of_m", "out_of": "12"}
BASELINE = day("baseline_on", date(2025, 7, 10))
GROUP = {"g0_year": "Year 5", "g0_size": "58", "g0_start": "52"}


@pytest.mark.parametrize(
    ("typed", "box", "says"),
    [
        (PERCENTAGE | {"g0_2026-spring": "-1"}, "g0_2026-spring", "a percentage lies from 0 to 100"),
        (PERCENTAGE | {"g0_2026-spring": "100.5"}, "g0_2026-spring", "a percentage lies from 0 to 100"),
        (PERCENTAGE | {"g0_2026-spring": "NaN"}, "g0_2026-spring", "such as 57 or 57.5"),
        (PERCENTAGE | {"g0_2026-spring": "６４"}, "g0_2026-spring", "digits 0 to 9"),
        (PERCENTAGE | {"g0_2026-spring": "50,5"}, "g0_2026-spring", "with a full stop: 50.5, not 50,5"),
        (PERCENTAGE | {"g0_size": "0"}, "g0_size", "at least one pupil"),
        (PERCENTAGE | {"g0_size": "５８"}, "g0_size", "whole number"),
        (OF_TWELVE | {"g0_2026-spring": "13 of 12"}, "g0_2026-spring", "13 of 12 is more than all of them"),
        (OF_TWELVE | {"g0_2026-spring": "13"}, "g0_2026-spring", "13 of 12 is more than all of them"),
        (OF_TWELVE | {"out_of": "0"}, "out_of", "from 1 to 10,000"),
    ],
)
def test_a_target(area, cast, sign_in, typed, box, says):
    group = GROUP | ({"g0_start": "3"} if typed["shape"] == "n_of_m" else {})
    typed = group | BASELINE | typed
    page = send(sign_in(cast.head), f"/schools/142345/areas/{area.pk}/measures/add/", **typed).text
    beside(page, box, says)
    kept(page, {name: value for name, value in typed.items() if name.startswith("g0_") or name == "name"})
    assert not MeasureSeries.objects.exists() and not Event.objects.exists()


def test_a_target_before_the_baseline(area, cast, sign_in):
    typed = PERCENTAGE | GROUP | day("baseline_on", date(2026, 1, 20)) | {"g0_2025-autumn": "58"}
    page = send(sign_in(cast.head), f"/schools/142345/areas/{area.pk}/measures/add/", **typed).text
    beside(page, "g0_2025-autumn", "ended on 19 December 2025, before the start was measured")
    kept(page, {name: str(value) for name, value in typed.items() if name not in ("about", "shape")})
    assert not MeasureSeries.objects.exists()


@pytest.mark.parametrize(
    ("place", "typed", "says"),
    [
        (0, "-1", "a percentage lies from 0 to 100"),
        (0, "100.01", "a percentage lies from 0 to 100"),
        (0, "NaN", "such as 57 or 57.5"),
        (0, "５７", "digits 0 to 9"),
        (0, "50,5", "with a full stop: 50.5, not 50,5"),
        (1, "13 of 12", "13 of 12 is more than all of them"),
    ],
)
def test_an_actual(area, cast, sign_in, place, typed, says):
    make_measure(area, "Expected standard", targets=[None, (64, None)])
    make_measure(area, "Classes", shape="n_of_m", out_of=12, start=3, targets=[None, (9, None)])
    boxes = [f"t{row.pk}" for row in TermlyTarget.objects.order_by("pk")]
    given = dict.fromkeys(boxes, "7") | {boxes[place]: typed}
    address = "/schools/142345/targets/actuals/?term=2026-spring"
    page = send(sign_in(cast.head), address, **given).text
    beside(page, boxes[place], says)
    kept(page, given)
    assert not TermlyTarget.objects.exclude(actual=None).exists() and not Event.objects.exists()


def test_an_actual_of_a_term_that_has_not_begun_has_no_box(area, cast, sign_in):
    series = make_measure(area, targets=[None, None, (64, None)]).series.get()
    ahead = TermlyTarget.objects.create(
        school=cast.school, series=series, academic_year=2026, season="autumn", target=75
    )
    client = sign_in(cast.head)
    page = client.get("/schools/142345/targets/actuals/?term=2026-autumn").text
    assert "That term has not begun" in page and f'name="t{ahead.pk}"' not in page
    look = make_look(cast.school, areas=[area], planned_on=FRIDAY, by=cast.deputy, focus="Do pupils explain?")
    typed = {"high": 6, "to_develop": "Kept words", "feeds": ahead.pk, "figure": "70"}
    page = send(client, f"/schools/142345/monitoring/{look.pk}/record/", **typed).text
    beside(page, "feeds", "Choose the target from the list")
    assert main_form(page)["to_develop"] == ["Kept words"] and main_form(page)["figure"] == ["70"]
    ahead.refresh_from_db()
    assert ahead.actual is None


# ---- monitoring --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kind", "typed", "box", "says"),
    [
        ("work_scrutiny", {"high": 3, "seen": 4}, "seen", "so this cannot be 4"),
        ("pupil_survey", {"asked": 10, "answered": 11}, "answered", "more than how many were asked, 10"),
        ("pupil_survey", {"asked": 10, "answered": 5, "before": 101}, "before", "from 0 to 100"),
        (
            "pupil_progress_review",
            {"reviewed": 5, "behind": 6},
            "behind",
            "more than how many pupils were reviewed, 5",
        ),
        ("lesson_visit", {"lessons": "２"}, "lessons", "whole number"),
    ],
)
def test_a_count(area, cast, sign_in, kind, typed, box, says):
    look = make_look(
        cast.school, kind, areas=[area], planned_on=FRIDAY, by=cast.deputy, focus="Do pupils explain?"
    )
    typed = {"to_develop": "Kept words"} | typed
    page = send(sign_in(cast.head), f"/schools/142345/monitoring/{look.pk}/record/", **typed).text
    beside(page, box, says)
    kept(page, typed)
    look.refresh_from_db()
    assert look.done_on is None


# ---- evidence ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def files_apart(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.mark.parametrize("name", ["plan.pdf", "setup.exe", "drawing.svg", "wrong.docx"])
def test_a_file_of_the_wrong_kind(files_apart, cast, sign_in, name):
    content, words = corpus.BAD[name]
    client, address = sign_in(cast.head), url("evidence_add")
    page = client.post(address, filled(client, address, file=sent(name, content), text="Kept words")).text
    beside(page, "file", words)
    kept(page, {"title": "Book check", "text": "Kept words", "represents_on_day": "4"})
    assert not Evidence.objects.exists()


def test_the_same_file_a_second_time(files_apart, cast, sign_in):
    make_evidence(
        cast.school, "The first", by=cast.deputy, file=make_file(cast.school, b"Eighteen books looked at.")
    )
    client, address = sign_in(cast.head), url("evidence_add")
    response = client.post(address, filled(client, address, file=sent(), text="Kept words"))
    beside(
        response.text,
        "same",
        "This file is in the library already, as “The first”. Say whether to use that one",
        first="id_same_0",
    )
    kept(response.text, {"title": "Book check", "text": "Kept words"})
    assert "notes.txt (25 bytes) is here" in response.text, "it has to be chosen again"
    assert "same" not in again(response), "an answer was chosen for the person"
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize("link", ["javascript:alert(1)", "JAVASCRIPT://school.example/%0aalert(1)"])
def test_a_link_that_runs_something(cast, sign_in, link):
    client, address = sign_in(cast.head), url("evidence_add", form="link")
    page = client.post(address, filled(client, address, url=link, text="Kept words")).text
    beside(page, "url", "A link begins with https:// or http://")
    kept(page, {"url": link, "title": "Book check", "text": "Kept words"})
    assert f'href="{link}' not in page and not Evidence.objects.exists()


def test_a_link_that_runs_something_is_refused_when_edited(cast, sign_in):
    item = make_evidence(cast.school, by=cast.head, url="https://school.example/")
    client, address = sign_in(cast.head), url("evidence_edit", item.pk)
    page = client.post(
        address, main_form(client.get(address).text) | {"url": "javascript:alert(1)", "title": "Renamed"}
    ).text
    beside(page, "url", "A link begins with https:// or http://")
    kept(page, {"url": "javascript:alert(1)", "title": "Renamed"})
    item.refresh_from_db()
    assert item.url == "https://school.example/"
