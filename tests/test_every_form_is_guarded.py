"""Every form that edits a row carries the version it began from, and a save that comes second is asked about.

The forms are found by opening every declared address, so a new one cannot be forgotten.
"""

from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse

from schools.days.calendar import SchoolCalendar
from schools.days.dates import today
from schools.models import Event, Submission
from tests.access_table import TABLE
from tests.html_forms import forms_of, main_form
from tests.world import address

# These pages make a row each time: nobody's words can be overwritten, and the key `once` keeps them single.
CREATE = {
    "area_add",
    "area_starters",
    "inspection_read",
    "area_from_findings",
    "action_add",
    "action_snooze",  # one's own: a second one takes the place of the first
    "area_note",
    "inspection_add",
    "person_add",
    "closure_add",
    "person_invite",
    "monitoring_plan",
    "monitoring_add",
    "evidence_add",
    "evidence_attach",
    "evidence_request_add",
    "visit_note_add",
    "check",  # a second look is a new verdict; a colleague who was quicker is read first: tests/improvement/oversight/test_check.py
    "measure_add",
    "criterion_add",
    "context_note_add",
    "challenge_ask",
    "visit_plan",
    "appointment_add",
    "appointments_paste",
    "committee_add",
    "meeting_add",
    "minute_add",
    "plan_agree",  # adds a version; a plan that changed meanwhile is looked at again: tests/governance/meetings/test_plan_agree.py
}
# Many rows on one page, each with a version of its own: the test of each page says how they are guarded.
MANY = {"actuals", "evidence_sharing", "person_handover"}
# Ends or begins a membership or a link: doing it twice changes nothing.
ENDS = {"person_leave", "person_return", "link_add", "link_accept", "link_stop"}
WITH_A_FORM = [name for name, page in TABLE.items() if page.reads is not None and page.writes]
EDITS = [name for name in WITH_A_FORM if name not in CREATE | ENDS | MANY]


WEEK_ON = SchoolCalendar().next_school_day(today() + timedelta(days=7))
A_WEEK_ON = {f"answer_by_{part}": [str(getattr(WEEK_ON, part))] for part in ("day", "month", "year")}


def writer_of(world, name):
    """Somebody who may send this form: the headteacher, else the clerk, else whoever may."""
    writers = TABLE[name].writes
    return getattr(world.cast, next((who for who in ("head", "clerk") if who in writers), min(writers)))


def open_form(client, world, name):
    client.force_login(writer_of(world, name).user)
    return client.get(address(name, world.cast.school.urn, world.ids)).text


@pytest.mark.parametrize("name", WITH_A_FORM)
def test_the_form_carries_its_key(world, client, name):
    assert any("once" in form for form in forms_of(open_form(client, world, name))), name


@pytest.mark.parametrize("name", EDITS)
def test_a_second_editor_is_asked(world, client, name):
    """Somebody else saves between opening and saving: nothing is written, the answer is 409, and what was typed is
    still in the boxes."""
    prepare(world, name)
    data = main_form(open_form(client, world, name))
    if name == "plan_edit" and "version" not in data:
        pytest.fail("plan_edit has no version although there is a plan")
    assert "version" in data, f"{name} edits a row and does not say which version it began from"
    data |= TYPED.get(name, {})
    row = guarded_row(world, name)
    type(row)._base_manager.filter(pk=row.pk).update(version=F("version") + 1)
    before = Event.objects.count()
    response = client.post(address(name, world.cast.school.urn, world.ids), data)
    assert response.status_code == 409, response.text[:3000]
    assert Event.objects.count() == before
    assert not Submission.objects.exists()
    assert "Someone else saved first" in response.text
    again = main_form(response.text)
    row.refresh_from_db()
    assert again["version"] == [str(row.version)]
    for field, typed in TYPED.get(name, {}).items():
        assert again[field] == typed, f"{name}.{field} was lost"
    assert client.post(address(name, world.cast.school.urn, world.ids), again).status_code == 302


