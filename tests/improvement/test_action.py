from improvement.models import Action, ActionStep
from schools import dates
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
