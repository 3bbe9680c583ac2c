"""Writing up a visit."""

from governance.models import Visit
from improvement.models import MonitoringActivity
from schools.models import Event
from tests.governance.visits.making import MADE_ON, make_visit, url_of, written_up
from tests.html_forms import compact, main_form
from tests.improvement.monitoring.looks import day, june, send  # noqa: F401

WORDS = {
    "seen": "Pupils explained their answers to each other in three classes.",
    "who_was_met": "The mathematics leader, six pupils of Year 5",
    "impact": "amber",
    "evidence_of_impact": "Nine of 12 books show reasons.",
    "questions": "A governor questioned why 5C starts later. It will start in September.",
    "strengths": "Talk before writing.",
    "to_develop": "Books do not show it yet.",
    "follow_up": "A second look in autumn.",
}


def test_it_is_one_record_in_two_places(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene, day=june)
    send(sign_in(scene.cast.governor), url_of(visit, "record/"), follow_up_by=scene.cast.leader.pk, **WORDS)
    visit, activity = Visit.objects.get(), MonitoringActivity.objects.get()
    assert (activity.done_on, activity.impact, activity.strengths) == (june, "amber", "Talk before writing.")
    assert (visit.seen, visit.questions) == (WORDS["seen"], WORDS["questions"])
    assert (visit.follow_up_by, visit.is_written_up) == (scene.cast.leader, True)
    event = Event.objects.filter(verb="recorded").get()
    assert event.sentence == "Governor visit of Mathematics in Years 5 and 6 recorded"
    page = sign_in(scene.cast.governor).get(url_of(visit)).text
    assert all(words in page for name, words in WORDS.items() if name != "impact")
    assert "What the plan says: seen in part." in page


def test_it_counts_in_the_triangulation_as_a_visit_of_governors(scene, sign_in, june):  # noqa: F811
    written_up(scene)
    page = compact(sign_in(scene.cast.head).get("/schools/142345/monitoring/").text)
    assert "1 governor visit" in page or "Governor visit" in page
    assert sign_in(scene.cast.governor).get("/schools/142345/monitoring/").text.count("overnor visit")


def test_it_is_corrected(scene, sign_in, june):  # noqa: F811
    visit = written_up(scene)
    client = sign_in(scene.cast.governor)
    send(client, url_of(visit, "record/"), questions="Only this.")
    send(client, url_of(visit, "record/"), strengths="And that.")
    before = Event.objects.count()
    send(client, url_of(visit, "record/"))
    visit = Visit.objects.get()
    assert (visit.questions, visit.activity.strengths) == ("Only this.", "And that.")
    assert Event.objects.count() == before
    assert "Only this" not in "".join(Event.objects.values_list("sentence", flat=True))
    assert all("questions" not in event.changes for event in Event.objects.all())


def test_a_gentle_word_when_it_reads_like_an_inspection(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene, day=june)
    client = sign_in(scene.cast.governor)
    page = send(client, url_of(visit, "record/"), seen="Josh Ellery’s lesson was outstanding.").text
    assert "judges a lesson or teaching and names somebody’s lesson or class" in page
    assert Visit.objects.get().seen == ""
    data = main_form(page)
    assert data["judging"] == ["change"]
    assert client.post(url_of(visit, "record/"), data).status_code == 200
    assert client.post(url_of(visit, "record/"), data | {"judging": ["keep"]}).status_code == 302
    assert Visit.objects.get().seen == "Josh Ellery’s lesson was outstanding."


def test_a_warned_governor_changes_the_words(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene, day=june)
    client = sign_in(scene.cast.governor)
    data = main_form(send(client, url_of(visit, "record/"), seen="The lesson was good.").text)
    assert client.post(url_of(visit, "record/"), data | {"seen": ["Pupils talked."]}).status_code == 302


def test_not_before_the_day_and_not_without_words(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene)
    client = sign_in(scene.cast.governor)
    page = send(client, url_of(visit, "record/"), seen=" ", **day("done_on", visit.day)).text
    assert "Write what was seen" in page
    page = send(client, url_of(visit, "record/"), seen="Seen", **day("done_on", visit.day)).text
    assert "still to come" in page
    visit = make_visit(scene, day=MADE_ON)
    page = send(
        client, url_of(visit, "record/"), seen="Seen", **day("follow_up_on", MADE_ON.replace(day=1))
    ).text
    assert "What follows comes after the visit" in page


def test_only_ones_own_or_the_papers_keepers(scene, sign_in, june):  # noqa: F811
    cast = scene.cast
    visit = make_visit(scene, governor=cast.chair, by=cast.clerk)
    for person, status in {cast.governor: 403, cast.chair: 200, cast.clerk: 200, cast.head: 403}.items():
        assert sign_in(person).get(url_of(visit, "record/")).status_code == status, person


def test_nobody_edits_a_visit_around_its_rules(scene, sign_in, june):  # noqa: F811
    visit = written_up(scene)
    client = sign_in(scene.cast.head)
    url = f"/schools/142345/monitoring/{visit.activity_id}/"
    page = client.get(url).text
    assert url_of(visit) in page and "Edit record" not in page
    for sub in ("record/", "edit/"):
        assert client.get(f"{url}{sub}").headers["Location"] == url
        assert client.post(f"{url}{sub}", {"focus": "Mine"}).headers["Location"] == url
    for sub in ("remove/", "restore/"):
        assert client.post(f"{url}{sub}").status_code == 403
    assert "governor_visit" not in client.get("/schools/142345/monitoring/plan/").text
    assert "governor_visit" not in client.get("/schools/142345/monitoring/add/?kind=governor_visit").text
    visit.activity.refresh_from_db()
    assert (
        visit.activity.removed_at is None
        and visit.activity.version == MonitoringActivity.objects.get().version
    )
