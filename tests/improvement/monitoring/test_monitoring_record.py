"""Recording what was planned: a form a kind, counts and never names; a recurring one plans the next."""

from datetime import date
from decimal import Decimal

import pytest

from improvement.models import Measure, MeasureSeries, MonitoringActivity, TermlyTarget
from improvement.monitoring import details
from improvement.monitoring.workflow import record_planned
from schools.days.calendar import SchoolCalendar
from schools.errors import Refused
from schools.models import Event
from tests.cast import make_action, make_area, make_look
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import FRIDAY, day, june, send  # noqa: F401  the fixture

Kind = MonitoringActivity.Kind
# What a person types into the form of each kind, and what its record then says in short.
TYPED = {
    Kind.LESSON_VISIT: (
        {"lessons": 6, "seen": 4, "years": "5A", "knew": "They explain."},
        "Seen in 4 of 6 lessons",
    ),
    Kind.LEARNING_WALK: ({"classes": 1, "seen": 1}, "Seen in 1 of 1 class"),
    Kind.WORK_SCRUTINY: (
        {"high": 6, "middle": 6, "low": 6, "disadvantaged": 5, "seen": 11, "policy": "partly"},
        "Seen in 11 of 18 books",
    ),
    Kind.PUPIL_SURVEY: (
        {"asked": 118, "answered": 12, "agreed": 9, "before": 60},
        "12 of 118 answered, 75% of them said yes",
    ),
    Kind.PARENT_SURVEY: ({"asked": 96, "answered": 0}, "0 of 96 answered"),
    Kind.STAFF_SURVEY: ({"asked": 31, "answered": 27}, "27 of 31 answered"),
    Kind.INTERVIEW: ({"spoken_to": 8, "group": "Eight pupils of Year 5"}, "Talked with 8"),
    Kind.DATA_REVIEW: ({"figures": "The June check", "pupils": 88}, ""),
    Kind.PUPIL_PROGRESS_REVIEW: (
        {
            "reviewed": 88,
            "behind": 14,
            "supported": 11,
            "support": "Catch-up",
            **day("next_check", date(2026, 7, 10)),
        },
        "88 reviewed, 14 behind, 11 given support",
    ),
    Kind.EXTERNAL_REVIEW: ({"reviewer": "The adviser", "judgement": "It moves."}, ""),
}


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, leader=cast.leader)


def planned(cast, area, kind="work_scrutiny", **fields):
    given = {"planned_on": FRIDAY, "by": cast.deputy, "focus": "Do pupils explain?"}
    return make_look(cast.school, kind, areas=[area], **given | fields)


def url_of(look):
    return f"/schools/142345/monitoring/{look.pk}/record/"


def test_a_form_for_every_kind():
    assert {*TYPED, Kind.GOVERNOR_VISIT} == set(Kind) == set(details.DETAILS)


@pytest.mark.parametrize("kind", TYPED)
def test_each_kind_is_recorded_with_its_fields(cast, area, sign_in, kind):
    look = planned(cast, area, kind)
    typed, short = TYPED[kind]
    words = {
        "strengths": "Explained aloud.",
        "to_develop": "Not in books.",
        "follow_up": "The coach comes.",
        "impact": "amber",
    }
    response = send(sign_in(cast.head), url_of(look), **typed, **words)
    assert response.status_code == 302, response.text
    look.refresh_from_db()
    assert (look.done_on, look.impact, look.strengths) == (FRIDAY, "amber", "Explained aloud.")
    assert details.in_short(look) == short
    for name, value in typed.items():
        if not name.startswith("next_check"):
            assert look.details[name] == value
    page = sign_in(cast.head).get(look.get_absolute_url()).text
    assert "It says: mixed" in page and "Not in books." in page
    assert Event.objects.filter(target_id=look.pk, verb="recorded").count() == 1


