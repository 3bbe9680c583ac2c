"""Not more mails a minute than the mail server takes."""

import time


class Pace:
    """`wait()` before each mail lets at most `a_minute` of them go in a minute, evenly; 0 is no limit. Two workers keep the
    pace each for itself."""

    def __init__(self, a_minute: int) -> None:
        self.between = 60 / a_minute if a_minute else 0.0
        self.a_minute = a_minute
        self.next = 0.0

    def at_once(self, most: int) -> int:
        """How many to claim, so that all of them go well before their lease of five minutes is over."""
        return max(1, min(most, self.a_minute * 4)) if self.a_minute else most

    def wait(self) -> None:
        if not self.between:
            return
        now = time.monotonic()
        if self.next > now:
            time.sleep(self.next - now)
        self.next = max(self.next, now) + self.between
