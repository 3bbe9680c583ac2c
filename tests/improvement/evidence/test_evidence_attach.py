"""Picked from the library: items that are there already, put to one thing more."""

from improvement.models import Evidence
from schools.models import Event
from tests.cast import make_evidence, make_look
from tests.improvement.evidence.world import areas_of, filled, url


def test_two_items_put_to_an_action(cast, sign_in):
    area, action, _other, second = areas_of(cast)
    one = make_evidence(cast.school, "One", by=cast.head, on=[second])
    two = make_evidence(cast.school, "Two", by=cast.deputy)
    client = sign_in(cast.head)
    address = url("evidence_attach", action=action.pk)
    page = client.get(address).text
    assert "One" in page and "For: Model texts" in page
    response = client.post(address, filled(client, address, items=[str(one.pk), str(two.pk)]))
    assert response.headers["Location"] == action.get_absolute_url()
    assert {link.action for link in one.links.all()} == {action, second} and two.links.get().action == action
    event = Event.objects.get()
    assert (
        event.sentence == "2 items of evidence put to “Weekly reasoning lessons”" and event.area_id == area.pk
    )
    assert "Everything in the library is here already" in client.get(address).text


def test_nothing_ticked(cast, sign_in):
    area, _action, *_ = areas_of(cast)
    make_evidence(cast.school, by=cast.head)
    client = sign_in(cast.head)
    address = url("evidence_attach", area=area.pk)
    response = client.post(address, filled(client, address))
    assert "Choose at least one item" in response.text and not Event.objects.exists()


def test_looked_for_by_title(cast, sign_in):
    area, *_ = areas_of(cast)
    make_evidence(cast.school, "Book check", by=cast.head)
    make_evidence(cast.school, "Survey", by=cast.head)
    page = sign_in(cast.head).get(url("evidence_attach", area=area.pk, q="surv")).text
    assert "Survey" in page and "Book check" not in page


def test_only_what_one_may_open_is_offered_or_taken(cast, sign_in):
    _area, action, _other, second = areas_of(cast)
    hidden = make_evidence(cast.school, "Hidden", by=cast.head, on=[second])
    foreign = make_evidence(cast.other_school, "Foreign", by=cast.outsider)
    make_evidence(cast.school, "Removed", by=cast.teacher, removed_at="2026-01-01T00:00Z")
    mine = make_evidence(cast.school, "Mine", by=cast.teacher)
    client = sign_in(cast.teacher)
    address = url("evidence_attach", action=action.pk)
    page = client.get(address).text
    assert "Mine" in page and not any(word in page for word in ("Hidden", "Foreign", "Removed"))
    for pk in (hidden.pk, foreign.pk, 10**30, "x"):
        assert client.post(address, filled(client, address, items=[str(mine.pk), str(pk)])).status_code == 200
    assert not mine.links.exists()


def test_a_record_that_one_may_not_add_to(cast, sign_in):
    _area, _action, other, second = areas_of(cast)
    client = sign_in(cast.teacher)
    assert client.get(url("evidence_attach", action=second.pk)).status_code == 403
    look = make_look(cast.school, areas=[other])
    assert client.get(url("evidence_attach", activity=look.pk)).status_code == 403


def test_without_a_thing_the_library_opens(cast, sign_in):
    assert sign_in(cast.head).get(url("evidence_attach")).headers["Location"] == url("evidence")
    assert sign_in(cast.governor).get(url("evidence_attach")).status_code == 403
    assert not Evidence.objects.exists()
