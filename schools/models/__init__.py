from schools.models.base import Removable, SchoolOwned, SchoolOwnedQuerySet, Versioned
from schools.models.calendar import Closure, Season, Term
from schools.models.feeds import CalendarFeed
from schools.models.files import StoredFile
from schools.models.forms import KeptForm, Submission
from schools.models.history import Event
from schools.models.looks import LastLook
from schools.models.messages import Mail, MailChoice, Notice, Tick
from schools.models.people import Invitation, Membership, NamedSchool, Person, Role, User
from schools.models.school import ResponsibleBody, School, SchoolBody, SchoolUrn
from schools.models.scopes import Scopes

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
