"""A second invitation to somebody who has not come in yet."""

from django.core import mail

from schools.models import Invitation, Role
from tests.cast import make_person
from tests.schools.bodies.scene import make_body_scene


def test_the_new_link_counts_and_the_old_one_does_not(cast, sign_in, django_capture_on_commit_callbacks):
    scene = make_body_scene(cast)
    grace = make_person("Grace Adeyemi", Role.ADVISER, body=cast.authority, signs_in=False)
    client = sign_in(cast.body_admin)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            page = client.post(scene.url("body_member_again", grace.pk), follow=True)
    assert "A new invitation is on its way to Grace Adeyemi" in page.text
    assert len(mail.outbox) == 2
    assert [bool(each.withdrawn_at) for each in Invitation.objects.order_by("pk")] == [True, False]


def test_who_signs_in_needs_none(cast, sign_in):
    scene = make_body_scene(cast)
    page = sign_in(cast.body_admin).post(scene.url("body_member_again", cast.adviser.pk), follow=True)
    assert "signs in already" in page.text and not mail.outbox
