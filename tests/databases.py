"""Which tests run on PostgreSQL as well as on SQLite, said in this one place.

Every test runs on SQLite, the suite's first run. `./run test` asks PostgreSQL for all of them but these:

- a test that touches no database;
- of the tests of one page, which lie in the file of its address, all but the first, its happy path: the others are about
  words and refusals. Every page is opened and every form sent by every role on both databases all the same
  (`test_access_table`, `test_every_form_is_guarded`), and the workflow of no page catches what a database refuses.
- of the tests in ONE_CASE, which ask the same of every address and get the same answer from the one query that comes
  before any page, all cases but the first.

Whatever else is in no page's file runs on both, and so do the pages in DIALECT, tests that commit, that count queries, and
those marked `both`.
"""

from tests import access_table

# Pages where the databases can differ: they fold letters, lock rows, order and search in SQL, or read across schools.
DIALECT = {
    *(
        "appointment_add",
        "appointments_paste",
        "committee_add",
        "committee_edit",
        "minute_add",
        "minute_edit",
    ),
    *(
        "body",
        "body_ask",
        "body_invite",
        "body_member",
        "body_member_again",
        "body_member_end",
        "school_list",
    ),
    *("checks", "evidence", "evidence_add", "history", "messages", "portfolio", "portfolio_export"),
    *(
        "link_accept",
        "link_add",
        "link_stop",
        "who_sees",
        "reminder_choices",
        "reminders_stop",
        "calendar_feed",
    ),
    *("invitation", "people", "person_add", "person_edit", "person_invite", "person_leave", "person_return"),
    *("pack", "pack_prepare", "pack_send", "plan_agree"),
}
ONE_CASE = {
    "test_every_page_of_the_school_answers_as_if_it_were_not_there",
    "test_strangers_find_nothing",
    "test_nobody_signed_in",
}
DATABASE = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}
COMMITS = {"transactional_db", "live_server", "django_capture_on_commit_callbacks"}
COUNTS = {"django_assert_num_queries", "django_assert_max_num_queries"}


def addresses() -> set[str]:
    return {
        *access_table.TABLE,
        *access_table.ACROSS_SCHOOLS,
        *access_table.OF_A_BODY,
        *access_table.OPERATORS,
        *access_table.ANY_SIGNED_IN,
        *access_table.OPEN_TO_ALL,
    }


def on_both(items: list) -> list:
    """Those of the tests that run on PostgreSQL too, in their order."""
    pages, first, asked_before = addresses() - DIALECT, {}, set()
    for item in items:
        first.setdefault(item.path, item.originalname)

    def both(item) -> bool:
        mark, asked = item.get_closest_marker("django_db"), set(item.fixturenames)
        if not mark and not asked & DATABASE:
            return False
        if item.originalname in ONE_CASE:
            again = item.originalname in asked_before
            asked_before.add(item.originalname)
            return not again
        if item.path.stem.removeprefix("test_") not in pages or item.get_closest_marker("both"):
            return True
        commits = bool(mark and (mark.kwargs.get("transaction") or mark.args))
        return commits or bool(asked & (COMMITS | COUNTS)) or item.originalname == first[item.path]

    return [item for item in items if both(item)]
