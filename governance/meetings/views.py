"""Meetings: when they are, who came, what was minuted, and the plan they agreed."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from governance.board import pages as board_pages
from governance.home.diary import entry_of
from governance.meetings import pages as pages_of
from governance.meetings import workflow
from governance.meetings.forms import AttendanceForm, MeetingForm, MinuteForm, PlanAgreeForm
from governance.meetings.models import Meeting, Minute
from improvement.models import PlanVersion
from schools.access import Capability, can, get_school, get_visible, require
from schools.days.calendar import SchoolCalendar
from schools.days.dates import today
from schools.errors import Refused
from schools.web import ics, pages
from schools.web.request import Request

MEETINGS = Meeting.objects.select_related("committee")


def meetings(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_MEETINGS, school)
    return render(
        request,
        "governance/meetings/meetings.html",
        pages_of.for_meetings(school, user=request.user, on=today()),
    )


def meeting(request: Request, urn: str, pk: int) -> HttpResponse:
    meeting = get_visible(pages_of.with_all(Meeting.objects.all()), request.user, urn, pk)
    require(request.user, Capability.READ_MEETINGS, meeting)
    return render(
        request,
        "governance/meetings/meeting.html",
        pages_of.for_meeting(meeting, user=request.user, on=today()),
    )


@require_safe
def meeting_ics(request: Request, urn: str, pk: int) -> HttpResponseBase:
    """Its day as a file for one's calendar."""
    meeting = get_visible(MEETINGS.kept(), request.user, urn, pk)
    require(request.user, Capability.READ_MEETINGS, meeting)
    return ics.response([entry_of(meeting)], f"cairn-meeting-{pk}")


def meeting_add(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.RUN_BOARD, school)
    form = MeetingForm(
        pages.posted(request),
        committees=board_pages.committees_of(school),
        calendar=SchoolCalendar.of(school),
        initial={"group": "full"},
    )
    return pages.saved(
        request,
        form,
        lambda data: workflow.add_meeting(school, by=request.user, on=today(), **data),
        message="Meeting added.",
    ) or render(
        request,
        "governance/meetings/meeting_add.html",
        {"form": form, "school": school, "cancel_url": reverse("meetings", args=[urn])},
    )


def meeting_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    meeting = get_visible(MEETINGS.kept(), request.user, urn, pk)
    require(request.user, Capability.RUN_BOARD, meeting)
    committees = board_pages.committees_of(meeting.school)
    if meeting.committee and meeting.committee not in committees:
        committees.append(meeting.committee)
    form = MeetingForm(
        pages.posted(request),
        committees=committees,
        calendar=SchoolCalendar.of(meeting.school),
        stands=meeting.held_on,
        row=meeting,
    )
    return pages.saved(
        request,
        form,
        lambda data: workflow.edit_meeting(meeting, by=request.user, on=today(), **data),
        message="Meeting saved.",
    ) or render(
        request,
        "governance/meetings/meeting_edit.html",
        {
            "form": form,
            "school": meeting.school,
            "meeting": meeting,
            "cancel_url": meeting.get_absolute_url(),
        },
    )


@require_POST
def meeting_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    meeting = get_visible(MEETINGS, request.user, urn, pk)
    require(request.user, Capability.RUN_BOARD, meeting)
    return pages.pressed(
        request,
        meeting,
        workflow.remove_meeting,
        "Meeting removed. You can put it back from this page.",
        to=reverse("meetings", args=[urn]),
    )


@require_POST
def meeting_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    meeting = get_visible(MEETINGS, request.user, urn, pk)
    require(request.user, Capability.RUN_BOARD, meeting)
    return pages.pressed(request, meeting, workflow.restore_meeting, "Meeting put back.")


