"""What people from outside see of a school: which evidence is shown and shared, and what one adviser really sees."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q

from improvement.evidence.checks.models import EvidenceOpening
from improvement.evidence.models import Evidence
from improvement.evidence.pages import items_of, row_of
from improvement.monitoring.models import MonitoringActivity
from schools.links import pages as sight
from schools.models import Membership, Person, Role, School, SchoolBody

A_PAGE = 50
ONLY = {
    "kept_back": ("Not shared with advisers", Q(shared_with_adviser=False)),
    "shared": ("Shared with advisers", Q(shared_with_adviser=True)),
    "board": ("Shown to the governors", Q(shown_to_board=True)),
    "not_board": ("Not shown to the governors", Q(shown_to_board=False)),
}
LATEST, MOST = 20, 50


def for_sharing(school: School, *, only: str, page: str | None) -> dict:
    """A page of the school's current items with their two switches, newest first."""
    current = school.evidence.current()
    items = current.filter(ONLY[only][1]) if only in ONLY else current
    shown = Paginator(items.order_by("-represents_on", "-pk").select_related("file"), A_PAGE).get_page(page)
    shared, to_board = (
        current.filter(**{name: True}).count() for name in ("shared_with_adviser", "shown_to_board")
    )
    return {
        "school": school,
        "page": shown,
        "items": list(shown.object_list),
        "only": only if only in ONLY else "",
        "choices": [(name, words) for name, (words, _) in ONLY.items()],
        "shared": shared,
        "to_board": to_board,
        "count": current.count(),
    }


def advisers_of(school: School, on: date) -> list[Person]:
    """The advisers who sign in and reach the school today, with their bodies."""
    bodies = SchoolBody.objects.giving_access(on).filter(school=school).values("body")
    parts = Membership.objects.live(on).filter(role=Role.ADVISER, person__body__in=bodies).named_to(school)
    people = Person.objects.filter(pk__in=parts.values("person"), user__is_active=True)
    return list(people.select_related("user", "body").order_by("body__name", "name", "pk"))


def for_adviser_view(school: School, *, chosen: str, on: date) -> dict:
    """What one adviser finds, asked of the very rules that answer that adviser's own pages."""
    advisers = advisers_of(school, on)
    adviser = next((each for each in advisers if str(each.pk) == chosen), next(iter(advisers), None))
    found: dict = {
        "school": school,
        "advisers": advisers,
        "adviser": adviser,
        "seen": sight.of_role(Role.ADVISER, school, []),
        "openings": EvidenceOpening.objects.filter(school=school).select_related("evidence", "person__body")[
            :LATEST
        ],
    }
    if adviser is None:
        return found
    assert adviser.user  # they sign in
    items = items_of(school, adviser.user).readable_by(adviser.user, school).order_by("-represents_on", "-pk")
    records = MonitoringActivity.objects.done().filter(school=school)
    theirs = records.readable_by(adviser.user, school)
    shown = list(items[:MOST])
    return found | {
        "rows": [row_of(item, user=adviser.user, on=on) for item in shown],
        "items": items.count(),
        "items_in_all": Evidence.objects.current().filter(school=school).count(),
        "records": theirs.count(),
        "records_in_all": records.count(),
    }
