"""Who may do what: the single source. `docs/permissions.md` is drawn from `RULES` by `manage.py draw_docs`.

Two questions, never mixed:
- `Model.objects.visible_to(user)`: is the row there for this person at all? If not, 404, the same as for an id that
  does not exist.
- `can(user, capability, obj)`: may this person do this to it? If not, 403 with a sentence. The button on the page
  and the POST behind it ask this same function.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from schools.models import Membership, NamedSchool, ResponsibleBody, Role, School, SchoolBody, SchoolUrn
from schools.models.people import BOARD_ROLES


class Capability(StrEnum):
    """The value is the sentence shown to someone who may not."""

    READ_PLAN = "read the whole plan"
    READ_PEOPLE = "see the people of this school"
    READ_DELIVERY = "see the delivery record"
    EDIT_PLAN = "change the plan, its areas, inspections or terms"
    EDIT_ACTIONS = "change the actions of this area"
    ADD_NOTE = "add a progress note here"
    RATE_IMPACT = "rate the impact of this action"
    RATE_AREA = "rate this area"
    EDIT_TARGETS = "change the targets and measures of this area"
    READ_MONITORING = "read the records of monitoring"
    READ_MONITORING_SUMS = "see how much monitoring there was"
    ADD_MONITORING = "plan or record monitoring here"
    LIST_EVIDENCE = "see what evidence there is"
    READ_EVIDENCE = "open this evidence"
    ADD_EVIDENCE = "add evidence here"
    AGREE_PLAN = "record that the board agreed the plan"
    NAME_GOVERNOR = "name the governor who follows this area"
    READ_MEETINGS = "read the meetings of the board"
    READ_CONFIDENTIAL = "read the confidential part of the minutes"
    RUN_BOARD = "keep the board’s meetings, packs and appointments"
    READ_PACK = "read the pack of a meeting"
    READ_CHALLENGES = "read this challenge"
    ASK_CHALLENGE = "ask a challenge"
    SETTLE_CHALLENGE = "change or settle this challenge"
    ANSWER_CHALLENGE = "answer this challenge"
    READ_VISITS = "read the visits of governors"
    VISIT = "plan or record this visit of a governor"
    COMMENT_VISIT = "comment on this visit of a governor"
    CHECK_EVIDENCE = "check this evidence"
    REQUEST_EVIDENCE = "ask this school for evidence"
    READ_CHECKS = "read what advisers said of the evidence"
    REPLY_TO_CHECK = "reply to an adviser here"
    READ_VISIT_NOTES = "read the visit notes of advisers"
    WRITE_VISIT_NOTE = "write a visit note"
    ANSWER_VISIT_NOTE = "say whether a visit note is accurate"
    SEE_ACCESS = "see who can see what here"
    LET_IN = "let a body in, or end that"
    SET_SCHOOL = "change the settings of this school"
    ADD_PEOPLE = "add people to this school"
    INVITE = "invite people to this school"


class Rule(StrEnum):
    """When a role has a capability. `NOT_OWN` beats every other role of the same person: an owner who is also the
    headteacher still may not rate their own action."""

    YES = "yes"
    NOT_OWN = "not one's own action"
    OWN_AREA = "own areas"
    OWN = "own"
    SETTING = "if the school's setting says so, else own"
    NOT_LESSONS = "all but lesson visits and learning walks"
    ASKED = "if asked, or about one’s own area"
    SHOWN = "what is shown to the board"
    SHARED = "what is shared with the adviser"


HEAD, EDITOR = Role.HEADTEACHER, Role.PLAN_EDITOR
EVERYONE = dict.fromkeys(Role, Rule.YES)

RULES: dict[Capability, dict[Role, Rule]] = {
    Capability.READ_PLAN: EVERYONE | {Role.STAFF: Rule.SETTING},
    Capability.READ_PEOPLE: EVERYONE,
    Capability.READ_DELIVERY: EVERYONE | dict.fromkeys(set(Role) - {HEAD, EDITOR}, Rule.OWN),
    Capability.EDIT_PLAN: {HEAD: Rule.YES, EDITOR: Rule.YES},
    Capability.EDIT_ACTIONS: {
        HEAD: Rule.YES,
        EDITOR: Rule.YES,
        Role.SENIOR_LEADER: Rule.OWN_AREA,
        Role.STAFF: Rule.OWN,
    },
    Capability.ADD_NOTE: {
        HEAD: Rule.YES,
        EDITOR: Rule.YES,
        Role.SENIOR_LEADER: Rule.YES,
        Role.STAFF: Rule.OWN,
    },
    Capability.RATE_IMPACT: {
        HEAD: Rule.NOT_OWN,
        EDITOR: Rule.NOT_OWN,
        Role.SENIOR_LEADER: Rule.NOT_OWN,
        Role.ADVISER: Rule.NOT_OWN,
    },
    Capability.RATE_AREA: {
        HEAD: Rule.YES,
        EDITOR: Rule.YES,
        Role.SENIOR_LEADER: Rule.OWN_AREA,
        Role.STAFF: Rule.OWN_AREA,
    },
    Capability.EDIT_TARGETS: {HEAD: Rule.YES, EDITOR: Rule.YES, Role.SENIOR_LEADER: Rule.OWN_AREA},
    # Governors and the clerk see sums; an adviser reads all but lesson visits, which are sums for them too.
    Capability.READ_MONITORING: {
        HEAD: Rule.YES,
        EDITOR: Rule.YES,
        Role.SENIOR_LEADER: Rule.YES,
        Role.STAFF: Rule.OWN,
        Role.ADVISER: Rule.NOT_LESSONS,
    },
    Capability.READ_MONITORING_SUMS: {role: Rule.YES for role in Role if role is not Role.BODY_ADMIN},
    Capability.ADD_MONITORING: {
        HEAD: Rule.YES,
        EDITOR: Rule.YES,
        Role.SENIOR_LEADER: Rule.YES,
        Role.STAFF: Rule.OWN,
    },
    # A list holds only the rows a person may know of (`Evidence.objects.visible_to`); the clerk reads their titles.
    Capability.LIST_EVIDENCE: {role: Rule.YES for role in Role if role is not Role.BODY_ADMIN},
    Capability.READ_EVIDENCE: {
        HEAD: Rule.YES,
        EDITOR: Rule.YES,
        Role.SENIOR_LEADER: Rule.YES,
        Role.STAFF: Rule.OWN,
        Role.CHAIR: Rule.SHOWN,
        Role.GOVERNOR: Rule.SHOWN,
        Role.ADVISER: Rule.SHARED,
    },
    Capability.ADD_EVIDENCE: {
        HEAD: Rule.YES,
        EDITOR: Rule.YES,
        Role.SENIOR_LEADER: Rule.YES,
        Role.STAFF: Rule.OWN,
    },
    # The chair says that the board agreed; the clerk records it.
    Capability.AGREE_PLAN: {Role.CHAIR: Rule.YES, Role.CLERK: Rule.YES},
    Capability.NAME_GOVERNOR: dict.fromkeys((HEAD, EDITOR, Role.CHAIR, Role.CLERK), Rule.YES),
    Capability.READ_MEETINGS: dict.fromkeys((HEAD, EDITOR, *BOARD_ROLES), Rule.YES),
    Capability.READ_CONFIDENTIAL: dict.fromkeys((HEAD, *BOARD_ROLES), Rule.YES),
    Capability.RUN_BOARD: {Role.CHAIR: Rule.YES, Role.CLERK: Rule.YES},
    Capability.READ_PACK: dict.fromkeys((HEAD, EDITOR, *BOARD_ROLES, Role.ADVISER), Rule.YES),
    Capability.READ_CHALLENGES: dict.fromkeys((HEAD, EDITOR, *BOARD_ROLES, Role.ADVISER), Rule.YES)
    | dict.fromkeys((Role.SENIOR_LEADER, Role.STAFF), Rule.ASKED),
    Capability.ASK_CHALLENGE: dict.fromkeys(BOARD_ROLES, Rule.YES),
    Capability.SETTLE_CHALLENGE: {Role.CHAIR: Rule.YES, Role.GOVERNOR: Rule.OWN, Role.CLERK: Rule.YES},
    Capability.ANSWER_CHALLENGE: {HEAD: Rule.YES, EDITOR: Rule.YES}
    | dict.fromkeys((Role.SENIOR_LEADER, Role.STAFF), Rule.ASKED),
    Capability.READ_VISITS: dict.fromkeys((HEAD, EDITOR, *BOARD_ROLES, Role.ADVISER), Rule.YES)
    | dict.fromkeys((Role.SENIOR_LEADER, Role.STAFF), Rule.OWN_AREA),
    Capability.VISIT: {Role.CHAIR: Rule.YES, Role.GOVERNOR: Rule.OWN, Role.CLERK: Rule.YES},
    Capability.COMMENT_VISIT: {HEAD: Rule.YES, EDITOR: Rule.YES}
    | dict.fromkeys((Role.SENIOR_LEADER, Role.STAFF), Rule.OWN_AREA),
    # What one added oneself is refused by the workflow: an item has many owners, and only who added it counts here.
    Capability.CHECK_EVIDENCE: {Role.ADVISER: Rule.SHARED},
    Capability.REQUEST_EVIDENCE: {Role.ADVISER: Rule.YES},
    Capability.READ_CHECKS: {role: Rule.YES for role in Role if role is not Role.BODY_ADMIN},
    Capability.REPLY_TO_CHECK: {HEAD: Rule.YES, EDITOR: Rule.YES, Role.SENIOR_LEADER: Rule.YES},
    Capability.READ_VISIT_NOTES: {
        role: Rule.YES for role in Role if role not in (Role.STAFF, Role.BODY_ADMIN)
    }
    | {Role.STAFF: Rule.OWN_AREA},
    Capability.WRITE_VISIT_NOTE: {Role.ADVISER: Rule.YES},
    Capability.ANSWER_VISIT_NOTE: {HEAD: Rule.YES, EDITOR: Rule.YES},
    Capability.SEE_ACCESS: dict.fromkeys((HEAD, EDITOR, Role.CHAIR, Role.CLERK), Rule.YES),
    Capability.LET_IN: {HEAD: Rule.YES},
    Capability.SET_SCHOOL: {HEAD: Rule.YES},
    Capability.ADD_PEOPLE: {HEAD: Rule.YES, EDITOR: Rule.YES, Role.CHAIR: Rule.YES, Role.CLERK: Rule.YES},
    Capability.INVITE: {
        HEAD: Rule.YES,
        Role.CHAIR: Rule.YES,
        Role.CLERK: Rule.YES,
        Role.BODY_ADMIN: Rule.YES,
    },
}

STAFF_OF_A_SCHOOL = {Role.PLAN_EDITOR, Role.SENIOR_LEADER, Role.STAFF}
# Whose part in the school each role may give, change or end once that person signs in. The head names the plan editor;
# a body's administrator can replace a head who has gone.
APPOINTS: dict[Role, set[Role]] = {
    HEAD: STAFF_OF_A_SCHOOL,
    Role.CHAIR: {HEAD, Role.CHAIR, Role.GOVERNOR, Role.CLERK},
    Role.CLERK: {Role.CHAIR, Role.GOVERNOR},
    Role.BODY_ADMIN: {HEAD},
}
# Whom each role may invite: also the first chair and the clerk, by the head (docs/decisions/0005).
INVITES: dict[Role, set[Role]] = APPOINTS | {HEAD: STAFF_OF_A_SCHOOL | {Role.CHAIR, Role.CLERK}}
# Whom each role may add by name, with no way in yet.
ADDS: dict[Role, set[Role]] = APPOINTS | {
    HEAD: STAFF_OF_A_SCHOOL | {Role.CHAIR, Role.GOVERNOR, Role.CLERK},
    EDITOR: {Role.SENIOR_LEADER, Role.STAFF, Role.CHAIR, Role.GOVERNOR, Role.CLERK},
    Role.BODY_ADMIN: set(),
}


@dataclass(frozen=True)
class Standing:
    """What a user is in one school today: their roles there, and the ids of the persons they are."""

    roles: frozenset[Role]
    person_ids: frozenset[int]


NOBODY = Standing(frozenset(), frozenset())


def memberships(user):
    """The user's live memberships, read once a request: (role, person id, school id, body id) each."""
    return [(one.role, one.person_id, one.person.school_id, one.person.body_id) for one in _live(user)]


