"""Only the body that asked takes a request back, and only while it is open."""

import pytest
from django.urls import reverse

from improvement.models import EvidenceRequest
from improvement.oversight.requests.workflow import answer_request, request_evidence, withdraw_request
from schools.days import dates
from schools.errors import Refused
from tests.scene import in_days


def test_not_after_it_was_answered(scene):
    adviser, head, on = scene.cast.adviser.user, scene.cast.head.user, dates.today()
    row = request_evidence(scene.area, by=adviser, on=on, what="Pupils’ views", wanted_by=in_days(14))
    answer_request(row, by=head, on=on, version=1, answer="In June.")
    with pytest.raises(Refused, match="answered already"):
        withdraw_request(row, by=adviser, on=on)
    assert EvidenceRequest.objects.get().withdrawn_on is None


def test_a_press_that_comes_too_late_is_answered_in_words(scene, sign_in):
    adviser, head, on = scene.cast.adviser, scene.cast.head.user, dates.today()
    row = request_evidence(scene.area, by=adviser.user, on=on, what="Pupils’ views", wanted_by=in_days(14))
    answer_request(row, by=head, on=on, version=1, answer="In June.")
    address = reverse("evidence_request_withdraw", args=[scene.cast.school.urn, row.pk])
    page = sign_in(adviser).post(address, follow=True)
    assert page.status_code == 200
    assert "This has been answered already." in page.text
