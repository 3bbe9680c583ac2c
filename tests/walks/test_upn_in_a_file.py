"""A file that holds a unique pupil number: a warning, back to the form, the same again, and a choice that is recorded."""

import pytest
from playwright.sync_api import expect

from tests.improvement.evidence.world import UPN
from tests.walks.keys import sign_in
from tests.walks.test_main_job import Walk

pytestmark = [pytest.mark.browser]
TITLE = "Reading ages, autumn"
WARNING = "reading-ages.csv may say who a pupil is: it holds a unique pupil number. Change it, or say that it is to be saved anyway"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_warned_back_and_chosen(chromium, shared_site, school, tmp_path, javascript):
    walk = Walk(chromium, shared_site, f"upn{'' if javascript else '-nojs'}", javascript=javascript)
    sheet = tmp_path / "reading-ages.csv"
    sheet.write_text(f"UPN,Months\n{UPN},96\n")
    sign_in(walk, school["emails"]["leader"])
    sent(walk, school, sheet)
    warned(walk, "warned")
    nothing_is_there(walk, school)
    went_back(walk, sheet)
    warned(walk, "warned-again")
    chosen(walk, school)
    assert not walk.troubles


def filled(walk, sheet):
    page = walk.page
    page.get_by_label("File", exact=True).set_input_files(sheet)
    page.get_by_label("What is it?").fill(TITLE)
    page.get_by_label("Data", exact=True).check()
    walk.day("represents_on", ("20", "11", "2026"))


def sent(walk, school, sheet):
    walk.page.goto(f"/schools/{school['urn']}/evidence/")
    walk.follow("Add evidence")
    filled(walk, sheet)
    walk.press("Save evidence")


def warned(walk, name):
    """The sentence stands beside its question, what was typed and the file are kept, and changing is what is chosen."""
    page = walk.page
    walk.picture(name)
    group = page.locator(".govuk-form-group--error", has=page.locator("[name=pupil_data]"))
    assert WARNING in group.inner_text()
    assert page.get_by_label("What is it?").input_value() == TITLE
    assert page.get_by_label("Let me change it", exact=True).is_checked()
    walk.sees("reading-ages.csv (", "is here. Choose another only to put it in its place.")


def nothing_is_there(walk, school):
    """Looked at in another tab: the library has nothing of it."""
    tab = walk.page.context.new_page()
    tab.goto(f"/schools/{school['urn']}/evidence/")
    assert TITLE not in tab.locator("main").inner_text()
    tab.close()


def went_back(walk, sheet):
    """Back to the form as it was before it was sent; what the browser did not keep is filled in anew."""
    walk.page.go_back()
    walk.page.get_by_label("File", exact=True).wait_for()
    assert walk.page.locator("[name=pupil_data]").count() == 0
    filled(walk, sheet)
    walk.press("Save evidence")


def chosen(walk, school):
    page = walk.page
    walk.press("Save evidence")  # without choosing: it asks once more
    expect(page.locator("[name=pupil_data]")).to_have_count(
        2
    )  # asks until it is so: the answer may be on its way
    page.get_by_label("Save it anyway", exact=True).check()
    walk.press("Save evidence")
    walk.sees("Evidence added.", TITLE)
    walk.picture("saved")
    page.goto(f"/schools/{school['urn']}/history/")
    walk.sees("It may say who a pupil is, and was saved anyway")
    assert UPN not in page.content()
    walk.picture("history")
