"""A request as Cairn's views meet it, for the types alone: nothing is ever made of this class."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from schools.people.models import User


class Request(HttpRequest):
    """Signed in, since every page but those marked `login_not_required` asks for that; and with what htmx says of it."""

    user: User  # type: ignore[assignment]  # Django's own may be anonymous
    htmx: HtmxDetails
