"""Sending a pack: once and for good, with one mail to each governor of the group."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from config import reminders
from governance.models import Appointment, Committee, Pack
from governance.packs import workflow as packs
from schools import mail as messages
from schools.days import dates
from schools.errors import Refused, Stale
from schools.models import Event, Mail, Notice
from tests.governance.packs.making import make_meeting, rate, send, url_of
from tests.html_forms import main_form


@pytest.fixture
def meeting(scene):
    return make_meeting(scene.cast)


def test_the_clerk_sees_to_whom_it_goes_and_sends_it(scene, sign_in, meeting):
    client = sign_in(scene.cast.clerk)
    page = client.get(url_of(meeting, "send/")).text
    assert "2 governors will get one mail with a link" in page
    assert "Anjali Foss" in page and "Joan Birkett" in page
    response = client.post(url_of(meeting, "send/"), main_form(page))
    assert (response.status_code, response.url) == (302, url_of(meeting))
    pack = Pack.objects.get(meeting=meeting)
    assert pack.is_sent and pack.sent_by == scene.cast.clerk and pack.pdf.name.endswith(".pdf")
    assert "Frozen on" in pack.page and "by Martin Ebdon" in pack.page
    assert Event.objects.first().sentence == f"Pack sent to 2 governors: {meeting}"


def test_pressed_twice_it_is_sent_once(scene, sign_in, meeting):
    client = sign_in(scene.cast.clerk)
    form = main_form(client.get(url_of(meeting, "send/")).text)
    other = main_form(client.get(url_of(meeting, "send/")).text)
    for data in (form, form, other):
        assert client.post(url_of(meeting, "send/"), data, follow=True).status_code == 200
    assert Mail.objects.count() == Notice.objects.count() == 2
    assert Event.objects.filter(verb="sent").count() == 1


def test_a_second_sending_is_refused(scene, meeting):
    pack = send(meeting, scene.cast)
    with pytest.raises(Refused, match="stays as it was sent"):
        packs.send(meeting, by=scene.cast.chair.user, on=dates.today(), version=pack.version)


def test_a_draft_that_somebody_changed_meanwhile_is_not_sent_unseen(scene, meeting):
    packs.prepare(meeting, by=scene.cast.chair.user, on=dates.today(), version=1, opening="New")
    with pytest.raises(Stale):
        packs.send(meeting, by=scene.cast.clerk.user, on=dates.today(), version=1)
    assert not Mail.objects.exists()


def test_only_the_chair_and_the_clerk(scene, meeting):
    with pytest.raises(PermissionDenied):
        packs.send(meeting, by=scene.cast.head.user, on=dates.today(), version=1)


def test_not_for_a_meeting_that_was_removed(scene, meeting):
    meeting.removed_at = dates.now()
    meeting.save()
    with pytest.raises(Refused, match="Put it back first"):
        send(meeting, scene.cast)


# ---- the mail --------------------------------------------------------------------------------------------------------
def test_each_governor_gets_one_mail_with_the_link_and_nothing_of_the_plan(scene, meeting):
    rate(scene)
    pack = send(meeting, scene.cast)
    for _ in range(3):
        messages.deliver(reminders.describe)
    assert sorted(each.to[0] for each in mail.outbox) == [
        "anjali.foss@saltmarsh.example",
        "joan.birkett@saltmarsh.example",
    ]
    one = mail.outbox[0]
    assert one.subject == "Pack ready: the full governing board"
    assert url_of(meeting) in one.body and pack.content["reading"] in one.body
    assert dates.day_words(meeting.held_on, beside=dates.today()) in one.body
    for words in ("Mathematics", "Reasoning", "off track", "such mail comes"):
        assert words not in one.body and words not in one.alternatives[0].content


def test_it_stands_in_the_delivery_record_and_leaves_the_digest_alone(scene, sign_in, meeting):
    send(meeting, scene.cast)
    due = messages.Due(
        scene.cast.governor.pk, scene.cast.school.pk, "review_today", "action", scene.action.pk, dates.today()
    )
    messages.queue([due], dates.today())
    noon = dates.london(dates.today(), dates.now().time()).replace(hour=12)
    while not any(noon.weekday() == day for day in range(5)):
        noon += timedelta(days=1)
    messages.gather(noon)
    assert not Notice.objects.filter(kind="review_today", mail__key__startswith="notice:").exists()
    assert (
        "The pack for the full governing board"
        in sign_in(scene.cast.head).get("/schools/142345/messages/").text
    )


def test_a_pack_of_a_committee_goes_to_those_who_serve_on_it(scene):
    committee = Committee.objects.create(school=scene.cast.school, name="Standards")
    part = scene.cast.governor.memberships.get()
    Appointment.objects.create(school=scene.cast.school, membership=part, category="parent").committees.add(
        committee
    )
    send(make_meeting(scene.cast, committee=committee), scene.cast)
    assert [notice.person for notice in Notice.objects.all()] == [scene.cast.governor]


def test_a_governor_without_an_address_is_named_and_gets_none(scene, sign_in, meeting):
    governor = scene.cast.governor
    governor.user, governor.email = None, ""
    governor.save()
    page = sign_in(scene.cast.clerk).get(url_of(meeting, "send/")).text
    assert "No e-mail address: Anjali Foss" in page
    send(meeting, scene.cast)
    assert Mail.objects.count() == 1


def test_who_has_left_before_it_goes_is_not_told(scene, meeting):
    send(meeting, scene.cast)
    scene.cast.governor.memberships.update(ends_on=dates.today() - timedelta(days=1))
    messages.deliver(reminders.describe)
    assert len(mail.outbox) == 1


def test_once_the_meeting_is_held_or_removed_nobody_is_told_any_more(scene):
    for fields in ({"held_on": dates.today() - timedelta(days=1)}, {"removed_at": dates.now()}):
        meeting = make_meeting(scene.cast)
        send(meeting, scene.cast)
        type(meeting).objects.filter(pk=meeting.pk).update(**fields)
    messages.deliver(reminders.describe)
    assert not mail.outbox
    assert set(Notice.objects.values_list("suppressed_because", flat=True)) == {
        "the meeting has been held",
        "the meeting was removed",
    }
