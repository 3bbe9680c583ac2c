"""Who from outside the school opened an item of evidence, for the school to see."""

from datetime import timedelta

from improvement.evidence.checks.models import EvidenceOpening
from improvement.evidence.models import Evidence
from schools.access import adviser_in
from schools.days import dates
from schools.models import User

AGAIN = timedelta(hours=1)  # an item read, saved and read again in one sitting is one opening


def note_opening(item: Evidence, *, by: User) -> None:
    """Kept for whoever advises the school, once a sitting. It is no part of the history: reading changes nothing."""
    adviser = adviser_in(by, item.school)
    if adviser is None:
        return
    now = dates.now()
    lately = EvidenceOpening.objects.filter(evidence=item, user=by, at__gt=now - AGAIN)
    if not lately.exists():
        EvidenceOpening.objects.create(school=item.school, evidence=item, user=by, person=adviser, at=now)
