"""Putting a measure back as it was."""

from improvement.models import Measure
from schools.models import Event
from tests.cast import make_area, make_measure
from tests.improvement.monitoring.looks import june  # noqa: F401  the fixture


def test_it_is_there_again(june, cast, sign_in):  # noqa: F811
    area = make_area(cast.school, leader=cast.leader)
    measure = make_measure(area, targets=[(58, 55)], removed_at="2026-06-01T08:00Z")
    url = f"/schools/142345/targets/{measure.pk}/restore/"
    assert sign_in(cast.deputy).post(url).status_code == 403
    assert sign_in(cast.leader).post(url).status_code == 302
    assert Measure.objects.kept().get() == measure
    sign_in(cast.leader).post(url)
    assert [event.sentence for event in Event.objects.all()] == [
        "Measure put back: Pieces drafted and improved"
    ]
