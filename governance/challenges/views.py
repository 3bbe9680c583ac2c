"""Pages of the challenge log: the log, ask, one challenge, answer, settle, edit, remove, export."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from governance.challenges import pages as pages_of
from governance.challenges import workflow
from governance.challenges.forms import SATISFIED, AnswerForm, ChallengeForm, Places, SettleForm
from governance.challenges.models import Challenge
from governance.challenges.rules import WAITING
from governance.challenges.table import table
from governance.meetings.models import Meeting
from schools.access import Capability, can, get_school, get_visible, person_in, require, require_some
from schools.days.calendar import SchoolCalendar
from schools.days.dates import today
from schools.files import download
from schools.models import School
from schools.web import pages
from schools.web.addresses import number_in
from schools.web.request import Request


def _school_of_log(request: Request, urn: str) -> School:
    """The school, for those who may read its log or some of it."""
    school = get_school(request.user, urn)
    require_some(request.user, Capability.READ_CHALLENGES, school)
    return school


def _row(request: Request, urn: str, pk: int) -> Challenge:
    """The challenge, if this person may read it; else it is not there."""
    rows = Challenge.objects.readable_by(request.user, get_school(request.user, urn))
    row = get_visible(pages_of.with_all(rows), request.user, urn, pk)
    for each in (row.area, row.action, row.meeting):
        if each:
            each.school = row.school
    return row


def challenges(request: Request, urn: str) -> HttpResponse:
    school = _school_of_log(request, urn)
    data = pages_of.for_challenges(school, user=request.user, on=today(), asked=request.GET)
    return render(request, "governance/challenges/challenges.html", data)


def challenges_export(request: Request, urn: str) -> HttpResponseBase:
    """The log as it is narrowed on its page, as a table for the minutes."""
    school = _school_of_log(request, urn)
    filters = pages_of.Filters.of(request.GET)
    rows = filters.narrow(pages_of.with_all(school.challenges.readable_by(request.user, school).kept()))
    entries = pages_of.entries_of(
        rows.order_by("asked_on", "pk"),
        school,
        user=request.user,
        calendar=SchoolCalendar.of(school),
        on=today(),
    )
    name = f"challenges-{school.urn}-{today().isoformat()}.csv"
    return download.send(table(entries), name=name, content_type=download.CSV)


def _asked_for(request: Request, school: School, places: Places) -> dict:
    """What the address says: a prompt of a meeting's pack, a meeting, an area or an action."""
    area = next((row for row in places.areas if str(row.pk) == request.GET.get("area")), None)
    action = next((row for row in places.actions if str(row.pk) == request.GET.get("action")), None)
    number = number_in(request.GET.get("meeting"))
    meeting = Meeting.objects.kept().filter(school=school, pk=number).first() if number else None
    key = request.GET.get("prompt", "")[:60]
    prompt = pages_of.prompt_of(meeting, key) if key else None
    if prompt and prompt.area_id and area is None and action is None:
        area = next((row for row in places.areas if row.pk == prompt.area_id), None)
    return {"area": area, "action": action, "meeting": meeting, "prompt": prompt}


def challenge_ask(request: Request, urn: str) -> HttpResponse:
    """`?prompt=&meeting=&area=` fills in what a pack suggests; nothing is asked until it is sent."""
    school = get_school(request.user, urn)
    require(request.user, Capability.ASK_CHALLENGE, school)
    places = pages_of.places_of(school)
    given = _asked_for(request, school, places)
    form = ChallengeForm(
        pages.posted(request),
        school=school,
        places=places,
        keeps=can(request.user, Capability.RUN_BOARD, school),
        initial=pages_of.start(school, me=person_in(request.user, school), on=today(), **given),
    )

    def save(data: dict[str, Any]) -> Challenge:
        kept = {"prompt": given["prompt"].key if given["prompt"] else "", "meeting": given["meeting"]}
        return workflow.ask(school, by=request.user, on=today(), **(kept | data))

    context = {
        "form": form,
        "school": school,
        "given": given,
        "cancel_url": reverse("challenges", args=[urn]),
    }
    return pages.saved(
        request, form, save, message="Asked. The one asked is reminded a week before, and the day before."
    ) or render(request, "governance/challenges/challenge_ask.html", context)


