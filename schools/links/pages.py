"""Who can see what in a school, in words: drawn from the table in `schools.access`, so that it says what the pages do."""

from dataclasses import dataclass
from datetime import date

from schools.access import RULES, Capability, Rule
from schools.people.models import BODY_ROLES, Membership, Person, Role
from schools.school.models import School, SchoolBody

# What there is to see; and for those who may not see it itself, what they see of it instead.
THINGS: tuple[tuple[str, Capability, Capability | None, str], ...] = (
    ("the plan, its targets and the inspections", Capability.READ_PLAN, None, ""),
    (
        "records of monitoring",
        Capability.READ_MONITORING,
        Capability.READ_MONITORING_SUMS,
        "how many there were",
    ),
    ("evidence", Capability.READ_EVIDENCE, Capability.LIST_EVIDENCE, "titles only"),
    ("what advisers say of the evidence", Capability.READ_CHECKS, None, ""),
    ("visit notes of advisers", Capability.READ_VISIT_NOTES, None, ""),
    ("the pack of a meeting", Capability.READ_PACK, None, ""),
    ("the board’s meetings and minutes", Capability.READ_MEETINGS, None, ""),
    ("confidential minutes", Capability.READ_CONFIDENTIAL, None, ""),
    ("governors’ questions", Capability.READ_CHALLENGES, None, ""),
    ("governors’ visits", Capability.READ_VISITS, None, ""),
)
WORDS = {
    Rule.OWN_AREA: "of their own areas",
    Rule.OWN: "their own",
    Rule.SETTING: "their own",
    Rule.NOT_LESSONS: "not lesson visits and learning walks",
    Rule.ASKED: "where they are asked, or of their own areas",
    Rule.SHOWN: "what is shown to the board",
    Rule.SHARED: "what is shared with the adviser",
}


@dataclass(frozen=True)
class Sight:
    """What people of one role see: all of these things, these in part (with how far), none of those."""

    role: Role
    people: list[Person]
    whole: list[str]
    part: list[str]
    none: list[str]

    @property
    def title(self) -> str:
        return self.role.label


@dataclass(frozen=True)
class Way:
    """A body with a link to the school: why, whether its people come in, and who they are."""

    link: SchoolBody
    comes_in: bool
    by_law: bool
    people: list[Person]


def of_role(role: Role, school: School, people: list[Person]) -> Sight:
    whole, part, none = [], [], []
    for thing, capability, instead, less in THINGS:
        rule = RULES[capability].get(role)
        if rule is Rule.YES or (rule is Rule.SETTING and school.staff_see_plan):
            whole.append(thing)
        elif rule is not None:
            part.append(f"{thing} ({WORDS[rule]})")
        elif instead is not None and role in RULES[instead]:
            part.append(f"{thing} ({less})")
        else:
            none.append(thing)
    return Sight(role, people, whole, part, none)


def inside(school: School, on: date) -> list[Sight]:
    """What each role sees that somebody of the school has today. One query."""
    live = Membership.objects.live(on).filter(person__school=school).select_related("person")
    holders: dict[Role, list[Person]] = {}
    for membership in live.order_by("person__name", "pk"):
        holders.setdefault(Role(membership.role), []).append(membership.person)
    return [of_role(role, school, holders[role]) for role in Role if role in holders]


def from_outside(school: School) -> list[Sight]:
    """What the people of a body see that is let in."""
    return [of_role(role, school, []) for role in BODY_ROLES]


def ways_in(school: School, on: date) -> list[Way]:
    """The bodies linked with the school today, those that come in first. Three queries."""
    links = school.bodies.live(on).select_related("body", "accepted_by")
    giving = set(SchoolBody.objects.giving_access(on).filter(school=school).values_list("pk", flat=True))
    reaching = (
        Membership.objects.live(on)
        .filter(person__body__in=[link.body_id for link in links if link.pk in giving])
        .named_to(school)
        .select_related("person")
        .order_by("person__name", "pk")
    )
    people: dict[int | None, dict[int, Person]] = {}
    for membership in reaching:
        people.setdefault(membership.person.body_id, {})[membership.person_id] = membership.person
    found = []
    for link in links:
        comes_in = link.pk in giving
        by_law = link.basis in (SchoolBody.Basis.MAINTAINS, SchoolBody.Basis.TRUST)
        found.append(
            Way(link, comes_in, by_law, list(people.get(link.body_id, {}).values()) if comes_in else [])
        )
    return sorted(found, key=lambda way: (not way.comes_in, way.link.body.name))
