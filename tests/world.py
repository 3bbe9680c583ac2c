"""One of everything in two schools, and the address of each page in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from demo.papers import pdf
from governance.models import Appointment, Challenge, Committee, Meeting, Minute, Pack, Visit
from improvement.models import (
    ActionPlan,
    ActionStep,
    AgreedStep,
    ContextNote,
    EvidenceCheck,
    EvidenceRequest,
    FollowUp,
    PlanVersion,
    VisitNote,
)
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import Closure, Person, Role, SchoolBody, Term
from tests.access_table import TABLE
from tests.cast import (
    Cast,
    link,
    make_action,
    make_area,
    make_body,
    make_criterion,
    make_evidence,
    make_file,
    make_finding,
    make_inspection,
    make_kept_file,
    make_look,
    make_measure,
    make_person,
)
from tests.improvement.inspections.letter import LETTER
from tests.improvement.letters.drafts import make_pdf_draft

CANARY = "Zebrafinch"


@dataclass
class World:
    """The cast, with one of everything in both schools."""

    cast: Cast
    ids: dict[str, int]
    foreign: dict[str, int]


def a_pdf(school):
    return make_file(school, pdf(f"{CANARY} {school.urn}"), "moderation.pdf", kind="application/pdf")


def a_challenge(school, area, leader, governor, **fields):
    given = {"asked_by": governor, "recorded_by": governor, "asked_of": leader, "asked_on": dates.today()}
    return Challenge.objects.create(
        school=school, area=area, question=CANARY, answer_by=dates.today(), **given | fields
    )


def a_board(school, governor):
    """A committee, an appointment, a meeting with a confidential minute, and the plan it agreed."""
    part = governor.memberships.first()
    on = dates.today()
    meeting = Meeting.objects.create(school=school, held_on=on - timedelta(days=1), place=CANARY)
    minute = Minute.objects.create(
        school=school, meeting=meeting, reference=CANARY, text=CANARY, confidential=True
    )
    version = PlanVersion.objects.create(
        school=school,
        plan=ActionPlan.objects.filter(school=school).first(),
        number=1,
        why=PlanVersion.Why.AGREED,
        on=on,
        by=governor,
        content={
            "title": CANARY,
            "school": school.name,
            "starts_on": "2026-01-01",
            "ends_on": "2027-01-01",
            "areas": [],
        },
    )
    return {
        "committee": Committee.objects.create(school=school, name=f"Standards {CANARY}").pk,
        "appointment": Appointment.objects.create(school=school, membership=part, category="parent").pk,
        "meeting": meeting.pk,
        "minute": minute.pk,
        "version": version.pk,
    }


def some_packs(school, governor):
    """A meeting whose pack is a draft, and one whose pack is sent."""
    on = dates.today()
    draft, sent = (Meeting.objects.create(school=school, held_on=on + timedelta(days=n)) for n in (7, 8))
    Pack.objects.create(school=school, meeting=draft, opening=CANARY)
    Pack.objects.create(
        school=school,
        meeting=sent,
        content={"areas": [], "questions": [], "reading": "1 minute to read", "changes": {"ids": []}},
        page=f"<h1>{CANARY}</h1>",
        pdf=a_pdf(school),
        sent_at=dates.now(),
        sent_by=governor,
    )
    return {"draft_pack_meeting": draft.pk, "sent_pack_meeting": sent.pk}


def a_visit(school, area, leader, governor, **fields):
    activity = make_look(school, "governor_visit", areas=[area], by=governor, focus=CANARY, **fields)
    return Visit.objects.create(school=school, activity=activity, purpose=CANARY, agreed_with=leader)


def a_visit_note(school, area):
    """The note of a visit by the adviser of the authority that maintains the school, with a file and a next step."""
    body = SchoolBody.objects.filter(school=school).first().body
    adviser = Person.objects.filter(body=body, memberships__role=Role.ADVISER).first()
    on = dates.today()
    look = make_look(
        school, "external_review", areas=[area], by=adviser, focus=CANARY, strengths=CANARY, done_on=on
    )
    note = VisitNote.objects.create(
        school=school, activity=look, body=body, by=adviser, on=on, purpose=CANARY, file=a_pdf(school)
    )
    step = AgreedStep.objects.create(note=note, area=area, text=f"A second look {CANARY}", order=1)
    return {"visit_note": note.pk, "agreed_step": step.pk}


def other_bodies(school, user):
    """A diocese the school has not let in, and a trust it has."""
    on = dates.today()
    diocese, trust = make_body(f"Diocese of {school.urn}"), make_body(f"Trust of {school.urn}")
    outside = link(school, diocese, SchoolBody.Basis.DIOCESE)
    accepted = link(school, trust, SchoolBody.Basis.COMMISSIONED, accepted_on=on, accepted_by=user)
    return {"outside_link": outside.pk, "accepted_link": accepted.pk}


def a_check(school, link):
    """A verdict of the authority that maintains the school."""
    body = SchoolBody.objects.filter(school=school).first().body
    adviser = Person.objects.filter(body=body, memberships__role=Role.ADVISER).first()
    return EvidenceCheck.objects.create(
        school=school, link=link, body=body, verdict="not_yet", reason=CANARY, by=adviser, on=dates.today()
    )


def a_request(school, area, action):
    """Asked for by the authority that maintains the school."""
    body = SchoolBody.objects.filter(school=school).first().body
    adviser = Person.objects.filter(body=body, memberships__role=Role.ADVISER).first()
    given = {"what": CANARY, "on": dates.today(), "wanted_by": dates.today() + timedelta(days=14)}
    return EvidenceRequest.objects.create(
        school=school, body=body, by=adviser, area=area, action=action, **given
    )


def one_of_everything(school, leader, owner, leaver, governor):
    area = make_area(school, f"Writing {school.urn} {CANARY}", leader=leader, whole_board=True)
    action = make_action(area, f"Moderation {school.urn} {CANARY}", owner=owner)
    make_action(area, "A second action")
    inspection = make_inspection(school, source_text=f"{CANARY}\nLeaders should improve writing.")
    before = make_inspection(school, starts_on=date(2023, 3, 1))
    make_finding(before)
    sourced = make_inspection(
        school, starts_on=date(2022, 3, 1), source_file=make_kept_file(school, leader.user)
    )
    on = dates.today()
    shared = make_evidence(
        school, f"{CANARY} shown", by=leader, on=[area, action], file=a_pdf(school), shown_to_board=True
    )
    return {
        "school": 0,
        "draft": make_pdf_draft(school, f"{LETTER}\n{CANARY}").pk,
        "sourced": sourced.pk,
        "area": area.pk,
        "action": action.pk,
        "step": ActionStep.objects.create(action=action, order=1, text="First step").pk,
        "inspection": inspection.pk,
        "finding": make_finding(inspection).pk,
        "follow_up": FollowUp.objects.create(school=school, inspection=inspection, what="I will return.").pk,
        "person": owner.pk,
        "leaver": leaver.pk,
        "look": make_look(school, actions=[action], planned_on=on, focus=CANARY).pk,
        "evidence": make_evidence(school, CANARY, by=leader, on=[action], shared_with_adviser=False).pk,
        "pdf": shared.pk,
        "shared_link": shared.links.order_by("pk").first().pk,
        "evidence_request": a_request(school, area, action).pk,
        "check": a_check(school, shared.links.order_by("pk").last()).pk,
        "measure": make_measure(area, f"Pieces drafted {CANARY}", targets=[(64, None)]).pk,
        "criterion": make_criterion(area, f"All drafted {CANARY}").pk,
        "context_note": ContextNote.objects.create(school=school, on=on, text=CANARY, by=leader).pk,
        "challenge": a_challenge(school, area, leader, governor).pk,
        "challenge_answered": a_challenge(school, area, leader, governor, state="answered").pk,
        **a_visit_note(school, area),
        **other_bodies(school, leader.user),
        **a_board(school, governor),
        **some_packs(school, governor),
        "visit": a_visit(school, area, leader, governor, planned_on=SchoolCalendar().next_school_day(on)).pk,
        "visit_made": a_visit(school, area, leader, governor, done_on=on).pk,
        "term": Term.objects.filter(school=school).first().pk,
        "closure": Closure.objects.create(
            school=school, kind=Closure.Kind.INSET, starts_on=on, ends_on=on + timedelta(days=1)
        ).pk,
    }


def make_world(cast) -> World:
    ids = one_of_everything(cast.school, cast.leader, cast.teacher, cast.leaver, cast.governor)
    gone = make_person(
        "Grace Adeyemi", Role.STAFF, school=cast.other_school, ends_on=dates.today() - timedelta(days=1)
    )
    foreign = one_of_everything(cast.other_school, cast.outsider, cast.outsider, gone, cast.outsider)
    return World(cast, ids, foreign)


def address(name, urn, ids):
    """The address of this name with these ids in it."""
    page = TABLE[name]
    if page.of == "school":
        return reverse(name, args=[urn])
    if page.of == "step":
        return reverse(name, args=[urn, ids["action"], ids["step"]])
    if page.of == "agreed_step":
        return reverse(name, args=[urn, ids["visit_note"], ids["agreed_step"]])
    if name == "evidence_attach":
        return f"{reverse(name, args=[urn])}?action={ids['action']}"
    if name == "evidence_request_add":
        return f"{reverse(name, args=[urn])}?action={ids['action']}"
    if name == "evidence_page":
        return reverse(name, args=[urn, ids["pdf"], 1])
    if name == "letter_page":
        return reverse(name, args=[urn, ids["draft"], 1])
    key = "area" if name == "action_add" else page.of
    return reverse(name, args=[urn, ids[key]])
