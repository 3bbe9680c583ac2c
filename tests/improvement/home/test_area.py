import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from improvement.models import Action, ContextNote, FindingVerdict, ProgressNote
from schools.days import dates
from tests.cast import make_area, make_evidence, make_finding, make_inspection, make_look, make_measure
from tests.html_forms import compact
from tests.improvement.home.area_world import fill
from tests.scene import in_days

STONES = ["Finding", "Area", "Actions", "Targets", "Evidence", "Verdict"]
MOST_QUERIES = dict.fromkeys(
    ("head", "editor", "deputy", "leader", "teacher", "chair", "governor", "clerk", "body_admin"), 12
)


def page(scene, client):
    return compact(client.get(f"/schools/142345/areas/{scene.area.pk}/").text)


def trail_of(text) -> dict[str, str]:
    """The fact of each stone of the trail."""
    trail = text[text.index('class="cn-trail ') : text.index("</nav>", text.index('class="cn-trail '))]
    return dict(re.findall(r'<a href="#\w+">(\w+)</a><span class="cn-trail__v">([^<]*)</span>', trail))


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


def test_the_sections_stand_in_the_order_of_the_chain(scene, sign_in):
    fill(scene, 2)
    text = page(scene, sign_in(scene.cast.head))
    places = [
        text.index(f'id="{name}"')
        for name in ("area", "finding", "targets", "actions", "know", "context", "along")
    ]
    assert places == sorted(places)


def test_each_stone_of_the_trail_has_its_fact_and_leads_somewhere(scene, sign_in):
    fill(scene, 2)
    text = page(scene, sign_in(scene.cast.head))
    trail = trail_of(text)
    assert list(trail) == STONES
    assert trail["Finding"] == "printed words" and trail["Area"] == "two people named"
    assert trail["Actions"] == "2 of 3 done" and trail["Evidence"] == "2 of 8 kinds"
    assert trail["Targets"].startswith("0 of 4 met") and trail["Verdict"] == "next inspection"
    for anchor in set(re.findall(r'href="#([\w-]+)"', text)):
        assert f'id="{anchor}"' in text, anchor


def test_the_verdict_of_a_later_inspection_closes_the_trail(scene, sign_in):
    school = scene.cast.school
    for outcome in ("addressed", "partly"):
        point = make_finding(make_inspection(school))
        scene.area.findings.add(point)
        later = make_inspection(school, starts_on=in_days(-20))
        FindingVerdict.objects.create(
            school=school,
            finding=point,
            inspection=later,
            outcome=outcome,
            by=scene.cast.head.user,
            on=in_days(-1),
        )
    text = page(scene, sign_in(scene.cast.head))
    assert trail_of(text)["Verdict"] == "partly" and "<strong>addressed</strong>" in text


def test_targets_criteria_and_what_the_figures_suggest(scene, sign_in):
    year = dates.academic_year(dates.today()) - 1
    make_measure(scene.area, "Pieces improved", targets=[(58, 55), (64, 57)], year=year)
    text = page(scene, sign_in(scene.cast.head))
    assert "Pieces improved" in text and "cn-ladder__svg" in text and "The same as a table" in text
    assert "The figures suggest" in text and 'id="suggested"' in text and "Add a success criterion" in text


def test_a_rating_against_the_figures_stands_with_its_reason(scene, sign_in):
    ProgressNote.objects.create(
        school=scene.cast.school, area=scene.area, by=scene.cast.leader, on=dates.today(), text="Seen in every class",
        impact="green", suggested="red", why_different="The test was new",
    )  # fmt: skip
    assert page(scene, sign_in(scene.cast.governor)).count("The test was new") == 2


def test_done_not_working_and_shown_by_one_kind_are_said_at_the_action(scene, sign_in):
    rated = {"impact": "amber", "rated_by": scene.cast.head, "rated_on": dates.today()}
    Action.objects.update(activity="done", done_on=dates.today(), **rated)
    text = page(scene, sign_in(scene.cast.head))
    assert "Done, not working: 1" in text and "Done, not working</b>" in text and "Nothing yet" in text
    make_look(scene.cast.school, actions=[scene.action])
    assert "Shown by one kind only</b>" in page(scene, sign_in(scene.cast.head))
    make_look(scene.cast.school, "pupil_survey", actions=[scene.action])
    assert "Shown by one kind only</b>" not in page(scene, sign_in(scene.cast.head))


def test_a_deed_that_only_its_record_shows(scene, sign_in):
    Action.objects.update(activity="done", done_on=dates.today())
    make_evidence(scene.cast.school, by=scene.cast.head, on=[scene.action], source="record")
    assert "Only the record of doing it" in page(scene, sign_in(scene.cast.head))