def test_the_next_check_is_kept_and_read_as_a_day(cast, area, sign_in):
    look = planned(cast, area, Kind.PUPIL_PROGRESS_REVIEW)
    send(sign_in(cast.head), url_of(look), **TYPED[Kind.PUPIL_PROGRESS_REVIEW][0])
    look.refresh_from_db()
    assert dict(details.lines(look))["Next check"] == "Friday 10 July"
    assert dict(details.lines(look))["How many are behind"] == "14 of 88 (16%)"


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (Kind.WORK_SCRUTINY, {"high": "", "middle": "", "low": ""}, "Enter how many books were read"),
        (
            Kind.WORK_SCRUTINY,
            {"high": 3, "seen": 4},
            "There are 3 books in the sample above, so this cannot be 4",
        ),
        (Kind.WORK_SCRUTINY, {"high": "drei"}, "Enter the books of high prior attainers as a whole number"),
        (Kind.WORK_SCRUTINY, {"high": "1_0"}, "Enter the books of high prior attainers as a whole number"),
        (Kind.WORK_SCRUTINY, {"high": -1}, "Enter the books of high prior attainers as a whole number"),
        (
            Kind.PUPIL_SURVEY,
            {"asked": 10, "answered": 11},
            "This cannot be more than how many were asked, 10",
        ),
        (
            Kind.PUPIL_SURVEY,
            {"asked": 10, "answered": 5, "agreed": 6},
            "This cannot be more than how many answered, 5",
        ),
        (
            Kind.PUPIL_SURVEY,
            {"asked": 10, "answered": 5, "before": 101},
            "Enter last time’s per cent as a whole number from 0 to 100",
        ),
        (Kind.PUPIL_SURVEY, {"asked": "", "answered": 5}, "Enter how many were asked"),
        (
            Kind.PUPIL_PROGRESS_REVIEW,
            {"reviewed": 5, "behind": 6, "supported": 0},
            "This cannot be more than how many pupils were reviewed, 5",
        ),
        (
            Kind.PUPIL_PROGRESS_REVIEW,
            {"reviewed": 5, "behind": 1, "supported": 0, **day("next_check", FRIDAY)},
            "The next check is to come after the day this was",
        ),
        (
            Kind.LESSON_VISIT,
            {"lessons": 2, **day("done_on", date(2026, 6, 13))},
            "The day it was done is still to come",
        ),
        (
            Kind.LESSON_VISIT,
            {"lessons": 2, "done_on_day": "31", "done_on_month": "6"},
            "31 June 2026 does not exist",
        ),
        (Kind.LESSON_VISIT, {"lessons": 2, "areas": []}, "Choose at least one area or action"),
        (Kind.LESSON_VISIT, {"lessons": 2, "strengths": "x" * 10_001}, "The limit is 10,000 characters"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(
    cast, area, sign_in, kind, typed, sentence
):
    look = planned(cast, area, kind)
    response = send(sign_in(cast.head), url_of(look), **{"to_develop": "Kept words"} | typed)
    assert response.status_code == 200
    assert sentence in response.text
    assert main_form(response.text)["to_develop"] == ["Kept words"]
    look.refresh_from_db()
    assert look.done_on is None and not Event.objects.filter(target_id=look.pk).exists()


def test_a_pupils_number_is_warned_of_once_and_the_choice_is_in_the_history(cast, area, sign_in):
    look = planned(cast, area, Kind.DATA_REVIEW)
    client = sign_in(cast.head)
    page = send(client, url_of(look), figures="The June check", strengths="H801200001001 moved")
    assert page.status_code == 200 and "pupil" in page.text
    look.refresh_from_db()
    assert look.done_on is None
    again = main_form(page.text) | {"pupil_data": "saved_anyway"}
    assert client.post(url_of(look), again).status_code == 302
    assert "saved anyway" in Event.objects.get(target_id=look.pk, verb="recorded").sentence


# ---- the series ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rhythm", "weeks", "next_day"),
    [("weeks", 3, date(2026, 7, 3)), ("half_term", None, None), ("term", None, None)],
)
def test_recording_a_recurring_one_plans_the_next_on_a_school_day(
    cast, area, sign_in, rhythm, weeks, next_day
):
    action = make_action(area)
    look = planned(cast, area, rhythm=rhythm, rhythm_weeks=weeks)
    look.actions.add(action)
    send(sign_in(cast.head), url_of(look), high=6)
    following = MonitoringActivity.objects.exclude(pk=look.pk).get()
    calendar = SchoolCalendar.of(cast.school)
    assert following.planned_on == (next_day or calendar.after(FRIDAY, rhythm))
    assert calendar.is_school_day(following.planned_on)
    assert (following.kind, following.by, following.focus, following.rhythm) == (
        look.kind,
        cast.deputy,
        look.focus,
        rhythm,
    )
    assert (list(following.areas.all()), list(following.actions.all())) == ([area], [action])
    assert following.done_on is None and following.details == {}
    assert "The next is planned for" in Event.objects.get(target_id=look.pk).sentence


def test_one_recorded_late_plans_the_next_after_today(cast, area, sign_in):
    look = planned(cast, area, planned_on=date(2026, 2, 3), rhythm="weeks", rhythm_weeks=2)
    send(sign_in(cast.head), url_of(look), high=6, **day("done_on", date(2026, 2, 3)))
    assert MonitoringActivity.objects.exclude(pk=look.pk).get().planned_on > FRIDAY


def test_one_that_would_fall_on_the_day_it_is_written_down_plans_the_one_after(cast, area, sign_in):
    look = planned(cast, area, planned_on=date(2026, 5, 1), rhythm="weeks", rhythm_weeks=3)  # 22 May, 12 June
    send(sign_in(cast.head), url_of(look), high=6, **day("done_on", date(2026, 5, 1)))
    assert MonitoringActivity.objects.exclude(pk=look.pk).get().planned_on == date(2026, 7, 3)


def test_one_that_does_not_recur_plans_nothing(cast, area, sign_in):
    send(sign_in(cast.head), url_of(planned(cast, area)), high=6)
    assert MonitoringActivity.objects.count() == 1


