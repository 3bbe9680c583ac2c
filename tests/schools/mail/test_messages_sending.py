"""Sending: what a mail server may answer, who may send, and what is told to nobody any more."""

import threading
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from schools.days.dates import LONDON
from schools.mail import Due, Line, deliver, emails, gather, queue, send_now
from schools.mail.delivery import sending as engine
from schools.models import Mail, Membership, NamedSchool, Notice, Role, School, SchoolBody, User
from tests.cast import Cast, link, make_person, make_school
from tests.sink import Sink, listening

FRIDAY = date(2026, 6, 12)
SEVEN = datetime(2026, 6, 12, 7, tzinfo=LONDON)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def on_friday():
    with time_machine.travel(SEVEN, tick=False):
        yield


@pytest.fixture
def sink(settings):
    with listening(Sink()) as one:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", one.port, 2
        settings.SITE_URL = "https://cairn.example.org"
        yield one


def describe(notices, on):
    return {
        n.pk: Line(f"Review of {n.subject_id}", f"Review {n.subject_id} today", f"/actions/{n.subject_id}/")
        for n in notices
    }


def wait_for(*people, school=None, subjects=(1,)):
    """A digest that waits for each of these people."""
    kind, words = "review_today", "Review {} today"
    dues = [
        Due(p.pk, (school or p.school).pk, kind, "action", s, FRIDAY, words.format(s))
        for p in people
        for s in subjects
    ]
    queue(dues, FRIDAY)
    gather(SEVEN)
    return list(Mail.objects.order_by("pk"))


def send(at=SEVEN, describe=describe):
    return deliver(describe, clock=lambda: at)


def only():
    return Mail.objects.get()


