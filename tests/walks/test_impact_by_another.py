"""Whether an action works is rated by somebody other than its owner, and green only on what shows more than the deed."""

import pytest

from tests.walks.keys import sign_in
from tests.walks.test_main_job import Walk

pytestmark = [pytest.mark.browser]
OWNER_READS = (
    "Rated by somebody other than Imran Sheikh, who owns it: the headteacher or another senior leader."
)
REFUSED = "Nothing but the record of doing it shows this yet. Add what shows that it works, or rate it needs attention."
SEEN = "In fifteen of eighteen books the reasoning stands in whole sentences."


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_rated_by_another(chromium, shared_site, school, javascript):
    kind = f"impact{'' if javascript else '-nojs'}"
    page_of = f"/schools/{school['urn']}/actions/{school['actions'][0]}/"
    owner = Walk(chromium, shared_site, f"{kind}-1-owner", javascript=javascript)
    sign_in(owner, school["emails"]["deputy"])
    the_owner_is_not_asked(owner, page_of)
    other = Walk(chromium, shared_site, f"{kind}-2-other", javascript=javascript)
    sign_in(other, school["emails"]["leader"])
    green_is_refused(other, page_of)
    evidence_is_added(other, page_of)
    green_is_taken(other, page_of)
    owner.page.goto(page_of)
    owner.sees("On track", "Leah Whitlock, 25 November")
    assert not owner.troubles + other.troubles


def the_owner_is_not_asked(walk, page_of):
    page = walk.page
    page.goto(page_of)
    page.get_by_role("link", name="Add a progress note").first.click()
    walk.sees("Is it working?", OWNER_READS)
    assert page.locator("[name=impact]").count() == 0
    walk.picture("not-asked")
    page.get_by_label("What has happened?").fill("All ten lessons were held.")
    page.get_by_label("Done", exact=True).check()
    walk.press("Save update")
    walk.sees("Not rated yet", "Done")


def rate(walk, page_of, words):
    walk.page.goto(page_of)
    walk.page.get_by_role("link", name="Add a progress note").first.click()
    walk.page.get_by_label("What has happened?").fill(words)
    walk.page.get_by_label("On track", exact=True).check()
    walk.press("Save update")


def green_is_refused(walk, page_of):
    rate(walk, page_of, SEEN)
    walk.picture("refused")
    group = walk.page.locator(".govuk-form-group--error", has=walk.page.locator("[name=impact]"))
    assert REFUSED in group.inner_text(), "the sentence stands beside the question"
    assert walk.page.get_by_label("What has happened?").input_value() == SEEN
    assert walk.page.get_by_label("On track", exact=True).is_checked()


def evidence_is_added(walk, page_of):
    page = walk.page
    page.goto(page_of)
    page.locator("main").get_by_role("link", name="Add evidence").first.click()
    walk.follow("A note", exact=True)
    page.get_by_label("What is it?").fill("Book check by the mathematics leader")
    page.get_by_label("The note", exact=True).fill("Eighteen books; fifteen explain in sentences.")
    page.get_by_label("Work scrutiny", exact=True).check()
    walk.picture("what-shows-it")
    walk.press("Save evidence")
    walk.sees("Evidence added.")


def green_is_taken(walk, page_of):
    rate(walk, page_of, SEEN)
    walk.page.goto(page_of)
    walk.sees("On track", "Leah Whitlock, 25 November", SEEN)
    walk.picture("rated")
