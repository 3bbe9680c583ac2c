"""The leader's comment on a visit."""

from schools.models import Event
from tests.governance.visits.making import make_visit, url_of, written_up
from tests.html_forms import compact
from tests.improvement.monitoring.looks import june, send  # noqa: F401


def test_the_leader_of_the_area_comments(scene, sign_in, june):  # noqa: F811
    visit = written_up(scene)
    client = sign_in(scene.cast.leader)
    assert ">Comment</a>" in compact(client.get(url_of(visit)).text)
    send(client, url_of(visit, "comment/"), comment="It is right, and 5C starts in September.")
    visit.refresh_from_db()
    assert (visit.comment_by, visit.comment_on) == (scene.cast.leader, june)
    assert "5C starts" in compact(sign_in(scene.cast.governor).get(url_of(visit)).text)
    event = Event.objects.filter(verb="commented").get()
    assert event.sentence == "Governor visit of Mathematics in Years 5 and 6 commented on by the leader"


def test_there_is_nothing_to_comment_on_before(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene)
    assert sign_in(scene.cast.leader).get(url_of(visit, "comment/")).status_code == 302


def test_whom_it_was_agreed_with_comments_too_and_nobody_else(scene, sign_in, june):  # noqa: F811
    cast = scene.cast
    visit = make_visit(scene, agreed_with=cast.deputy, day=june.replace(day=10))
    for person, status in {cast.deputy: 200, cast.head: 200, cast.governor: 403, cast.teacher: 404}.items():
        assert sign_in(person).get(url_of(visit, "comment/")).status_code == status, person
    assert "Write the comment" in send(sign_in(cast.deputy), url_of(visit, "comment/"), comment="").text
