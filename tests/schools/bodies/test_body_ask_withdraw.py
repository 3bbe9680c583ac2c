"""A question is taken back."""

from schools.days.dates import today
from schools.links import workflow as links
from schools.models import Event, SchoolBody
from tests.schools.bodies.scene import make_body_scene


def test_the_school_is_asked_no_more(cast, sign_in):
    scene = make_body_scene(cast)
    client = sign_in(cast.body_admin)
    page = client.post(scene.url("body_ask_withdraw", scene.question.pk), follow=True).text
    assert "The question is taken back." in page
    scene.question.refresh_from_db()
    assert scene.question.asked_on is None
    assert Event.objects.first().sentence.endswith("no longer asks to be let in")


def test_a_school_that_has_answered_stays(cast, sign_in):
    scene = make_body_scene(cast)
    head = scene.question.school.people.get().user
    links.accept(scene.question, by=head, on=today())
    page = sign_in(cast.body_admin).post(scene.url("body_ask_withdraw", scene.question.pk), follow=True).text
    assert "There is nothing to take back" in page
    assert SchoolBody.objects.get(pk=scene.question.pk).accepted_on
