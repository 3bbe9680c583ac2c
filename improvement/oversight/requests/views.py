"""An adviser asks for evidence; the school answers."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.evidence.checks.models import EvidenceRequest
from improvement.evidence.models import Evidence
from improvement.oversight.requests import workflow
from improvement.oversight.requests.forms import AnswerForm, RequestForm
from schools.access import Capability, adviser_in, can, get_visible, require
from schools.days.calendar import SchoolCalendar
from schools.days.dates import today
from schools.web import pages
from schools.web.addresses import number_in
from schools.web.request import Request

ROWS = EvidenceRequest.objects.select_related(
    "area", "action__area", "by", "body", "answered_by", "answered_with"
)
MOST_ITEMS = 100


def _thing(request: Request, urn: str) -> Action | AreaForImprovement:
    """The action or area that the address names."""
    kinds: dict[str, QuerySet[Any]] = {
        "action": Action.objects.kept().select_related("area"),
        "area": AreaForImprovement.objects.kept(),
    }
    for name, rows in kinds.items():
        number = number_in(request.GET.get(name))
        if number is not None:
            return get_visible(rows, request.user, urn, number)
    raise Http404("Nothing is named that evidence is asked for")


def evidence_request_add(request: Request, urn: str) -> HttpResponse:
    """Ask for evidence of `?action=` or `?area=`."""
    thing = _thing(request, urn)
    require(request.user, Capability.REQUEST_EVIDENCE, thing)
    calendar = SchoolCalendar.of(thing.school)
    in_two_weeks = calendar.add_working_days(today(), 10)
    form = RequestForm(
        pages.posted(request), after=today(), initial={"wanted_by": calendar.nearest_school_day(in_two_weeks)}
    )

    def save(data: dict[str, Any]) -> EvidenceRequest:
        return workflow.request_evidence(
            thing, by=request.user, on=today(), what=data["what"], wanted_by=data["wanted_by"]
        )

    return pages.saved(
        request, form, save, message="Asked. The school sees it on its evidence page."
    ) or render(
        request,
        "improvement/oversight/evidence_request_add.html",
        {"school": thing.school, "thing": thing, "form": form, "cancel_url": thing.get_absolute_url()},
    )


def evidence_request(request: Request, urn: str, pk: int) -> HttpResponse:
    """What is asked for, and the form of the answer for whoever may give it."""
    row = get_visible(ROWS, request.user, urn, pk)
    require(request.user, Capability.READ_CHECKS, row)
    row.area.school = row.school
    open_one = not row.answered_on and not row.withdrawn_on
    may_answer = open_one and can(request.user, Capability.REPLY_TO_CHECK, row)
    if request.method == "POST":
        require(request.user, Capability.REPLY_TO_CHECK, row)
    form = None
    if may_answer:
        shared = (
            Evidence.objects.current().readable_by(request.user, row.school).filter(shared_with_adviser=True)
        )
        items = list(shared.order_by("-added_on", "-pk")[:MOST_ITEMS])
        form = AnswerForm(pages.posted(request), items=items, row=row)

        def save(data: dict[str, Any]) -> EvidenceRequest:
            return workflow.answer_request(
                row,
                by=request.user,
                on=today(),
                version=data["version"],
                answer=data["answer"],
                item=data["item"],
            )

        answered = pages.saved(request, form, save, message="Answer sent.")
        if answered:
            return answered
    adviser = adviser_in(request.user, row.school)
    if row.answered_with:
        row.answered_with.school = row.school
    return render(
        request,
        "improvement/oversight/evidence_request.html",
        {
            "school": row.school,
            "request_row": row,
            "thing": row.action or row.area,
            "form": form,
            "open": open_one,
            "late": open_one and row.wanted_by < today(),
            "may_withdraw": open_one and adviser is not None and adviser.body_id == row.body_id,
        },
    )


@require_POST
def evidence_request_withdraw(request: Request, urn: str, pk: int) -> HttpResponse:
    row = get_visible(ROWS, request.user, urn, pk)
    return pages.pressed(request, row, workflow.withdraw_request, "Taken back. The school need not answer.")
