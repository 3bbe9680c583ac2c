"""What an adviser says of a school's evidence, and what the school replies."""

from datetime import date

from django.db import transaction

from improvement.evidence.checks.models import EvidenceCheck
from improvement.evidence.models import EvidenceLink
from schools import history
from schools.access import Capability, adviser_in, person_in, require
from schools.errors import Refused
from schools.models import User

Verdict = EvidenceCheck.Verdict
NEEDS_REASON = (Verdict.NOT_YET, Verdict.NOT_RELEVANT)


@transaction.atomic
def check_evidence(
    link: EvidenceLink, *, by: User, on: date, after: int, verdict: str, reason: str = ""
) -> EvidenceCheck:
    """The verdict of the adviser's body on what an item shows of one thing. A second look is a new verdict; the last one
    counts. `after` is the id of the last check the person saw, 0 for none: if a colleague has checked it since, it is
    `Refused`. Nobody checks what they added themselves; a verdict against it needs a reason."""
    item = link.evidence
    require(by, Capability.CHECK_EVIDENCE, item)
    adviser = adviser_in(by, link.school)
    if item.added_by.user_id == by.pk:
        raise Refused("You added this yourself. Somebody else of your authority or trust checks it.")
    if link.removed_at or item.removed_at or hasattr(item, "replaced_by"):
        raise Refused("The school has taken this out or put a newer one in its place. Go on to the next.")
    if verdict in NEEDS_REASON and not reason.strip():
        raise Refused("Say why: the school reads it, and it is how they know what to do next.", "reason")
    last = EvidenceCheck.objects.filter(link=link, body=adviser.body_id).first()
    if (last.pk if last else 0) != after:
        raise Refused(
            f"{last.by} checked this meanwhile: {last.get_verdict_display().lower()}. Read that first, then save again."
            if last
            else "The earlier check is gone. Open this again."
        )
    check = EvidenceCheck.objects.create(
        school=link.school,
        link=link,
        body=adviser.body,
        verdict=Verdict(verdict),
        reason=reason.strip(),
        by=adviser,
        on=on,
    )
    _record(
        check, by=by, verb="checked", deed=f"checked by {adviser.body}: {check.get_verdict_display().lower()}"
    )
    return check


@transaction.atomic
def reply_to_check(check: EvidenceCheck, *, by: User, on: date, version: int, reply: str) -> EvidenceCheck:
    """The school's reply, which puts the item back into the adviser's queue. Replied to once; a second look answers."""
    require(by, Capability.REPLY_TO_CHECK, check)
    if check.reply:
        raise Refused(f"{check.reply_by} has replied already. The adviser looks again first.")
    if EvidenceCheck.objects.filter(link=check.link_id, body=check.body_id, pk__gt=check.pk).exists():
        raise Refused("The adviser has looked again since. Reply to that check.")
    person = person_in(by, check.school)
    history.update(check, version=version, reply=reply, reply_by=person, reply_on=on)
    _record(check, by=by, verb="replied", deed=f"replied to {check.body}")
    return check


def _record(check: EvidenceCheck, *, by: User, verb: str, deed: str) -> None:
    """The history says what it is evidence of, and does not name the item (decision 8)."""
    areas = check.link.areas
    history.record(
        check,
        by=by,
        verb=verb,
        area_id=areas[0].pk if areas else None,
        sentence=f"Evidence for {check.link.words}: {deed}",
    )
