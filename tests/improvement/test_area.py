from improvement.models import Action, ProgressNote
from schools import dates
from tests.cast import make_finding, make_inspection


def page(scene, client):
    return client.get(f"/schools/142345/areas/{scene.area.pk}/").text


def test_shows_who_answers_and_what_is_done(scene, sign_in):
    text = page(scene, sign_in(scene.cast.head))
    for words in (
        "Mathematics in Years 5 and 6",
        "Leah Whitlock",
        "Anjali Foss",
        "Weekly reasoning lessons",
        "0 of 1 done",
    ):
        assert words in text


def test_the_printed_words_stand_once_with_their_parts(scene, sign_in):
    point = make_finding(make_inspection(scene.cast.school), "improve mathematics by:", source_line=12)
    make_finding(point.inspection, "explaining reasoning each week", parent=point)
    scene.area.findings.add(point)
    type(scene.area).objects.filter(pk=scene.area.pk).update(
        detail="explaining reasoning each week\nOur own point"
    )
    text = page(scene, sign_in(scene.cast.head))
    assert text.count("explaining reasoning each week") == 1
    assert "Our own point" in text and "line 12" in text


def test_a_gap_is_said(scene, sign_in):
    type(scene.area).objects.update(leader=None, link_governor=None)
    assert page(scene, sign_in(scene.cast.head)).count("Nobody yet") == 2


def test_the_whole_board_may_follow_it(scene, sign_in):
    type(scene.area).objects.update(link_governor=None, whole_board=True)
    assert "The whole board" in page(scene, sign_in(scene.cast.head))


def test_activity_has_no_colour_and_impact_stands_behind_the_wall(scene, sign_in):
    Action.objects.update(activity="done", impact="red", rated_by=scene.cast.head, rated_on=dates.today())
    text = page(scene, sign_in(scene.cast.head))
    assert 'class="cn-wall"' in text and "cn-tag--red" in text


def test_notes_stand_with_their_author(scene, sign_in):
    ProgressNote.objects.create(
        school=scene.cast.school,
        area=scene.area,
        by=scene.cast.leader,
        on=dates.today(),
        text="Pupils explain more",
        impact="green",
    )
    text = page(scene, sign_in(scene.cast.governor))
    assert "Pupils explain more" in text and "On track" in text and "First rated" in text


def test_a_governor_is_offered_nothing_to_change(scene, sign_in):
    text = page(scene, sign_in(scene.cast.governor))
    for words in ("Edit area", "Add an action", "Move up", "Remove this area", "Add a progress note"):
        assert words not in text
