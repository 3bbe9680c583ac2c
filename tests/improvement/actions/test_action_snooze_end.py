"""Taking back what was put off; more stands in test_action_snooze."""

from tests.cast import make_action, make_area


def test_where_nothing_was_put_off_it_changes_nothing(cast, sign_in):
    action = make_action(make_area(cast.school), owner=cast.teacher)
    answer = sign_in(cast.teacher).post(f"/schools/142345/actions/{action.pk}/snooze/end/", follow=True)
    assert answer.status_code == 200 and "You are reminded of it again" not in answer.text
