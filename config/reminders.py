"""What the tick does: `schools.reminders` says what is due and how it reads, and `schools.mail` writes to people."""

from collections.abc import Callable
from datetime import date, datetime, time

from governance.board import reminders as appointment_reminders
from governance.challenges import reminders as challenge_reminders
from governance.packs import reminders as pack_reminders
from governance.visits import reminders as visit_reminders
from improvement.actions import reminders as action_reminders
from improvement.evidence import reminders as evidence_reminders
from improvement.inspections import reminders as follow_up_reminders
from improvement.monitoring import reminders as monitoring_reminders
from improvement.oversight import week as adviser_reminders
from improvement.oversight.checks import reminders as check_reminders
from improvement.oversight.requests import reminders as request_reminders
from improvement.oversight.visit_notes import reminders as visit_note_reminders
from improvement.targets import reminders as target_reminders
from schools import mail as messages
from schools import reminders
from schools.days import dates
from schools.links import reminders as link_reminders
from schools.mail import Delivered, Line
from schools.models import Notice

SUBJECTS: list[reminders.Subject] = [
    action_reminders,
    evidence_reminders,
    monitoring_reminders,
    target_reminders,
    follow_up_reminders,
    request_reminders,
    check_reminders,
    visit_note_reminders,
    link_reminders,
    adviser_reminders,
    challenge_reminders,
    appointment_reminders,
    visit_reminders,
    pack_reminders,
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
