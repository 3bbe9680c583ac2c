"""Django's one door to the tables: each stands in its noun's folder."""

from schools.accounts.models import CalendarFeed
from schools.days.models import Closure, Season, Term
from schools.events.models import Event
from schools.files.models import StoredFile
from schools.mail.models import Mail, MailChoice, Notice, Tick
from schools.people.models import Invitation, Membership, NamedSchool, Person, Role, User
from schools.school.models import (
    LastLook,
    Removable,
    ResponsibleBody,
    School,
    SchoolBody,
    SchoolOwned,
    SchoolOwnedQuerySet,
    SchoolUrn,
    Versioned,
)
from schools.school.scopes import Scopes
from schools.web.models import KeptForm, Submission

__all__ = [
    "CalendarFeed",
    "Closure",
    "Event",
    "Invitation",
    "KeptForm",
    "LastLook",
    "Mail",
    "MailChoice",
    "Membership",
    "NamedSchool",
    "Notice",
    "Person",
    "Removable",
    "ResponsibleBody",
    "Role",
    "School",
    "SchoolBody",
    "SchoolOwned",
    "SchoolOwnedQuerySet",
    "SchoolUrn",
    "Scopes",
    "Season",
    "StoredFile",
    "Submission",
    "Term",
    "Tick",
    "User",
    "Versioned",
]
