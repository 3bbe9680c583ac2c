"""The mail, for whoever runs Cairn; and what a person wants of their reminders."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from schools.days import dates
from schools.mail import choices
from schools.mail.delivery import state
from schools.mail.forms import RemindersForm
from schools.web.pages import posted, saved
from schools.web.request import Request

ONE_CLICK = ("List-Unsubscribe", "One-Click")  # RFC 8058, section 3.1
STOP, AGAIN = "stop", "again"
SAID = {STOP: "No more reminders come to this address.", AGAIN: "All reminders come again."}


def operator_mail(request: Request) -> HttpResponse:
    """How the mail stands. For everybody but an operator there is no such page."""
    if not request.user.is_operator:
        raise Http404("Only operators see the mail of all schools")
    now = dates.now()
    waiting, tick = state.queue(now), state.last_tick()
    days, lines = state.volumes(dates.today())
    context = {
        "waiting": waiting,
        "age": int(waiting.age(now).total_seconds() // 60),
        "tick": tick,
        "tick_age": int((now - tick.at).total_seconds() // 60) if tick else None,
        "late": tick is None or now - tick.at > state.LATE,
        "failures": state.failures(now),
        "days": days,
        "lines": lines,
    }
    return render(request, "schools/mail/operator_mail.html", context)


def reminder_choices(request: Request) -> HttpResponse:
    """In the account."""
    address = request.user.email.lower()
    form = RemindersForm(
        posted(request), initial=RemindersForm.initial_of(choices.wanted_by([address])[address])
    )

    def act(data: dict[str, Any]) -> str:
        choices.choose(address, **data)
        return reverse("reminder_choices")

    return saved(request, form, act, message="Saved.") or render(
        request, "schools/mail/reminder_choices.html", {"form": form, "address": address}
    )


@csrf_exempt  # a mail program that stops mails for its user sends no cookie and no token: the signed address is the proof
@login_not_required
@never_cache
def reminders_stop(request: HttpRequest, token: str) -> HttpResponse:
    """The link under each mail. Opening it changes nothing: scanners open links. A mail program's own button sends
    `List-Unsubscribe=One-Click` here (RFC 8058), and a person's button `stop` or `again`."""
    address = choices.address_of(token)
    if not address:
        return render(request, "schools/mail/reminders_stop.html", {"address": ""}, status=404)
    one_click = request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]
    pressed = request.POST.get("press", "")
    if request.method == "POST" and (one_click or pressed == STOP):
        choices.choose(address, off=list(choices.GROUPS))
    elif request.method == "POST" and pressed == AGAIN:
        choices.choose(address, off=[])
    elif request.method == "POST":
        form = RemindersForm(request.POST)
        if form.is_valid():
            choices.choose(address, off=form.cleaned_data["off"], hour=form.cleaned_data["hour"])
            pressed = "some"
    if one_click:
        return HttpResponse("No more reminders come to this address.", content_type="text/plain")
    if pressed:
        messages.success(request, SAID.get(pressed, "Saved."))
        return redirect("reminders_stop", token)
    wanted = choices.wanted_by([address])[address]
    context = {
        "address": choices.masked(address),
        "form": RemindersForm(posted(request), initial=RemindersForm.initial_of(wanted)),
        "stopped": set(wanted.off) == set(choices.GROUPS),
    }
    return render(request, "schools/mail/reminders_stop.html", context)
