"""The library of evidence, one item of it, and the rows of evidence that stand on the pages of areas and actions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.http import urlencode

from improvement.actions.models import Action
from improvement.actions.pages import history
from improvement.areas.models import AreaForImprovement
from improvement.evidence.checks.models import EvidenceCheck, EvidenceOpening, EvidenceRequest
from improvement.evidence.models import Evidence, EvidenceLink, EvidenceQuerySet, Thing
from improvement.evidence.sources import Sources, line_of, read
from improvement.monitoring.models import Source
from schools import files
from schools.access import AnyUser, Capability, can, rows, rules_of, standing
from schools.days import dates
from schools.models import Event, Role, School
from schools.web.addresses import number_in

STATES = {"fresh": "Fresh", "stale": "Gone stale", "unlinked": "On nothing yet"}
A_PAGE = 25
LEAST_GOOD = ("not_yet", "not_relevant", "seen", "enough")
MOST_PAGES_SHOWN = 20


@dataclass(frozen=True)
class EvidenceRow:
    """A line of a list of evidence (`_pieces/evidence_rows.html`). For the clerk, who reads titles, `url` and `about` are
    empty. `verdict` is for whoever checks evidence to fill."""

    item: Evidence
    url: str
    kind: str
    about: str
    day: str
    stale: bool
    verdict: str = ""
    verdict_by: str = ""

    @property
    def hint(self) -> str:
        """The line in one sentence, for beside a box to tick."""
        return ". ".join(
            part for part in (self.kind, self.day, f"For: {self.about}" if self.about else "") if part
        )


LINKS = Prefetch("links", queryset=EvidenceLink.objects.live().whole(), to_attr="_live_links")


def items_of(school: School, user: AnyUser) -> EvidenceQuerySet:
    """The current items of the school that this person may know of, each with its links."""
    mine = school.evidence.current().visible_to(user, school)
    return mine.select_related("file", "added_by").prefetch_related(LINKS)


def row_of(item: Evidence, *, user: AnyUser, on: date) -> EvidenceRow:
    """The line of an item that has its links in hand."""
    return _row(item, item.live_links, open_to=can(user, Capability.READ_EVIDENCE, item), on=on)


def _row(
    item: Evidence, links: list[EvidenceLink], *, open_to: bool, on: date, said: Iterable = ()
) -> EvidenceRow:
    """The line, naming what these links lead to, with the least good verdict of `said`: what is still wanted of it."""
    about = [link.words for link in links]
    checked = sorted((link for link in said if link.verdict), key=lambda link: LEAST_GOOD.index(link.verdict))
    return EvidenceRow(
        item=item,
        url=item.get_absolute_url() if open_to else "",
        kind=kind_words(item) if open_to else "",
        about=_shortened(about) if open_to else "",
        day=f"From {dates.short_day(item.represents_on, beside=on)}, added {dates.short_day(item.added_on, beside=on)}",
        stale=item.is_stale(on),
        verdict=EvidenceCheck.Verdict(checked[0].verdict).label if checked else "",
        verdict_by=checked[0].verdict_by if checked else "",
    )


def kind_words(item: Evidence) -> str:
    """«Work scrutiny, PDF, 240 KB»."""
    words = [item.get_source_display()]
    if item.file:
        extension = files.names.extension_of(item.file.name)
        words.append(f"{extension.upper()}, {files.size_words(item.file.size)}")
    else:
        words.append(item.get_form_display().removeprefix("A "))
    return ", ".join(words)


def _shortened(names: list[str], most: int = 3) -> str:
    if len(names) <= most:
        return "; ".join(names)
    return f"{'; '.join(names[:most])}; and {len(names) - most} more"


# ---- for the pages of areas and actions -------------------------------------------------------------------------------
@dataclass
class OnPages:
    """The rows of evidence of some areas and of every action in them: `of_area[pk]`, `of_action[pk]`; an area's hold
    those of its actions, targets and records too, each item once, newest first."""

    of_area: dict[int, list[EvidenceRow]]
    of_action: dict[int, list[EvidenceRow]]


def evidence_on(
    areas: Iterable[AreaForImprovement],
    *,
    school: School,
    user: AnyUser,
    on: date,
    shown: Sources | None = None,
) -> OnPages:
    """What this person may know of. Two queries, however many areas, actions and items there are; none where the page has
    read what is `shown` to this user already."""
    known = {area.pk: area for area in areas}
    pages = OnPages(defaultdict(list), defaultdict(list))
    if not rules_of(user, Capability.LIST_EVIDENCE, school):
        return pages
    shown = shown or read(known.values(), user=user)
    items: dict[int, tuple[Evidence, bool]] = {}
    links: dict[int, list[EvidenceLink]] = defaultdict(list)
    on_area: dict[int, dict[int, list[EvidenceLink]]] = defaultdict(lambda: defaultdict(list))
    on_action: dict[int, set[int]] = defaultdict(set)
    for link in shown.links:
        link.evidence.school = school
        items.setdefault(link.evidence_id, (link.evidence, link.open))
        links[link.evidence_id].append(link)
        areas_of, actions_of = shown.touched(line_of(link))
        on_action[link.evidence_id] |= actions_of
        for area in areas_of:
            on_area[link.evidence_id][area].append(link)
    for pk, (item, open_to) in items.items():
        for area, there in on_area[pk].items():
            inside = [
                link for link in there if link.area is None
            ]  # what the area's own page need not name again
            pages.of_area[area].append(_row(item, inside, open_to=open_to, on=on, said=there))
        for action in on_action[pk]:
            said = [link for link in links[pk] if link.action_id == action]
            pages.of_action[action].append(_row(item, links[pk], open_to=open_to, on=on, said=said))
    return pages


def may_add_somewhere(user: AnyUser, school: School) -> bool:
    """Has this person anything here that they may add evidence to?"""
    if can(user, Capability.ADD_EVIDENCE, school):
        return True
    if not rules_of(user, Capability.ADD_EVIDENCE, school):
        return False
    own = (Action.objects.kept(), AreaForImprovement.objects.kept())
    return any(rows(each, user, Capability.ADD_EVIDENCE, school).exists() for each in own)


# ---- the library ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class EvidenceFilters:
    """What the library is narrowed to, from the address. Anything that cannot be is left out."""

    q: str = ""
    area: int | None = None
    source: str = ""
    state: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "EvidenceFilters":
        source, state = query.get("source", ""), query.get("state", "")
        return cls(
            q=" ".join(query.get("q", "").split())[:200],
            area=number_in(query.get("area")),
            source=source if source in Source.values else "",
            state=state if state in STATES else "",
        )

    @property
    def query(self) -> str:
        """The filters as they stand in an address."""
        given = {"q": self.q, "area": self.area, "source": self.source, "state": self.state}
        return urlencode({name: value for name, value in given.items() if value})

    def narrow(self, items: EvidenceQuerySet, *, on: date) -> EvidenceQuerySet:
        if self.q:
            items = items.filter(title__icontains=self.q)
        if self.source:
            items = items.filter(source=self.source)
        if self.state == "stale":
            items = items.filter(fresh_until__lt=on)
        elif self.state == "fresh":
            items = items.filter(Q(fresh_until=None) | Q(fresh_until__gte=on))
        elif self.state == "unlinked":
            items = items.filter(pk__in=Evidence.objects.without_link().values("pk"))
        if self.area:
            items = items.filter(pk__in=EvidenceLink.objects.live().of_area(self.area).values("evidence"))
        return items


def for_library(
    school: School, *, user: AnyUser, on: date, filters: EvidenceFilters, page: str = "1"
) -> dict:
    """A page of the library, and what it may be narrowed by."""
    items = filters.narrow(items_of(school, user), on=on).order_by("-represents_on", "-pk")
    shown = Paginator(items, A_PAGE).get_page(page)
    titles_only = standing(user, school).roles == {Role.CLERK}
    return {
        "school": school,
        "rows": [row_of(item, user=user, on=on) for item in shown.object_list],
        "page": shown,
        "count": shown.paginator.count,
        "filters": filters,
        "areas": AreaForImprovement.objects.kept().filter(school=school).only("pk", "title"),
        "sources": Source.choices,
        "states": STATES.items(),
        "requests": open_requests(school, user=user, on=on),
        "may_add": may_add_somewhere(user, school),
        "may_take": bool(rules_of(user, Capability.READ_EVIDENCE, school)),
        "titles_only": titles_only,
        "room": files.room(school) if can(user, Capability.ADD_EVIDENCE, school) else None,
        "on": on,
    }


def open_requests(school: School, *, user: AnyUser, on: date) -> list[EvidenceRequest]:
    """What advisers asked for and nobody has answered, the most pressing first, each with `late`."""
    if not can(user, Capability.READ_CHECKS, school):
        return []
    rows = list(school.evidence_requests.open().select_related("area", "action", "body"))
    for row in rows:
        row.late = row.wanted_by < on
    return rows


MOST_TO_ATTACH = 100
MOST_OPENINGS = 5


def items_to_attach(school: School, *, thing: Thing, user: AnyUser, query: str) -> list[Evidence]:
    """The items this person may open that are not on the thing yet, newest first; with `query`, those so named."""
    items = items_of(school, user).readable_by(user, school).exclude(links__in=thing.evidence_links.live())
    if query:
        items = items.filter(title__icontains=query)
    found = list(items.order_by("-added_on", "-pk")[:MOST_TO_ATTACH])
    return found


# ---- one item --------------------------------------------------------------------------------------------------------------
def for_item(item: Evidence, *, user: AnyUser, on: date, page: int = 1) -> dict:
    """One item: what it is, what it shows something of, its earlier and newer ones, and a preview that cannot act."""
    urn = item.school.urn
    told = {each["what"]: each for each in (item.file.warnings if item.file else [])}
    return {
        "school": item.school,
        "item": item,
        "kind": kind_words(item),
        "size": files.size_words(item.file.size) if item.file else "",
        "links": item.live_links,
        "revisions": revisions(item, user=user),
        "newer": Evidence.objects.readable_by(user).filter(replaces=item).first(),
        "may_edit": (may_edit := can(user, Capability.ADD_EVIDENCE, item)),
        "openings": _openings(item) if may_edit else [],
        "stale": item.is_stale(on),
        "warnings": told,
        "preview": preview_of(item, told),
        "pages": told.get("pages", {}).get("count", 0),
        "shown_page": page,
        "file_url": reverse("evidence_file", args=[urn, item.pk]) if item.file else "",
        "history": history(Event.objects.filter(target_type="evidence", target_id=item.pk)[:12]),
        "on": on,
    }


def _openings(item: Evidence) -> list[EvidenceOpening]:
    """Who from outside opened it, the latest first."""
    return list(item.openings.select_related("person__body")[:MOST_OPENINGS])


def preview_of(item: Evidence, warnings: dict) -> str:
    """`picture`, `pages` or nothing."""
    if not item.file or "locked" in warnings:
        return ""
    return {"image/jpeg": "picture", "image/png": "picture", "application/pdf": "pages"}.get(
        item.file.content_type, ""
    )


def revisions(item: Evidence, *, user: AnyUser) -> list[Evidence]:
    """The items this one took the place of, newest first, as far as this person may open them."""
    found: list[Evidence] = []
    at, seen = item.replaces_id, set()
    while at and at not in seen and len(found) < 20:
        seen.add(at)
        earlier = (
            Evidence.objects.readable_by(user)
            .filter(pk=at)
            .select_related("added_by", "file", "school")
            .first()
        )
        if earlier is None:
            break
        found.append(earlier)
        at = earlier.replaces_id
    return found
