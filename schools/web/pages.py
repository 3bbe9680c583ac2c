"""What every page with a form does after the form: save once, keep what was typed, show a conflict."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol, cast

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from schools.days import dates
from schools.errors import Refused, Stale
from schools.events.models import Event
from schools.people.models import Person, User
from schools.web.forms import CairnForm
from schools.web.models import Submission
from schools.web.request import Request


class HasAddress(Protocol):
    """A row with a page of its own."""

    def get_absolute_url(self) -> str: ...


# What saves a form: takes its cleaned data, and answers with the row or the address to go to next.
Act = Callable[[dict[str, Any]], str | HasAddress]


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the fields that were sent, though none may have been; nothing while it is only shown."""
    return request.POST if request.method == "POST" else None


def saved_before(request: Request) -> HttpResponse | None:
    """Where this very page led when it was saved before, for pages whose row is gone then; None if it was not."""
    key = request.POST.get("once", "") if request.method == "POST" else ""
    try:
        found = (
            Submission.objects.filter(key=uuid.UUID(key), user=request.user).exclude(result_url="").first()
        )
    except ValueError:
        return None
    return redirect(found.result_url) if found else None


def save_once(form: CairnForm, *, user: User, act: Act) -> tuple[str, bool]:
    """Run `act(cleaned data)` in one transaction, unless this very page was saved before.

    Returns (address to go to, whether it was saved just now). Raises what `act` raises.
    """
    data = dict(form.cleaned_data)
    key = data.pop("once")
    with transaction.atomic():
        submission, first = Submission.objects.get_or_create(key=key, defaults={"user": user})
        if first:
            result = act(data)
            submission.result_url = result if isinstance(result, str) else result.get_absolute_url()
            submission.save(update_fields=["result_url"])
    if submission.user_id != user.pk:
        raise Refused("This page was opened by somebody else. Open it again and save.")
    return submission.result_url, first


def saved(request: Request, form: CairnForm, act: Act, *, message: str) -> HttpResponse | None:
    """The answer to a form that could be saved, else None, and the view shows the form again.

    `act` takes the cleaned data, calls the workflow and returns the row or address to go to next. A refusal of the
    workflow becomes an error beside its field; a row that somebody else saved meanwhile becomes the conflict page.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        url, first = save_once(form, user=request.user, act=act)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return None
    except Stale as stale:
        return conflict(request, form, stale.current)
    if first:
        messages.success(request, message)
    return redirect(url)


def pressed(
    request: HttpRequest, row: Any, write: Callable[..., Any], message: str, *, to: str = ""
) -> HttpResponse:
    """The answer to a button without a form, after `write(row, by=, on=)` of the workflow: back to the row, or on to
    `to`; and if it was refused, to the row with the sentence that says why."""
    try:
        write(row, by=request.user, on=dates.today())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect(row)
    messages.success(request, message)
    return redirect(to or row)


def conflict(request: Request, form: CairnForm, current: Any) -> HttpResponse:
    """Theirs and mine, side by side, with mine still in the boxes: saving again is then a decision."""
    theirs = form.from_object(current)
    differences = [
        {
            "label": bound.label,
            "theirs": shown(bound.field, theirs[bound.name]),
            "mine": shown(bound.field, bound.field.clean(bound.data)),
        }
        for bound in form.visible_fields()
        if bound.name in theirs and bound.field.has_changed(theirs[bound.name], bound.data)
    ]
    last = Event.objects.filter(target_type=current._meta.model_name, target_id=current.pk).first()
    typed = cast(QueryDict, form.data).copy()
    typed["version"] = current.version
    form.data = typed
    context = {"form": form, "current": current, "differences": differences, "last": last}
    return render(request, "pages/conflict.html", context, status=409)


def shown(field: forms.Field, value: Any) -> str:
    """A value of a form field as a person reads it."""
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, Person):
        return value.name
    if isinstance(value, date):
        return dates.full_day(value)
    if isinstance(value, list):
        return ", ".join(shown(field, one) for one in value)
    choices = dict(list(field.choices)) if isinstance(field, forms.ChoiceField) else {}  # type: ignore[arg-type]
    return str(choices.get(value, value))
