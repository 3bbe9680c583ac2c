"""Who may do what: the single source. `docs/permissions.md` is drawn from it by `manage.py draw_docs`."""

from enum import StrEnum

from schools.people.models import BOARD_ROLES, Role


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
    KEPT = "all that is kept, by title"


HEAD, EDITOR = Role.HEADTEACHER, Role.PLAN_EDITOR
EVERYONE = dict.fromkeys(Role, Rule.YES)
OPENS_EVIDENCE = {
    HEAD: Rule.YES,
    EDITOR: Rule.YES,
    Role.SENIOR_LEADER: Rule.YES,
    Role.STAFF: Rule.OWN,
    Role.CHAIR: Rule.SHOWN,
    Role.GOVERNOR: Rule.SHOWN,
    Role.ADVISER: Rule.SHARED,
}

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
    # What a person may not know of is in no list, count, archive or search of theirs.
    Capability.LIST_EVIDENCE: OPENS_EVIDENCE | {Role.CLERK: Rule.KEPT},
    Capability.READ_EVIDENCE: OPENS_EVIDENCE,
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
