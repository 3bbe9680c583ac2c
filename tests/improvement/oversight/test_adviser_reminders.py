"""Evidence asked for, replies to checks and visit notes are told to whoever is to act on them, once each."""

from datetime import date, timedelta

import pytest

from config import reminders as tick
from improvement.models import AreaForImprovement, EvidenceCheck, EvidenceRequest
from improvement.oversight.checks import reminders as check_reminders
from improvement.oversight.checks import workflow as checks
from improvement.oversight.requests import reminders as request_reminders
from improvement.oversight.requests import workflow as requests
from improvement.oversight.visit_notes import reminders as visit_note_reminders
from improvement.oversight.visit_notes import workflow as notes
from schools import mail as messages
from schools.days import dates
from schools.links import reminders as link_reminders
from schools.models import Closure, Membership, Notice, SchoolBody
from tests.cast import link, make_body, make_evidence
from tests.improvement.oversight.notes import make_note
from tests.reminders_of import reminders_of

FRIDAY = date(2026, 6, 12)
WANTED = date(2026, 6, 18)  # a Thursday in term
DAY = timedelta(days=1)
due, describe = reminders_of(request_reminders, check_reminders, visit_note_reminders, link_reminders)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setenv("CAIRN_TODAY", "2026-06-12")


@pytest.fixture
def asked(scene):
    by = scene.cast.adviser.user
    return requests.request_evidence(scene.action, by=by, on=FRIDAY, what="Secret words", wanted_by=WANTED)


@pytest.fixture
def replied(scene):
    cast = scene.cast
    item = make_evidence(cast.school, "Book check", by=cast.leader, on=[scene.action])
    check = checks.check_evidence(
        item.links.get(),
        by=cast.adviser.user,
        on=FRIDAY - DAY,
        after=0,
        verdict="not_yet",
        reason="Secret words",
    )
    return checks.reply_to_check(check, by=cast.head.user, on=FRIDAY, version=1, reply="Secret words")


def told(on):
    """(kind, person, due_on) of what is due."""
    return [(each.kind, each.person_id, each.due_on) for each in due(on)]


# ---- evidence that is asked for ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "on,kind,due_on",
    [
        (FRIDAY, "evidence_requested", FRIDAY),
        (date(2026, 6, 16), "evidence_requested", FRIDAY),
        (date(2026, 6, 17), "evidence_wanted_in_1", WANTED),
        (WANTED, "evidence_wanted_in_1", WANTED),
        (date(2026, 6, 19), "evidence_wanted_overdue", date(2026, 6, 15)),
        (date(2026, 6, 22), "evidence_wanted_overdue", date(2026, 6, 22)),
    ],
)
def test_a_request_and_its_days(scene, asked, on, kind, due_on):
    assert told(on) == [(kind, scene.cast.leader.pk, due_on)]


def test_not_on_a_weekend_nor_while_the_school_is_closed(scene, asked):
    assert told(FRIDAY + DAY) == []
    closed = {"starts_on": date(2026, 6, 15), "ends_on": date(2026, 6, 15), "kind": Closure.Kind.INSET}
    Closure.objects.create(school=scene.cast.school, **closed)
    assert told(date(2026, 6, 15)) == []


def test_to_the_leader_else_the_head(scene, asked):
    cast = scene.cast
    Membership.objects.filter(person=cast.leader).update(ends_on=FRIDAY - DAY)
    assert told(FRIDAY) == [("evidence_requested", cast.head.pk, FRIDAY)]
    AreaForImprovement.objects.update(leader=None)
    assert told(FRIDAY) == [("evidence_requested", cast.head.pk, FRIDAY)]


def test_how_a_request_reads_and_why_it_is_needed_no_more(scene, asked):
    assert tick.queue(FRIDAY) and not tick.queue(FRIDAY)
    notice = Notice.objects.get(kind="evidence_requested")
    line = describe([notice], FRIDAY)[notice.pk]
    assert line.sentence == (
        "Robert Kelso asks for evidence by Thursday 18 June (area Mathematics in Years 5 and 6)"
    )
    assert line.path == asked.get_absolute_url() and "Secret" not in line.sentence + line.title
    late = date(2026, 6, 17)
    assert describe([notice], late)[notice.pk] == "a nearer reminder of it takes its place"
    AreaForImprovement.objects.update(leader=scene.cast.deputy)
    assert describe([notice], FRIDAY)[notice.pk] == "Leah Whitlock is no longer the one to answer"
    EvidenceRequest.objects.update(answered_on=FRIDAY)
    assert "answered" in describe([notice], FRIDAY)[notice.pk]


def test_one_that_is_taken_back_is_told_no_more(scene, asked):
    requests.withdraw_request(asked, by=scene.cast.adviser.user, on=FRIDAY)
    assert told(FRIDAY) == []


# ---- a reply to a check -------------------------------------------------------------------------------------------------
def test_a_reply_goes_to_the_adviser_on_working_days(scene, replied):
    adviser = scene.cast.adviser.pk
    assert told(FRIDAY) == [("check_replied", adviser, FRIDAY)]
    assert told(FRIDAY - DAY) == []
    assert told(FRIDAY + 31 * DAY) == []
    closed = {"starts_on": FRIDAY, "ends_on": FRIDAY, "kind": Closure.Kind.INSET}
    Closure.objects.create(school=scene.cast.school, **closed)
    assert told(FRIDAY) == [("check_replied", adviser, FRIDAY)]


