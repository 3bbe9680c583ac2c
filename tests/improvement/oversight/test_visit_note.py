"""One visit note, where it stands in the finding thread, and that the school cannot change it around its rules."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from improvement.models import MonitoringActivity
from improvement.oversight.visit_notes.workflow import answer_note, remove_note
from tests.cast import make_finding, make_inspection
from tests.html_forms import compact
from tests.improvement.monitoring.looks import june  # noqa: F401
from tests.improvement.oversight.notes import PURPOSE, make_note, url_of


def test_it_says_what_was_seen_and_agreed(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    for who in ("head", "leader", "chair", "governor", "clerk", "adviser"):
        page = sign_in(getattr(scene.cast, who)).get(url_of(note)).text
        assert all(
            words in page for words in (PURPOSE, "Talk before writing.", "Books do not show it yet.")
        ), who
        assert "A second book check of all six classes" in page and "Not answered yet" in page
        assert ("Say whether it is accurate" in page) == (who == "head")
        assert ("Make it an action" in page) == (who in ("head", "leader"))
        assert ("Edit note" in page) == ("Remove this note" in page) == (who == "adviser")


def test_it_stands_in_the_finding_thread(scene, sign_in, june):  # noqa: F811
    finding = make_finding(make_inspection(scene.cast.school))
    scene.area.findings.add(finding)
    url = f"/schools/142345/findings/{finding.pk}/"
    assert "What advisers found" not in compact(sign_in(scene.cast.head).get(url).text)
    note = make_note(scene)
    page = compact(sign_in(scene.cast.head).get(url).text)
    assert "What advisers found" in page and url_of(note) in page and "has not answered yet" in page
    assert "What advisers found" not in compact(sign_in(scene.cast.body_admin).get(url).text)
    assert "What advisers found" not in compact(sign_in(scene.cast.teacher).get(url).text)
    answer_note(note, by=scene.cast.head.user, on=june, version=1, answer="accurate")
    assert "The school: accurate" in compact(sign_in(scene.cast.chair).get(url).text)
    remove_note(note, by=scene.cast.adviser.user, on=june)
    assert "What advisers found" not in compact(sign_in(scene.cast.head).get(url).text)


def test_the_thread_asks_as_often_for_twenty_notes_as_for_two(scene, sign_in, june):  # noqa: F811
    finding = make_finding(make_inspection(scene.cast.school))
    scene.area.findings.add(finding)
    client = sign_in(scene.cast.head)
    url = f"/schools/142345/findings/{finding.pk}/"
    make_note(scene)
    make_note(scene)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _ in range(18):
        make_note(scene)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(few) == len(many) <= 12


def test_the_page_asks_at_most_twelve_times(scene, sign_in, june):  # noqa: F811
    note = make_note(scene, steps=[f"Step {n}" for n in range(1, 7)])
    for who in ("head", "adviser", "leader"):
        client = sign_in(getattr(scene.cast, who))
        with CaptureQueriesContext(connection) as asked:
            client.get(url_of(note))
        assert len(asked) <= 12, who


def test_its_record_leads_here_and_is_changed_nowhere_else(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    client = sign_in(scene.cast.head)
    url = f"/schools/142345/monitoring/{note.activity_id}/"
    page = client.get(url).text
    assert url_of(note) in page and "Edit record" not in page and "Remove this record" not in page
    for sub in ("record/", "edit/"):
        assert client.get(f"{url}{sub}").headers["Location"] == url
        assert client.post(f"{url}{sub}", {"focus": "Mine"}).headers["Location"] == url
    for sub in ("remove/", "restore/"):
        assert client.post(f"{url}{sub}").headers["Location"] == url
    row = MonitoringActivity.objects.get()
    assert (row.removed_at, row.version, row.focus) == (None, 1, PURPOSE)


def test_a_school_still_records_a_review_of_its_own(scene, sign_in, june):  # noqa: F811
    from tests.cast import make_look

    look = make_look(scene.cast.school, "external_review", areas=[scene.area], by=scene.cast.deputy)
    page = sign_in(scene.cast.head).get(f"/schools/142345/monitoring/{look.pk}/").text
    assert "Edit record" in page and "visit of an adviser" not in page
