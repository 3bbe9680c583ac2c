"""One item, what it is offered for, and the verdict."""

import pytest

from improvement.models import EvidenceCheck
from schools.models import Event, Role
from tests.cast import make_evidence, make_person
from tests.html_forms import main_form
from tests.improvement.oversight.test_checks import check, shared


def url(row):
    return f"/schools/142345/evidence/checks/{row.pk}/"


def send(client, row, **fields):
    form = main_form(client.get(url(row)).text)
    return client.post(url(row), form | fields)


def test_enough_and_on_to_the_next(scene, sign_in):
    first, second = shared(scene), shared(scene, "Pupil survey")
    client = sign_in(scene.cast.adviser)
    page = client.get(url(first)).text
    assert "Book check" in page and scene.action.title in page and "1 of 2" in page
    assert send(client, first, verdict="enough").headers["Location"] == url(second)
    made = EvidenceCheck.objects.get()
    assert (made.verdict, made.by, made.body) == ("enough", scene.cast.adviser, scene.cast.authority)
    event = Event.objects.filter(verb="checked").get()
    assert "enough" in event.sentence and "Book check" not in event.sentence
    assert send(client, second, verdict="seen").headers["Location"] == "/portfolio/evidence/"


@pytest.mark.parametrize("verdict", ["not_yet", "not_relevant"])
def test_against_it_only_with_a_reason(scene, sign_in, verdict):
    row = shared(scene)
    client = sign_in(scene.cast.adviser)
    page = send(client, row, verdict=verdict).text
    assert "Say why: the school reads it" in page and not EvidenceCheck.objects.exists()
    assert send(client, row, verdict=verdict, reason="Four classes of six.").status_code == 302
    assert EvidenceCheck.objects.get().reason == "Four classes of six."


def test_no_verdict_keeps_what_was_typed(scene, sign_in):
    page = send(sign_in(scene.cast.adviser), shared(scene), reason="A sound method.").text
    assert "Choose whether it shows what it is offered for" in page and "A sound method." in page


def test_nobody_checks_what_they_added(scene, sign_in):
    cast = scene.cast
    row = make_evidence(cast.school, "My own", by=cast.adviser, on=[scene.action]).links.get()
    client = sign_in(cast.adviser)
    page = client.get(url(row)).text
    assert "You added this yourself" in page and "cn-verdictform" not in page
    once = "00000000-0000-4000-8000-000000000001"
    page = client.post(url(row), {"once": once, "after": "0", "verdict": "enough"}).text
    assert "You added this yourself" in page and not EvidenceCheck.objects.exists()


def test_a_colleague_who_was_quicker_is_read_first(scene, sign_in):
    cast = scene.cast
    row = shared(scene)
    client = sign_in(cast.adviser)
    form = main_form(client.get(url(row)).text)
    check(
        cast, row, "not_yet", "Too few books.", by=make_person("Edith Rao", Role.ADVISER, body=cast.authority)
    )
    page = client.post(url(row), form | {"verdict": "enough"}).text
    assert "Edith Rao checked this meanwhile: not yet" in page and "Too few books." in page
    assert EvidenceCheck.objects.count() == 1
    assert client.post(url(row), main_form(page) | {"verdict": "enough"}).status_code == 302
    assert EvidenceCheck.objects.count() == 2


def test_a_second_look_is_kept_beside_the_first(scene, sign_in):
    row = shared(scene)
    first = check(scene.cast, row, "not_yet", "Too few books.")
    client = sign_in(scene.cast.adviser)
    assert "Too few books." in client.get(url(row)).text
    assert send(client, row, verdict="enough").status_code == 302
    assert list(EvidenceCheck.objects.latest_of_each().values_list("verdict", flat=True)) == ["enough"]
    assert EvidenceCheck.objects.filter(pk=first.pk).exists()


def test_the_verdict_stands_on_the_page_of_the_action_and_of_the_item(scene, sign_in):
    row = shared(scene)
    check(scene.cast, row, "not_yet", "Too few books.")
    client = sign_in(scene.cast.head)
    assert "Not yet" in client.get(scene.action.get_absolute_url()).text
    page = client.get(row.evidence.get_absolute_url()).text
    assert "What advisers said" in page and "Too few books." in page and "/reply/" in page


def test_what_is_not_shared_is_not_there(scene, sign_in):
    row = shared(scene, shared_with_adviser=False)
    assert sign_in(scene.cast.adviser).get(url(row)).status_code == 404
    assert sign_in(scene.cast.head).get(url(row)).status_code == 403


def test_a_upn_in_the_reason_is_asked_about(scene, sign_in):
    page = send(
        sign_in(scene.cast.adviser), shared(scene), verdict="not_yet", reason="Ask A123456789012 again."
    ).text
    assert "This may say who a pupil is" in page and not EvidenceCheck.objects.exists()
