"""The school's reply to a check."""

from improvement.models import EvidenceCheck
from tests.html_forms import main_form
from tests.improvement.oversight.test_checks import check, shared


def test_the_head_replies_once(scene, sign_in):
    made = check(scene.cast, shared(scene), "not_yet", "Too few books.")
    url = f"/schools/142345/evidence/checks/{made.pk}/reply/"
    client = sign_in(scene.cast.head)
    page = client.get(url).text
    assert "Too few books." in page
    assert client.post(url, main_form(page) | {"reply": "Eighteen more in July."}).status_code == 302
    made.refresh_from_db()
    assert (made.reply, made.reply_by) == ("Eighteen more in July.", scene.cast.head)
    assert client.get(url).headers["Location"] == made.link.evidence.get_absolute_url()


def test_nothing_said_is_no_reply(scene, sign_in):
    made = check(scene.cast, shared(scene), "not_yet", "Too few books.")
    client = sign_in(scene.cast.head)
    url = f"/schools/142345/evidence/checks/{made.pk}/reply/"
    page = client.post(url, main_form(client.get(url).text) | {"reply": " "}).text
    assert "Write your reply" in page and not EvidenceCheck.objects.get().reply


def test_an_earlier_check_that_was_looked_at_again_is_not_replied_to(scene, sign_in):
    row = shared(scene)
    first = check(scene.cast, row, "not_yet", "Too few books.")
    client = sign_in(scene.cast.head)
    url = f"/schools/142345/evidence/checks/{first.pk}/reply/"
    form = main_form(client.get(url).text)
    check(scene.cast, row, "enough", after=first.pk)
    page = client.post(url, form | {"reply": "But."}).text
    assert "The adviser has looked again since" in page