def meeting_attendance(request: Request, urn: str, pk: int) -> HttpResponse:
    """Everybody of the group on one form."""
    meeting = get_visible(MEETINGS.kept(), request.user, urn, pk)
    require(request.user, Capability.RUN_BOARD, meeting)
    form = AttendanceForm(
        pages.posted(request),
        people=pages_of.group_of(meeting),
        only_apologies=meeting.held_on > today(),
        row=meeting,
    )
    return pages.saved(
        request,
        form,
        lambda data: workflow.set_attendance(meeting, by=request.user, on=today(), **data),
        message="Attendance saved.",
    ) or render(
        request,
        "governance/meetings/meeting_attendance.html",
        {
            "form": form,
            "school": meeting.school,
            "meeting": meeting,
            "names": list(form.people),
            "cancel_url": meeting.get_absolute_url(),
        },
    )


# ---- minutes -----------------------------------------------------------------------------------------------------------
def minute_add(request: Request, urn: str, pk: int) -> HttpResponse:
    meeting = get_visible(MEETINGS.kept(), request.user, urn, pk)
    require(request.user, Capability.RUN_BOARD, meeting)
    form = MinuteForm(pages.posted(request))
    return pages.saved(
        request,
        form,
        lambda data: workflow.add_minute(meeting, by=request.user, on=today(), **data),
        message="Minute saved.",
    ) or render(
        request,
        "governance/meetings/minute_add.html",
        {
            "form": form,
            "school": meeting.school,
            "meeting": meeting,
            "cancel_url": meeting.get_absolute_url(),
        },
    )


def _minute(request: Request, urn: str, pk: int) -> Minute:
    """The minute, if it is there for this person: the confidential part is not, for those who may not read it."""
    rows = Minute.objects.select_related("meeting__committee").filter(meeting__removed_at=None)
    minute = get_visible(rows, request.user, urn, pk)
    if minute.confidential and not can(request.user, Capability.READ_CONFIDENTIAL, minute):
        raise Http404(f"No minute {pk} in {urn} for this user")
    minute.meeting.school = minute.school
    require(request.user, Capability.RUN_BOARD, minute)
    return minute


def minute_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    minute = _minute(request, urn, pk)
    form = MinuteForm(pages.posted(request), row=minute)
    return pages.saved(
        request,
        form,
        lambda data: workflow.edit_minute(minute, by=request.user, on=today(), **data),
        message="Minute saved.",
    ) or render(
        request,
        "governance/meetings/minute_edit.html",
        {
            "form": form,
            "school": minute.school,
            "meeting": minute.meeting,
            "minute": minute,
            "cancel_url": minute.get_absolute_url(),
        },
    )


@require_POST
def minute_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    minute = _minute(request, urn, pk)
    return pages.pressed(
        request,
        minute,
        workflow.remove_minute,
        "Minute taken out. You can put it back from this page.",
        to=minute.meeting.get_absolute_url(),
    )


@require_POST
def minute_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    minute = _minute(request, urn, pk)
    return pages.pressed(
        request, minute, workflow.restore_minute, "Minute put back.", to=minute.meeting.get_absolute_url()
    )


# ---- the plan ------------------------------------------------------------------------------------------------------------
def plan_agree(request: Request, urn: str, pk: int) -> HttpResponse:
    """The meeting agrees the plan: what it is, what is missing, and the button."""
    meeting = get_visible(MEETINGS.kept(), request.user, urn, pk)
    require(request.user, Capability.AGREE_PLAN, meeting)
    context = pages_of.for_plan_agree(meeting, on=today())
    form = PlanAgreeForm(pages.posted(request), seen=context["seen"])

    def save(data: dict[str, Any]) -> PlanVersion:
        if context["plan"] is None:
            raise Refused("The school has no plan yet.")
        return workflow.agree_plan_at(meeting, by=request.user, on=today(), plan=context["plan"], **data)

    answer = pages.saved(request, form, save, message="The plan is agreed, and kept as it stands.")
    if answer is None and form.is_bound:
        form.look_again(context["seen"])
    context |= {
        "form": form,
        "school": meeting.school,
        "meeting": meeting,
        "held": meeting.held_on <= today(),
        "cancel_url": meeting.get_absolute_url(),
    }
    return answer or render(request, "governance/meetings/plan_agree.html", context)
