"""Pages of the evidence: the library, its items, and the bytes of its files."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.evidence import archive, workflow
from improvement.evidence import pages as pages_of
from improvement.evidence.checks.opened import note_opening
from improvement.evidence.checks.verdicts import said_of_item
from improvement.evidence.forms import EvidenceAttachForm, EvidenceForm, EvidenceReviseForm
from improvement.evidence.models import Evidence, EvidenceQuerySet
from improvement.evidence.things import things_of
from improvement.monitoring.models import MonitoringActivity
from improvement.targets.models import TermlyTarget
from schools.access import Capability, get_school, get_visible, require, require_some
from schools.days.dates import today
from schools.errors import Refused
from schools.files import download
from schools.files.kinds import MOST_PAGES
from schools.models import School
from schools.web import pages
from schools.web.addresses import number_in
from schools.web.request import Request

# What may be named in an address as the thing evidence is for.
KINDS: dict[str, QuerySet[Any]] = {
    "action": Action.objects.select_related("area").kept(),
    "area": AreaForImprovement.objects.kept(),
    "activity": MonitoringActivity.objects.kept(),
    "target": TermlyTarget.objects.select_related("series__measure__area"),
}


def _item(request: Request, urn: str, pk: int, rows: EvidenceQuerySet | None = None) -> Evidence:
    """The item, if this person may know of it."""
    rows = Evidence.objects.all() if rows is None else rows
    item = get_visible(
        rows.visible_to(request.user).select_related("file", "added_by"), request.user, urn, pk
    )
    if item.file:
        item.file.school = item.school
    return item


def _thing(request: Request, urn: str) -> workflow.Thing | None:
    """What the address says the evidence is for, if this person may add evidence to it; None if it names nothing."""
    for name, rows in KINDS.items():
        given = request.GET.get(name, "")
        if given:
            number = number_in(given)
            if number is None:
                raise Http404(f"No {name} {given[:20]}")
            thing = get_visible(rows, request.user, urn, number)
            require(request.user, Capability.ADD_EVIDENCE, workflow.guarded(thing))
            return thing
    return None


def _back_to(thing: workflow.Thing | None, urn: str) -> str:
    """Where the person came from: the page of the thing, or the library."""
    if thing is None:
        return reverse("evidence", args=[urn])
    page = thing.series.measure.area if isinstance(thing, TermlyTarget) else thing
    return page.get_absolute_url()


# ---- the library ----------------------------------------------------------------------------------------------------
def evidence(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require_some(request.user, Capability.LIST_EVIDENCE, school)
    filters = pages_of.EvidenceFilters.of(request.GET)
    data = pages_of.for_library(
        school, user=request.user, on=today(), filters=filters, page=request.GET.get("page", "1")
    )
    return render(request, "improvement/evidence/evidence.html", data)


@require_safe
def evidence_zip(request: Request, urn: str) -> HttpResponseBase:
    """The same items as the library shows with the same filters, of those this person may open."""
    school = get_school(request.user, urn)
    require_some(request.user, Capability.READ_EVIDENCE, school)
    filters = pages_of.EvidenceFilters.of(request.GET)
    readable = pages_of.items_of(school, request.user).readable_by(request.user, school)
    items = filters.narrow(readable, on=today()).order_by("-represents_on", "-pk")
    try:
        made = archive.pack(_with_school(items, school), school=school, on=today())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect(f"{reverse('evidence', args=[urn])}?{filters.query}")
    name = f"Evidence {school.name} {today().isoformat()}.zip"
    return download.send(made, name=name, content_type="application/zip")


def _with_school(items: Iterable[Evidence], school: School) -> Iterator[Evidence]:
    for item in items:
        if item.file:
            item.file.school = school
        yield item


def evidence_add(request: Request, urn: str) -> HttpResponse:
    """A new item: a file, or with `?form=` a link or a note. `?action=`, `?area=`, `?activity=` or `?target=` says what
    it is for."""
    school = get_school(request.user, urn)
    thing = _thing(request, urn)
    if not pages_of.may_add_somewhere(request.user, school):
        require(request.user, Capability.ADD_EVIDENCE, school)
    kind = request.GET.get("form", "")
    kind = kind if kind in ("link", "note") else "file"
    things = things_of(school, request.user)
    start = {"represents_on": today() if kind == "note" else None, "shared_with_adviser": True}
    form = EvidenceForm(
        pages.posted(request),
        request.FILES or None,
        school=school,
        user=request.user,
        things=things,
        form=kind,
        initial=start | things.initial([thing] if thing else []),
    )

    def save(data: dict[str, Any]) -> Evidence | str:
        twin = data.pop("instead", None)
        if twin:
            workflow.use_existing(twin, things=data["things"], by=request.user, on=today())
            return _back_to(thing, urn) if thing else twin
        item = workflow.add_evidence(school, by=request.user, on=today(), form=kind, **data)
        return _back_to(thing, urn) if thing else item

    return pages.saved(request, form, save, message="Evidence added.") or render(
        request,
        "improvement/evidence/evidence_add.html",
        {
            "form": form,
            "kind": kind,
            "thing": thing,
            "tabs": _tabs(request, urn, kind),
            "cancel_url": _back_to(thing, urn),
            "attach_url": f"{reverse('evidence_attach', args=[urn])}?{_named(request)}" if thing else "",
        },
    )


def _named(request: Request) -> str:
    """The part of the address that says what the evidence is for."""
    return "&".join(f"{name}={int(request.GET[name])}" for name in KINDS if request.GET.get(name))


def _tabs(request: Request, urn: str, kind: str) -> list[dict]:
    """A file, a link or a note: each the same page with another box."""
    for_what = _named(request)
    return [
        {
            "title": title,
            "url": f"{reverse('evidence_add', args=[urn])}?form={name}{'&' + for_what if for_what else ''}",
            "here": name == kind,
        }
        for name, title in (("file", "A file"), ("link", "A link"), ("note", "A note"))
    ]


def evidence_attach(request: Request, urn: str) -> HttpResponse:
    """Items that are in the library already, put to one thing more. `?q=` looks for a title."""
    school = get_school(request.user, urn)
    thing = _thing(request, urn)
    if thing is None:
        if not pages_of.may_add_somewhere(request.user, school):
            require(request.user, Capability.ADD_EVIDENCE, school)
        return redirect("evidence", urn=urn)
    query = " ".join(request.GET.get("q", "").split())[:200]
    items = pages_of.items_to_attach(school, thing=thing, user=request.user, query=query)
    hints = {str(item.pk): pages_of.row_of(item, user=request.user, on=today()).hint for item in items}
    form = EvidenceAttachForm(pages.posted(request), items=items, hints=hints)

    def save(data: dict[str, Any]) -> str:
        workflow.attach(data["items"], to=thing, by=request.user, on=today())
        return _back_to(thing, urn)

    return pages.saved(request, form, save, message="Evidence put here.") or render(
        request,
        "improvement/evidence/evidence_attach.html",
        {
            "form": form,
            "thing": thing,
            "words": workflow.words_of(thing),
            "items": items,
            "q": query,
            "named": _named(request),
            "hidden": [(name, request.GET[name]) for name in KINDS if request.GET.get(name)],
            "add_url": f"{reverse('evidence_add', args=[urn])}?{_named(request)}",
            "cancel_url": _back_to(thing, urn),
        },
    )


# ---- one item ---------------------------------------------------------------------------------------------------------
def evidence_item(request: Request, urn: str, pk: int) -> HttpResponse:
    item = _item(request, urn, pk)
    require(request.user, Capability.READ_EVIDENCE, item)
    note_opening(item, by=request.user)
    page = number_in(request.GET.get("page"), MOST_PAGES) or 1
    return render(
        request,
        "improvement/evidence/evidence_item.html",
        pages_of.for_item(item, user=request.user, on=today(), page=page)
        | {"said": said_of_item(item, user=request.user)},
    )


def evidence_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    item = _item(request, urn, pk, Evidence.objects.current())
    require(request.user, Capability.ADD_EVIDENCE, item)
    things = things_of(item.school, request.user)
    form = EvidenceForm(
        pages.posted(request),
        school=item.school,
        user=request.user,
        things=things,
        item=item,
    )
    return pages.saved(
        request,
        form,
        lambda data: workflow.edit_evidence(item, by=request.user, on=today(), **data),
        message="Evidence saved.",
    ) or render(
        request,
        "improvement/evidence/evidence_edit.html",
        {"form": form, "item": item, "kind": item.form, "cancel_url": item.get_absolute_url()},
    )


def evidence_revise(request: Request, urn: str, pk: int) -> HttpResponse:
    item = _item(request, urn, pk, Evidence.objects.kept())
    require(request.user, Capability.ADD_EVIDENCE, item)
    newer = Evidence.objects.visible_to(request.user).filter(replaces=item).first()
    if newer and request.method != "POST":
        messages.info(request, "There is a newer one already: this is it.")
        return redirect(newer)
    form = EvidenceReviseForm(
        pages.posted(request),
        request.FILES or None,
        school=item.school,
        user=request.user,
        item=item,
    )
    return pages.saved(
        request,
        form,
        lambda data: workflow.revise_evidence(item, by=request.user, on=today(), **data),
        message="The newer one is saved; the earlier one is kept.",
    ) or render(
        request,
        "improvement/evidence/evidence_revise.html",
        {"form": form, "item": item, "cancel_url": item.get_absolute_url()},
    )


@require_POST
def evidence_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    item = _item(request, urn, pk)
    require(request.user, Capability.ADD_EVIDENCE, item)
    return pages.pressed(
        request, item, workflow.remove_evidence, "Evidence removed. You can put it back from its page."
    )


@require_POST
def evidence_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    item = _item(request, urn, pk)
    require(request.user, Capability.ADD_EVIDENCE, item)
    return pages.pressed(request, item, workflow.restore_evidence, "Evidence put back.")


# ---- bytes --------------------------------------------------------------------------------------------------------------
@require_safe
def evidence_file(request: Request, urn: str, pk: int) -> HttpResponseBase:
    """The bytes, to be saved by the browser; `?inline=1` shows a picture in the page of its item."""
    item = _item(request, urn, pk, Evidence.objects.filter(file__isnull=False))
    require(request.user, Capability.READ_EVIDENCE, item)
    assert item.file  # those without are not among the rows
    return download.send_stored(request, item.file, back_to=item, inline="inline" in request.GET)


@require_safe
def evidence_page(request: Request, urn: str, pk: int, number: int) -> HttpResponseBase:
    """A page of a PDF as a picture."""
    item = _item(request, urn, pk, Evidence.objects.filter(file__content_type="application/pdf"))
    require(request.user, Capability.READ_EVIDENCE, item)
    assert item.file  # those without are not among the rows
    return download.send_page(item.file, number)
