"""From the inspector's letter to the plan, in a browser on the running site, with JavaScript and without.

A headteacher uploads the letter, confirms what was read with the impossible date corrected, lets the earlier
inspection be added, makes an area of the recommendation and its two parts, takes two actions from the list, and sees
the inspector's visit on the dashboard. On a letter of our own, and on the real one where its folder is there.
`CAIRN_PICTURES=FOLDER` keeps a picture of each step.
"""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.improvement.inspections.letter import LETTER, PARTS, POINT
from tests.improvement.reader.making import make_pdf
from tests.walks.site import running_site
from tests.walks.test_main_job import GOVERNOR, HEAD, PASSWORD, REAL, Walk, add_person

pytestmark = [pytest.mark.browser]


class Own:
    """A letter of our own, as a PDF."""

    school, postcode = "Saltmarsh Junior School", ""
    point, parts = POINT, PARTS
    impossible, offered, saved = "18 June 2025", "18 June 2026", "Thursday 18 June"
    today = "2026-05-20"  # the visit is still to come
    earlier = "September 2025"
    shown = ["19 November 2025", "26 November 2025", "A. Lindqvist"]

    @staticmethod
    def write(folder: Path) -> Path:
        path = folder / "letter.pdf"
        path.write_bytes(
            make_pdf(
                LETTER.replace(
                    "This was my first visit since September 2025.",
                    "It was my first visit since the section 5 inspection\nin September 2025, when the school was judged to require improvement.",
                )
            )
        )
        return path


class Seed:
    """The real letter: read when the walk runs, never kept here."""

    school = "Alton Park Junior School"
    point = "strengthen the governing body by:"
    parts = ("commissioning an external review of governance", "developing a strategy to ensure")
    impossible, offered, saved = "18 June 2012", "18 June 2013", "Tuesday 18 June"
    today = "2013-05-22"
    earlier = "September 2012"
    shown = ("23 November 2012", "26 November 2012", "Stephen Abbott", "Section 8")

    @staticmethod
    def write(folder: Path) -> Path:
        return REAL


def no_faults(walk):
    """axe finds nothing and nothing scrolls sideways, at 1280 and at 320. axe is a script, so it waits for ever where
    JavaScript is off."""
    if not walk.javascript:
        return
    found = []
    for width in (1280, 320):
        walk.page.set_viewport_size({"width": width, "height": 900})
        found += [
            f"{v['id']} {[n['target'] for n in v['nodes']][:2]}"
            for v in Axe().run(walk.page).response["violations"]
        ]
        if walk.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("scrolls sideways")
        walk.picture(f"at-{width}")
    walk.page.set_viewport_size({"width": 1280, "height": 900})
    assert not found, (walk.page.url, found)


@pytest.mark.parametrize(
    "letter,javascript",
    [(Own, True), (Own, False), (Seed, True), (Seed, False)],
    ids=["own letter", "own letter, no JavaScript", "the real letter", "the real letter, no JavaScript"],
)
def test_from_the_letter_to_the_plan(chromium, tmp_path, letter, javascript):
    if letter is Seed and not REAL.exists():
        pytest.skip("the folder of real letters is not here")
    with running_site(tmp_path, letter.today) as site:
        kind = f"letter-{letter.__name__.lower()}{'' if javascript else '-nojs'}"
        walk = Walk(chromium, site, kind, javascript=javascript)
        walk.javascript = javascript
        the_head_comes_in(walk, site, letter)
        the_letter_is_read(walk, letter.write(tmp_path))
        nothing_is_chosen_for_the_impossible(walk, letter)
        what_is_accepted_is_saved(walk, letter)
        an_area_with_its_first_actions(walk, letter)
        the_visit_is_on_the_dashboard(walk, letter)
        assert not walk.troubles


def the_head_comes_in(walk, site, letter):
    link = site.manage(
        "add_school", "142345", letter.school, "--head", HEAD, "--head-name", "Catherine Hallam"
    )
    walk.page.goto(re.search(r"http\S+", link).group())
    radio = walk.page.get_by_label("With a password", exact=False)
    if radio.count():
        radio.first.check()
    walk.page.locator("[name=password]").fill(PASSWORD)
    walk.press("Accept and sign in")
    add_person(walk, "Anjali Foss", "Governor", GOVERNOR, invite=False)


def the_letter_is_read(walk, path):
    walk.follow("Inspections")
    walk.follow("Read a letter in")
    no_faults(walk)
    walk.page.locator("input[type=file]").set_input_files(path)
    walk.press("Read it")
    walk.sees("Is this what the letter says?", "One thing cannot be right")
    no_faults(walk)


def nothing_is_chosen_for_the_impossible(walk, letter):
    page = walk.page
    walk.sees(*letter.shown, f"“{letter.impossible}” is before the letter itself", letter.point)
    group = page.locator("fieldset", has=page.get_by_label(letter.offered, exact=False))
    assert group.locator("input:checked").count() == 0, "a date was chosen for the person"
    walk.press("Save what I accepted")
    walk.sees("needs an answer")
    # Half-way: what was answered is kept, and the list says so.
    page.get_by_label(letter.offered, exact=False).first.check()
    walk.press("Keep it for later")
    walk.sees("A letter half confirmed")
    page.locator(".cn-drafts a").first.click()
    assert page.get_by_label(letter.offered, exact=False).first.is_checked()


def what_is_accepted_is_saved(walk, letter):
    page = walk.page
    add = page.get_by_label(f"Add it: inspection of {letter.earlier}", exact=False)
    assert add.count() == 1, "the earlier inspection is not offered"
    add.check()
    walk.picture("confirmed")
    walk.press("Save what I accepted")
    walk.sees("Saved what you accepted", letter.point, *letter.parts, letter.saved, letter.earlier)
    assert page.locator("a", has_text=re.compile(r"letter\.pdf|\.txt")).count() >= 1
    no_faults(walk)


def an_area_with_its_first_actions(walk, letter):
    page = walk.page
    walk.follow("Make areas of these findings")
    walk.picture("make-areas")
    walk.press("Make areas of these")
    page.get_by_label("Accountable leader").select_option(label="Catherine Hallam, Headteacher")
    page.get_by_label("Link governor").select_option(label="Anjali Foss")
    walk.fill("Area for improvement", "Governance")
    walk.press("Save area")
    walk.sees("Which actions do you begin with?")
    no_faults(walk)
    page.get_by_label("Ask someone outside the school to review governance", exact=False).check()
    page.get_by_label("Plan who takes over each key role", exact=False).check()
    walk.press("Add what I ticked")
    walk.sees(
        "Governance",
        "Ask someone outside the school to review governance",
        "Plan who takes over each key role",
    )
    walk.picture("plan")
    page.locator("main a", has_text="Governance").first.click()
    walk.sees(letter.point, *letter.parts)


def the_visit_is_on_the_dashboard(walk, letter):
    walk.follow("Today")
    walk.picture("dashboard")
    walk.sees("18 June")
    walk.follow("Inspections")
    walk.sees(letter.earlier, "Monitoring inspection")
    walk.picture("inspections")
