"""The two questions of the reminders, asked of some subjects alone."""

from functools import partial

from schools import reminders


def reminders_of(*subjects):
    """`due(on)` and `describe(notices, on)` of these subjects."""
    return partial(reminders.due, subjects), partial(reminders.describe, subjects)