def _live(user):
    if not hasattr(user, "_memberships"):
        rows = (
            Membership.objects.live()
            .filter(person__user=user.pk)
            .select_related("person__school", "person__body")
        )
        user._memberships = list(rows.order_by("person__body", "person"))
    return user._memberships


def standing(user, school) -> Standing:
    """What the user is in the school today. Read once a school and request."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    known = user.__dict__.setdefault("_standings", {})
    if school.pk not in known:
        _keep_standing(user, school, {link.body_id for link in _links(user, school=school)})
    return known[school.pk]


def _links(user, **of_school):
    """The links that let the user's bodies into the school, with the school."""
    bodies = {body for *_, body in memberships(user) if body}
    if not bodies:
        return []
    links = SchoolBody.objects.giving_access().filter(body__in=bodies, **of_school)
    return list(links.select_related("school"))


def _keep_standing(user, school, linked: set[int]) -> None:
    named = _named(user, school) if linked else set()
    here = [
        one
        for one in _live(user)
        if one.person.school_id == school.pk
        or (one.person.body_id in linked and (not one.named_schools_only or one.pk in named))
    ]
    kept = user.__dict__.setdefault("_standings", {})
    kept[school.pk] = Standing(
        frozenset(Role(one.role) for one in here), frozenset(one.person_id for one in here)
    )


