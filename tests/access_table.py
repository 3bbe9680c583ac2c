"""Who may open and send what, said once more in words, apart from `schools/access.py`: the two must agree.

Each address is declared. `reads` may open it, `writes` may send its form; for those who belong to the school and may
not, the answer is 403; for everybody else the row is not there, 404. `None` means the address takes no such request
(405), or, for `open_to_all`, that nobody needs to be signed in.
"""

from dataclasses import dataclass

MEMBERS = {
    "head", "editor", "deputy", "leader", "teacher", "chair", "governor", "clerk", "adviser", "body_admin",
}  # fmt: skip
EDITORS = {"head", "editor"}
# The leader leads the area of the test world; the teacher owns its action; the deputy does neither.
AREA_EDITORS = EDITORS | {"leader"}
ACTION_EDITORS = EDITORS | {"leader", "teacher"}
NOTE_WRITERS = EDITORS | {"deputy", "leader"}
ADDERS = EDITORS | {"chair", "clerk"}
NOBODY: set[str] = set()


@dataclass(frozen=True)
class Page:
    reads: set[str] | None
    writes: set[str] | None = None
    of: str = "school"  # what the id in the address is of


ACT_ON_AREA = {"of": "area", "reads": None, "writes": EDITORS}
ACT_ON_ACTION = {"of": "action", "reads": None, "writes": ACTION_EDITORS}

TABLE: dict[str, Page] = {
    "dashboard": Page(MEMBERS),
    "plan": Page(MEMBERS),
    "plan_edit": Page(EDITORS, EDITORS),
    "area_add": Page(EDITORS, EDITORS),
    "area_from_findings": Page(EDITORS, EDITORS),
    "area": Page(MEMBERS, of="area"),
    "area_edit": Page(EDITORS, EDITORS, of="area"),
    "area_starters": Page(AREA_EDITORS, AREA_EDITORS, of="area"),
    "area_note": Page(NOTE_WRITERS, NOTE_WRITERS, of="area"),
    "area_move": Page(**ACT_ON_AREA),
    "area_remove": Page(**ACT_ON_AREA),
    "area_restore": Page(**ACT_ON_AREA),
    "action_add": Page(AREA_EDITORS, AREA_EDITORS, of="area"),
    "action": Page(MEMBERS, of="action"),
    "action_edit": Page(ACTION_EDITORS, ACTION_EDITORS, of="action"),
    "action_note": Page(NOTE_WRITERS | {"teacher"}, NOTE_WRITERS | {"teacher"}, of="action"),
    "action_stop": Page(ACTION_EDITORS, ACTION_EDITORS, of="action"),
    "action_resume": Page(**ACT_ON_ACTION),
    "action_move": Page(**ACT_ON_ACTION),
    "action_remove": Page(**ACT_ON_ACTION),
    "action_restore": Page(**ACT_ON_ACTION),
    "step_tick": Page(None, NOTE_WRITERS | {"teacher"}, of="step"),
    "inspections": Page(MEMBERS),
    "inspection_add": Page(EDITORS, EDITORS),
    "inspection_read": Page(EDITORS, EDITORS),
    "inspection_confirm": Page(EDITORS, EDITORS, of="draft"),
    "letter_discard": Page(None, EDITORS, of="draft"),
    "letter_page": Page(EDITORS, of="draft"),
    "inspection": Page(MEMBERS, of="inspection"),
    "inspection_source": Page(MEMBERS, of="sourced"),
    "inspection_verdicts": Page(EDITORS, EDITORS, of="inspection"),
    "inspection_edit": Page(EDITORS, EDITORS, of="inspection"),
    "inspection_judgements": Page(EDITORS, EDITORS, of="inspection"),
    "inspection_paste": Page(EDITORS, EDITORS, of="inspection"),
    "inspection_mark": Page(EDITORS, EDITORS, of="inspection"),
    "finding": Page(MEMBERS, of="finding"),
    "follow_up": Page(MEMBERS, EDITORS, of="follow_up"),
    "history": Page(MEMBERS),
    "messages": Page(MEMBERS),
    "people": Page(MEMBERS),
    "person_add": Page(ADDERS, ADDERS),
    "person_edit": Page({"head"}, {"head"}, of="person"),  # who signs in: an editor lets nobody in or out
    "person_invite": Page({"head"}, {"head"}, of="person"),
    "person_leave": Page({"head"}, {"head"}, of="person"),
    "person_return": Page({"head", "chair", "clerk"}, {"head", "chair", "clerk"}, of="leaver"),
    "terms": Page(MEMBERS),
    "terms_lay": Page(None, EDITORS),
    "terms_confirm": Page(None, EDITORS),
    "term_edit": Page(EDITORS, EDITORS, of="term"),
    "closure_add": Page(EDITORS, EDITORS),
    "closure_remove": Page(None, EDITORS, of="closure"),
    "governance": Page(MEMBERS),
}

# Not of one school. Who may open them, and that the rest of the signed-in are refused with 403.
ACROSS_SCHOOLS = {"portfolio": {"adviser", "body_admin", "other_adviser"}}
ANY_SIGNED_IN = {"home", "school_list", "kept_form", "account"}
OPEN_TO_ALL = {"help", "ratings", "accessibility", "privacy", "health_live", "health_ready", "invitation"}

# A second press finds the thing gone and says nothing, so an id that is not there leads back to the list.
QUIET = {"closure_remove"}