def challenge(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.READ_CHALLENGES, row)
    data = pages_of.for_challenge(row, user=request.user, on=today())
    return render(request, "governance/challenges/challenge.html", data)


def challenge_answer(request: Request, urn: str, pk: int) -> HttpResponse:
    """Answer, or add to the answer. `?library=all` offers evidence of every area."""
    row = _row(request, urn, pk)
    require(request.user, Capability.ANSWER_CHALLENGE, row)
    if row.removed_at or row.state == Challenge.State.SATISFIED:
        return redirect(row)
    everything = request.GET.get("library") == "all"
    items, hints = pages_of.items_to_show(row, user=request.user, on=today(), everything=everything)
    form = AnswerForm(pages.posted(request), items=items, hints=hints, row=row)
    context = pages_of.for_challenge(row, user=request.user, on=today())
    context |= {"form": form, "everything": everything, "cancel_url": row.get_absolute_url()}
    return pages.saved(
        request,
        form,
        lambda data: workflow.answer(row, by=request.user, on=today(), **data),
        message=f"Answered. {row.asked_by} is told, and says whether it is enough.",
    ) or render(request, "governance/challenges/challenge_answer.html", context)


def challenge_settle(request: Request, urn: str, pk: int) -> HttpResponse:
    """The asker says that they are satisfied, or asks again."""
    row = _row(request, urn, pk)
    require(request.user, Capability.SETTLE_CHALLENGE, row)
    if row.removed_at or row.state in WAITING or row.state == Challenge.State.SATISFIED:
        return redirect(row)
    start = {"answer_by": pages_of.usual_answer_day(row.school, today())}
    form = SettleForm(pages.posted(request), row=row, initial=start)
    if not can(request.user, Capability.RUN_BOARD, row.school):
        del form.fields["minute_reference"]

    def save(data: dict[str, Any]) -> Challenge:
        told = {
            "minute_reference": data.get("minute_reference", ""),
            "pupil_data": data.get("pupil_data", ""),
        }
        given = {"by": request.user, "on": today(), "version": data["version"]} | told
        if data["outcome"] == SATISFIED:
            return workflow.settle(row, what_changed=data["what_changed"], **given)
        return workflow.ask_again(row, question=data["question"], answer_by=data["answer_by"], **given)

    context = pages_of.for_challenge(row, user=request.user, on=today())
    context |= {"form": form, "cancel_url": row.get_absolute_url()}
    return pages.saved(request, form, save, message="Saved.") or render(
        request, "governance/challenges/challenge_settle.html", context
    )


def challenge_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.SETTLE_CHALLENGE, row)
    if row.removed_at:
        return redirect(row)
    form = ChallengeForm(
        pages.posted(request),
        school=row.school,
        places=pages_of.places_of(row.school, row),
        keeps=can(request.user, Capability.RUN_BOARD, row.school),
        row=row,
        submit="Save question",
    )
    context = {"form": form, "challenge": row, "school": row.school, "cancel_url": row.get_absolute_url()}
    return pages.saved(
        request,
        form,
        lambda data: workflow.edit(row, by=request.user, on=today(), **data),
        message="Saved.",
    ) or render(request, "governance/challenges/challenge_edit.html", context)


@require_POST
def challenge_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.SETTLE_CHALLENGE, row)
    return pages.pressed(
        request, row, workflow.remove, "Taken out of the log. You can put it back from its page."
    )


@require_POST
def challenge_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.SETTLE_CHALLENGE, row)
    return pages.pressed(request, row, workflow.restore, "Put back.")
