"""Whether a person may still be told of a school: never a leaver, never of a school that is no longer theirs."""

from datetime import date

from schools.models import Membership, Notice, School, SchoolBody


def no_longer_to_be_told(notices: list[Notice], on: date) -> dict[int, str]:
    """For each notice whose person has left, or whose school is closed or no longer the person's body's: why."""
    people = {notice.person_id: notice.person for notice in notices}
    here = set(Membership.objects.live(on).filter(person__in=people).values_list("person", flat=True))
    bodies = {person.body_id for person in people.values() if person.body_id}
    linked = set()
    if bodies:
        linked = set(
            SchoolBody.objects.giving_access(on).filter(body__in=bodies).values_list("body", "school")
        )
    reasons = {}
    for notice in notices:
        person = notice.person
        if person.pk not in here:
            reasons[notice.pk] = f"{person.name} has left"
        elif notice.school.status != School.Status.OPEN:
            reasons[notice.pk] = "the school has closed"
        elif person.body_id and (person.body_id, notice.school_id) not in linked:
            reasons[notice.pk] = f"the school is no longer one of {person.name}’s"
    return reasons
