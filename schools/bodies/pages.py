"""The people of a body and its schools, as the body's page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch
from django.utils.text import capfirst

from schools.accounts.invitations import role_words
from schools.days import dates
from schools.people.models import Membership, NamedSchool, Person, Role
from schools.school.models import ResponsibleBody, SchoolBody

MOST_NAMED = 4


@dataclass(frozen=True)
class Member:
    """Somebody of the body. `reach` says which schools they come into, `way_in` whether and how they sign in."""

    person: Person
    here: bool
    part: str
    reach: str
    way_in: str
    since: date | None
    until: date | None

    @property
    def waits(self) -> bool:
        """Has not come in yet: may be invited again."""
        return self.here and not self.person.user_id


@dataclass
class Group:
    """The schools of one basis."""

    title: str
    links: list[SchoolBody] = field(default_factory=list)


def members_of(body: ResponsibleBody, on: date) -> list[Member]:
    """Those who are here first. Four queries, however many people."""
    memberships = Membership.objects.prefetch_related(
        Prefetch("named_schools", NamedSchool.objects.select_related("school").order_by("school__name"))
    )
    people = (
        Person.objects.filter(body=body)
        .select_related("user")
        .prefetch_related(Prefetch("memberships", memberships), "invitations")
        .order_by("name", "pk")
    )
    return sorted((_member(person, on) for person in people), key=lambda each: not each.here)


def _member(person: Person, on: date) -> Member:
    parts = list(person.memberships.all())
    live = [each for each in parts if each.starts_on <= on and (each.ends_on is None or each.ends_on >= on)]
    told = live or parts[-1:]
    part = role_words([role for role in Role if role in {each.role for each in told}])
    return Member(
        person=person,
        here=bool(live),
        part=capfirst(part),
        reach=_reach(live),
        way_in=_way_in(person, on),
        since=min((each.starts_on for each in told), default=None),
        until=None if live else max((each.ends_on for each in parts if each.ends_on), default=None),
    )


def _reach(parts: Iterable[Membership]) -> str:
    """«All schools», or the named ones by name, as many as fit a line."""
    parts = list(parts)
    if any(not each.named_schools_only for each in parts):
        return "All schools"
    names = [row.school.name for each in parts for row in each.named_schools.all()]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}" if names else "No school"


def _way_in(person: Person, on: date) -> str:
    if person.user:
        if not person.user.is_active:
            return "Account closed"
        seen = person.user.last_login
        return (
            f"Signed in {dates.short_day(seen.astimezone(dates.LONDON).date(), beside=on)}"
            if seen
            else "Signs in"
        )
    last = next((each for each in person.invitations.all() if each.withdrawn_at is None), None)
    if last is None:
        return "Not invited"
    run_out = last.expires_at <= dates.now()
    day = dates.short_day(last.created_at.astimezone(dates.LONDON).date(), beside=on)
    return f"Invited {day}{'; the link has run out' if run_out else ''}"


def schools_by_basis(body: ResponsibleBody, on: date) -> list[Group]:
    """The body's live links, by what ties the school to it; those that do not let it in last. Each link carries
    `lets_in`."""
    links = SchoolBody.objects.live(on).filter(body=body, school__status="open").select_related("school")
    giving = set(SchoolBody.objects.giving_access(on).filter(body=body).values_list("pk", flat=True))
    groups: dict[str, Group] = {}
    for link in sorted(links, key=lambda each: (each.pk not in giving, each.school.name)):
        link.lets_in = link.pk in giving
        link.body = body
        title = link.get_basis_display() if link.lets_in else ASKED if link.asked_on else SHUT
        groups.setdefault(title, Group(TITLES.get(title, title))).links.append(link)
    return list(groups.values())


ASKED, SHUT = "asked", "shut"
TITLES = {
    "Maintains the school": "Maintained schools",
    "Is the school's trust": "Schools of the trust",
    "Is commissioned by the school": "Let you in by agreement",
    "Is the school's diocese": "Schools of the diocese that let you in",
    "Is the authority of the area": "Others in the area that let you in",
    ASKED: "Asked, and not answered yet",
    SHUT: "Do not let you in",
}
