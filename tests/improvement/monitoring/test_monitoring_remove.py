"""Taking an act of monitoring out."""

from improvement.models import MonitoringActivity
from schools.models import Event
from tests.cast import make_area, make_look


def test_it_no_longer_counts_and_nothing_is_deleted(cast, sign_in):
    look = make_look(cast.school, areas=[make_area(cast.school)], focus="A question")
    url = f"/schools/142345/monitoring/{look.pk}/remove/"
    assert sign_in(cast.deputy).post(url).headers["Location"] == look.get_absolute_url()
    sign_in(cast.deputy).post(url)
    assert not MonitoringActivity.objects.kept().exists() and MonitoringActivity.objects.exists()
    assert Event.objects.filter(target_id=look.pk, verb="removed").count() == 1
    assert "Put it back" in sign_in(cast.head).get(look.get_absolute_url()).text


def test_it_takes_a_press_of_the_button_and_the_right_to_it(cast, sign_in):
    look = make_look(cast.school, areas=[make_area(cast.school)])
    url = f"/schools/142345/monitoring/{look.pk}/remove/"
    assert sign_in(cast.head).get(url).status_code == 405
    assert sign_in(cast.adviser).post(url).status_code == 403
    assert sign_in(cast.governor).post(url).status_code == 404
    assert MonitoringActivity.objects.kept().exists()
