"""Evidence that an adviser asks for, by a date, and the school's answer."""

from datetime import date

from django.db import transaction

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.evidence.checks.models import EvidenceRequest
from improvement.evidence.models import Evidence
from schools import history
from schools.access import Capability, adviser_in, person_in, require
from schools.days import dates
from schools.errors import Refused
from schools.models import User


@transaction.atomic
def request_evidence(
    thing: AreaForImprovement | Action, *, by: User, on: date, what: str, wanted_by: date
) -> EvidenceRequest:
    """Ask for evidence of an area or action by a day to come."""
    require(by, Capability.REQUEST_EVIDENCE, thing)
    if wanted_by <= on:
        raise Refused("The day is to come after today.", "wanted_by")
    adviser = adviser_in(by, thing.school)
    action = thing if isinstance(thing, Action) else None
    row = EvidenceRequest.objects.create(
        school=thing.school,
        body=adviser.body,
        by=adviser,
        on=on,
        area=thing.area if isinstance(thing, Action) else thing,
        action=action,
        what=what,
        wanted_by=wanted_by,
    )
    history.record(
        row, by=by, verb="requested", sentence=_said(row, f"asked for by {dates.full_day(wanted_by)}")
    )
    return row


@transaction.atomic
def answer_request(
    row: EvidenceRequest, *, by: User, on: date, version: int, answer: str = "", item: Evidence | None = None
) -> EvidenceRequest:
    """Answer with an item of the library that the adviser may read, in words, or both."""
    require(by, Capability.REPLY_TO_CHECK, row)
    _still_open(row)
    if not answer.strip() and item is None:
        raise Refused("Choose an item, or say in words why there is none.", "answer")
    if item is not None and not item.shared_with_adviser:
        raise Refused("The adviser may not read this item. Share it first, or choose another.", "item")
    history.update(
        row,
        version=version,
        answer=answer.strip(),
        answered_with=item,
        answered_by=person_in(by, row.school),
        answered_on=on,
    )
    history.record(row, by=by, verb="answered", sentence=_said(row, "answered"))
    return row


@transaction.atomic
def withdraw_request(row: EvidenceRequest, *, by: User, on: date) -> EvidenceRequest:
    """It is wanted no more. Whoever of the same body may ask may withdraw."""
    require(by, Capability.REQUEST_EVIDENCE, row)
    adviser = adviser_in(by, row.school)
    if adviser is None or adviser.body_id != row.body_id:
        raise Refused(f"{row.body} asked for this, and takes it back.")
    _still_open(row)
    history.update(row, version=row.version, withdrawn_on=on)
    history.record(row, by=by, verb="withdrew", sentence=_said(row, "wanted no more"))
    return row


def _still_open(row: EvidenceRequest) -> None:
    if row.answered_on:
        raise Refused("This has been answered already.")
    if row.withdrawn_on:
        raise Refused("The adviser wants this no more.")


def _said(row: EvidenceRequest, deed: str) -> str:
    return f"Evidence for {row.action or row.area}: {deed}"
