"""Who may open and send what, said once more in words, apart from `schools/access/table.py`: the two must agree.

Each address is declared. `reads` may open it, `writes` may send its form; for those who belong to the school and may
not, the answer is 403, or 404 where even the row is hidden from them; for everybody else it is not there, 404. `None`
means the address takes no such request (405), or, for `open_to_all`, that nobody needs to be signed in.
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
    hidden: frozenset[str] = frozenset()  # members of the school for whom the row is not there: 404


# The record of the test world is of the leader's area and the teacher's action; it is no lesson visit.
RECORD_READERS = NOTE_WRITERS | {"teacher", "adviser"}
RECORD_WRITERS = NOTE_WRITERS | {"teacher"}
A_RECORD = {"of": "look", "hidden": frozenset(MEMBERS - RECORD_READERS)}

# One item is the teacher's and shown to nobody else; the other is a PDF that the board and the adviser may read. The
# clerk knows of both, by title.
EVIDENCE_READERS = NOTE_WRITERS | {"teacher", "chair", "governor", "adviser"}
OWN_EVIDENCE = {"of": "evidence", "hidden": frozenset({"chair", "governor", "adviser", "body_admin"})}
SHOWN_EVIDENCE = {"of": "pdf", "hidden": frozenset({"body_admin"})}

# The question is the governor's, about the leader's area; so is the one that is answered.
BOARD = {"chair", "governor", "clerk"}
PACK_READERS = EDITORS | BOARD | {"adviser"}
CHALLENGE_READERS = EDITORS | BOARD | {"leader", "adviser"}
A_CHALLENGE = {"of": "challenge", "hidden": frozenset(MEMBERS - CHALLENGE_READERS)}

# The minute is in the confidential part.
RUN_BOARD = {"chair", "clerk"}
MEETING_READERS = EDITORS | BOARD
A_MINUTE = {"of": "minute", "hidden": frozenset(MEMBERS - BOARD - {"head"})}

# A visit of the governor to the leader's area: planned, and one that was made.
A_VISIT = {"of": "visit", "hidden": frozenset(MEMBERS - CHALLENGE_READERS)}
A_VISIT_MADE = A_VISIT | {"of": "visit_made"}

# The note of the adviser's visit to the leader's area, with a file and a next step.
A_NOTE = {"of": "visit_note", "hidden": frozenset({"teacher", "body_admin"})}
NOTE_READERS = MEMBERS - {"teacher", "body_admin"}

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
    "action_ics": Page(MEMBERS, of="action"),
    "meeting_ics": Page(MEETING_READERS, of="meeting"),
    "action_snooze": Page(NOTE_WRITERS | {"teacher"}, NOTE_WRITERS | {"teacher"}, of="action"),
    "action_snooze_end": Page(None, NOTE_WRITERS | {"teacher"}, of="action"),
    "action_stop": Page(ACTION_EDITORS, ACTION_EDITORS, of="action"),
    "action_resume": Page(**ACT_ON_ACTION),
    "action_move": Page(**ACT_ON_ACTION),
    "action_remove": Page(**ACT_ON_ACTION),
    "action_restore": Page(**ACT_ON_ACTION),
    "step_tick": Page(None, NOTE_WRITERS | {"teacher"}, of="step"),
    "targets": Page(MEMBERS),
    "measure_add": Page(AREA_EDITORS, AREA_EDITORS, of="area"),
    "measure": Page(MEMBERS, of="measure"),
    "measure_edit": Page(AREA_EDITORS, AREA_EDITORS, of="measure"),
    "measure_remove": Page(None, AREA_EDITORS, of="measure"),
    "measure_restore": Page(None, AREA_EDITORS, of="measure"),
    "actuals": Page(AREA_EDITORS, AREA_EDITORS),
    "criterion_add": Page(AREA_EDITORS, AREA_EDITORS, of="area"),
    "criterion_edit": Page(AREA_EDITORS, AREA_EDITORS, of="criterion"),
    "criterion_remove": Page(None, AREA_EDITORS, of="criterion"),
    "criterion_restore": Page(None, AREA_EDITORS, of="criterion"),
    "monitoring": Page(MEMBERS - {"body_admin"}),
    "monitoring_plan": Page(RECORD_WRITERS, RECORD_WRITERS),
    "monitoring_add": Page(RECORD_WRITERS, RECORD_WRITERS),
    "monitoring_activity": Page(RECORD_READERS, **A_RECORD),
    "monitoring_record": Page(RECORD_WRITERS, RECORD_WRITERS, **A_RECORD),
    "monitoring_edit": Page(RECORD_WRITERS, RECORD_WRITERS, **A_RECORD),
    "monitoring_remove": Page(None, RECORD_WRITERS, **A_RECORD),
    "monitoring_restore": Page(None, RECORD_WRITERS, **A_RECORD),
    "context": Page(MEMBERS),
    "context_note_add": Page(NOTE_WRITERS, NOTE_WRITERS),
    "context_note_edit": Page(NOTE_WRITERS, NOTE_WRITERS, of="context_note"),
    "context_note_remove": Page(None, NOTE_WRITERS, of="context_note"),
    "context_note_restore": Page(None, NOTE_WRITERS, of="context_note"),
    "coverage": Page(MEMBERS - {"body_admin"}),
    "evidence": Page(MEMBERS - {"body_admin"}),
    "evidence_add": Page(RECORD_WRITERS, RECORD_WRITERS),
    "evidence_attach": Page(RECORD_WRITERS, RECORD_WRITERS, of="action"),
    "evidence_zip": Page(EVIDENCE_READERS),
    "evidence_request_add": Page({"adviser"}, {"adviser"}, of="action"),
    "evidence_request": Page(MEMBERS - {"body_admin"}, NOTE_WRITERS, of="evidence_request"),
    "evidence_request_withdraw": Page(None, {"adviser"}, of="evidence_request"),
    "check": Page({"adviser"}, {"adviser"}, of="shared_link", hidden=frozenset({"body_admin"})),
    "check_reply": Page(NOTE_WRITERS, NOTE_WRITERS, of="check", hidden=frozenset({"body_admin"})),
    "evidence_item": Page(NOTE_WRITERS | {"teacher"}, **OWN_EVIDENCE),
    "evidence_edit": Page(RECORD_WRITERS, RECORD_WRITERS, **OWN_EVIDENCE),
    "evidence_revise": Page(RECORD_WRITERS, RECORD_WRITERS, **OWN_EVIDENCE),
    "evidence_remove": Page(None, RECORD_WRITERS, **OWN_EVIDENCE),
    "evidence_restore": Page(None, RECORD_WRITERS, **OWN_EVIDENCE),
    "evidence_file": Page(EVIDENCE_READERS, **SHOWN_EVIDENCE),
    "evidence_page": Page(EVIDENCE_READERS, **SHOWN_EVIDENCE),
    "visit_notes": Page(MEMBERS - {"body_admin"}),
    "visit_note_add": Page({"adviser"}, {"adviser"}),
    "visit_note": Page(NOTE_READERS, **A_NOTE),
    "visit_note_edit": Page({"adviser"}, {"adviser"}, **A_NOTE),
    "visit_note_answer": Page(EDITORS, EDITORS, **A_NOTE),
    "visit_note_file": Page(NOTE_READERS, **A_NOTE),
    "visit_note_remove": Page(None, {"adviser"}, **A_NOTE),
    "visit_note_restore": Page(None, {"adviser"}, **A_NOTE),
    "step_to_action": Page(None, AREA_EDITORS, **A_NOTE | {"of": "agreed_step"}),
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
    "person_mail_again": Page(None, ADDERS, of="person"),
    "person_handover": Page(EDITORS, EDITORS, of="person"),
    "who_sees": Page(EDITORS | {"chair", "clerk"}),
    "school_settings": Page({"head"}, {"head"}),
    "link_add": Page({"head"}, {"head"}),
    "link_accept": Page({"head"}, {"head"}, of="outside_link"),
    "link_stop": Page({"head"}, {"head"}, of="accepted_link"),
    "seen_by_adviser": Page(NOTE_WRITERS),
    "evidence_sharing": Page(NOTE_WRITERS, NOTE_WRITERS),
    "person_return": Page({"head", "chair", "clerk"}, {"head", "chair", "clerk"}, of="leaver"),
    "terms": Page(MEMBERS),
    "terms_lay": Page(None, EDITORS),
    "terms_confirm": Page(None, EDITORS),
    "term_edit": Page(EDITORS, EDITORS, of="term"),
    "closure_add": Page(EDITORS, EDITORS),
    "closure_remove": Page(None, EDITORS, of="closure"),
    "governance": Page(MEMBERS),
    "appointment_add": Page(RUN_BOARD, RUN_BOARD),
    "appointments_paste": Page(RUN_BOARD, RUN_BOARD),
    "appointment_edit": Page(RUN_BOARD, RUN_BOARD, of="appointment"),
    "appointment_end": Page(RUN_BOARD, RUN_BOARD, of="appointment"),
    "committee_add": Page(RUN_BOARD, RUN_BOARD),
    "committee_edit": Page(RUN_BOARD, RUN_BOARD, of="committee"),
    "committee_remove": Page(None, RUN_BOARD, of="committee"),
    "area_governor": Page(EDITORS | RUN_BOARD, EDITORS | RUN_BOARD, of="area"),
    "meetings": Page(MEETING_READERS),
    "meeting_add": Page(RUN_BOARD, RUN_BOARD),
    "meeting": Page(MEETING_READERS, of="meeting"),
    "meeting_edit": Page(RUN_BOARD, RUN_BOARD, of="meeting"),
    "meeting_remove": Page(None, RUN_BOARD, of="meeting"),
    "meeting_restore": Page(None, RUN_BOARD, of="meeting"),
    "meeting_attendance": Page(RUN_BOARD, RUN_BOARD, of="meeting"),
    "minute_add": Page(RUN_BOARD, RUN_BOARD, of="meeting"),
    "minute_edit": Page(RUN_BOARD, RUN_BOARD, **A_MINUTE),
    "minute_remove": Page(None, RUN_BOARD, **A_MINUTE),
    "minute_restore": Page(None, RUN_BOARD, **A_MINUTE),
    "plan_agree": Page(RUN_BOARD, RUN_BOARD, of="meeting"),
    "plan_version": Page(MEMBERS, of="version"),
    # The chair and the clerk draw the draft; everybody else finds a pack once it is sent.
    "pack": Page(PACK_READERS, of="sent_pack_meeting"),
    "pack_prepare": Page(RUN_BOARD, RUN_BOARD, of="draft_pack_meeting"),
    "pack_send": Page(RUN_BOARD, RUN_BOARD, of="draft_pack_meeting"),
    "pack_pdf": Page(PACK_READERS, of="sent_pack_meeting"),
    "board_home": Page(BOARD),
    "visits": Page(MEMBERS - {"body_admin"}),
    "visit_plan": Page(BOARD, BOARD),
    "visit": Page(CHALLENGE_READERS, **A_VISIT),
    "visit_edit": Page(BOARD, BOARD, **A_VISIT),
    "visit_record": Page(BOARD, BOARD, **A_VISIT_MADE),
    "visit_comment": Page(AREA_EDITORS, AREA_EDITORS, **A_VISIT_MADE),
    "visit_to_board": Page(BOARD, BOARD, **A_VISIT_MADE),
    "visit_remove": Page(None, BOARD, **A_VISIT),
    "visit_restore": Page(None, BOARD, **A_VISIT),
    "challenges": Page(MEMBERS - {"body_admin"}),
    "challenges_export": Page(MEMBERS - {"body_admin"}),
    "challenge_ask": Page(BOARD, BOARD),
    "challenge": Page(CHALLENGE_READERS, **A_CHALLENGE),
    "challenge_answer": Page(AREA_EDITORS, AREA_EDITORS, **A_CHALLENGE),
    "challenge_settle": Page(BOARD, BOARD, **A_CHALLENGE | {"of": "challenge_answered"}),
    "challenge_edit": Page(BOARD, BOARD, **A_CHALLENGE),
    "challenge_remove": Page(None, BOARD, **A_CHALLENGE),
    "challenge_restore": Page(None, BOARD, **A_CHALLENGE),
}

# Not of one school. Who may open them, and that the rest of the signed-in are refused with 403.
ADVISERS = {"adviser", "body_admin", "other_adviser"}
ACROSS_SCHOOLS = {"portfolio": ADVISERS, "checks": ADVISERS, "portfolio_export": ADVISERS}
# Pages of a body, for its own people: who may open and who may send. Nobody else finds them.
OF_A_BODY = {
    "body": ({"adviser", "body_admin"}, NOBODY),
    "body_invite": ({"body_admin"}, {"body_admin"}),
    "body_member": ({"body_admin"}, {"body_admin"}),
    "body_member_end": ({"body_admin"}, {"body_admin"}),
    "body_member_again": (NOBODY, {"body_admin"}),
    "body_ask": ({"body_admin"}, {"body_admin"}),
    "body_ask_withdraw": (NOBODY, {"body_admin"}),
}
OPERATORS = {"operator_mail"}
ANY_SIGNED_IN = {
    "calendar_feeds",
    "calendar_feed_revoke",
    "reminder_choices",
    "home",
    "school_list",
    "kept_form",
    "account",
}
OPEN_TO_ALL = {
    "help",
    "ratings",
    "accessibility",
    "privacy",
    "health_live",
    "health_ready",
    "health_deep",
    "invitation",
    "reminders_stop",
    "mail_examples",
    "mail_example",
    "calendar_feed",
}

# A second press finds the thing gone and says nothing, so an id that is not there leads back to the list.
QUIET = {"closure_remove"}
