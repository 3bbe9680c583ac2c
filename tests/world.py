"""One of everything in two schools, and the address of each page in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from config.demo.papers import pdf
from improvement.models import ActionStep, ContextNote, FollowUp
from schools import dates
from schools.models import Closure, Role, Term
from tests.access_table import TABLE
from tests.cast import (
    Cast,
    make_action,
    make_area,
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
from tests.improvement.letters import LETTER
from tests.improvement.read_letters import make_pdf_draft

CANARY = "Zebrafinch"


@dataclass
class World:
    """The cast, with one of everything in both schools."""

    cast: Cast
    ids: dict[str, int]
    foreign: dict[str, int]


def a_pdf(school):
    return make_file(school, pdf(f"{CANARY} {school.urn}"), "moderation.pdf", kind="application/pdf")


def one_of_everything(school, leader, owner, leaver):
    area = make_area(school, f"Writing {school.urn} {CANARY}", leader=leader)
    action = make_action(area, f"Moderation {school.urn} {CANARY}", owner=owner)
    make_action(area, "A second action")
    inspection = make_inspection(school, source_text=f"{CANARY}\nLeaders should improve writing.")
    before = make_inspection(school, starts_on=date(2023, 3, 1))
    make_finding(before)
    sourced = make_inspection(
        school, starts_on=date(2022, 3, 1), source_file=make_kept_file(school, leader.user)
    )
    on = dates.today()
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
        "pdf": make_evidence(
            school, f"{CANARY} shown", by=leader, on=[area, action], file=a_pdf(school), shown_to_board=True
        ).pk,
        "measure": make_measure(area, f"Pieces drafted {CANARY}", targets=[(64, None)]).pk,
        "criterion": make_criterion(area, f"All drafted {CANARY}").pk,
        "context_note": ContextNote.objects.create(school=school, on=on, text=CANARY, by=leader).pk,
        "term": Term.objects.filter(school=school).first().pk,
        "closure": Closure.objects.create(
            school=school, kind=Closure.Kind.INSET, starts_on=on, ends_on=on + timedelta(days=1)
        ).pk,
    }


def make_world(cast) -> World:
    ids = one_of_everything(cast.school, cast.leader, cast.teacher, cast.leaver)
    gone = make_person(
        "Grace Adeyemi", Role.STAFF, school=cast.other_school, ends_on=dates.today() - timedelta(days=1)
    )
    foreign = one_of_everything(cast.other_school, cast.outsider, cast.outsider, gone)
    return World(cast, ids, foreign)


def address(name, urn, ids):
    """The address of this name with these ids in it."""
    page = TABLE[name]
    if page.of == "school":
        return reverse(name, args=[urn])
    if page.of == "step":
        return reverse(name, args=[urn, ids["action"], ids["step"]])
    if name == "evidence_attach":
        return f"{reverse(name, args=[urn])}?action={ids['action']}"
    if name == "evidence_page":
        return reverse(name, args=[urn, ids["pdf"], 1])
    if name == "letter_page":
        return reverse(name, args=[urn, ids["draft"], 1])
    key = "area" if name == "action_add" else page.of
    return reverse(name, args=[urn, ids[key]])
