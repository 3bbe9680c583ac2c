import re
import uuid
from datetime import date

import pytest

from improvement.models import Action, ProgressNote
from schools.days import dates
from schools.models import Event
from tests.html_forms import main_form
from tests.scene import boxes, in_days

TYPED = {"text": "Seen in four of six classes.", "activity": "under_way", "impact": "amber"}


@pytest.fixture
def url(scene):
    return f"/schools/142345/actions/{scene.action.pk}/note/"


def send(client, url, **typed):
    data = main_form(client.get(url).text) | {name: [value] for name, value in typed.items()}
    return client.post(url, data)


def test_an_update_says_what_happened_whether_it_was_done_and_whether_it_works(scene, sign_in, url):
    response = send(sign_in(scene.cast.head), url, **TYPED)
    assert response.headers["Location"] == "/schools/142345/"
    action = Action.objects.get(pk=scene.action.pk)
    assert (action.activity, action.impact, action.rated_by, action.rated_on) == (
        "under_way",
        "amber",
        scene.cast.head,
        dates.today(),
    )
    note = ProgressNote.objects.get()
    assert (note.text, note.by, note.activity, note.impact) == (
        TYPED["text"],
        scene.cast.head,
        "under_way",
        "amber",
    )
    assert Event.objects.get(verb="noted").sentence == (
        "Progress note: Weekly reasoning lessons, under way, impact from not rated yet to needs attention"
    )


def test_the_owner_is_not_asked_whether_it_works(scene, sign_in, url):
    page = sign_in(scene.cast.teacher).get(url).text
    assert "Is it working?" in page and 'name="impact"' not in page
    assert "Rated by somebody other than Josh Ellery" in page


def test_the_owner_cannot_rate_by_hand_made_request(scene, sign_in, url):
    client = sign_in(scene.cast.teacher)
    data = main_form(client.get(url).text) | {"text": ["All well"], "impact": ["green"]}
    client.post(url, data)
    assert Action.objects.get(pk=scene.action.pk).impact == ""


def test_a_head_who_owns_it_cannot_rate_it_either(scene, sign_in, url):
    Action.objects.filter(pk=scene.action.pk).update(owner=scene.cast.head)
    assert 'name="impact"' not in sign_in(scene.cast.head).get(url).text


def test_the_review_moves_on(scene, sign_in, url):
    Action.objects.filter(pk=scene.action.pk).update(rhythm="weeks", rhythm_weeks=4)
    page = sign_in(scene.cast.head).get(f"{url}?review=1").text
    assert main_form(page)["is_review"] == ["on"]
    send(sign_in(scene.cast.head), f"{url}?review=1", text="Reviewed")
    action = Action.objects.get(pk=scene.action.pk)
    assert action.reviewed_on == dates.today()
    assert action.review_on > dates.today()
    assert ProgressNote.objects.get().is_review


def test_a_note_that_is_not_the_review_leaves_its_day(scene, sign_in, url):
    send(sign_in(scene.cast.head), url, text="Just a note")
    assert Action.objects.get(pk=scene.action.pk).review_on == scene.action.review_on


def test_no_further_review(scene, sign_in, url):
    send(sign_in(scene.cast.head), url, text="The last one", is_review="on", next_review="none")
    assert Action.objects.get(pk=scene.action.pk).review_on is None


def test_another_day_is_typed(scene, sign_in, url):
    day = in_days(40)
    send(
        sign_in(scene.cast.head),
        url,
        text="Next one",
        is_review="on",
        next_review="other",
        **boxes("other_day", day),
    )
    assert Action.objects.get(pk=scene.action.pk).review_on == day


def test_a_day_that_does_not_exist_is_said_and_the_text_stays(scene, sign_in, url):
    typed = {
        "is_review": "on",
        "next_review": "other",
        "other_day_day": "31",
        "other_day_month": "2",
        "other_day_year": "2027",
    }
    response = send(sign_in(scene.cast.head), url, text="My long words", **typed)
    assert response.status_code == 200
    assert "31 February 2027 does not exist" in response.text and "My long words" in response.text
    assert not ProgressNote.objects.exists()


@pytest.mark.parametrize(
    "text,says",
    [
        ("", "Write what has happened"),
        ("\u200b \u00a0", "Write what has happened"),
        ("x" * 10_001, "The limit is 10,000 characters and you have 10,001"),
        ("a\x00b", "it holds a character that cannot be stored"),
        ("a\u202eb", "turns the direction of the text round"),
    ],
)
def test_text_that_cannot_be_kept_is_said(scene, sign_in, url, text, says):
    response = send(sign_in(scene.cast.head), url, text=text)
    assert response.status_code == 200 and says in response.text
    assert not ProgressNote.objects.exists()


def test_an_activity_that_is_not_offered_is_refused(scene, sign_in, url):
    response = send(sign_in(scene.cast.head), url, text="Stop it", activity="stopped")
    assert "Choose whether it was carried out from those on the page" in response.text


@pytest.mark.parametrize(
    "who,status", [("outsider", 404), ("governor", 403), ("adviser", 403), ("leaver", 404)]
)
def test_others_may_not(scene, sign_in, url, who, status):
    client = sign_in(getattr(scene.cast, who))
    assert client.get(url).status_code == client.post(url, TYPED).status_code == status
    assert not ProgressNote.objects.exists()


