"""The dates of one action as a file."""

from datetime import date

from icalendar import Calendar

from tests.cast import make_action, make_area


def test_review_and_due_date_with_the_address_of_the_page(cast, sign_in):
    action = make_action(
        make_area(cast.school), "Model texts", review_on=date(2026, 6, 12), due_on=date(2026, 7, 3)
    )
    answer = sign_in(cast.governor).get(f"/schools/142345/actions/{action.pk}/calendar.ics")
    assert answer["Content-Disposition"] == f'attachment; filename="cairn-action-{action.pk}.ics"'
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(str(each["summary"]), each.decoded("dtstart")) for each in found] == [
        ("Review: Model texts", date(2026, 6, 12)),
        ("Due: Model texts", date(2026, 7, 3)),
    ]
    assert all(str(each["url"]).endswith(f"/schools/142345/actions/{action.pk}/") for each in found)
