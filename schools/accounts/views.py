"""One's own: coming in by invitation, the account, one's schools, and what was typed too late to be saved."""

import re
from uuid import UUID

from allauth.account.utils import perform_login
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from schools import access
from schools.accounts import feeds, invitations
from schools.accounts.forms import AcceptForm
from schools.accounts.invitations import role_words, roles_of
from schools.days import dates
from schools.errors import Refused
from schools.people.models import Role, User
from schools.school.models import School
from schools.web import kept
from schools.web.forms import CairnForm
from schools.web.request import Request


@login_not_required
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing, however often and by whomever: only its button does."""
    try:
        found = invitations.find(token)
    except Refused as refused:
        return _no_longer(request, refused)
    place = invitations.place_of(found.person)
    account = invitations.account_of(found)
    me = request.user if request.user.is_authenticated else None
    given = request.POST if request.method == "POST" else None
    form = CairnForm(given, submit=f"Join {place}") if account else AcceptForm(given, email=found.email)
    context = {
        "invitation": found,
        "invited_to": place,
        "part": role_words(roles_of(found.person, on=dates.today())),
        "form": form,
        "sign_in_first": account is not None and me is None,
        "sign_out_first": me is not None and me != account,
    }
    if (
        request.method == "POST"
        and form.is_valid()
        and not (context["sign_in_first"] or context["sign_out_first"])
    ):
        password = (
            form.cleaned_data.get("password") if form.cleaned_data.get("way") == AcceptForm.PASSWORD else None
        )
        try:
            user = invitations.accept(token, by=me, password=password, on=dates.today())
        except Refused as refused:
            return _no_longer(request, refused)
        messages.success(request, f"Welcome to {place}.")
        if me:
            return redirect(place)
        return perform_login(request, user, email=user.email, redirect_url=place.get_absolute_url())
    return render(request, "schools/accounts/invitation.html", context)


def _no_longer(request: HttpRequest, refused: Refused) -> HttpResponse:
    return render(request, "schools/accounts/invitation.html", {"refused": refused.sentence}, status=404)


def account(request: Request) -> HttpResponse:
    """How one signs in, and what one is where."""
    context = {"second_step": is_mfa_enabled(request.user), "schools": _my_schools(request.user)}
    return render(request, "schools/accounts/account.html", context)


def calendar_feeds(request: Request) -> HttpResponse:
    """One's calendar addresses: a new one is shown once; each can be switched off."""
    new = ""
    if request.method == "POST":
        try:
            new = feeds.make_feed(request.user)
        except Refused as refused:
            messages.error(request, refused.sentence)
    context = {"feeds": request.user.feeds.filter(revoked_at=None), "new": new}
    return render(request, "schools/accounts/calendar_feeds.html", context)


@require_POST
def calendar_feed_revoke(request: Request, pk: int) -> HttpResponse:
    feed = get_object_or_404(request.user.feeds, pk=pk)
    feeds.revoke_feed(feed)
    messages.success(request, "Switched off. Whoever has that address reads nothing any more.")
    return redirect("calendar_feeds")


def school_list(request: Request) -> HttpResponse:
    """The schools one may look into."""
    return render(request, "schools/accounts/school_list.html", {"schools": _my_schools(request.user)})


def _my_schools(user: User) -> list[tuple[School, str]]:
    """(school, what one is there) each: in person, or through a body."""
    held: dict[int | None, set[str]] = {}
    for role, _person, pk, _body in access.memberships(user):
        held.setdefault(pk, set()).add(role)
    rows = []
    for school in School.objects.visible_to(user):
        roles = held.get(school.pk, set()) or held.get(None, set())
        rows.append((school, role_words([role for role in Role if role in roles])))
    return rows


def kept_form(request: Request, key: UUID) -> HttpResponse:
    """What was sent after the session had ended: read it, then save it now or throw it away."""
    found = kept.find(request, key)
    if found is None:
        return render(request, "schools/accounts/kept_form.html", {"shown": None}, status=404)
    path, fields = found
    if request.method == "POST":
        messages.success(request, "What was kept is thrown away.")
        return kept.throw_away(key, redirect("home"))
    context = {"action": path, "fields": fields, "shown": _typed(fields)}
    return render(request, "schools/accounts/kept_form.html", context)


def _typed(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """(name, what was typed) for a person to read: dates in one piece, and no keys or ticks, which read as nothing."""
    values = dict(fields)
    shown = []
    for name, value in fields:
        value = value.strip()
        if name.endswith("_day") and f"{name[:-4]}_year" in values:
            name = name[:-4]
            value = " ".join(
                values.get(f"{name}_{part}", "").strip() for part in ("day", "month", "year")
            ).strip()
        elif (
            name in ("once", "version")
            or re.search(r"_(month|year)$", name)
            or not re.search(r"[^\W\d_]", value)
        ):
            continue
        if value:
            shown.append((name.replace("_", " ").capitalize(), value))
    return shown
