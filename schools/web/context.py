"""What the frame of every page shows: the school, the way round, and who is signed in."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import ResolverMatch, reverse

from schools import access
from schools.access import AnyUser
from schools.people.models import Person, User
from schools.school.models import ResponsibleBody, School

# What a school's navigation holds, in order: (name shown, name of the address, addresses that light it up).
SECTIONS = [
    ("Today", "dashboard", ("dashboard", "mine")),
    ("Plan", "plan", ("plan", "area", "action", "finding")),
    ("Targets", "targets", ("target", "measure", "actuals", "criterion")),
    ("Monitoring", "monitoring", ("monitoring", "coverage", "visit_note")),
    ("Evidence", "evidence", ("evidence",)),
    ("Inspections", "inspections", ("inspection", "follow_up")),
    (
        "Governance",
        "governance",
        (
            "governance",
            "challenge",
            "visit",
            "meeting",
            "minute",
            "pack",
            "committee",
            "appointment",
            "board_home",
            "plan_agree",
            "area_governor",
        ),
    ),
    ("History", "history", ("history", "context")),
    ("Terms", "terms", ("term", "closure")),
    (
        "People",
        "people",
        ("people", "person", "messages", "who_sees", "link_", "school_settings", "seen_by_adviser"),
    ),
]

# Not offered to staff of a school that does not show all of them the whole plan.
OF_THE_WHOLE_PLAN = {"plan", "inspections", "history"}


@dataclass(frozen=True)
class Link:
    name: str
    url: str
    current: bool


@dataclass(frozen=True)
class Frame:
    """`nav` is empty where there is no school to go round in; `person_line` is «Catherine Hallam, headteacher»."""

    school: School | None
    nav: list[Link]
    person_line: str


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The context processor. The school comes from the address, never from the session: two tabs, two schools."""
    user = getattr(request, "user", None)
    match = request.resolver_match
    if user is None or not user.is_authenticated or match is None:
        return {"frame": Frame(None, [], "")}
    urn = match.kwargs.get("urn")
    school = _school(user, urn) if urn else None
    if school is None:
        return {"frame": Frame(None, _outside(user, match), _line(access.person_of(user), user))}
    person = access.person_in(user, school)
    reads_all = access.can(user, access.Capability.READ_PLAN, school)
    here = _section(match.url_name or "")
    nav = [
        Link(name, reverse(address, args=[school.urn]), prefixes is here)
        for name, address, prefixes in SECTIONS
        if reads_all or address not in OF_THE_WHOLE_PLAN
    ]
    return {"frame": Frame(school, nav, _line(person, user))}


def _section(url_name: str) -> tuple[str, ...] | None:
    """The prefixes of the section that an address lights up; the longest that fits decides: `plan_agree` is of the board,
    not of the plan."""
    fitting = [(len(p), prefixes) for *_, prefixes in SECTIONS for p in prefixes if url_name.startswith(p)]
    return max(fitting, default=(0, None))[1]


def _school(user: AnyUser, urn: str) -> School | None:
    try:
        return access.get_school(user, urn)
    except Http404:
        return None


def _outside(user: User, match: ResolverMatch) -> list[Link]:
    links = [("Portfolio", "portfolio"), ("Evidence to check", "checks")] if access.is_adviser(user) else []
    links.append(("Schools", "school_list"))
    return [
        *(Link(name, reverse(address), match.url_name == address) for name, address in links),
        *(Link(str(body), body.get_absolute_url(), _is_of(body, match)) for body in access.own_bodies(user)),
    ]


def _is_of(body: ResponsibleBody, match: ResolverMatch) -> bool:
    return (match.url_name or "").startswith("body") and match.kwargs.get("pk") == body.pk


def _line(person: Person | None, user: User) -> str:
    return person.name_and_title if person else user.email
