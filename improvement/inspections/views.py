"""Pages of an inspection: the facts, the judgements, and the text of its letter."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from improvement.inspections import workflow
from improvement.inspections.findings import workflow as findings
from improvement.inspections.findings.forms import PIECES_ON_A_PAGE, MarkForm
from improvement.inspections.forms import InspectionForm, JudgementsForm, PasteTextForm, PrintedText
from improvement.inspections.models import FollowUp, Inspection
from improvement.inspections.pages import days_of
from improvement.reader.words.printed import Piece
from schools.access import Capability, get_school, get_visible, require
from schools.days.dates import today
from schools.files import download
from schools.web import pages
from schools.web.addresses import number_in
from schools.web.forms import CairnForm
from schools.web.request import Request
from schools.words import counted

INSPECTIONS = Inspection.objects.select_related("framework", "previous", "source_file")


def inspection_add(request: Request, urn: str) -> HttpResponse:
    """The facts first; the words of the letter next."""
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    form = InspectionForm(pages.posted(request), school=school, submit="Save and paste the words")

    def save(data: dict[str, Any]) -> str:
        made = workflow.add_inspection(school, by=request.user, on=today(), **form.facts(data))
        return reverse("inspection_paste", args=[urn, made.pk])

    return pages.saved(
        request, form, save, message="Inspection saved. Now paste the words of its letter or report."
    ) or render(
        request,
        "improvement/inspections/inspection_add.html",
        {"form": form, "school": school, "cancel_url": reverse("inspections", args=[urn])},
    )


def inspection_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    inspection = get_visible(INSPECTIONS, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, inspection)
    form = InspectionForm(
        pages.posted(request),
        school=inspection.school,
        itself=inspection,
    )

    def save(data: dict[str, Any]) -> Inspection:
        return workflow.edit_inspection(
            inspection, by=request.user, on=today(), version=data["version"], **form.facts(data)
        )

    return pages.saved(request, form, save, message="Inspection saved.") or _form_page(
        request, "improvement/inspections/inspection_edit.html", inspection, form
    )


def inspection_judgements(request: Request, urn: str, pk: int) -> HttpResponse:
    inspection = get_visible(INSPECTIONS, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, inspection)
    form = JudgementsForm(
        pages.posted(request),
        inspection=inspection,
        areas=inspection.framework.areas.all(),
        grades=inspection.framework.grades.all(),
    )

    def save(data: dict[str, Any]) -> Inspection:
        return workflow.set_judgements(
            inspection,
            by=request.user,
            on=today(),
            version=data["version"],
            graded_on=data["graded_on"],
            grades=form.grades_given(data),
            category_of_concern=data["category_of_concern"],
        )

    return pages.saved(request, form, save, message="Judgements saved.") or _form_page(
        request, "improvement/inspections/inspection_judgements.html", inspection, form
    )


def inspection_paste(request: Request, urn: str, pk: int) -> HttpResponse:
    inspection = get_visible(INSPECTIONS, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, inspection)
    form = PasteTextForm(pages.posted(request), row=inspection)
    form.is_valid()
    text = form.fields["text"]
    assert isinstance(text, PrintedText)
    left_out = text.left_out

    def save(data: dict[str, Any]) -> str:
        workflow.paste_text(inspection, by=request.user, on=today(), **data)
        return reverse("inspection_mark", args=[urn, inspection.pk])

    message = "Text saved. Now mark what it says."
    if left_out:
        message = f"Text saved, without {counted(left_out, 'hidden character')} that cannot be kept. Now mark what it says."
    return pages.saved(request, form, save, message=message) or _form_page(
        request,
        "improvement/inspections/inspection_paste.html",
        inspection,
        form,
        points=inspection.findings.filter(removed_at=None).count(),
    )


def inspection_mark(request: Request, urn: str, pk: int) -> HttpResponse:
    """Every line of the text beside what it is. A long report comes in parts, each saved by itself: `?from=` says at
    which piece the part begins."""
    inspection = get_visible(INSPECTIONS, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, inspection)
    if not inspection.source_text:
        return redirect("inspection_paste", urn, pk)
    start = _start(request)
    form = MarkForm(pages.posted(request), inspection=inspection, start=start)
    after = start + PIECES_ON_A_PAGE
    here = reverse("inspection_mark", args=[urn, pk])

    def save(data: dict[str, Any]) -> FollowUp | Inspection | str:
        findings.mark_lines(
            inspection, by=request.user, on=today(), version=data["version"], marks=form.marks
        )
        if after < len(form.pieces) and "next" in request.POST:
            return f"{here}?from={after}"
        ask = findings.to_ask(inspection)
        return ask or inspection

    return pages.saved(request, form, save, message="Marks saved.") or _form_page(
        request,
        "improvement/inspections/inspection_mark.html",
        inspection,
        form,
        parts=_parts(form.pieces, start, here),
        next_lines=_lines(form.pieces, after),
        start=start,
    )


@require_safe
def inspection_source(request: Request, urn: str, pk: int) -> HttpResponseBase:
    """The letter or report as it was uploaded, to be kept by whoever may read the plan; never shown in the browser."""
    rows = Inspection.objects.filter(source_file__isnull=False).select_related("source_file")
    inspection = get_visible(rows, request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, inspection)
    assert inspection.source_file  # those without are not among the rows
    return download.send_stored(request, inspection.source_file, back_to=inspection)


def _start(request: Request) -> int:
    number = number_in(request.GET.get("from"), workflow.LONGEST_TEXT) or 0
    return number - number % PIECES_ON_A_PAGE


def _lines(pieces: Sequence[Piece], start: int) -> str:
    """«lines 201 to 380»; nothing beyond the end."""
    part = pieces[start : start + PIECES_ON_A_PAGE]
    return f"lines {part[0].line} to {part[-1].line}" if part else ""


def _parts(pieces: Sequence[Piece], start: int, here: str) -> list[dict]:
    """The parts of a long text as links; none for a text of one part."""
    if len(pieces) <= PIECES_ON_A_PAGE:
        return []
    return [
        {"url": f"{here}?from={begin}", "name": _lines(pieces, begin).capitalize(), "current": begin == start}
        for begin in range(0, len(pieces), PIECES_ON_A_PAGE)
    ]


def _form_page(
    request: Request, template: str, inspection: Inspection, form: CairnForm, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "school": inspection.school,
        "inspection": inspection,
        "days": days_of(inspection),
        "cancel_url": inspection.get_absolute_url(),
    }
    return render(request, template, context | more)
