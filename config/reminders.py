"""What the tick does: `schools.reminders` says what is due and how it reads, and `schools.messages` writes to people."""

from collections.abc import Callable
from datetime import date, datetime, time

from governance import appointment_reminders, challenge_reminders, pack_ready, visit_reminders
from improvement import (
    adviser_week,
    check_reminders,
    follow_up_reminders,
    going_stale,
    link_reminders,
    planned_monitoring,
    request_reminders,
    visit_note_reminders,
    wanted_actuals,
)
from improvement import reminders as action_reminders
from schools import dates, messages, reminders
from schools.messages import Delivered, Line
from schools.models import Notice

SUBJECTS: list[reminders.Subject] = [
    action_reminders,
    going_stale,
    planned_monitoring,
    wanted_actuals,
    follow_up_reminders,
    request_reminders,
    check_reminders,
    visit_note_reminders,
    link_reminders,
    adviser_week,
    challenge_reminders,
    appointment_reminders,
    visit_reminders,
    pack_ready,
]
KINDS = {name: kind for subject in SUBJECTS for name, kind in subject.KINDS.items()}


def queue(on: date | None = None) -> int:
    """Keep a notice of everything due on the day, today if none is given; says how many are new."""
    on = on or dates.today()
    return messages.queue(reminders.due(SUBJECTS, on), on)


def deliver(on: date | None = None) -> Delivered:
    """Send what waits. With a day, as if it were noon of that day and the clock went on from there."""
    clock = _clock(on)
    messages.gather(clock())
    return messages.deliver(describe, clock=clock)


def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """How each notice reads on the day, or why it is needed no more."""
    return reminders.describe(SUBJECTS, notices, on)


def _clock(on: date | None) -> Callable[[], datetime]:
    if on is None:
        return dates.now
    ahead = dates.london(on, time(12)) - dates.now()
    return lambda: dates.now() + ahead
