import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from improvement.models import Action, ActionStep
from schools.days import dates
from tests.cast import make_evidence, make_look
from tests.improvement.home.area_world import fill
from tests.scene import in_days


def url(scene):
    return f"/schools/142345/actions/{scene.action.pk}/"


def test_shows_the_deed_the_effect_and_who(scene, sign_in):
    page = sign_in(scene.cast.head).get(url(scene)).text
    for words in (
        "Weekly reasoning lessons",
        "Carried out?",
        "Working?",
        "Josh Ellery",
        "Add a progress note",
        "Edit action",
    ):
        assert words in page


def test_a_governor_reads_and_is_offered_nothing(scene, sign_in):
    page = sign_in(scene.cast.governor).get(url(scene)).text
    assert "Weekly reasoning lessons" in page
    for words in ("Add a progress note", "Edit action", "Remove this action", "Stop this action"):
        assert words not in page


def test_lateness_is_said_in_school_days(scene, sign_in):
    Action.objects.filter(pk=scene.action.pk).update(due_on=in_days(-14), review_on=in_days(-7))
    page = sign_in(scene.cast.head).get(url(scene)).text
    assert page.count("Overdue</b> by") == 2 and "school day" in page


def test_steps_stand_with_their_ticks(scene, sign_in):
    ActionStep.objects.create(action=scene.action, order=1, text="Agree the day", done_on=dates.today())
    ActionStep.objects.create(action=scene.action, order=2, text="Tell the teams")
    page = sign_in(scene.cast.teacher).get(url(scene)).text
    assert "1 of 2 done" in page and "Not done after all" in page and "Mark as done" in page


def test_what_was_typed_is_never_markup(scene, sign_in):
    Action.objects.filter(pk=scene.action.pk).update(
        title='"><svg onload=alert(1)>', detail="<script>x</script>{{7*7}}"
    )
    page = sign_in(scene.cast.head).get(url(scene)).text
    assert "<svg onload" not in page and "<script>x" not in page and "{{7*7}}" in page


def test_no_such_action(scene, sign_in):
    client = sign_in(scene.cast.head)
    for path in (
        "/schools/142345/actions/99999999999999999999/",
        "/schools/142345/actions/0/",
        "/schools/142345/actions/abc/",
    ):
        assert client.get(path).status_code == 404


def test_how_we_know_with_its_records_and_its_evidence(scene, sign_in):
    look = make_look(scene.cast.school, actions=[scene.action], focus="Reasoning in books", impact="green")
    make_look(scene.cast.school, "pupil_survey", actions=[scene.action], planned_on=in_days(-3))
    make_evidence(scene.cast.school, "Samples", by=scene.cast.head, on=[scene.action])
    make_evidence(scene.cast.school, "Of the record", by=scene.cast.head, on=[look])
    make_evidence(scene.cast.school, "Of the area", by=scene.cast.head, on=[scene.area])
    page = sign_in(scene.cast.head).get(url(scene)).text
    for words in (
        "books say it works",
        "Reasoning in books",
        look.get_absolute_url(),
        "Samples",
        "Of the record",
        "Not recorded",
    ):
        assert words in page
    assert "Of the area" not in page
    for link in ("evidence/add", "evidence/attach", "monitoring/plan", "monitoring/add"):
        assert f'/schools/142345/{link}/?action={scene.action.pk}"' in page


def test_done_without_evidence_and_done_not_working_are_said(scene, sign_in):
    client = sign_in(scene.cast.head)
    assert "without evidence" not in client.get(url(scene)).text
    rated = {"impact": "red", "rated_by": scene.cast.head, "rated_on": dates.today()}
    Action.objects.update(activity="done", done_on=dates.today(), **rated)
    page = client.get(url(scene)).text
    assert "Done, without evidence." in page and "Done, not working." in page and "No evidence yet" in page
    make_evidence(scene.cast.school, by=scene.cast.head, on=[scene.action])
    Action.objects.update(impact="green")
    page = client.get(url(scene)).text
    assert "without evidence" not in page and "not working" not in page and "Shown by one kind only" in page


@pytest.mark.parametrize(
    ("who", "shown", "hidden"),
    [
        ("governor", {"For the board", "Books are mixed"}, {"For the adviser", "A walk", "A book check"}),
        ("adviser", {"For the adviser", "A book check"}, {"For the board", "A walk"}),
        ("clerk", {"For the board", "For the adviser"}, {"A walk", "A book check", "18 books"}),
        ("teacher", {"For the board", "A walk", "A book check", "Add evidence"}, set()),
        (
            "body_admin",
            set(),
            {"For the board", "For the adviser", "A walk", "A book check", "How we know", "mixed"},
        ),
    ],
)
def test_each_role_sees_its_part(scene, sign_in, who, shown, hidden):
    cast = scene.cast
    make_look(cast.school, "learning_walk", actions=[scene.action], focus="A walk")
    make_look(cast.school, actions=[scene.action], focus="A book check", impact="amber")
    make_evidence(
        cast.school,
        "For the board",
        by=cast.head,
        on=[scene.action],
        shown_to_board=True,
        shared_with_adviser=False,
    )
    make_evidence(cast.school, "For the adviser", by=cast.head, on=[scene.action], shown_to_board=False)
    page = sign_in(getattr(cast, who)).get(url(scene)).text
    assert all(words in page for words in shown), [words for words in shown if words not in page]
    assert not any(words in page for words in hidden), [words for words in hidden if words in page]


@pytest.mark.parametrize("who", ["head", "deputy", "teacher", "governor", "clerk", "adviser", "body_admin"])
def test_as_many_queries_for_two_of_everything_as_for_twenty(scene, sign_in, who):
    counts, client = [], sign_in(getattr(scene.cast, who))
    for size in (2, 18):
        fill(scene, size)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url(scene)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12, counts
