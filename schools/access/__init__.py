"""Who may see and do what.

Two questions, never mixed:

- Is the row there for this person at all? If not, 404, the same as for an id that does not exist.
- May this person do this to it (`can`), and to which rows (`rows`)? If not, 403 with a sentence.

`table` holds the rules, `standing` what a user is where today, `rows` what a rule means for the rows of a model.
"""

from schools.access.rows import can, people_of, require, require_some, rows, rules_of
from schools.access.standing import (
    AnyUser,
    adviser_in,
    assignable_roles,
    get_body,
    get_school,
    get_visible,
    is_adviser,
    memberships,
    own_bodies,
    person_in,
    person_of,
    require_adviser,
    require_body_admin,
    runs_body,
    school_of_old_urn,
    standing,
)
from schools.access.table import ADDS, APPOINTS, INVITES, RULES, Capability, Rule

__all__ = [
    "ADDS",
    "APPOINTS",
    "INVITES",
    "RULES",
    "AnyUser",
    "Capability",
    "Rule",
    "adviser_in",
    "assignable_roles",
    "can",
    "get_body",
    "get_school",
    "get_visible",
    "is_adviser",
    "memberships",
    "own_bodies",
    "people_of",
    "person_in",
    "person_of",
    "require",
    "require_adviser",
    "require_body_admin",
    "require_some",
    "rows",
    "rules_of",
    "runs_body",
    "school_of_old_urn",
    "standing",
]
