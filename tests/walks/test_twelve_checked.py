"""An adviser signs in, sees the worst school and why, and checks twelve items by keyboard; the head replies, and it waits
again. Then the visit: its note, what the school says to it, a step that becomes an action, and the finding's thread."""

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
from datetime import date
from improvement.models import AreaForImprovement
from tests.cast import PASSWORD, link, make_action, make_body, make_evidence, make_finding, make_inspection, make_person, make_school
school = School.objects.get(urn="{urn}")
body = make_body("Authority of {urn}", code="{urn}")
link(school, body)
adviser = make_person("Robert Kelso", Role.ADVISER, body=body, signs_in=False, job_title="School adviser")
adviser.user = User.objects.create(email="kelso-{urn}@example.com", password=make_password(PASSWORD))
adviser.save()
leader = Person.objects.get(school=school, name="Leah Whitlock")
action = Action.objects.filter(school=school).order_by("pk").first()
maths = AreaForImprovement.objects.get(school=school, title__startswith="Mathematics")
finding = make_finding(make_inspection(school), "Leaders do not check that reasoning is taught.")
maths.findings.add(finding)
make_action(maths, "Book looks", due_on=date(2026, 11, 13), order=9)
better = make_school("Better Junior School {urn}", str(int("{urn}") + 500))
link(better, body)
items = [make_evidence(school, f"Item {{n}} of the term", by=leader, on=[action], text="What was seen.") for n in range(11)]
print("ITEM " + json.dumps(finding.pk))
"""


@pytest.fixture
def items(shared_site, school):
    """Eleven items beside the register that is there already, a finding and something late; gives the finding's id."""
    printed = shared_site.manage("shell", "--verbosity=0", code=LAY.format(urn=school["urn"]))
    return json.loads(printed.split("ITEM ", 1)[1])


def test_twelve_by_keyboard_and_one_back(chromium, shared_site, school, items):
    urn = school["urn"]
    adviser = Keys(chromium, shared_site, "checks-1-adviser", javascript=True)
    adviser.sign_in_by_keyboard(f"kelso-{urn}@example.com")
    adviser.sees("12 items", "Why it stands here", "1 action overdue")
    first = adviser.page.locator("tbody tr").first.inner_text()
    assert "Junior School" in first and "1 action overdue" in first and "Better" not in first
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


@pytest.mark.parametrize(("javascript", "width"), [(True, 1280), (False, 390)])
def test_a_visit_its_note_and_what_the_school_says_to_it(
    chromium, shared_site, school, items, javascript, width
):
    urn, how = school["urn"], {"javascript": javascript, "width": width}
    adviser = Walk(chromium, shared_site, f"note-1-adviser-{width}", **how)
    sign_in(adviser, f"kelso-{urn}@example.com")
    adviser.page.goto(f"/schools/{urn}/support/visits/")
    adviser.follow("Write a visit note")
    form = adviser.page
    form.get_by_label("Purpose").fill("Whether reasoning is taught every week")
    form.get_by_label("Mathematics in Years 5 and 6").first.check()
    form.get_by_label("Strengths").fill("Pupils talk before they write.")
    form.get_by_label("Points to develop").fill("Books of two classes do not show it.")
    form.get_by_label("In part").check()
    form.get_by_label("What is to happen").first.fill("A second book check of all six classes")
    adviser.picture("note")
    adviser.press("Save note")
    adviser.sees("Saved. The headteacher is asked whether it is accurate.")
    head = Walk(chromium, shared_site, f"note-2-head-{width}", **how)
    sign_in(head, school["emails"]["head"])
    head.page.goto(f"/schools/{urn}/support/visits/")
    head.sees("1 visit note to answer")
    head.page.get_by_role("link", name="Say whether it is accurate").click()
    head.page.get_by_label("Accurate", exact=True).check()
    head.page.get_by_label("In your words").fill("That is how we see it too.")
    head.picture("answer")
    head.press("Send the answer")
    head.sees("Accurate", "That is how we see it too.")
    head.press("Make it an action", exact=False)
    head.sees("This is an action now.")
    head.page.goto(f"/schools/{urn}/findings/{items}/")
    head.sees("What advisers found", "Whether reasoning is taught every week", "The school: accurate")
    head.picture("thread")
    assert not adviser.troubles and not head.troubles
