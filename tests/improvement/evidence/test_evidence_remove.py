"""Taken out of the library: nothing is deleted, and what it stood on is without it."""

from improvement.evidence.models import without_evidence
from improvement.models import Action, Evidence
from schools.models import Event
from tests.cast import make_evidence
from tests.improvement.evidence.world import areas_of, url


def test_removed(cast, sign_in):
    _area, action, *_ = areas_of(cast)
    Action.objects.filter(pk=action.pk).update(activity="done")
    item = make_evidence(cast.school, by=cast.head, on=[action])
    client = sign_in(cast.teacher)
    assert client.post(url("evidence_remove", item.pk)).headers["Location"] == item.get_absolute_url()
    assert not Evidence.objects.current().exists() and Evidence.objects.exists()
    assert Action.objects.kept().filter(without_evidence()).get() == action
    client.post(url("evidence_remove", item.pk))
    assert Event.objects.get().sentence == "Evidence removed for Mathematics in Years 5 and 6"
