"""Put back in the library, on all it stood on."""

from improvement.models import Evidence
from schools.days import dates
from schools.models import Event
from tests.cast import make_evidence
from tests.improvement.evidence.world import areas_of, url


def test_put_back(cast, sign_in):
    _area, action, *_ = areas_of(cast)
    item = make_evidence(cast.school, by=cast.head, on=[action], removed_at=dates.now())
    client = sign_in(cast.head)
    for _ in range(2):
        assert client.post(url("evidence_restore", item.pk)).status_code == 302
    assert Evidence.objects.current().get() == item and item.links.live().get().action == action
    assert Event.objects.get().verb == "restored"
