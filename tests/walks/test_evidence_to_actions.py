"""One item of evidence, put to two actions at once, and picked from the library for a third."""

import pytest

from demo.papers import pdf
from tests.walks.keys import sign_in
from tests.walks.test_main_job import Walk

pytestmark = [pytest.mark.browser]
TITLE = "Book check, reasoning, Years 5 and 6"


@pytest.mark.parametrize(
    ("javascript", "width"),
    [(True, 1280), (False, 1280), (True, 390)],
    ids=["wide", "without JavaScript", "phone"],
)
def test_two_at_once_and_one_more(chromium, shared_site, school, tmp_path, javascript, width):
    kind = f"evidence-{width}{'' if javascript else '-nojs'}"
    walk = Walk(chromium, shared_site, kind, javascript=javascript, width=width)
    sign_in(walk, school["emails"]["head"])
    paper = tmp_path / "book-check.pdf"
    paper.write_bytes(pdf("Eighteen books looked at, fifteen explain in sentences."))
    added_to_two(walk, school, paper, width)
    picked_for_a_third(walk, school)
    assert not walk.troubles


def added_to_two(walk, school, paper, width):
    page = walk.page
    if width < 640:
        page.locator("summary", has_text="Menu").click()
    page.get_by_role("link", name="Evidence", exact=True).locator("visible=true").first.click()
    walk.sees("Evidence")
    walk.picture("library-before")
    walk.follow("Add evidence")
    page.get_by_label("File", exact=True).set_input_files(paper)
    page.get_by_label("What is it?").fill(TITLE)
    page.get_by_label("Work scrutiny", exact=True).check()
    walk.day("represents_on", ("19", "11", "2026"))
    page.locator("summary", has_text="Mathematics in Years 5 and 6").click()
    page.get_by_label("Weekly reasoning lessons", exact=True).check()
    page.get_by_label("Coaching in pairs", exact=True).check()
    walk.picture("for-two-actions")
    walk.press("Save evidence")
    walk.sees(
        "Evidence added.",
        TITLE,
        "Weekly reasoning lessons",
        "Coaching in pairs",
        "book-check.pdf",
        "Thursday 19 November",
    )
    page.wait_for_load_state("load")
    preview = page.get_by_alt_text(f"Page 1 of {TITLE}", exact=False)
    assert preview.evaluate("picture => picture.naturalWidth") > 100, "the page of the PDF is not shown"
    walk.picture("item")


def picked_for_a_third(walk, school):
    page = walk.page
    third = school["actions"][2]
    page.goto(f"/schools/{school['urn']}/actions/{third}/")
    page.locator("main").get_by_role("link", name="Add evidence").first.click()
    walk.sees("For “Heard by an adult each day”")
    walk.picture("add-for-the-third")
    walk.follow("Pick it from there", exact=False)
    page.get_by_label("Title holds").fill("reasoning")
    walk.press("Look")
    assert page.get_by_label("Register of the lessons").count() == 0
    page.get_by_label(TITLE, exact=True).check()
    walk.picture("pick")
    walk.press("Put these here")
    walk.sees("Evidence put here.")
    page.goto(f"/schools/{school['urn']}/evidence/")
    walk.picture("library")
    walk.follow(TITLE)
    walk.sees("Weekly reasoning lessons", "Coaching in pairs", "Heard by an adult each day")
    page.goto(f"/schools/{school['urn']}/evidence/attach/?action={third}")
    assert page.get_by_label(TITLE, exact=True).count() == 0, "it is offered again"
