"""Taking a success criterion out."""

from schools.models import Event
from tests.cast import make_area, make_criterion
from tests.improvement.monitoring.looks import june  # noqa: F401  the fixture


def test_it_leaves_the_area_once(june, cast, sign_in):  # noqa: F811
    row = make_criterion(make_area(cast.school, leader=cast.leader))
    url = f"/schools/142345/criteria/{row.pk}/remove/"
    assert sign_in(cast.deputy).post(url).status_code == 403
    for _ in range(2):
        assert sign_in(cast.leader).post(url).status_code == 302
    row.refresh_from_db()
    assert row.removed_at and Event.objects.count() == 1
