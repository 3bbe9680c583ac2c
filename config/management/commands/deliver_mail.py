"""manage.py deliver_mail [--on DATE] [--json]: send the mails that wait. Exit code 1 if no mail server answered."""

from typing import Any

from django.core.management.base import CommandError

from config import reminders
from config.management.commands._say import DayCommand
from schools.days import dates
from schools.words import counted


class Command(DayCommand):
    help = (
        "Sends what waits: one mail a person and day, from the digest's hour on, on school days. Beat does this every "
        "five minutes. With --on, as if it were noon of that day."
    )

    def handle(self, **options: Any) -> None:
        day = self.day(options)
        done = reminders.deliver(day)
        words = (
            f"{counted(done.sent, 'mail')} sent, {done.waiting} to be tried again, {done.refused} refused, "
            f"{done.in_doubt} in doubt, {done.not_needed} no longer needed."
        )
        self.say(options, {"on": str(day or dates.today())} | done.as_dict(), words)
        if done.trouble:
            raise CommandError(f"The mail server could not be reached: {done.trouble}")
