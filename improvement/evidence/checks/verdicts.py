"""What advisers said of an item of evidence, or of the evidence for some areas."""

from collections.abc import Iterable
from dataclasses import dataclass

from improvement.areas.models import AreaForImprovement
from improvement.evidence.checks.models import EvidenceCheck
from improvement.evidence.models import Evidence, EvidenceLink
from schools.access import AnyUser, Capability, can
from schools.models import School
from schools.web.addresses import address

IN_THREAD = 6


@dataclass(frozen=True)
class Said:
    """A verdict with its reply, as it stands on a page of the item."""

    check: EvidenceCheck
    about: str
    reply_url: str


def said_of(link: EvidenceLink) -> list[EvidenceCheck]:
    """The verdicts on the link, the latest first."""
    return list(link.checks.select_related("by", "body", "reply_by"))


def said_of_item(item: Evidence, *, user: AnyUser) -> list[Said]:
    """The verdicts on everything an item is on, latest first, with the address of the reply where one is wanted. One
    query; none for whoever may not read checks."""
    if not can(user, Capability.READ_CHECKS, item):
        return []
    rows = EvidenceCheck.objects.filter(link__evidence=item).select_related("by", "body", "reply_by", "link")
    words = {link.pk: link.words for link in item.live_links}
    may_reply = can(user, Capability.REPLY_TO_CHECK, item)
    found, latest = [], set()
    for check in rows:
        key = (check.link_id, check.body_id)
        open_one = key not in latest and not check.reply and may_reply
        latest.add(key)
        url = address("check_reply", item.school.urn, check.pk) if open_one else ""
        found.append(Said(check, words.get(check.link_id, "something it was on before"), url))
    return found


# ---- in the finding thread --------------------------------------------------------------------------------------------
def verdicts_on(areas: Iterable[AreaForImprovement], *, school: School, user: AnyUser) -> list[EvidenceCheck]:
    """What each body said last of the evidence for these areas, their actions and targets: the latest few of it, and only of
    items that this person may open. One query."""
    areas = list(areas)
    if not areas or not can(user, Capability.READ_CHECKS, school):
        return []
    links = (
        EvidenceLink.objects.counting()
        .of_areas(areas)
        .filter(school=school, evidence__in=Evidence.objects.readable_by(user, school))
    )
    rows = EvidenceCheck.objects.latest_of_each().filter(link__in=links.values("pk"))
    found = list(rows.select_related("by", "body", "link__evidence", "link__action")[:IN_THREAD])
    for row in found:
        row.school = row.link.school = row.link.evidence.school = school
    return found