def test_pressing_twice_saves_once(scene, sign_in, url):
    client = sign_in(scene.cast.head)
    data = main_form(client.get(url).text) | {"text": ["Once"]}
    first, second = client.post(url, data), client.post(url, data)
    assert (first.status_code, second.status_code) == (302, 302)
    assert ProgressNote.objects.count() == 1


def test_without_a_key_it_is_saved_all_the_same(scene, sign_in, url):
    data = {"text": "No key", "activity": "not_started", "version": "1"}
    assert sign_in(scene.cast.head).post(url, data).status_code == 302


def test_somebody_elses_key_is_no_use(scene, client, sign_in, url):
    key = str(uuid.uuid4())
    data = {"text": "Mine", "activity": "not_started", "version": "1", "once": key}
    sign_in(scene.cast.head).post(url, data)
    data["version"] = str(Action.objects.get(pk=scene.action.pk).version)
    response = sign_in(scene.cast.deputy).post(url, data)
    assert "This page was opened by somebody else" in response.text
    assert ProgressNote.objects.count() == 1


def test_in_place_it_answers_with_the_row_alone(scene, sign_in, url):
    client = sign_in(scene.cast.head)
    headers = {"HX-Request": "true"}
    opened = client.get(f"{url}?review=1", headers=headers).text
    assert opened.lstrip().startswith("<li") and "<html" not in opened
    assert "Area 1, mathematics in Years 5 and 6. Josh Ellery" in opened, "as it stood on the page"
    data = main_form(opened) | {"text": ["In place"], "next_review": ["none"]}
    saved = client.post(f"{url}?review=1", data, headers=headers)
    assert saved.status_code == 200 and saved.text.lstrip().startswith("<li")
    assert "Saved." in saved.text and "<form" not in saved.text
    assert ProgressNote.objects.get().text == "In place"
    closed = client.get(f"{url}?closed=1", headers=headers).text
    assert closed.lstrip().startswith("<li") and "<form" not in closed


def test_in_place_an_error_stays_in_the_row(scene, sign_in, url):
    client = sign_in(scene.cast.head)
    data = main_form(client.get(url).text) | {"text": [""]}
    answer = client.post(url, data, headers={"HX-Request": "true"}).text
    assert "Write what has happened" in answer and "<html" not in answer


def test_closing_without_scripts_leads_back(scene, sign_in, url):
    assert sign_in(scene.cast.head).get(f"{url}?closed=1").headers["Location"] == "/schools/142345/"


def test_done_has_its_day(scene, sign_in, url):
    send(sign_in(scene.cast.head), url, text="Finished", activity="done")
    assert Action.objects.get(pk=scene.action.pk).done_on == dates.today()


def test_a_removed_action_takes_no_notes(scene, sign_in, url):
    Action.objects.filter(pk=scene.action.pk).update(removed_at=dates.now())
    assert sign_in(scene.cast.head).get(url).status_code == 404


def test_the_next_review_falls_on_a_school_day(scene, sign_in, url):
    from schools.days.calendar import SchoolCalendar

    Action.objects.filter(pk=scene.action.pk).update(rhythm="half_term")
    send(sign_in(scene.cast.head), url, text="Reviewed", is_review="on", next_review="")
    day: date = Action.objects.get(pk=scene.action.pk).review_on
    assert SchoolCalendar.of(scene.cast.school).is_school_day(day)


def test_several_rows_open_at_once_share_no_id(scene, sign_in, url):
    client = sign_in(scene.cast.head)
    headers = {"HX-Request": "true"}
    rows = [client.get(path, headers=headers).text for path in (url, f"{url}?review=1")]
    ids = [set(re.findall(r' id="([^"]+)"', row)) for row in rows]
    assert ids[0] and not ids[0] & ids[1]
    data = main_form(rows[0]) | {"text": [""]}
    answer = client.post(url, data, headers=headers).text
    target = re.search(r'href="#([^"]+_text)"', answer)[1]
    assert f'id="{target}"' in answer, "the error leads to the box of this very row"


def test_an_action_without_a_day_answers_in_place_too(scene, sign_in, url):
    Action.objects.filter(pk=scene.action.pk).update(due_on=None, review_on=None)
    for path in (url, f"{url}?review=1", f"{url}?closed=1"):
        answer = sign_in(scene.cast.head).get(path, headers={"HX-Request": "true"})
        assert answer.status_code == 200 and "Today" not in answer.text


def test_somebody_else_saved_first_while_the_row_was_open(scene, sign_in, url):
    client = sign_in(scene.cast.head)
    data = main_form(client.get(url, headers={"HX-Request": "true"}).text) | {
        "text": ["What I saw"],
        "activity": ["done"],
    }
    Action.objects.filter(pk=scene.action.pk).update(activity="under_way", version=2)
    assert client.post(url, data, headers={"HX-Request": "true"}).status_code == 409
    page = client.post(url, data)  # what cairn.js then does: the same form, sent plainly
    assert page.status_code == 409 and "Under way" in page.text and "What I saw" in page.text
    assert client.post(url, main_form(page.text)).status_code == 302
    assert ProgressNote.objects.get().text == "What I saw"
