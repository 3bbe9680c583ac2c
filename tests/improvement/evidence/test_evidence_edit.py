"""The facts of an item: edited by one at a time, and what it shows something of only within what is one's own."""

from improvement.evidence.workflow import usual_freshness
from improvement.models import Evidence
from schools.models import Event
from tests.cast import make_evidence
from tests.improvement.evidence.world import areas_of, filled, url


def test_edited(cast, sign_in):
    _area, action, other, second = areas_of(cast)
    item = make_evidence(cast.school, by=cast.head, on=[action])
    client = sign_in(cast.head)
    address = url("evidence_edit", item.pk)
    data = filled(client, address, title="Book check, June", shown_to_board="on") | {
        f"shows_{other.pk}": [f"x{second.pk}"]
    }
    assert client.post(address, data).status_code == 302
    item.refresh_from_db()
    assert (item.title, item.shown_to_board, item.version) == ("Book check, June", True, 2)
    assert {link.thing for link in item.links.live()} == {action, second}
    event = Event.objects.get()
    assert event.sentence.startswith(
        "Evidence shown to the board for Mathematics in Years 5 and 6 and Writing"
    )
    assert "June" not in event.sentence + str(event.changes)


def test_saved_as_it_was_changes_nothing(cast, sign_in):
    item = make_evidence(cast.school, by=cast.head)
    Evidence.objects.filter(pk=item.pk).update(
        fresh_until=usual_freshness(cast.school, item.source, item.represents_on)
    )
    client = sign_in(cast.head)
    address = url("evidence_edit", item.pk)
    assert client.post(address, filled(client, address)).status_code == 302
    item.refresh_from_db()
    assert item.version == 1 and not Event.objects.exists()


def test_moved_off_everything(cast, sign_in):
    area, action, *_ = areas_of(cast)
    item = make_evidence(cast.school, by=cast.head, on=[action])
    client = sign_in(cast.head)
    address = url("evidence_edit", item.pk)
    data = filled(client, address)
    del data[f"shows_{area.pk}"]
    client.post(address, data)
    assert not item.links.live().exists() and item.links.count() == 1


def test_staff_leave_alone_what_is_not_theirs(cast, sign_in):
    area, action, _other, second = areas_of(cast)
    item = make_evidence(cast.school, by=cast.head, on=[action, second])
    client = sign_in(cast.teacher)
    address = url("evidence_edit", item.pk)
    data = filled(client, address)
    del data[f"shows_{area.pk}"]
    assert client.post(address, data).status_code == 302
    assert [link.thing for link in item.links.live()] == [second]


def test_how_long_it_stays_fresh_follows_its_kind_until_somebody_says_otherwise(cast, sign_in):
    item = make_evidence(cast.school, by=cast.head)
    usual = usual_freshness(cast.school, item.source, item.represents_on)
    Evidence.objects.filter(pk=item.pk).update(fresh_until=usual)
    client = sign_in(cast.head)
    address = url("evidence_edit", item.pk)
    client.post(address, filled(client, address, source="external_review"))
    item.refresh_from_db()
    assert item.fresh_until == usual_freshness(cast.school, "external_review", item.represents_on) != usual
    said = {
        "fresh_until_day": "1",
        "fresh_until_month": "3",
        "fresh_until_year": str(item.represents_on.year + 2),
    }
    client.post(address, filled(client, address) | said)
    client.post(address, filled(client, address, source="data"))
    item.refresh_from_db()
    assert (item.source, item.fresh_until.month) == ("data", 3)


def test_a_replaced_or_removed_item_is_not_edited(cast, sign_in):
    old = make_evidence(cast.school, by=cast.head)
    make_evidence(cast.school, by=cast.head, replaces=old)
    gone = make_evidence(cast.school, by=cast.head, removed_at="2026-01-01T00:00Z")
    client = sign_in(cast.head)
    assert client.get(url("evidence_edit", old.pk)).status_code == 404
    assert client.get(url("evidence_edit", gone.pk)).status_code == 404


def test_words_that_name_a_pupil_are_asked_about(cast, sign_in):
    item = make_evidence(cast.school, by=cast.head)
    client = sign_in(cast.head)
    address = url("evidence_edit", item.pk)
    response = client.post(address, filled(client, address, text="Maya’s EHCP was read"))
    assert "may say who a pupil is" in response.text
    assert (
        client.post(
            address, filled(client, address, text="Maya’s EHCP was read", pupil_data="saved_anyway")
        ).status_code
        == 302
    )
    item.refresh_from_db()
    assert item.pupil_data_choice == "saved_anyway"
