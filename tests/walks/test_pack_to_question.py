"""A pack from the clerk's draft to the governor's question: prepared, sent, filed as a PDF by the clerk on a laptop;
told by one mail, opened with a code and asked from by the governor on a telephone, by keyboard and without JavaScript."""

import re

import pytest
from django.core import mail

from config import reminders
from governance.models import Challenge, Pack
from governance.packs import pages as pages_of
from schools import files
from schools import mail as messages
from tests.governance.packs.making import PROMPT, make_meeting, rate, url_of
from tests.walks.test_question_to_satisfied import signed_in

pytestmark = [pytest.mark.browser]


def test_prepared_sent_filed_read_and_asked(open_page, scene, monkeypatch):
    monkeypatch.setattr(pages_of, "suggested", lambda meeting, on: [PROMPT | {"area": scene.area.pk}])
    cast, meeting = scene.cast, make_meeting(scene.cast)
    rate(scene)
    clerk = signed_in(open_page(), cast.clerk)
    clerk.goto(f"/schools/142345/governance/meetings/{meeting.pk}/")
    clerk.get_by_role("link", name="Open the pack").click()
    assert "A draft." in clerk.locator("main").inner_text()
    clerk.get_by_role("link", name="Prepare it").click()
    clerk.get_by_label("In one minute").fill("Mathematics is off track.")
    clerk.get_by_label(PROMPT["question"]).check()
    clerk.get_by_label("Decisions wanted").fill("Agree £2,400 for coaching. Six days.")
    clerk.get_by_role("button", name="Save the draft").click()
    assert PROMPT["question"] in clerk.locator("#questions").inner_text()
    clerk.get_by_role("link", name="Send the pack").click()
    clerk.get_by_role("button", name="Send the pack").click()
    assert "The pack is sent, and stays as it is." in clerk.locator("main").inner_text()
    with clerk.expect_download() as download:
        clerk.get_by_role("link", name="Save as PDF").click()
    pack = Pack.objects.get(meeting=meeting)
    with open(download.value.path(), "rb") as saved:
        assert saved.read() == files.read(pack.pdf)

    messages.deliver(reminders.describe)
    (told,) = [each for each in mail.outbox if each.to == [cast.governor.user.email]]
    path = re.search(r"https?://[^/\s]+(/\S+)", told.body)
    assert path and path[1] == url_of(meeting)

    governor = open_page(width=390, height=844, javascript=False)
    governor.goto(path[1])
    governor.locator("#code-email").fill(cast.governor.user.email)
    governor.get_by_role("button", name="Send me a code").press("Enter")
    code = re.search(r"^\s*([A-Z0-9-]{6,11})\s*$", mail.outbox[-1].body, re.MULTILINE)
    assert code
    governor.locator("[name=code]").fill(code[1])
    governor.locator("[name=code]").press("Enter")
    governor.wait_for_url(f"**{path[1]}")
    assert "Your area first:" in governor.locator("main").inner_text()
    width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert governor.evaluate(width)
    governor.get_by_role("link", name=re.compile("^Ask this")).press("Enter")
    assert governor.get_by_label("Question", exact=True).input_value() == PROMPT["question"]
    governor.get_by_role("button", name="Ask this").press("Enter")
    asked = Challenge.objects.get()
    assert (asked.question, asked.prompt, asked.area) == (PROMPT["question"], PROMPT["key"], scene.area)
