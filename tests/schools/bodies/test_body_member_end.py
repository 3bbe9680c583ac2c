"""Somebody of a body leaves."""

import pytest

from schools.bodies import workflow as bodies
from schools.days.dates import today
from schools.errors import Refused
from schools.models import School, User
from tests.html_forms import main_form
from tests.schools.bodies.scene import make_body_scene


@pytest.fixture
def scene(cast):
    return make_body_scene(cast)


def test_nothing_is_there_for_them_from_that_moment(cast, scene, sign_in, client):
    sign_in(cast.body_admin)
    url = scene.url("body_member_end", cast.adviser.pk)
    assert client.post(url, main_form(client.get(url).text)).status_code == 302
    assert not School.objects.visible_to(User.objects.get(pk=cast.adviser.user_id)).exists()
    client.force_login(cast.adviser.user)
    assert client.get("/schools/142345/").status_code == 404
    assert client.get(scene.url("body")).status_code == 404
    sign_in(cast.body_admin)
    assert client.get(url).status_code == 404  # it is done


def test_nobody_ends_their_own_part(cast):
    with pytest.raises(Refused, match="your own part"):
        bodies.end_member(cast.body_admin, by=cast.body_admin.user, on=today())
