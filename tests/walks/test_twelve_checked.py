"""An adviser signs in, sees what waits, and checks twelve items by keyboard; the head replies, and it waits again."""

import json

import pytest

from tests.walks.keys import Keys, sign_in
from tests.walks.test_main_job import Walk

pytestmark = [pytest.mark.browser]
LAY = """
import json
from django.contrib.auth.hashers import make_password
from improvement.models import Action
from schools.models import Person, Role, School, User
from tests.cast import PASSWORD, link, make_body, make_evidence, make_person
school = School.objects.get(urn="{urn}")
body = make_body("Authority of {urn}", code="{urn}")
link(school, body)
adviser = make_person("Robert Kelso", Role.ADVISER, body=body, signs_in=False, job_title="School adviser")
adviser.user = User.objects.create(email="kelso-{urn}@example.com", password=make_password(PASSWORD))
adviser.save()
leader = Person.objects.get(school=school, name="Leah Whitlock")
action = Action.objects.filter(school=school).order_by("pk").first()
items = [make_evidence(school, f"Item {{n}} of the term", by=leader, on=[action], text="What was seen.") for n in range(11)]
print("ITEM " + json.dumps(items[1].pk))
"""


@pytest.fixture
def items(shared_site, school):
    """Eleven items beside the register that is there already: the ids of the school, and of the second of them."""
    printed = shared_site.manage("shell", "--verbosity=0", code=LAY.format(urn=school["urn"]))
    return json.loads(printed.split("ITEM ", 1)[1])


def test_twelve_by_keyboard_and_one_back(chromium, shared_site, school, items):
    urn = school["urn"]
    adviser = Keys(chromium, shared_site, "checks-1-adviser", javascript=True)
    adviser.sign_in_by_keyboard(f"kelso-{urn}@example.com")
    adviser.sees("12 items", "Why it stands here")
    page = adviser.page
    adviser.picture("portfolio")
    adviser.enter(page.get_by_role("link", name="Check 12 items"))
    adviser.sees("12 items to check")
    adviser.picture("queue")
    adviser.enter(page.get_by_role("link", name="Check the first"))
    for number in range(12):
        adviser.sees("Does it show what it is offered for?")
        if number == 2:
            title = page.locator("h1").inner_text()
            page.keyboard.press("2")
            adviser.write(
                page.get_by_label("Your reason, which the school will read"), "Which classes? Say 1 of 6."
            )
            adviser.picture("a-reason")
        else:
            page.keyboard.press("1")
        assert page.locator("input[name=verdict]:checked").count() == 1
        adviser.enter(page.locator(".cn-verdictform button"))
    adviser.sees("Nothing to check")
    head = Walk(chromium, shared_site, "checks-2-head", javascript=True)
    sign_in(head, school["emails"]["head"])
    head.page.goto(f"/schools/{urn}/evidence/")
    head.follow(title)
    head.sees("What advisers said", "Not yet", "Which classes? Say 1 of 6.")
    head.page.get_by_role("link", name="Reply to not yet").click()
    head.page.get_by_label("Your reply to the adviser").fill("Four of six; the other two by Friday.")
    head.picture("reply")
    head.press("Send the reply")
    head.sees("Four of six; the other two by Friday.")
    page.goto("/portfolio/evidence/")
    adviser.sees("1 item to check", "The school replied")
    assert not adviser.troubles and not head.troubles


def test_one_without_javascript(chromium, shared_site, school, items):
    adviser = Walk(chromium, shared_site, "checks-nojs", javascript=False, width=390)
    sign_in(adviser, f"kelso-{school['urn']}@example.com")
    adviser.page.goto("/portfolio/evidence/")
    adviser.follow("Check the first")
    adviser.picture("check")
    adviser.page.get_by_label("Not yet", exact=True).check()
    adviser.press("Save and go to the next")
    adviser.sees("Say why: the school reads it")
    adviser.page.get_by_label("Your reason, which the school will read").fill("Say which classes.")
    adviser.press("Save and go to the next")
    adviser.sees("Verdict saved.")
    assert not adviser.troubles
