"""Whether a person may still be told of a school: never a leaver, never of a school that is no longer theirs."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from schools.mail import choices
from schools.mail.models import Notice
from schools.people.models import Membership, MembershipQuerySet, NamedSchool, Person
from schools.school.models import School, SchoolBody


def no_longer_to_be_told(notices: list[Notice], on: date) -> dict[int, str]:
    """For each notice whose person has left, or whose school is closed or no longer the person's body's, or who does
    not want to be told of such things: why."""
    people = {notice.person_id: notice.person for notice in notices}
    live = Membership.objects.live(on).filter(person__in=people)
    here = set(live.values_list("person", flat=True))
    wanted = choices.wanted_by(person.address for person in people.values())
    theirs = _schools_of(live.filter(person__body__isnull=False), on) if _any_body(people) else set()
    reasons = {}
    for notice in notices:
        person = notice.person
        if person.pk not in here:
            reasons[notice.pk] = f"{person.name} has left"
        elif notice.school.status != School.Status.OPEN:
            reasons[notice.pk] = "the school has closed"
        elif person.body_id and (person.pk, notice.school_id) not in theirs:
            reasons[notice.pk] = f"the school is no longer one of {person.name}’s"
        elif person.address and choices.group_of(notice.kind) in wanted[person.address.lower()].off:
            reasons[notice.pk] = f"{person.name} has turned these reminders off"
    return reasons


def _any_body(people: Mapping[int, Person]) -> bool:
    return any(person.body_id for person in people.values())


def _schools_of(live: MembershipQuerySet, on: date) -> set[tuple[int, int]]:
    """(person, school) of everybody in a body and each school that is theirs, in three queries."""
    links = SchoolBody.objects.giving_access(on).filter(body__in=live.values("person__body"))
    schools = defaultdict(set)
    for body, school in links.values_list("body", "school"):
        schools[body].add(school)
    named = defaultdict(set)
    for membership, school in NamedSchool.objects.filter(membership__in=live).values_list(
        "membership", "school"
    ):
        named[membership].add(school)
    found = set()
    for pk, person, body, only_named in live.values_list(
        "pk", "person", "person__body", "named_schools_only"
    ):
        reached = schools[body] & named[pk] if only_named else schools[body]
        found |= {(person, school) for school in reached}
    return found
