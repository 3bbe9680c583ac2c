"""A question from asking to satisfied, as the people do it: the governor on a telephone by keyboard and without
JavaScript, the leader on a laptop."""

import re

import pytest

from governance.challenges import reminders as challenge_reminders
from governance.models import Challenge
from schools.days import dates
from tests.cast import PASSWORD, make_evidence
from tests.reminders_of import reminders_of

pytestmark = [pytest.mark.browser]
due, _ = reminders_of(challenge_reminders)


def signed_in(page, person):
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill(person.user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).press("Enter")
    page.wait_for_load_state()
    return page


def test_asked_answered_asked_again_satisfied(open_page, scene):
    cast = scene.cast
    make_evidence(cast.school, "Book check", by=cast.leader, on=[scene.area], shown_to_board=True)
    governor = signed_in(open_page(width=390, height=844, javascript=False), cast.governor)
    leader = signed_in(open_page(), cast.leader)

    governor.goto(scene.area.get_absolute_url())
    governor.get_by_role("link", name="Ask a question").press("Enter")
    governor.get_by_label("Question", exact=True).fill("What has changed for pupils?")
    governor.get_by_role("button", name="Ask this").press("Enter")
    assert governor.locator("h1").inner_text() == "What has changed for pupils?"

    leader.goto("/schools/142345/governance/challenges/")
    assert leader.locator("h1").inner_text() == "1 question waits for an answer"
    leader.get_by_role("link", name=re.compile("^Answer")).click()
    leader.get_by_label("Answer", exact=True).fill("Eleven of 14 explain their answers now.")
    leader.get_by_label("Book check").check()
    leader.get_by_role("button", name="Save answer").click()
    assert "Answered by Leah Whitlock" in leader.locator("main").inner_text()
    told = [each.person_id for each in due(dates.today()) if each.kind == "challenge_answered"]
    assert told in ([], [cast.governor.pk])  # nobody is told on a day without school

    governor.goto("/schools/142345/governance/mine/")
    governor.get_by_role("link", name="Read the answer").press("Enter")
    governor.get_by_label("Ask again").check()
    governor.get_by_label("The next question").fill("And the other three?")
    governor.get_by_role("button", name="Save").press("Enter")
    assert "Asked again by Anjali Foss" in governor.locator("main").inner_text()

    leader.goto(Challenge.objects.get().get_absolute_url())
    leader.get_by_role("link", name="Answer", exact=True).click()
    leader.get_by_label("Answer", exact=True).fill("They changed group on Monday.")
    leader.get_by_role("button", name="Save answer").click()

    governor.goto("/schools/142345/governance/challenges/")
    governor.get_by_role("link", name="Say whether it is enough").press("Enter")
    governor.get_by_label("Satisfied").check()
    governor.get_by_label("What changed because of it?").fill("Three pupils changed group.")
    governor.get_by_role("button", name="Save").press("Enter")
    said = governor.locator("main").inner_text()
    assert (
        "What changed because of it. Three pupils changed group." in said and "Satisfied: Anjali Foss" in said
    )
    assert Challenge.objects.get().state == "satisfied"
    width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert governor.evaluate(width)
