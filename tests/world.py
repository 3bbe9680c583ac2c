"""One of everything in two schools, and the address of each page in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from improvement.models import ActionStep, FollowUp
from schools import dates
from schools.models import Closure, Role, Term
from tests.access_table import TABLE
from tests.cast import Cast, make_action, make_area, make_file, make_finding, make_inspection, make_person
from tests.improvement.letters import LETTER
from tests.improvement.read_letters import make_pdf_draft

CANARY = "Zebrafinch"


@dataclass
class World:
    """The cast, with one of everything in both schools."""

    cast: Cast
    ids: dict[str, int]
    foreign: dict[str, int]


def one_of_everything(school, leader, owner, leaver):
    area = make_area(school, f"Writing {school.urn} {CANARY}", leader=leader)
    action = make_action(area, f"Moderation {school.urn} {CANARY}", owner=owner)
    make_action(area, "A second action")
    inspection = make_inspection(school, source_text=f"{CANARY}\nLeaders should improve writing.")
    before = make_inspection(school, starts_on=date(2023, 3, 1))
    make_finding(before)
    sourced = make_inspection(school, starts_on=date(2022, 3, 1), source_file=make_file(school, leader.user))
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
    if name == "letter_page":
        return reverse(name, args=[urn, ids["draft"], 1])
    key = "area" if name == "action_add" else page.of
    return reverse(name, args=[urn, ids[key]])