def test_a_reply_until_somebody_looks_again(scene, sign_in, replied):
    tick.queue(FRIDAY)
    notice = Notice.objects.get(kind="check_replied")
    line = describe([notice], FRIDAY)[notice.pk]
    assert line.sentence == "The school replied to your check of Thursday 11 June: look again"
    assert sign_in(scene.cast.adviser).get(line.path).status_code == 200
    checks.check_evidence(
        replied.link, by=scene.cast.adviser.user, on=FRIDAY, after=replied.pk, verdict="enough"
    )
    assert told(FRIDAY) == []
    assert "looked again" in describe([notice], FRIDAY)[notice.pk]


def test_nobody_who_has_left_is_told(scene, replied):
    Membership.objects.filter(person=scene.cast.adviser).update(ends_on=FRIDAY - DAY)
    assert told(FRIDAY) == []


# ---- a visit note -------------------------------------------------------------------------------------------------------
def test_a_note_goes_to_the_head_until_it_is_answered(scene, sign_in):
    note = make_note(scene)
    head = scene.cast.head
    assert told(FRIDAY) == [("visit_note_to_answer", head.pk, FRIDAY)]
    tick.queue(FRIDAY)
    notice = Notice.objects.get(kind="visit_note_to_answer")
    line = describe([notice], FRIDAY)[notice.pk]
    assert line.sentence == (
        "Robert Kelso wrote the note of a visit on Wednesday 10 June (area Mathematics in Years 5 and 6): "
        "say whether it is accurate"
    )
    assert sign_in(head).get(line.path).status_code == 200
    notes.answer_note(note, by=head.user, on=FRIDAY, version=1, answer="inaccurate", words="Four classes.")
    assert told(FRIDAY) == [] and "answered" in describe([notice], FRIDAY)[notice.pk]


def test_a_note_changed_after_its_answer_is_told_again(scene):
    note = make_note(scene)
    notes.answer_note(note, by=scene.cast.head.user, on=FRIDAY, version=1, answer="inaccurate", words="Four.")
    monday = date(2026, 6, 15)
    given = {"done_on": note.activity.done_on, "purpose": "Another", "areas": [scene.area]}
    notes.edit_note(note, by=scene.cast.adviser.user, on=monday, version=note.version, **given)
    assert told(monday) == [("visit_note_to_answer", scene.cast.head.pk, monday)]


def test_a_note_that_was_taken_out_is_told_no_more(scene):
    note = make_note(scene)
    tick.queue(FRIDAY)
    notice = Notice.objects.get(kind="visit_note_to_answer")
    notes.remove_note(note, by=scene.cast.adviser.user, on=FRIDAY)
    assert told(FRIDAY) == [] and "taken out" in describe([notice], FRIDAY)[notice.pk]


# ---- all of them ----------------------------------------------------------------------------------------------------------
def test_as_many_queries_for_two_as_for_twenty(scene, asked, replied, django_assert_num_queries):
    cast = scene.cast
    make_note(scene)
    tick.queue(FRIDAY)
    on = dates.today()
    for number in range(20):
        make_note(scene)
        requests.request_evidence(scene.area, by=cast.adviser.user, on=on, what=f"{number}", wanted_by=WANTED)
        EvidenceCheck.objects.create(
            school=cast.school,
            link=make_evidence(cast.school, f"Item {number}", by=cast.leader, on=[scene.area]).links.get(),
            body=cast.authority,
            by=cast.adviser,
            verdict="seen",
            on=on,
            reply="Words",
            reply_by=cast.head,
            reply_on=on,
        )
    tick.queue(FRIDAY)
    with django_assert_num_queries(10):
        assert len(list(due(FRIDAY))) == 63
    notices = list(Notice.objects.exclude(kind="adviser_week").select_related("person"))
    with django_assert_num_queries(8):
        assert len(describe(notices, FRIDAY)) == 63


def test_every_kind_fits_its_column():
    assert all(len(kind) <= 30 for kind in tick.KINDS)


def test_a_body_that_asks_to_be_let_in_is_told_to_the_head_once(cast):
    body = make_body("Diocese of Merrow")
    row = link(cast.school, body, SchoolBody.Basis.DIOCESE)
    SchoolBody.objects.filter(pk=row.pk).update(asked_on=FRIDAY)
    (told,) = [each for each in due(FRIDAY) if each.kind == "body_asks"]
    assert told.person_id == cast.head.pk
    assert told.line.startswith("Diocese of Merrow asks that its advisers may see the school")
    messages.queue([told], FRIDAY)
    (notice,) = Notice.objects.filter(kind="body_asks")
    assert describe([notice], FRIDAY)[notice.pk].path == f"/schools/142345/people/access/{row.pk}/accept/"
    SchoolBody.objects.filter(pk=row.pk).update(accepted_on=FRIDAY, accepted_by=cast.head.user)
    assert describe([notice], FRIDAY)[notice.pk] == "it was let in, or asks no more"
