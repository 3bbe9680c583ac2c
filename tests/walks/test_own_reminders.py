"""Somebody puts off an action, chooses what is mailed and when, stops it from the link in a mail, and takes their dates into a
calendar; the head hands over what a leaver answers for and looks as an adviser. With JavaScript and without."""

import re

import pytest

from tests.walks.keys import sign_in
from tests.walks.test_main_job import Walk

pytestmark = [pytest.mark.browser]
HOW = pytest.mark.parametrize(("javascript", "width"), [(True, 1280), (False, 390)])
TOKEN = "from schools.mail import choices; print('TOKEN ' + choices.token_of({address!r}))"


@HOW
def test_put_off_choose_stop_and_take_along(chromium, shared_site, school, javascript, width):
    urn, how = school["urn"], {"javascript": javascript, "width": width}
    address = school["emails"]["teacher"]
    teacher = Walk(chromium, shared_site, f"own-1-teacher-{width}", **how)
    sign_in(teacher, address)
    page = teacher.page
    page.goto(f"/schools/{urn}/actions/{school['actions'][1]}/snooze/")
    page.get_by_label("In two weeks").check()
    page.get_by_label("Why not now?").fill("Waits for the second visit")
    teacher.picture("snooze")
    teacher.press("Put it off")
    teacher.sees("Put off", "is reminded again on", "Waits for the second visit")
    page.get_by_role("button", name="Remind me as usual").click()
    teacher.sees("You are reminded of it again.")
    page.goto("/accounts/reminders/")
    page.get_by_label("Monitoring that is planned").uncheck()
    page.get_by_label("In one mail a day, at").select_option("8")
    teacher.picture("choices")
    teacher.press("Save")
    teacher.sees("Saved.")
    assert not page.get_by_label("Monitoring that is planned").is_checked()
    page.goto("/accounts/calendar/")
    teacher.press("Make my calendar address")
    teacher.sees("Copy this address now")
    feed = page.get_by_label("Your calendar address").input_value()
    answer = page.request.get(re.sub(r"^https?://[^/]+", shared_site.url, feed))
    assert answer.status == 200 and "Coaching in pairs" in answer.text()
    teacher.picture("calendar")

    printed = shared_site.manage("shell", "--verbosity=0", code=TOKEN.format(address=address))
    stranger = Walk(chromium, shared_site, f"own-2-mail-{width}", **how)
    stranger.page.goto(f"/reminders/{printed.split('TOKEN ', 1)[1].strip()}/")
    stranger.sees("Nothing has changed yet")
    stranger.picture("stop")
    stranger.press("Stop all reminders")
    stranger.sees("No reminders come to")
    stranger.press("Send me all reminders again")
    stranger.sees("All reminders come again.")
    assert not teacher.troubles and not stranger.troubles


@HOW
def test_a_leaver_hands_over_and_the_head_looks_as_an_adviser(
    chromium, shared_site, school, javascript, width
):
    urn = school["urn"]
    head = Walk(chromium, shared_site, f"own-3-head-{width}", javascript=javascript, width=width)
    sign_in(head, school["emails"]["head"])
    head.page.goto(f"/schools/{urn}/people/")
    head.page.get_by_role("link", name="Record leaving of Leah Whitlock").click()
    head.press("Record the last day")
    head.sees("Leah Whitlock answers for")
    head.page.get_by_label("Give all of it to").select_option(label="Imran Sheikh, deputy headteacher")
    head.picture("hand-over")
    head.press("Hand over")
    head.sees("Handed over.", "Leah Whitlock answers for nothing any more")
    head.page.goto(f"/schools/{urn}/people/access/")
    head.sees("Nobody from outside sees the school")
    head.page.get_by_role("link", name="Let another body in").click()
    head.page.goto(f"/schools/{urn}/evidence/shared/")
    head.page.get_by_label("Governors: Register of the lessons").check()
    head.press("Save what is shown")
    head.sees("1 shown to the governors")
    head.page.goto(f"/schools/{urn}/people/settings/")
    head.page.get_by_label("The chair is told of what the headteacher leaves overdue").check()
    head.press("Save")
    head.sees("Saved.")
    head.picture("who-sees")
    assert not head.troubles
