from governance.models.board import Appointment, Committee
from governance.models.challenges import Challenge, ChallengeTurn
from governance.models.meetings import Attendance, Meeting, Minute
from governance.models.packs import Pack
from governance.models.visits import Visit

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
