"""Which bodies the school lets in. One that maintains the school, or is its trust, sees it by law; every other only once
the headteacher accepts, and until that is taken back."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from schools import history
from schools.access import Capability, require
from schools.errors import Refused
from schools.people.models import User
from schools.school.models import ResponsibleBody, School, SchoolBody

Basis = SchoolBody.Basis
BY_LAW = {Basis.MAINTAINS, Basis.TRUST}
ANSWERED = ["accepted_on", "accepted_by", "asked_on"]  # an answer ends the question


@transaction.atomic
def accept(link: SchoolBody, *, by: User, on: date) -> SchoolBody:
    """From now on the people of the body see the school as advisers do."""
    link = _live(link, by, on)
    if link.basis in BY_LAW or link.accepted_on:
        raise Refused(f"{link.body} is let in already.")
    return _accept(link, by=by, on=on)


@transaction.atomic
def stop(link: SchoolBody, *, by: User, on: date) -> SchoolBody:
    """Take the acceptance back: the body's people see nothing of the school from this moment. What they wrote stays. Of a
    body that only asks, it is the answer no."""
    link = _live(link, by, on)
    if link.basis in BY_LAW:
        raise Refused(
            f"{link.body} sees the school because it {_because(link)}. That ends with the link itself."
        )
    if not link.accepted_on and not link.asked_on:
        raise Refused(f"{link.body} sees nothing of the school already.")
    deed = "is no longer let in" if link.accepted_on else "asked to be let in, and is not"
    link.accepted_on, link.accepted_by, link.asked_on = None, None, None
    link.save(update_fields=ANSWERED)
    history.record(link, by=by, verb="stopped", sentence=f"{link.body} {deed}")
    return link


@transaction.atomic
def let_in(school: School, body: ResponsibleBody, *, by: User, on: date) -> SchoolBody:
    """A body with no link of its own, such as a trust whose adviser the school pays for: linked and accepted at once."""
    require(by, Capability.LET_IN, school)
    School.objects.select_for_update().get(pk=school.pk)  # two who let the same body in meet here
    known = school.bodies.live(on).filter(body=body).order_by("pk").first()
    if known:
        return accept(known, by=by, on=on)
    link = SchoolBody.objects.create(school=school, body=body, basis=Basis.COMMISSIONED, starts_on=on)
    return _accept(link, by=by, on=on)


def bodies_to_let_in(school: School, on: date) -> QuerySet[ResponsibleBody]:
    """Those of Cairn that have no link with the school today."""
    linked = SchoolBody.objects.live(on).filter(school=school).values("body")
    return ResponsibleBody.objects.exclude(pk__in=linked)


def _live(link: SchoolBody, by: User, on: date) -> SchoolBody:
    require(by, Capability.LET_IN, link)
    row = SchoolBody.objects.live(on).filter(pk=link.pk).select_for_update().first()
    if row is None:
        raise Refused("This link with the school has ended.")
    row.school, row.body = link.school, link.body
    return row


def _accept(link: SchoolBody, *, by: User, on: date) -> SchoolBody:
    link.accepted_on, link.accepted_by, link.asked_on = on, by, None
    link.save(update_fields=ANSWERED)
    history.record(link, by=by, verb="accepted", sentence=f"{link.body} is let in")
    return link


def _because(link: SchoolBody) -> str:
    return {Basis.MAINTAINS: "maintains it", Basis.TRUST: "is its trust"}[Basis(link.basis)]
