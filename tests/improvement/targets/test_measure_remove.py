"""Taking a measure out: nothing is deleted."""

from improvement.models import Measure, TermlyTarget
from improvement.progress.rating import suggestion_for
from schools.models import Event
from tests.cast import make_area, make_measure
from tests.improvement.monitoring.looks import FRIDAY, june  # noqa: F401  the fixture


def test_it_leaves_the_pages_and_the_suggestion_and_keeps_its_figures(june, cast, sign_in):  # noqa: F811
    area = make_area(cast.school, leader=cast.leader)
    measure = make_measure(area, targets=[(58, 55), (64, 57)])
    url = f"/schools/142345/targets/{measure.pk}/remove/"
    for person in (cast.deputy, cast.chair):
        assert sign_in(person).post(url).status_code == 403
    assert suggestion_for(area, on=FRIDAY)
    assert sign_in(cast.leader).post(url).status_code == 302
    assert not Measure.objects.kept().exists() and TermlyTarget.objects.count() == 2
    assert not suggestion_for(area, on=FRIDAY)
    sign_in(cast.leader).post(url)
    assert [event.sentence for event in Event.objects.all()] == [
        "Measure removed: Pieces drafted and improved"
    ]
