"""What the tick does: each app says what is due and how it reads, and `schools.messages` writes to people."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from itertools import chain

from governance import reminders as governance
from improvement import adviser_reminders as advisers
from improvement import follow_up_reminders as follow_ups
from improvement import reminders as improvement
from schools import dates, messages
from schools.messages import Delivered, Line
from schools.models import Notice

KINDS = improvement.KINDS | follow_ups.KINDS | advisers.KINDS | governance.KINDS


def queue(on: date | None = None) -> int:
    """Keep a notice of everything due on the day, today if none is given; says how many are new."""
    on = on or dates.today()
    return messages.queue(
        chain(improvement.due(on), follow_ups.due(on), advisers.due(on), governance.due(on)), on
    )


def deliver(on: date | None = None) -> Delivered:
    """Send what waits. With a day, as if it were noon of that day and the clock went on from there."""
    clock = _clock(on)
    messages.gather(clock())
    return messages.deliver(describe, clock=clock)


def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """How each notice reads on the day, or why it is needed no more, asked of the app it came from; each line with the
    reason why it goes to this person."""
    described = (
        improvement.describe(notices, on)
        | follow_ups.describe(notices, on)
        | advisers.describe(notices, on)
        | governance.describe(notices, on)
    )
    for notice in notices:
        line = described.get(notice.pk)
        if isinstance(line, Line) and notice.kind in KINDS:
            described[notice.pk] = replace(line, why=KINDS[notice.kind].recipient)
    return described


def _clock(on: date | None) -> Callable[[], datetime]:
    if on is None:
        return dates.now
    ahead = dates.london(on, time(12)) - dates.now()
    return lambda: dates.now() + ahead