TYPED = {
    "school_settings": {"chair_hears_of_head": ["on"]},
    "evidence_request": {"answer": ["What we can show"]},
    "visit_note_edit": {"to_develop": ["What is not there yet"]},
    "visit_note_answer": {"answer": ["inaccurate"], "words": ["What is not so"]},
    "check_reply": {"reply": ["What we will do"]},
    "visit_edit": {"purpose": ["My words for the purpose"]},
    "visit_record": {"seen": ["What I saw"]},
    "visit_comment": {"comment": ["What I say to it"]},
    "visit_to_board": {"meeting": [""]},
    "pack_prepare": {"opening": ["What to know in one minute"]},
    "appointment_edit": {"category": ["foundation"]},
    "appointment_end": {
        f"last_day_{part}": [str(getattr(today(), part))] for part in ("day", "month", "year")
    },
    "committee_edit": {"name": ["My name for the committee"]},
    "area_governor": {"link_governor": ["nobody"]},
    "meeting_edit": {"place": ["The library"]},
    "minute_edit": {"text": ["My words for the minute"]},
    "challenge_answer": {"text": ["What I would answer"]},
    "challenge_settle": {"outcome": ["satisfied"], "what_changed": ["What I saw change"]},
    "challenge_edit": {"question": ["My words for the question"], **A_WEEK_ON},
    "area_edit": {"title": ["My words for the area"], "detail": ["One\nTwo"]},
    "action_edit": {"title": ["My words for the action"]},
    "action_note": {"text": ["What I saw in three lessons"]},
    "action_stop": {"because": ["The trainer left"]},
    "plan_edit": {"title": ["My name for the plan"]},
    "inspection_edit": {"inspector": ["A. Lindqvist"]},
    "person_edit": {"name": ["Josh Ellery-Moss"]},
    "inspection_paste": {"text": ["Some other words"]},
    "follow_up": {"choice": ["none"]},
    "monitoring_record": {"focus": ["What I looked for"], "high": ["3"], "strengths": ["Explained answers"]},
    "monitoring_edit": {"focus": ["Another question"]},
    "evidence_edit": {"title": ["My words for it"]},
    "evidence_revise": {
        "text": ["24 books now"],
        "represents_on_day": ["2"],
        "represents_on_month": ["11"],
        "represents_on_year": ["2025"],
    },
    "measure_edit": {"name": ["My words for the measure"], "g0_start": ["53"]},
    "criterion_edit": {"text": ["My words for what will be true"]},
    "context_note_edit": {"text": ["Another teacher in Year 5"]},
    "inspection_confirm": {"follow_up_2": ["2026-06-18"]},
}


def prepare(world, name):
    """Nothing by default; some pages need a state of their own first."""


def guarded_row(world, name):
    from django.apps import apps

    from improvement.models import ActionPlan

    if name == "school_settings":
        return type(world.cast.school).objects.get(pk=world.cast.school.pk)
    if name == "plan_edit":
        return ActionPlan.objects.get(school=world.cast.school)
    of = TABLE[name].of
    if TABLE[name].of == "draft_pack_meeting":
        return apps.get_model("governance.Pack").objects.get(meeting=world.ids["draft_pack_meeting"])
    model = {
        "area": "improvement.AreaForImprovement",
        "action": "improvement.Action",
        "inspection": "improvement.Inspection",
        "follow_up": "improvement.FollowUp",
        "draft": "improvement.LetterDraft",
        "person": "schools.Person",
        "term": "schools.Term",
        "evidence": "improvement.Evidence",
        "look": "improvement.MonitoringActivity",
        "context_note": "improvement.ContextNote",
        "measure": "improvement.Measure",
        "criterion": "improvement.SuccessCriterion",
        "appointment": "governance.Appointment",
        "committee": "governance.Committee",
        "meeting": "governance.Meeting",
        "minute": "governance.Minute",
        "challenge": "governance.Challenge",
        "visit": "governance.Visit",
        "visit_made": "governance.Visit",
        "challenge_answered": "governance.Challenge",
        "check": "improvement.EvidenceCheck",
        "evidence_request": "improvement.EvidenceRequest",
        "visit_note": "improvement.VisitNote",
    }[of]
    return apps.get_model(model).objects.get(pk=world.ids[of])


def test_pressing_twice_saves_once(world, client):
    for name, typed in {
        "area_add": {"title": ["A new area"]},
        "action_add": {"title": ["A new action"]},
        "area_note": {"text": ["Pupils explain more"]},
        "action_note": {"text": ["Seen in three lessons"]},
    }.items():
        data = main_form(open_form(client, world, name)) | typed
        url = address(name, world.cast.school.urn, world.ids)
        first = client.post(url, data)
        events = Event.objects.count()
        second = client.post(url, data)
        assert (first.status_code, second.status_code) == (302, 302), name
        assert first.headers["Location"] == second.headers["Location"]
        assert Event.objects.count() == events, f"{name} was saved twice"


def test_a_form_that_is_not_valid_keeps_every_word(world, client):
    client.force_login(world.cast.head.user)
    data = {
        "title": "",
        "detail": "Kept words",
        "due_on_day": "31",
        "due_on_month": "2",
        "due_on_year": "2027",
        "steps": "Kept step",
    }
    response = client.post(reverse("action_add", args=["142345", world.ids["area"]]), data)
    assert response.status_code == 200
    again = main_form(response.text)
    assert (again["detail"], again["steps"], again["due_on_day"]) == (["Kept words"], ["Kept step"], ["31"])
    assert "31 February 2027 does not exist" in response.text
    assert "Two things to put right" in response.text