def test_what_was_recorded_meanwhile_is_not_recorded_twice(cast, area, sign_in):
    look = planned(cast, area, rhythm="half_term")
    client = sign_in(cast.head)
    data = main_form(client.get(url_of(look)).text) | {"high": 6}
    client.post(url_of(look), data)
    assert client.post(url_of(look), data).status_code == 302  # pressed twice
    assert client.get(url_of(look)).headers["Location"].endswith("/edit/")
    assert MonitoringActivity.objects.count() == 2


# ---- what it feeds --------------------------------------------------------------------------------------------------------
@pytest.fixture
def target(cast, area):
    measure = Measure.objects.create(school=cast.school, area=area, name="Books with explained answers")
    series = MeasureSeries.objects.create(school=cast.school, measure=measure, year_group="Year 5")
    return TermlyTarget.objects.create(
        school=cast.school, series=series, academic_year=2025, season="summer", target=64
    )


def test_a_result_feeds_the_actual_of_a_target(cast, area, sign_in, target):
    look = planned(cast, area)
    response = send(sign_in(cast.leader), url_of(look), high=6, feeds=target.pk, figure="61.5")
    assert response.status_code == 302
    target.refresh_from_db()
    look.refresh_from_db()
    assert (target.actual, target.actual_on, look.feeds) == (Decimal("61.50"), FRIDAY, target)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"figure": "61"}, "Choose the target this figure is for"),
        ({"feeds": True}, "Enter the figure this found for the target"),
        ({"feeds": True, "figure": "101"}, "A percentage lies from 0 to 100"),
        ({"feeds": True, "figure": "-5"}, "A percentage lies from 0 to 100"),
        ({"feeds": True, "figure": "50,5"}, "Write part of one with a full stop: 50.5, not 50,5"),
        ({"feeds": True, "figure": "NaN"}, "Type a percentage from 0 to 100"),
        ({"feeds": True, "figure": "１２"}, "Type the figure again with the digits 0 to 9"),
        ({"feeds": "999999", "figure": "12"}, "Choose the target from the list"),
        (
            {"feeds": True, "figure": "12", **day("done_on", date(2026, 2, 3))},
            "Correct the day of the figures",
        ),
    ],
)
def test_a_figure_that_cannot_be_is_refused(cast, area, sign_in, target, typed, sentence):
    look = planned(cast, area)
    if typed.get("feeds") is True:
        typed = typed | {"feeds": target.pk}
    response = send(sign_in(cast.head), url_of(look), high=6, **typed)
    assert response.status_code == 200 and sentence in response.text
    target.refresh_from_db()
    assert target.actual is None


def test_a_figure_that_somebody_else_entered_meanwhile_is_not_overwritten(cast, area, target):
    look = make_look(cast.school, areas=[area], planned_on=FRIDAY)
    old = TermlyTarget.objects.select_related("series__measure__area").get(pk=target.pk)
    TermlyTarget.objects.update(actual=58, version=2)
    given = {"by": cast.head.user, "on": FRIDAY, "version": 1, "done_on": FRIDAY, "areas": [area]}
    with pytest.raises(Refused, match="Somebody else has just saved a figure") as refusal:
        record_planned(look, **given, feeds=old, figure=Decimal(61))
    assert refusal.value.field == "figure"
    look.refresh_from_db()
    target.refresh_from_db()
    assert (look.done_on, target.actual) == (None, Decimal(58))


def test_a_target_of_an_area_it_does_not_look_at_is_refused(cast, area, sign_in, target):
    look = planned(cast, make_area(cast.school, "Writing"))
    response = send(sign_in(cast.head), url_of(look), high=6, feeds=target.pk, figure="12")
    assert "This target belongs to “Mathematics in Years 5 and 6”" in response.text


def test_who_may_not_change_targets_is_not_asked_for_a_figure(cast, area, sign_in, target):
    assert 'name="feeds"' not in sign_in(cast.deputy).get(url_of(planned(cast, area))).text


def test_twelve_queries_at_most_with_two_actions_and_with_twenty(
    cast, area, sign_in, django_assert_max_num_queries
):
    for person in (cast.head, cast.teacher):
        client = sign_in(person)
        for count in (2, 20):
            actions = [make_action(area, f"Action {n}", owner=cast.teacher) for n in range(count)]
            look = make_look(cast.school, actions=actions, planned_on=FRIDAY, by=cast.head)
            for url in (
                url_of(look),
                url_of(look).replace("record", "edit"),
                f"/schools/142345/monitoring/add/?action={actions[0].pk}",
                "/schools/142345/monitoring/plan/",
            ):
                with django_assert_max_num_queries(12):
                    assert client.get(url).status_code == 200


def test_one_recorded_early_plans_the_next_after_the_day_it_was_planned_for(cast, area, sign_in):
    look = planned(cast, area, planned_on=date(2026, 6, 19), rhythm="weeks", rhythm_weeks=3)
    send(sign_in(cast.head), url_of(look), high=6)
    assert MonitoringActivity.objects.exclude(pk=look.pk).get().planned_on == date(2026, 7, 10)
