"""The board: who serves on it and on what terms, its committees, and which area each governor follows."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from governance.board import pages as pages_of
from governance.board import workflow
from governance.board.forms import (
    AppointmentEndForm,
    AppointmentForm,
    AreaGovernorForm,
    CommitteeForm,
    PasteAppointmentsForm,
    TermsForm,
)
from governance.board.models import Appointment, Committee
from improvement.areas.workflow import name_link_governor
from improvement.models import AreaForImprovement
from schools.access import Capability, get_school, get_visible, require
from schools.days.dates import today
from schools.errors import Refused
from schools.models import Person, Role, School, User
from schools.people.models import BOARD_ROLES
from schools.people.workflow import roles_to_give
from schools.web import pages
from schools.web.addresses import number_in
from schools.web.request import Request
from schools.words import counted

APPOINTMENTS = Appointment.objects.select_related("membership__person__school")
AREAS = AreaForImprovement.objects.kept().select_related("leader", "link_governor")


def governance(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    return render(
        request, "governance/board/governance.html", pages_of.for_board(school, user=request.user, on=today())
    )


# ---- appointments ----------------------------------------------------------------------------------------------------
def _roles(user: User, school: School, person: Person | None = None) -> list[Role]:
    return [role for role in BOARD_ROLES if role in roles_to_give(user, school, person)]


def appointment_add(request: Request, urn: str) -> HttpResponse:
    """`?person=7` begins with somebody who is here already."""
    school = get_school(request.user, urn)
    require(request.user, Capability.RUN_BOARD, school)
    asked = number_in(request.GET.get("person"))
    form = AppointmentForm(
        pages.posted(request),
        school=school,
        on=today(),
        committees=pages_of.committees_of(school),
        roles=_roles(request.user, school),
        initial=pages_of.usual_term(today()) | ({"person": str(asked)} if asked else {}),
    )

    def save(data: dict[str, Any]) -> str:
        workflow.add_appointment(school, by=request.user, on=today(), **data)
        return _back(school)

    return pages.saved(request, form, save, message="Appointment added.") or render(
        request,
        "governance/board/appointment_add.html",
        {"form": form, "school": school, "cancel_url": _back(school)},
    )


def appointment_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    appointment = get_visible(APPOINTMENTS, request.user, urn, pk)
    school = appointment.school
    require(request.user, Capability.RUN_BOARD, school)
    held = appointment.membership.role
    roles = {*_roles(request.user, school, appointment.person), held}
    form = TermsForm(
        pages.posted(request),
        row=appointment,
        committees=pages_of.committees_of(school),
        roles=[role for role in BOARD_ROLES if role in roles],
    )

    def save(data: dict[str, Any]) -> str:
        workflow.edit_appointment(appointment, by=request.user, on=today(), **data)
        return _back(school)

    return pages.saved(request, form, save, message="Appointment saved.") or render(
        request,
        "governance/board/appointment_edit.html",
        {"form": form, "school": school, "appointment": appointment, "cancel_url": _back(school)},
    )


def appointment_end(request: Request, urn: str, pk: int) -> HttpResponse:
    appointment = get_visible(APPOINTMENTS, request.user, urn, pk)
    require(request.user, Capability.RUN_BOARD, appointment)
    form = AppointmentEndForm(pages.posted(request), row=appointment, initial={"last_day": today()})

    def save(data: dict[str, Any]) -> str:
        workflow.end_appointment(appointment, by=request.user, on=today(), **data)
        return _back(appointment.school)

    return pages.saved(request, form, save, message="The last day is recorded.") or render(
        request,
        "governance/board/appointment_end.html",
        {
            "form": form,
            "school": appointment.school,
            "appointment": appointment,
            "areas": AREAS.filter(school=appointment.school, link_governor=appointment.person),
            "cancel_url": _back(appointment.school),
        },
    )


def appointments_paste(request: Request, urn: str) -> HttpResponse:
    """A board from a spreadsheet: first what each row was understood to say, then all of it at once or nothing."""
    school = get_school(request.user, urn)
    require(request.user, Capability.RUN_BOARD, school)
    areas = pages_of.areas_in_order(school)
    form = PasteAppointmentsForm(pages.posted(request), school=school, areas=areas, on=today())

    def save(_data: dict[str, Any]) -> str:
        rows = [each.row() for each in form.understood]
        workflow.add_appointments(school, rows, by=request.user, on=today())
        return _back(school)

    sure = "save" in request.POST
    answer = pages.saved(request, form, save, message="The appointments are added.") if sure else None
    good = form.is_bound and form.is_valid()
    if good:
        form.submit = f"Add {counted(len(form.understood), 'appointment')}"
    context = {"form": form, "school": school, "areas": areas, "good": good, "cancel_url": _back(school)}
    return answer or render(request, "governance/board/appointments_paste.html", context)


def _back(school: School, place: str = "") -> str:
    return reverse("governance", args=[school.urn]) + place


# ---- committees --------------------------------------------------------------------------------------------------------
def committee_add(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.RUN_BOARD, school)
    form = CommitteeForm(pages.posted(request), appointments=pages_of.serving(school, on=today()))

    def save(data: dict[str, Any]) -> str:
        workflow.add_committee(school, by=request.user, on=today(), **data)
        return _back(school, "#committees")

    return pages.saved(request, form, save, message="Committee added.") or render(
        request,
        "governance/board/committee_add.html",
        {"form": form, "school": school, "cancel_url": _back(school, "#committees")},
    )


def committee_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    committee = get_visible(Committee.objects.kept(), request.user, urn, pk)
    require(request.user, Capability.RUN_BOARD, committee)
    school = committee.school
    # Who served and serves no longer stays down: a form that did not offer them would take them away in silence.
    offered = {each.pk: each for each in pages_of.serving(school, on=today())}
    offered |= {each.pk: each for each in committee.appointments.select_related("membership__person")}
    form = CommitteeForm(pages.posted(request), row=committee, appointments=list(offered.values()))

    def save(data: dict[str, Any]) -> str:
        workflow.edit_committee(committee, by=request.user, on=today(), **data)
        return _back(school, "#committees")

    return pages.saved(request, form, save, message="Committee saved.") or render(
        request,
        "governance/board/committee_edit.html",
        {
            "form": form,
            "school": school,
            "committee": committee,
            "cancel_url": _back(school, "#committees"),
        },
    )


@require_POST
def committee_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    committee = get_visible(Committee, request.user, urn, pk)
    require(request.user, Capability.RUN_BOARD, committee)
    try:
        workflow.remove_committee(committee, by=request.user, on=today())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, f"{committee.name} is removed. Add one of that name to take it up again.")
    return redirect(_back(committee.school, "#committees"))


# ---- who follows an area ---------------------------------------------------------------------------------------------
def area_governor(request: Request, urn: str, pk: int) -> HttpResponse:
    area = get_visible(AREAS, request.user, urn, pk)
    require(request.user, Capability.NAME_GOVERNOR, area)
    school = area.school
    form = AreaGovernorForm(
        pages.posted(request),
        area=area,
        follows=pages_of.follows(school, but=area),
    )

    def save(data: dict[str, Any]) -> str:
        name_link_governor(area, by=request.user, on=today(), **data)
        return _back(school)

    return pages.saved(request, form, save, message="The governor is named.") or render(
        request,
        "governance/board/area_governor.html",
        {"form": form, "school": school, "area": area, "cancel_url": _back(school)},
    )