def _named(user, school) -> set[int]:
    """Of the user's memberships that reach some schools of their body only, those that are named to this one."""
    some = [one.pk for one in _live(user) if one.named_schools_only]
    if not some:
        return set()
    return set(
        NamedSchool.objects.filter(membership__in=some, school=school).values_list("membership", flat=True)
    )


def rules_of(user, capability: Capability, school) -> set[Rule]:
    """The rules by which the user has the capability in the school, one for each role that grants it: for querysets
    that pick the rows of which `can` would say yes."""
    return {RULES[capability][role] for role in standing(user, school).roles if role in RULES[capability]}


def can(user, capability: Capability, obj) -> bool:
    """May the user do this to `obj`, a school or anything that belongs to one? The roles of a person add up, but an
    own action is never rated by its owner, whatever else they are."""
    school = obj if isinstance(obj, School) else obj.school
    me = standing(user, school)
    rules = rules_of(user, capability, school)
    if Rule.NOT_OWN in rules and _owns(me, obj):
        return False
    return any(_holds(rule, me, obj, school) for rule in rules)


def _holds(rule: Rule, me: Standing, obj, school) -> bool:
    if rule in (Rule.YES, Rule.NOT_OWN):
        return True
    if rule is Rule.SHOWN:
        return getattr(obj, "shown_to_board", False)
    if rule is Rule.SHARED:
        return getattr(obj, "shared_with_adviser", False)
    if rule is Rule.NOT_LESSONS:
        return not getattr(obj, "is_in_lessons", False)
    if rule is Rule.OWN_AREA:
        return _leads(me, obj)
    if rule is Rule.ASKED:
        return bool(me.person_ids & set(getattr(obj, "asked_ids", ())))
    own = _owns(me, obj) or _leads(me, obj)
    return own or (rule is Rule.SETTING and school.staff_see_plan)


