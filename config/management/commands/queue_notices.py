"""manage.py queue_notices [--on DATE] [--json]: keep a notice of everything that is due. Safe to run again."""

from typing import Any

from config import reminders
from config.management.commands._say import DayCommand
from schools.days import dates
from schools.words import counted


class Command(DayCommand):
    help = "Keeps a notice of everything due on the day. Beat does this every five minutes; running it again adds nothing."

    def handle(self, **options: Any) -> None:
        on = self.day(options) or dates.today()
        new = reminders.queue(on)
        self.say(
            options,
            {"on": str(on), "new": new},
            f"{counted(new, 'new notice')} for {on:%A} {dates.full_day(on)}.",
        )
