"""Putting off the reminders of an action, and being reminded again."""

from datetime import date, timedelta

from django.db import transaction

from improvement.actions.models import Action, Snooze
from schools import history
from schools.access import Capability, person_in, require
from schools.days import dates
from schools.errors import Refused
from schools.models import Person, User

LONGEST = timedelta(days=28)


@transaction.atomic
def put_off(action: Action, *, by: User, on: date, until: date, reason: str) -> Snooze:
    """Remind this person of the action no more until the day. Others who answer for it are reminded all the same."""
    person = _of(action, by)
    if action.removed_at:
        raise Refused("The action was removed: nobody is reminded of it.")
    if not on < until <= on + LONGEST:
        raise Refused("Choose a day in the next four weeks.", "until")
    Snooze.objects.filter(action=action, person=person, ended_on=None).update(ended_on=on)
    snooze = Snooze.objects.create(
        school=action.school, action=action, person=person, on=on, until=until, reason=reason
    )
    day = dates.day_words(until, beside=on)
    sentence = f"{action.title}: {person} is reminded again on {day}"
    history.record(action, by=by, verb="put off", sentence=sentence)
    return snooze


@transaction.atomic
def remind_again(action: Action, *, by: User, on: date) -> bool:
    """From the next morning on the person is reminded as before; says whether there was anything to end."""
    person = _of(action, by)
    ended = Snooze.objects.filter(action=action, person=person, ended_on=None).update(ended_on=on)
    if ended:
        history.record(action, by=by, verb="put off", sentence=f"{action.title}: {person} is reminded again")
    return bool(ended)


def current(action: Action, on: date) -> list[Snooze]:
    """Who has put it off now, until when and why."""
    return list(action.snoozes.in_force(on).select_related("person"))


def _of(action: Action, by: User) -> Person:
    require(by, Capability.ADD_NOTE, action)
    person = person_in(by, action.school)
    assert person is not None  # whoever may write notes is somebody here
    return person
