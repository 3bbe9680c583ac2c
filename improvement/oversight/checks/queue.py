"""The adviser's queue: live links of evidence that is shared, which their body has not checked yet, or to whose check the
school has replied since."""

from collections.abc import Collection
from typing import Any, TypeVar

from django.db.models import Count, Exists, F, Func, OuterRef, Q, QuerySet, Subquery

from improvement.evidence.checks.models import EvidenceCheck
from improvement.evidence.models import Evidence, EvidenceLink, EvidenceLinkQuerySet
from schools.access import AnyUser
from schools.models import Membership, Person, Role, School, SchoolBody

Rows = TypeVar("Rows", bound=QuerySet[Any])


def advised_schools(user: AnyUser) -> QuerySet[School]:
    """The schools this user checks evidence in: the open ones that they advise."""
    links = SchoolBody.objects.advised_by(user)
    return School.objects.filter(pk__in=links.values("school"), status=School.Status.OPEN)


def shared_links(user: AnyUser) -> EvidenceLinkQuerySet:
    """Every link the user may check: of items that count, are shared, and were added by somebody else."""
    links = EvidenceLink.objects.counting().filter(
        school__in=advised_schools(user), evidence__shared_with_adviser=True
    )
    return links.exclude(evidence__added_by__user=user.pk)


def with_last_check(links: EvidenceLinkQuerySet, user: AnyUser) -> EvidenceLinkQuerySet:
    """The links with `last_check` (its id), `last_verdict` and `last_reply_on` of the user's own bodies."""
    bodies = Membership.objects.live().filter(person__user=user.pk, role=Role.ADVISER).values("person__body")
    last = EvidenceCheck.objects.filter(link=OuterRef("pk"), body__in=bodies).order_by("-pk")
    return links.annotate(
        last_check=Subquery(last.values("pk")[:1]),
        last_verdict=Subquery(last.values("verdict")[:1]),
        last_reply_on=Subquery(last.values("reply_on")[:1]),
    )


def queue(user: AnyUser) -> EvidenceLinkQuerySet:
    """The links that wait for a verdict, the school's replies first, then what was added first."""
    waiting = with_last_check(shared_links(user), user).filter(
        Q(last_check=None) | Q(last_reply_on__isnull=False)
    )
    return waiting.order_by(
        "school__name", F("last_reply_on").desc(nulls_last=True), "evidence__added_on", "evidence_id", "pk"
    )


def waiting(user: AnyUser) -> dict[int, int]:
    """How many links wait for a verdict in each school; one query."""
    return dict(queue(user).order_by().values_list("school").annotate(Count("pk")))


def unchecked(user: AnyUser, bodies: Collection[int], *conditions: Q | Func) -> EvidenceLinkQuerySet:
    """The links of `queue`, for a count: those in schools that the conditions say, and that the user advises for these
    bodies. A query of its own, for the database finds its way through it in thousands of schools."""
    by_us = EvidenceCheck.objects.filter(body__in=bodies)
    later = by_us.filter(link=OuterRef("link"), pk__gt=OuterRef("pk"))
    settled = by_us.filter(~Exists(later), link=OuterRef("pk"), reply_on=None)
    links = EvidenceLink.objects.live().filter(
        *conditions, evidence__removed_at=None, evidence__shared_with_adviser=True
    )
    own = Person.objects.filter(user=user.pk).values("pk")
    return not_replaced(links, "evidence").filter(~Exists(settled)).exclude(evidence__added_by__in=own)


def not_replaced(rows: Rows, item: str) -> Rows:
    """Without what a newer revision of the item replaces."""
    return rows.filter(~Exists(Evidence.objects.filter(replaces=OuterRef(item))))
