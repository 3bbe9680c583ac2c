"""What people of a body want of the school stands among what needs somebody today."""

import pytest

from improvement.models import EvidenceRequest
from schools.days.dates import today
from schools.models import SchoolBody
from tests.cast import link, make_body
from tests.improvement.oversight.notes import make_note
from tests.scene import in_days

URL = "/schools/142345/"


@pytest.fixture
def asked(scene):
    cast = scene.cast
    type(scene.action).objects.update(owner=cast.teacher, due_on=in_days(40), review_on=in_days(40))
    return EvidenceRequest.objects.create(
        school=cast.school, body=cast.authority, by=cast.adviser, on=today(), area=scene.area,
        what="The second book check", wanted_by=in_days(-1),
    )  # fmt: skip


def test_evidence_is_wanted_of_the_leader_else_of_the_head(scene, asked, sign_in):
    cast = scene.cast
    type(scene.area).objects.update(leader=cast.leader)
    path = f"{URL}evidence/requests/{asked.pk}/"
    page = sign_in(cast.leader).get(URL).text
    assert "the second book check" in page and "They still wait." in page and path in page
    assert "the second book check" not in sign_in(cast.deputy).get(URL).text
    type(scene.area).objects.update(leader=None)
    assert "the second book check" in sign_in(cast.head).get(URL).text
    EvidenceRequest.objects.update(answered_on=today(), answer="Here", answered_by=cast.head)
    assert "the second book check" not in sign_in(cast.head).get(URL).text


def test_a_visit_note_waits_for_the_head_and_a_body_that_asks(scene, sign_in):
    cast = scene.cast
    make_note(scene)
    row = link(cast.school, make_body("Diocese of Merrow"), SchoolBody.Basis.DIOCESE)
    SchoolBody.objects.filter(pk=row.pk).update(asked_on=today())
    page = sign_in(cast.head).get(URL).text
    assert "Is it accurate?" in page and "Diocese of Merrow asks to be let in" in page
    assert f"/people/access/{row.pk}/accept/" in page
    others = sign_in(cast.deputy).get(URL).text
    assert "Is it accurate?" not in others and "asks to be let in" not in others
