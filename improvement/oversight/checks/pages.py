"""The adviser's queue of evidence, one item to check, and what was said of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.urls import reverse

from improvement.areas.models import AreaForImprovement
from improvement.evidence.checks.verdicts import said_of
from improvement.evidence.models import EvidenceLink
from improvement.evidence.pages import kind_words, preview_of
from improvement.inspections.models import Finding
from improvement.oversight.checks import queue as checking
from schools.access import AnyUser
from schools.days import dates
from schools.models import School
from schools.web.addresses import address

A_PAGE = 25


@dataclass(frozen=True)
class Waiting:
    """A line of the queue."""

    link: EvidenceLink
    url: str
    day: str
    replied: bool


def for_queue(user: AnyUser, *, on: date, urn: str = "", page: str = "1") -> dict:
    """What waits for a verdict, across the schools of this adviser or, with `urn`, in one of them."""
    schools = {school.pk: school for school in checking.advised_schools(user)}
    links = checking.queue(user)
    counts = Counter(checking.waiting(user))
    one = next((school for school in schools.values() if school.urn == urn), None)
    if one:
        links = links.filter(school=one)
    shown = Paginator(links.whole().select_related("evidence__file", "evidence__added_by"), A_PAGE).get_page(
        page
    )
    for link in shown.object_list:
        link.school = link.evidence.school = schools[link.school_id]
    ranked = sorted(counts, key=lambda pk: (-counts[pk], schools[pk].name))
    return {
        "rows": [_row(link, one, on) for link in shown.object_list],
        "page": shown,
        "one": one,
        "here": counts[one.pk] if one else sum(counts.values()),
        "all": sum(counts.values()),
        "schools": [(schools[pk], counts[pk]) for pk in ranked],
        "within": f"&school={one.urn}" if one else "",
        "on": on,
    }


def _row(link: EvidenceLink, one: School | None, on: date) -> Waiting:
    item = link.evidence
    day = f"From {dates.short_day(item.represents_on, beside=on)}, added {dates.short_day(item.added_on, beside=on)}"
    return Waiting(link, check_url(link, one), day, link.last_reply_on is not None)


def check_url(link: EvidenceLink, one: School | None) -> str:
    """The page on which the link is checked; with the school the queue is narrowed to, so that it goes on there."""
    url = address("check", link.school.urn, link.pk)
    return f"{url}?school={one.urn}" if one else url


def queue_url(one: School | None) -> str:
    return f"{reverse('checks')}{f'?school={one.urn}' if one else ''}"


def for_check(link: EvidenceLink, *, user: AnyUser, on: date, one: School | None, page: int = 1) -> dict:
    """The item beside what it is offered for, what was said before, and where the queue goes on."""
    item, school = link.evidence, link.school
    waiting = list(
        checking.queue(user).filter(**({"school": one} if one else {})).values_list("pk", "school__urn")
    )
    ids = [pk for pk, _ in waiting]
    place = ids.index(link.pk) if link.pk in ids else None
    warnings = {each["what"]: each for each in (item.file.warnings if item.file else [])}
    areas = link.areas
    return {
        "school": school,
        "link": link,
        "item": item,
        "kind": kind_words(item),
        "area": areas[0] if areas else None,
        "thing": link.thing,
        "printed": _printed(areas),
        "place": None if place is None else place + 1,
        "of": len(ids),
        "before_url": _at(waiting, place, -1, one),
        "next_url": next_url(waiting, link.pk, one),
        "queue_url": queue_url(one),
        "said": said_of(link),
        "preview": preview_of(item, warnings),
        "warnings": warnings,
        "pages": warnings.get("pages", {}).get("count", 0),
        "shown_page": page,
        "within": f"&school={one.urn}" if one else "",
        "file_url": address("evidence_file", school.urn, item.pk) if item.file else "",
        "own": item.added_by.user_id == user.pk,
        "stale": item.is_stale(on),
        "on": on,
    }


def _printed(areas: list[AreaForImprovement]) -> list[Finding]:
    if not areas:
        return []
    return list(areas[0].findings.filter(removed_at=None).order_by("order", "pk")[:2])


def _at(waiting: list[tuple[int, str]], place: int | None, step: int, one: School | None) -> str:
    if place is None or not 0 <= place + step < len(waiting):
        return ""
    pk, urn = waiting[place + step]
    url = address("check", urn, pk)
    return f"{url}?school={one.urn}" if one else url


def next_url(waiting: list[tuple[int, str]], pk: int, one: School | None) -> str:
    """The one after `pk` in the queue, else its first, else nothing."""
    ids = [each for each, _ in waiting]
    if pk in ids:
        return _at(waiting, ids.index(pk), 1, one) or (_at(waiting, 0, 0, one) if ids[0] != pk else "")
    return _at(waiting, 0, 0, one) if ids else ""
