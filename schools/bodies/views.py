"""An authority, trust or diocese: its people, its schools, and who of the people reaches which."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from schools import access
from schools.accounts import invitations
from schools.bodies import workflow
from schools.bodies.forms import AskSchoolForm, MemberEndForm, MemberForm, MemberInviteForm
from schools.bodies.pages import members_of, schools_by_basis
from schools.days.dates import today
from schools.errors import Refused
from schools.mail import emails
from schools.people.models import Person
from schools.people.views import NOT_SENT
from schools.school.models import ResponsibleBody, SchoolBody
from schools.web.forms import CairnForm
from schools.web.pages import Act, posted, saved
from schools.web.request import Request


def body(request: Request, pk: int) -> HttpResponse:
    row = access.get_body(request.user, pk)
    members = members_of(row, today())
    context = {
        "body": row,
        "here": [each for each in members if each.here],
        "left": [each for each in members if not each.here],
        "groups": schools_by_basis(row, today()),
        "schools": workflow.schools_of(row, today()).count(),
        "runs": access.runs_body(request.user, row),
        "me": request.user,
    }
    return render(request, "schools/bodies/body.html", context)


def body_invite(request: Request, pk: int) -> HttpResponse:
    row = _run(request, pk)
    form = MemberInviteForm(
        posted(request),
        among=list(workflow.schools_of(row, today())),
        initial={"role": "adviser", "reach": "all"},
    )

    def act(data: dict[str, Any]) -> ResponsibleBody:
        workflow.add_member(row, by=request.user, on=today(), **data)
        return row

    return _mailed(request, row, form, act, "The invitation is on its way.") or render(
        request,
        "schools/bodies/body_invite.html",
        {"form": form, "body": row, "cancel_url": row.get_absolute_url()},
    )


def body_member(request: Request, pk: int, person: int) -> HttpResponse:
    row = _run(request, pk)
    member = _member(row, person)
    form = MemberForm(posted(request), among=list(workflow.schools_of(row, today())), row=member)

    def act(data: dict[str, Any]) -> ResponsibleBody:
        workflow.edit_member(member, by=request.user, on=today(), **data)
        return row

    return saved(request, form, act, message="The changes are saved.") or render(
        request,
        "schools/bodies/body_member.html",
        {
            "form": form,
            "body": row,
            "member": member,
            "own": member.user_id == request.user.pk,
            "cancel_url": row.get_absolute_url(),
        },
    )


def body_member_end(request: Request, pk: int, person: int) -> HttpResponse:
    row = _run(request, pk)
    member = _member(row, person)
    form = MemberEndForm(posted(request))

    def act(data: dict[str, Any]) -> ResponsibleBody:
        workflow.end_member(member, by=request.user, on=today())
        return row

    return saved(
        request, form, act, message=f"{member.name} sees nothing of your schools any more."
    ) or render(
        request,
        "schools/bodies/body_member_end.html",
        {"form": form, "body": row, "member": member, "cancel_url": row.get_absolute_url()},
    )


@require_POST
def body_member_again(request: Request, pk: int, person: int) -> HttpResponse:
    """Invite once more somebody who has not come in yet."""
    row = _run(request, pk)
    member = _member(row, person)
    try:
        invitations.invite(member, by=request.user, on=today())
    except Refused as refused:
        messages.error(request, refused.sentence)
    except emails.NotSent as not_sent:
        messages.error(request, not_sent.sentence)
    else:
        messages.success(
            request, f"A new invitation is on its way to {member.name}. The old link no longer works."
        )
    return redirect(row)


def body_ask(request: Request, pk: int) -> HttpResponse:
    row = _run(request, pk)
    form = AskSchoolForm(posted(request))

    def act(data: dict[str, Any]) -> ResponsibleBody:
        workflow.ask_school(row, data["urn"], by=request.user, on=today())
        return row

    return saved(
        request, form, act, message="Asked. Nothing is seen until the headteacher lets you in."
    ) or render(
        request,
        "schools/bodies/body_ask.html",
        {"form": form, "body": row, "cancel_url": row.get_absolute_url()},
    )


@require_POST
def body_ask_withdraw(request: Request, pk: int, link: int) -> HttpResponse:
    row = _run(request, pk)
    found = (
        SchoolBody.objects.live(today()).filter(body=row, pk=link).select_related("school", "body").first()
    )
    if found is None:
        raise Http404(f"No link {link} of body {pk}")
    try:
        workflow.withdraw_question(found, by=request.user, on=today())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, "The question is taken back.")
    return redirect(row)


def _run(request: Request, pk: int) -> ResponsibleBody:
    row = access.get_body(request.user, pk)
    access.require_body_admin(request.user, row)
    return row


def _member(row: ResponsibleBody, pk: int) -> Person:
    member = Person.objects.current(today()).filter(body=row, pk=pk).select_related("body", "user").first()
    if member is None:
        raise Http404(f"No person {pk} of body {row.pk}")
    return member


def _mailed(
    request: Request, row: ResponsibleBody, form: CairnForm, act: Act, message: str
) -> HttpResponse | None:
    """As `saved`; what was done stays done if only the mail could not be sent, and the page says so."""
    try:
        return saved(request, form, act, message=message)
    except emails.NotSent as not_sent:
        messages.error(request, f"{not_sent.sentence} {NOT_SENT}")
        return redirect(row)