# ---- the usual way ----------------------------------------------------------------------------------------------
def test_a_digest_is_one_mail_in_words_and_html_and_goes_once(cast: Cast, sink):
    wait_for(cast.teacher, subjects=(1, 2))
    assert send().as_dict() == {
        "sent": 1,
        "waiting": 0,
        "refused": 0,
        "in_doubt": 0,
        "not_needed": 0,
        "trouble": "",
    }
    assert send().sent == 0
    (mail,) = sink.mails
    assert mail["To"] == cast.teacher.address
    assert mail["Subject"] == "Review of 1, and 1 more"
    assert mail["Message-ID"] == only().message_id
    assert mail["Message-ID"].endswith("@cairn.example.org>")
    text, html = (mail.get_body([kind]).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    assert text.index("* Review 1 today\n  Open it: https://cairn.example.org/actions/1/") < text.index(
        "* Review 2 today"
    )
    assert "Saltmarsh Junior School" in text
    assert '<a href="https://cairn.example.org/actions/1/"' in html and ">Open it</a>" in html
    row = only()
    assert (row.state, row.sent_at, row.lease_until, row.subject) == (
        "sent",
        SEVEN,
        None,
        "Review of 1, and 1 more",
    )
    assert Notice.objects.filter(line="Review 1 today").count() == 1


def test_words_are_not_escaped_in_text_and_are_in_html(cast: Cast, sink):
    wait_for(cast.teacher)
    send(
        describe=lambda notices, on: {n.pk: Line("Tea & <cake>", "It’s “tea” & <cake>", "/") for n in notices}
    )
    (mail,) = sink.mails
    assert mail["Subject"] == "Tea & <cake>"
    assert "It’s “tea” & <cake>" in mail.get_body(["plain"]).get_content()
    assert "&amp; &lt;cake&gt;" in mail.get_body(["html"]).get_content()


def test_a_line_break_in_a_title_adds_no_header(cast: Cast, sink):
    wait_for(cast.teacher)
    send(describe=lambda notices, on: {n.pk: Line("Tea\r\nBcc: all@example.com", "x", "/") for n in notices})
    (mail,) = sink.mails
    assert "Bcc" not in mail


def test_fifty_mails_go_over_one_connection_each_to_one_person(cast: Cast, sink):
    people = [make_person(f"Person {n}", Role.STAFF, school=cast.school, signs_in=False) for n in range(50)]
    wait_for(*people)
    assert send().sent == 50
    assert sink.connections == 1
    assert sorted(mail["To"] for mail in sink.mails) == sorted(person.email for person in people)


def test_as_many_questions_for_two_mails_as_for_twenty(cast: Cast, sink, django_assert_max_num_queries):
    """All but the two notes on the mail itself, that it begins and that it is sent."""

    def count(people):
        wait_for(*people)
        with django_assert_max_num_queries(200) as asked:
            assert send().sent == len(people)
        Mail.objects.update(on=date(2026, 6, 1))
        return len(asked) - 2 * len(people)

    people = [make_person(f"Person {n}", Role.STAFF, school=cast.school, signs_in=False) for n in range(22)]
    assert count(people[:2]) == count(people[2:])


# ---- what a mail server may answer ------------------------------------------------------------------------------
@pytest.fixture
def fifty(cast: Cast):
    people = [make_person(f"Person {n}", Role.STAFF, school=cast.school, signs_in=False) for n in range(50)]
    wait_for(*people)
    return people


REFUSED, LATER = "550 5.1.1 No such person here", "450 4.2.1 Greylisted, come back"


@pytest.mark.parametrize(
    ("rcpt", "data", "state", "words"),
    [
        (REFUSED, None, "failed", REFUSED),
        (None, "552 5.2.2 Mailbox full", "failed", "552 5.2.2 Mailbox full"),
        (LATER, None, "waiting", LATER),
        (None, "451 4.3.0 Try later", "waiting", "451 4.3.0 Try later"),
        ("421 4.7.0 Too many, goodbye", None, "waiting", "421 4.7.0 Too many, goodbye"),
    ],
)
def test_one_of_fifty_is_refused_and_the_others_go(fifty, sink, rcpt, data, state, words):
    address = fifty[20].email
    sink.at_rcpt = {address: rcpt} if rcpt else {}
    sink.at_data = {address: data} if data else {}
    done = send()
    assert (done.sent, done.refused + done.waiting) == (49, 1)
    row = Mail.objects.get(address=address)
    assert (row.state, row.last_error) == (state, words)
    assert len(sink.mails) == 49 and not sink.to(address)


def test_what_is_refused_for_good_is_not_tried_again(cast: Cast, sink):
    wait_for(cast.teacher)
    sink.at_rcpt = {cast.teacher.address: REFUSED}
    send()
    sink.at_rcpt = {}
    assert send(SEVEN + timedelta(days=3)).sent == 0
    assert not sink.mails


def test_what_is_put_off_is_tried_after_1_5_30_and_120_minutes_then_daily(cast: Cast, sink):
    wait_for(cast.teacher)
    sink.at_rcpt = {cast.teacher.address: LATER}
    at, waits = SEVEN, []
    for _ in range(6):
        send(at)
        assert send(at).waiting == 0  # not before its time
        waits.append((only().send_after - at) / MINUTE)
        at = only().send_after
    assert waits == [1, 5, 30, 120, 1440, 1440]
    sink.at_rcpt = {}
    assert send(at).sent == 1
    assert len(sink.mails) == 1
    assert only().last_error == ""


def test_a_server_that_is_away_stops_the_delivery_and_costs_no_attempt(fifty, sink, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    done = send()
    assert "refused" in done.trouble
    assert done.waiting == 50
    assert set(Mail.objects.values_list("state", "attempts")) == {("waiting", 0)}
    settings.EMAIL_PORT = port
    assert send(SEVEN + MINUTE).sent == 50
    assert len({mail["To"] for mail in sink.mails}) == len(sink.mails) == 50


def test_a_server_that_hangs_up_after_250_has_the_mail(fifty, sink):
    sink.at_data = {fifty[20].email: "250 then hang up"}
    assert send().sent == 50
    assert len(sink.mails) == 50
    assert sink.connections == 2


def test_a_server_that_hangs_up_in_the_text_leaves_a_doubt_and_it_goes_once_more(fifty, sink):
    address = fifty[20].email
    sink.at_data = {address: "hang up"}
    done = send()
    assert (done.sent, done.in_doubt) == (49, 1)
    row = Mail.objects.get(address=address)
    assert (row.state, row.data_began) == ("unknown", True)
    sink.at_data = {}
    assert send(SEVEN + MINUTE).sent == 1
    (mail,) = sink.to(address)
    assert mail["Message-ID"] == row.message_id


def test_a_server_that_hangs_up_on_everybody_is_left_alone_after_the_second(fifty, sink):
    sink.at_data = {person.email: "hang up" for person in fifty}
    done = send()
    assert (done.in_doubt, done.waiting) == (2, 48)
    assert done.trouble
    sink.at_data = {}
    assert send(SEVEN + MINUTE).sent == 50


def test_a_server_that_takes_it_but_says_so_too_late_gets_it_again_with_the_same_id(
    cast: Cast, sink, settings
):
    settings.EMAIL_TIMEOUT = 0.3
    wait_for(cast.teacher)
    sink.at_data = {cast.teacher.address: "250 late"}
    assert send().in_doubt == 1
    assert "timed out" in only().last_error
    sink.at_data = {}
    assert send(SEVEN + MINUTE).sent == 1
    assert send(SEVEN + timedelta(hours=3)).sent == 0
    first, second = sink.mails
    assert first["Message-ID"] == second["Message-ID"]


def test_twice_in_doubt_is_left_for_people_to_see(cast: Cast, sink):
    wait_for(cast.teacher)
    sink.at_data = {cast.teacher.address: "hang up"}
    for n in range(6):
        send(SEVEN + n * timedelta(hours=1))
    assert (only().state, only().attempts) == ("unknown", 2)


def test_a_mail_that_cannot_be_written_does_not_stop_the_others(fifty, sink):
    bad = Notice.objects.get(person=fifty[3]).pk

    def describe_all_but_one(notices, on):
        if any(n.pk == bad for n in notices):
            raise ZeroDivisionError
        return describe(notices, on)

    done = send(describe=describe_all_but_one)
    assert (done.sent, done.waiting) == (49, 1)
    assert Mail.objects.get(address=fifty[3].email).state == "waiting"


# ---- who may send -----------------------------------------------------------------------------------------------
def test_a_claimed_mail_is_nobody_elses_for_five_minutes(cast: Cast, sink):
    wait_for(cast.teacher)
    (ours,) = engine.claim(SEVEN)
    assert not engine.claim(SEVEN)
    assert send(SEVEN + 4 * MINUTE).sent == 0
    assert send(SEVEN + 6 * MINUTE).sent == 1
    assert only().fence > ours.fence


def test_a_worker_that_slept_past_its_lease_does_not_send(cast: Cast, sink):
    """It has claimed and looked; then it sleeps, and another sends; then it wakes and goes on."""
    wait_for(cast.teacher)

    def describe_and_oversleep(notices, on):
        assert send(SEVEN + 6 * MINUTE).sent == 1
        return describe(notices, on)

    assert send(describe=describe_and_oversleep).sent == 0
    assert len(sink.mails) == 1
    assert only().state == "sent"


def test_a_worker_that_slept_past_its_lease_does_not_send_what_another_has_claimed(
    cast: Cast, sink, monkeypatch
):
    """The other has not sent it yet: only the fence, asked as the text would cross, tells the first to stop."""
    wait_for(cast.teacher)
    claimed_by_the_other = []

    def describe_and_oversleep(notices, on):
        engine.take_back_what_was_left(SEVEN + 6 * MINUTE)
        claimed_by_the_other.extend(engine.claim(SEVEN + 6 * MINUTE))
        return describe(notices, on)

    assert send(describe=describe_and_oversleep).sent == 0
    assert not sink.mails
    (theirs,) = claimed_by_the_other
    row = only()
    assert (row.state, row.fence, row.data_began, row.subject) == ("claimed", theirs.fence, False, "")
    turns = iter([[theirs], []])
    monkeypatch.setattr(engine, "claim", lambda *_: next(turns))
    assert send(SEVEN + 7 * MINUTE).sent == 1
    assert len(sink.mails) == 1
    assert only().state == "sent"


def test_a_worker_that_slept_past_its_lease_notes_nothing_over_the_one_that_has_claimed(cast: Cast, sink):
    """It finds that nothing is left to say; what becomes of the mail is the other's to note by now."""
    wait_for(cast.teacher)

    def oversleep_and_find_nothing(notices, on):
        engine.take_back_what_was_left(SEVEN + 6 * MINUTE)
        assert engine.claim(SEVEN + 6 * MINUTE)
        return {notice.pk: "the action was stopped" for notice in notices}

    send(describe=oversleep_and_find_nothing)
    row = only()
    assert (row.state, row.lease_until) == ("claimed", SEVEN + 6 * MINUTE + engine.LEASE)


def test_a_worker_that_died_in_the_text_leaves_one_doubtful_repeat_with_the_same_id(
    cast: Cast, sink, monkeypatch
):
    """Killed between the server's 250 and our note of it: the one repeat that is possible."""
    wait_for(cast.teacher)

    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(engine, "sent", killed)
        with pytest.raises(KeyboardInterrupt):
            send()
    assert send(SEVEN + 6 * MINUTE).sent == 1
    assert send(SEVEN + timedelta(hours=1)).sent == 0
    first, second = sink.mails
    assert first["Message-ID"] == second["Message-ID"]


def test_whoever_dies_twice_in_the_text_has_sent_it_twice_and_no_more(cast: Cast, sink, monkeypatch):
    wait_for(cast.teacher)

    def killed(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "sent", killed)
    for hours in (0, 1):
        with pytest.raises(KeyboardInterrupt):
            send(SEVEN + timedelta(hours=hours))
    for hours in (2, 30):
        assert send(SEVEN + timedelta(hours=hours)).sent == 0
    assert len(sink.mails) == 2
    assert only().state == "unknown"


def test_a_worker_that_died_before_the_text_leaves_no_doubt(cast: Cast, sink):
    wait_for(cast.teacher)
    engine.claim(SEVEN)
    engine.take_back_what_was_left(SEVEN + 6 * MINUTE)
    assert only().state == "waiting"


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_send_each_mail_once(sink):
    if connection.vendor == "sqlite":
        pytest.skip("the suite's SQLite is in memory; tests/faults races processes on a file")
    cast = Cast()
    people = [make_person(f"Person {n}", Role.STAFF, school=cast.school, signs_in=False) for n in range(120)]
    wait_for(*people)
    counts = []

    def work():
        try:
            counts.append(send().sent)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(counts) == 120
    assert len({mail["To"] for mail in sink.mails}) == len(sink.mails) == 120


# ---- what is told to nobody any more ----------------------------------------------------------------------------
def test_what_is_needed_no_more_is_left_out_with_the_reason_kept(cast: Cast, sink):
    wait_for(cast.teacher, subjects=(1, 2))
    reason = "the review was moved to Friday 19 June"
    send(describe=lambda ns, on: describe(ns, on) | {n.pk: reason for n in ns if n.subject_id == 2})
    (mail,) = sink.mails
    assert "Review 2" not in mail.as_string()
    assert Notice.objects.get(subject_id=2).suppressed_because == reason


def test_a_mail_of_which_nothing_is_left_is_not_sent(cast: Cast, sink):
    wait_for(cast.teacher)
    assert send(describe=lambda ns, on: {n.pk: "the action was stopped" for n in ns}).not_needed == 1
    assert only().state == "suppressed"
    assert not sink.mails


@pytest.mark.parametrize(
    ("change", "because"),
    [
        (
            lambda c: Membership.objects.filter(person=c.teacher).update(ends_on=date(2026, 6, 11)),
            "Josh Ellery has left",
        ),
        (lambda c: School.objects.filter(pk=c.school.pk).update(status="closed"), "the school has closed"),
    ],
)
def test_never_to_leavers_nor_of_a_closed_school(cast: Cast, sink, change, because):
    wait_for(cast.teacher)
    change(cast)
    send()
    assert not sink.mails
    assert Notice.objects.get().suppressed_because == because


def test_an_adviser_is_told_nothing_of_a_school_that_is_no_longer_theirs(cast: Cast, sink):
    wait_for(cast.adviser, school=cast.school)
    SchoolBody.objects.filter(school=cast.school).update(ends_on=date(2026, 6, 11))
    send()
    assert not sink.mails
    assert Notice.objects.get().suppressed_because == "the school is no longer one of Robert Kelso’s"


def test_an_adviser_named_to_some_schools_is_told_of_those_alone(cast: Cast, sink):
    other = make_school("Lantern Primary School", "142377")
    link(other, cast.authority)
    part = cast.adviser.memberships.get()
    Membership.objects.filter(pk=part.pk).update(named_schools_only=True)
    NamedSchool.objects.create(membership=part, school=other)
    wait_for(cast.adviser, school=cast.school)
    wait_for(cast.adviser, school=other, subjects=(2,))
    send()
    (mail,) = sink.mails
    assert "Review 2" in mail.as_string() and "Review 1" not in mail.as_string()
    assert Notice.objects.get(subject_id=1).suppressed_because.startswith("the school is no longer one of")


def test_to_a_new_address_if_the_person_has_changed_it(cast: Cast, sink):
    wait_for(cast.teacher)
    User.objects.filter(pk=cast.teacher.user_id).update(email="new@saltmarsh.example")
    send()
    assert not sink.mails
    gather(SEVEN + MINUTE)
    send(SEVEN + MINUTE)
    assert [mail["To"] for mail in sink.mails] == ["new@saltmarsh.example"]


# ---- mails that go at once --------------------------------------------------------------------------------------
def invite(cast: Cast, key="invitation:1"):
    about = Due(cast.teacher.pk, cast.school.pk, "invitation", "invitation", 1, FRIDAY, "Invitation to Cairn")
    words = {
        "person": cast.teacher,
        "place": cast.school,
        "link": "https://cairn.example.org/invitation/secret/",
        "until": FRIDAY,
    }
    return send_now("invitation", key=key, to="josh@saltmarsh.example", about=about, roles="staff", **words)


def test_a_single_mail_goes_at_once_and_its_secret_is_kept_nowhere(cast: Cast, sink):
    mail = invite(cast)
    assert mail.state == "sent" and mail.notices.get().line == "Invitation to Cairn"
    assert "secret" in sink.mails[0].get_body(["plain"]).get_content()
    assert not any("secret" in str(value) for row in Mail.objects.values() for value in row.values())
    assert invite(cast).pk == mail.pk and len(sink.mails) == 1


def test_a_single_mail_that_is_refused_is_told_to_the_caller_and_kept(cast: Cast, sink):
    sink.at_rcpt = {"josh@saltmarsh.example": REFUSED}
    with pytest.raises(emails.NotSent):
        invite(cast)
    assert (only().state, only().last_error) == ("failed", REFUSED)
    send(SEVEN + timedelta(hours=1))
    assert not sink.mails


def test_a_single_mail_whose_sender_died_is_never_written_again(cast: Cast, sink, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(emails, "hand_over", killed)
        invite(cast)
    assert send(SEVEN + timedelta(hours=1)).sent == 0
    assert only().state == "unknown"
