"""A term's actuals for three measures by keyboard alone: typed, one put right, and pasted once more from a spreadsheet."""

import pytest

from tests.walks.keys import Keys

pytestmark = [pytest.mark.browser]
SHEET = "At the expected standard\t59\nClasses where reasoning is seen\t7\nAverage progress\t-0.2\n"


@pytest.mark.parametrize(
    ("javascript", "width"),
    [(True, 1280), (False, 1280), (True, 390)],
    ids=["wide", "without JavaScript", "phone"],
)
def test_three_measures(chromium, shared_site, school, javascript, width):
    kind = f"actuals-{width}{'' if javascript else '-nojs'}"
    walk = Keys(chromium, shared_site, kind, javascript=javascript, width=width)
    walk.sign_in_by_keyboard(school["emails"]["head"])
    to_the_page(walk, width)
    typed(walk)
    pasted(walk)
    assert not walk.troubles


def link(walk, name):
    return walk.page.get_by_role("link", name=name, exact=True).locator("visible=true").first


def to_the_page(walk, width):
    if width < 640:
        walk.to(walk.page.locator("summary", has_text="Menu"))
        walk.page.keyboard.press("Enter")
    walk.enter(link(walk, "Targets"))
    walk.picture("targets")
    walk.enter(link(walk, "Enter autumn actuals"))
    walk.sees("Actuals of the autumn term 2026", "3 figures")


def typed(walk):
    """Three boxes one after the other: a comma is refused in its row, and the rest stays."""
    page = walk.page
    boxes = page.locator("main table input[type=text]")
    assert boxes.count() == 3
    walk.write(boxes.nth(0), "50,5")
    for text in ("6 of 12", "-0.4"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    assert walk.has_focus(boxes.nth(2)), "there is something else between two boxes"
    walk.picture("typed")
    walk.enter(page.get_by_role("button", name="Save actuals"))
    walk.picture("put-right")
    walk.sees("write part of one with a full stop: 50.5, not 50,5")
    boxes = page.locator("main table input[type=text]")
    assert [box.input_value() for box in boxes.all()] == ["50,5", "6 of 12", "-0.4"]
    walk.to(page.locator(".govuk-error-summary a").first)
    page.keyboard.press("Enter")
    assert walk.has_focus(boxes.nth(0)) or page.url.endswith(f"#{boxes.nth(0).get_attribute('id')}")
    walk.write(boxes.nth(0), "50.5")
    walk.enter(page.get_by_role("button", name="Save actuals"))
    walk.sees("Actuals saved.", "50.5%", "6 of 12", "−0.4")
    walk.picture("saved")


def pasted(walk):
    """A block of cells fills the boxes; nothing is saved before they are looked at."""
    page = walk.page
    walk.enter(link(walk, "Enter autumn actuals"))
    walk.to(page.locator("summary", has_text="Paste them from Excel"))
    page.keyboard.press("Enter")
    walk.paste(page.locator("[name=rows]"), SHEET)
    walk.picture("paste")
    page.keyboard.press("Tab")
    assert walk.has_focus(page.get_by_role("button", name="Look at these figures")), "Tab leaves the box"
    walk.enter(page.get_by_role("button", name="Look at these figures"))
    walk.sees("Nothing is saved yet", "3 figures filled in")
    walk.picture("look-through")
    walk.enter(page.get_by_role("button", name="Save actuals"))
    walk.sees("Actuals saved.", "59%", "7 of 12", "−0.2")