def test_empty_sections_say_what_would_be_here_and_the_first_act(scene, sign_in):
    text = page(scene, sign_in(scene.cast.head))
    for words in ("No measure yet", "No success criteria yet", "No evidence yet", "No notes on the area yet"):
        assert words in text
    start = f"/schools/142345/areas/{scene.area.pk}/"
    for link in ("measures/add/", "starters/#measures", "criteria/add/"):
        assert f'href="{start}{link}"' in text
    for name in ("add", "attach"):
        assert f'href="/schools/142345/evidence/{name}/?area={scene.area.pk}"' in text
    assert f"/schools/142345/monitoring/plan/?area={scene.area.pk}" in text


def test_who_may_only_read_is_told_what_is_missing_without_an_act(scene, sign_in):
    text = page(scene, sign_in(scene.cast.governor))
    assert "No measure yet" in text and "has been shown to you yet" in text
    for link in ("measures/add", "criteria/add", "evidence/add", "evidence/attach", "monitoring/plan"):
        assert link not in text


@pytest.mark.parametrize(
    ("who", "shown", "hidden"),
    [
        ("head", {"For the board", "For the adviser", "For nobody else"}, set()),
        ("governor", {"For the board"}, {"For the adviser", "For nobody else", "Seen in 5B"}),
        ("adviser", {"For the adviser"}, {"For the board", "For nobody else"}),
        ("clerk", {"For the board", "For nobody else"}, {"/evidence/1/", "Seen in 5B"}),
        (
            "body_admin",
            set(),
            {"For the board", "For the adviser", "For nobody else", 'id="know"', "How we know", "kinds"},
        ),
    ],
)
def test_each_role_sees_its_part_of_how_we_know(scene, sign_in, who, shown, hidden):
    cast = scene.cast
    make_look(
        cast.school,
        "lesson_visit",
        areas=[scene.area],
        focus="Seen in 5B",
        impact="amber",
        strengths="Seen in 5B",
    )
    for title, board, adviser in (
        ("For the board", True, False),
        ("For the adviser", False, True),
        ("For nobody else", False, False),
    ):
        make_evidence(
            cast.school,
            title,
            by=cast.head,
            on=[scene.area],
            shown_to_board=board,
            shared_with_adviser=adviser,
        )
    text = page(scene, sign_in(getattr(cast, who)))
    assert all(words in text for words in shown) and not any(words in text for words in hidden)
    if who != "body_admin":
        assert "Lesson visits and walks" in text and "mixed" in text
    assert ("Evidence" in trail_of(text)) == (who != "body_admin")


def test_changes_of_context_since_the_plan_began(scene, sign_in):
    by = {"school": scene.cast.school, "by": scene.cast.head}
    ContextNote.objects.create(on=in_days(-5), text="A class lost its teacher", **by)
    ContextNote.objects.create(on=in_days(-900), text="The roof leaked", **by)
    ContextNote.objects.create(on=in_days(-5), text="Taken back", removed_at=dates.now(), **by)
    text = page(scene, sign_in(scene.cast.governor))
    assert "A class lost its teacher" in text and "The roof leaked" not in text and "Taken back" not in text


def test_notes_and_changes_keep_their_day(scene, sign_in):
    on = date(dates.today().year, 6, 30) - timedelta(days=365)
    ProgressNote.objects.create(
        school=scene.cast.school, area=scene.area, by=scene.cast.leader, on=on, text="Long ago", impact="red"
    )
    assert f"{on:%A} {on.day} {on:%B}" in page(scene, sign_in(scene.cast.head))


def test_the_number_in_the_plan_counts_what_is_kept(scene, sign_in):
    second = make_area(scene.cast.school, "Writing")
    client = sign_in(scene.cast.head)
    assert "Area 2 of 2" in client.get(f"/schools/142345/areas/{second.pk}/").text
    type(second).objects.filter(pk=scene.area.pk).update(removed_at=dates.now())
    assert "Area 1 of 1" in client.get(f"/schools/142345/areas/{second.pk}/").text
    assert "Area 1 of" not in page(scene, client)


@pytest.mark.parametrize(("who", "most"), [*MOST_QUERIES.items(), ("adviser", 13)])
def test_as_many_queries_for_two_of_everything_as_for_twenty(scene, sign_in, who, most):
    """An adviser's link with the school is one more."""
    counts, client = [], sign_in(getattr(scene.cast, who))
    for size in (2, 18):
        fill(scene, size)
        with CaptureQueriesContext(connection) as queries:
            page(scene, client)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= most, counts