def _owns(me: Standing, obj) -> bool:
    """Is this the person's own? A row says whose it is in `owner_ids`."""
    return bool(me.person_ids & set(getattr(obj, "owner_ids", ())))


def _leads(me: Standing, obj) -> bool:
    """Does it belong to an area the person answers for? A row says who does in `leader_ids`."""
    return bool(me.person_ids & set(getattr(obj, "leader_ids", ())))


def require(user, capability: Capability, obj) -> None:
    """Refuse, with a sentence, what `can` says no to."""
    if not can(user, capability, obj):
        raise PermissionDenied(f"You cannot {capability.value}. Ask the headteacher if you think you should.")


def get_school(user, urn: str) -> School:
    """The school of this address, if it is there for this user; else the same 404 as for one that does not exist. What
    `School.objects.visible_to(user)` says of many, asked of one: from the memberships in hand, and for the people of a
    body from its links, which say their standing there too."""
    known = user.__dict__.setdefault("_schools", {})
    if urn not in known:
        known[urn] = _school_of(user, urn) if user.is_authenticated and user.is_active else None
    if known[urn] is None:
        raise Http404(f"No school {urn} for this user")
    return known[urn]


def _school_of(user, urn: str) -> School | None:
    links = _links(user, school__urn=urn)
    own = [one.person.school for one in _live(user) if one.person.school_id]
    school = next((school for school in [*own, *(link.school for link in links)] if school.urn == urn), None)
    if school is not None:
        _keep_standing(user, school, {link.body_id for link in links})
    return school if school is not None and standing(user, school).roles else None


