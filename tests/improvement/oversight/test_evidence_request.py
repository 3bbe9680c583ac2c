"""What was asked for, and the school's answer."""

import pytest

from improvement.models import EvidenceRequest
from improvement.oversight.requests.workflow import request_evidence
from schools.days import dates
from schools.models import Event
from tests.cast import make_body, make_evidence, make_person
from tests.html_forms import main_form
from tests.scene import in_days


@pytest.fixture
def row(scene):
    return request_evidence(
        scene.action,
        by=scene.cast.adviser.user,
        on=dates.today(),
        what="A second book check.",
        wanted_by=in_days(14),
    )


def send(client, row, **given):
    return client.post(row.get_absolute_url(), main_form(client.get(row.get_absolute_url()).text) | given)


def test_answered_with_an_item_the_adviser_may_read(scene, sign_in, row):
    cast = scene.cast
    item = make_evidence(cast.school, "Book check, July", by=cast.leader, on=[scene.action])
    make_evidence(cast.school, "Not shared", by=cast.leader, shared_with_adviser=False)
    client = sign_in(cast.head)
    page = client.get(row.get_absolute_url()).text
    assert "Book check, July" in page and "Not shared" not in page
    assert send(client, row, item=str(item.pk)).status_code == 302
    row.refresh_from_db()
    assert (row.answered_with, row.answered_by, row.answered_on) == (item, cast.head, dates.today())
    assert "Book check" not in Event.objects.filter(verb="answered").get().sentence
    assert "Book check, July" in sign_in(cast.adviser).get(row.get_absolute_url()).text
    assert "A second book check." not in client.get("/schools/142345/evidence/").text


def test_answered_in_words_or_not_at_all(scene, sign_in, row):
    client = sign_in(scene.cast.head)
    page = send(client, row, answer=" ").text
    assert "Choose an item, or say in words why there is none" in page
    assert send(client, row, answer="In the last week of term.").status_code == 302
    assert EvidenceRequest.objects.get().answer == "In the last week of term."


def test_taken_back_by_the_body_that_asked(scene, sign_in, row):
    client = sign_in(scene.cast.adviser)
    assert "Take it back" in client.get(row.get_absolute_url()).text
    assert client.post(f"{row.get_absolute_url()}withdraw/").status_code == 302
    assert not EvidenceRequest.objects.open().exists()
    assert "Send the answer" not in sign_in(scene.cast.head).get(row.get_absolute_url()).text


def test_overdue_is_said(scene, sign_in, row):
    EvidenceRequest.objects.update(wanted_by=in_days(-1))
    assert "Overdue" in sign_in(scene.cast.head).get(row.get_absolute_url()).text
    assert "Overdue" in sign_in(scene.cast.head).get("/schools/142345/evidence/").text


def test_another_authoritys_adviser_finds_nothing(scene, sign_in, row):
    stranger = make_person("Colin Strand", "adviser", body=make_body("Northholt"))
    assert sign_in(stranger).get(row.get_absolute_url()).status_code == 404
