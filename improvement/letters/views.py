"""Pages of reading a letter in: the file or its words, what was found to confirm, and a picture of each page."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from improvement.inspections.models import Inspection
from improvement.letters import workflow
from improvement.letters.confirm.fields import ACCEPT
from improvement.letters.confirm.forms import ConfirmForm
from improvement.letters.forms import ReadForm
from improvement.letters.models import LetterDraft
from improvement.letters.pages import for_confirm
from improvement.reader import read_safely
from improvement.reader.files.pictures import page_picture
from improvement.reader.files.raw import LARGEST_FILE
from improvement.reader.proposal import Proposal
from improvement.reader.words.phrases import sentence
from schools.access import Capability, get_school, get_visible, require
from schools.days.dates import today
from schools.errors import Stale
from schools.files import clean_name, download
from schools.web import pages
from schools.web.addresses import number_in
from schools.web.request import Request

PASTED = "The pasted text"


def inspection_read(request: Request, urn: str) -> HttpResponse:
    """The file of a letter or its words. What cannot be read is said in a sentence, and nothing is kept of it."""
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    if already := pages.saved_before(request):
        return already
    form = ReadForm(pages.posted(request), request.FILES or None)
    reading = _read(form) if request.method == "POST" and form.is_valid() else None

    def save(_: dict[str, Any]) -> LetterDraft:
        assert reading  # else the form has an error, and nothing is saved
        name, kind, content, proposal = reading
        return workflow.keep_reading(
            school, by=request.user, on=today(), name=name, kind=kind, content=content, proposal=proposal
        )

    return pages.saved(
        request, form, save, message="Read. Nothing is saved until you have checked it."
    ) or render(
        request,
        "improvement/letters/inspection_read.html",
        {"form": form, "school": school, "cancel_url": reverse("inspections", args=[urn])},
    )


def _read(form: ReadForm) -> tuple[str, str, bytes, Proposal] | None:
    """(name, kind, content, proposal) of what was given; an error on the form if it cannot be read."""
    upload, text = form.cleaned_data["file"], form.cleaned_data["text"]
    field, name = ("file", clean_name(upload.name)) if upload else ("text", PASTED)
    if upload and upload.size > LARGEST_FILE:
        form.add_error(field, sentence("too_big", name=name))
        return None
    content = upload.read() if upload else text.encode()
    proposal = read_safely(content, name)
    if proposal.problem is not None or proposal.document_type in ("unreadable", "not_a_report"):
        form.add_error(field, str(proposal.reason))
        return None
    kind = proposal.file_kind if upload else LetterDraft.Kind.PASTED
    return name, kind, content, proposal


def inspection_confirm(request: Request, urn: str, pk: int) -> HttpResponse:
    """Each thing that was read, to accept, edit or drop. Nothing is stored before «Save what I accepted»."""
    get_school(request.user, urn)
    if already := pages.saved_before(request):
        return already
    draft = get_visible(LetterDraft, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, draft)
    form = ConfirmForm(pages.posted(request), draft=draft)
    if request.method == "POST" and ("keep_for_later" in request.POST or "accept_section" in request.POST):
        return _keep(request, draft, form)
    held = why_not = None
    if request.method == "POST" and form.is_valid():
        held, why_not = workflow.hold_source(draft, by=request.user)

    def save(data: dict[str, Any]) -> Inspection:
        made = workflow.confirm(
            draft,
            by=request.user,
            on=today(),
            version=data["version"],
            accepted=form.accepted(data),
            held=held,
        )
        if why_not:
            messages.warning(request, f"The words are saved; the file itself was not kept. {why_not}")
        return made

    answer = pages.saved(request, form, save, message="Saved what you accepted. Nothing else was kept.")
    return answer or _confirm_page(request, draft, form)


def _confirm_page(request: Request, draft: LetterDraft, form: ConfirmForm, status: int = 200) -> HttpResponse:
    whole = request.GET.get("text") == "whole"
    return render(
        request,
        "improvement/letters/inspection_confirm.html",
        for_confirm(draft, form, whole=whole),
        status=status,
    )


def _keep(request: Request, draft: LetterDraft, form: ConfirmForm) -> HttpResponse:
    """Keep the answers so far with the draft, and with a section's button accept what is in it."""
    answers = form.answers()
    section = next((each for each in form.sections if each.key == request.POST.get("accept_section")), None)
    for item in section.items if section else ():
        field: Any = form.fields.get(item.key)
        choices = dict(field.choices) if field else {}
        if ACCEPT in choices and not item.impossible:
            answers[item.key] = [ACCEPT]
    version = number_in(request.POST.get("version")) or 0
    try:
        workflow.keep_answers(draft, by=request.user, on=today(), version=version, answers=answers)
    except Stale as stale:
        form.is_valid()
        form.began_from(stale.current.version)
        form.add_error(
            None,
            "Somebody else kept other answers to this letter meanwhile. Yours stand below and are kept if you press the button again",
        )
        return _confirm_page(request, stale.current, form, status=409)
    here = draft.get_absolute_url()
    if section:
        messages.success(request, f"“{section.title}” accepted. Nothing is saved yet.")
        return redirect(f"{here}#section-{section.key}")
    messages.success(request, "Kept as it is for thirty days. Nothing of it is in the record yet.")
    return redirect("inspections", draft.school.urn)


@require_POST
def letter_discard(request: Request, urn: str, pk: int) -> HttpResponse:
    draft = get_visible(LetterDraft, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, draft)
    workflow.discard(draft, by=request.user, on=today())
    messages.success(request, f"{draft.name} discarded. Nothing of it was kept.")
    return redirect("inspections", urn)


@require_safe
def letter_page(request: Request, urn: str, pk: int, number: int) -> HttpResponseBase:
    """A page of the draft's PDF as a picture."""
    draft = get_visible(LetterDraft, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, draft)
    picture = (
        page_picture(bytes(draft.content), number)
        if draft.kind == LetterDraft.Kind.PDF and 1 <= number <= 2_000
        else None
    )
    if picture is None:
        raise Http404("No picture of this page")
    return download.send_picture(picture, name=f"page-{number}.png")
