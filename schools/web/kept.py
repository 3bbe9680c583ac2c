"""Typed text outlives the session: a form sent too late is kept for a day and offered again after signing in.

What was typed is encrypted with a key that only the browser it was typed in holds, in a cookie; and it is shown
only to the person who was last signed in there, whom a signed cookie names.
"""

import json
import uuid
from datetime import timedelta
from typing import TypeVar

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from schools.days import dates
from schools.people.models import User
from schools.web.models import KeptForm

Answer = TypeVar("Answer", bound=HttpResponse)
DAY = 24 * 3600
WHO = "cairn-who"
LARGEST = 1_000_000  # bytes of typed text


def remember_who(response: HttpResponse, user: User) -> None:
    """Note in this browser who signed in, for `keep`."""
    response.set_signed_cookie(
        WHO, str(user.pk), max_age=30 * DAY, httponly=True, samesite="Lax", secure=settings.SECURE
    )


def keep(request: HttpRequest) -> HttpResponseRedirect | None:
    """Keep the form this request carries and answer with the way to sign in, or None if it cannot be kept safely."""
    who = request.get_signed_cookie(WHO, default=None)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    body = json.dumps({"who": who, "fields": fields}).encode()
    if who is None or len(body) > LARGEST or any("password" in name for name in request.POST):
        return None
    key, secret = uuid.uuid4(), Fernet.generate_key()
    KeptForm.objects.filter(at__lt=dates.now() - timedelta(seconds=DAY)).delete()
    KeptForm.objects.create(key=key, path=request.path, body=Fernet(secret).encrypt(body), at=dates.now())
    back = reverse("kept_form", args=[key])
    response = redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': back})}")
    response.set_cookie(
        f"cairn-kept-{key}",
        secret.decode(),
        max_age=DAY,
        path=back,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return response


def find(request: HttpRequest, key: uuid.UUID) -> tuple[str, list[tuple[str, str]]] | None:
    """(address, fields) of what was kept under this key, if this browser and this person kept it; else None."""
    row = KeptForm.objects.filter(key=key, at__gte=dates.now() - timedelta(seconds=DAY)).first()
    secret = request.COOKIES.get(f"cairn-kept-{key}")
    if row is None or secret is None:
        return None
    try:
        body = json.loads(Fernet(secret).decrypt(bytes(row.body)))
    except (InvalidToken, ValueError):
        return None
    return (row.path, body["fields"]) if body["who"] == str(request.user.pk) else None


def throw_away(key: uuid.UUID, response: Answer) -> Answer:
    """Forget what was kept under this key, here and in the browser."""
    KeptForm.objects.filter(key=key).delete()
    response.delete_cookie(f"cairn-kept-{key}", path=reverse("kept_form", args=[key]))
    return response