def school_of_old_urn(user, urn: str) -> School | None:
    """The school that once had this number, if this user may know."""
    former = SchoolUrn.objects.filter(urn=urn).values("school")
    return School.objects.visible_to(user).filter(pk__in=former).first()


def get_visible(rows, user, urn: str, pk: int):
    """The row `pk` of the school `urn`, if both are there for this user; else 404.

    `rows` is a model or a queryset of it, for a view that needs its relations too.
    """
    school = get_school(user, urn)
    queryset = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    row = queryset.filter(school=school, pk=pk).first() if pk < 2**63 else None
    if row is None:
        raise Http404(f"No {queryset.model._meta.verbose_name} {pk} in {urn} for this user")
    row.school = school
    return row


def person_in(user, school):
    """The person the user is in this school, else in a body linked with it; None for a stranger."""
    ids = standing(user, school).person_ids
    people = [one.person for one in _live(user) if one.person_id in ids]
    return next((person for person in people if person.school_id), None) or next(iter(people), None)


def adviser_in(user, school):
    """The person by whom the user advises the school; None for anybody else."""
    ids = standing(user, school).person_ids
    mine = (one for one in _live(user) if one.role == Role.ADVISER and one.person_id in ids)
    found = next(mine, None)
    return found.person if found else None


def person_of(user):
    """Somebody the user is anywhere today, for pages that belong to no school; None for someone who is nobody."""
    return next((one.person for one in _live(user)), None)


def assignable_roles(user, school, table) -> list[Role]:
    """The roles this user may give to somebody in the school, by `ADDS` or `INVITES`, in the usual order."""
    allowed = set().union(*(table.get(role, set()) for role in standing(user, school).roles))
    return [role for role in Role if role in allowed]


def is_adviser(user) -> bool:
    """Is the user an adviser or administrator of some body today?"""
    return any(role in (Role.ADVISER, Role.BODY_ADMIN) for role, *_ in memberships(user))


def bodies_of(user) -> set[int]:
    """The ids of the bodies in which the user is somebody today."""
    return {body for *_, body in memberships(user) if body}


def own_bodies(user) -> list[ResponsibleBody]:
    """Those bodies, by name. No query: they came with the memberships."""
    found = {one.person.body_id: one.person.body for one in _live(user) if one.person.body_id}
    return sorted(found.values(), key=lambda body: body.name)


def runs_body(user, body) -> bool:
    """Is the user an administrator of this body today? They look after its people, and after which schools they reach."""
    return any(role == Role.BODY_ADMIN and its == body.pk for role, _, _, its in memberships(user))


def require_body_admin(user, body) -> None:
    if not runs_body(user, body):
        raise PermissionDenied(f"Only an administrator of {body} can do this.")


def get_body(user, pk: int) -> ResponsibleBody:
    """The body of this address, for its own people; for everybody else it is not there."""
    body = ResponsibleBody.objects.filter(pk=pk).first() if pk in bodies_of(user) else None
    if body is None:
        raise Http404(f"No body {pk} for this user")
    return body


def require_adviser(user) -> None:
    """Refuse the pages across schools to anyone who advises none."""
    if not is_adviser(user):
        raise PermissionDenied("The portfolio is for advisers of an authority or trust.")
