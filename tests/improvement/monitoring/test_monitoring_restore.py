"""Putting an act of monitoring back."""

from improvement.models import MonitoringActivity
from schools.days import dates
from schools.models import Event
from tests.cast import make_area, make_look


def test_it_counts_again(cast, sign_in):
    look = make_look(cast.school, areas=[make_area(cast.school)], removed_at=dates.now())
    url = f"/schools/142345/monitoring/{look.pk}/restore/"
    assert sign_in(cast.adviser).post(url).status_code == 403
    sign_in(cast.head).post(url)
    sign_in(cast.head).post(url)
    assert MonitoringActivity.objects.kept().get() == look
    assert Event.objects.filter(target_id=look.pk, verb="restored").count() == 1
