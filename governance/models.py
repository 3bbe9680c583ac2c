"""Django's one door to the tables: each stands in its noun's folder."""

from governance.board.models import Appointment, Committee
from governance.challenges.models import Challenge, ChallengeTurn
from governance.meetings.models import Attendance, Meeting, Minute
from governance.packs.models import Pack
from governance.visits.models import Visit

__all__ = [
    "Appointment",
    "Attendance",
    "Challenge",
    "ChallengeTurn",
    "Committee",
    "Meeting",
    "Minute",
    "Pack",
    "Visit",
]
