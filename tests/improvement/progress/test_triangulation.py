"""How we know: how long each kind counts, what the kinds say together, and what is thinly shown."""

from datetime import date, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings

from config.docs.drawing import drawn
from improvement.models import SOURCE_OF, Action, Activity, Evidence, EvidenceLink, MonitoringActivity, Source
from improvement.monitoring.freshness import FRESHNESS, fresh_until
from improvement.plans.workflow import current_plan
from improvement.progress.rows import area_rows
from improvement.progress.strips import of_action, strip_of, thinly_shown
from improvement.progress.triangulation import Fact, load, sentence, triangulate
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.dates import LONDON
from tests.cast import Cast, make_action, make_area, make_look

TODAY = date(2026, 6, 12)  # the second half of the summer term
USUAL = SchoolCalendar()


@pytest.fixture(autouse=True)
def in_june():
    with time_machine.travel(datetime(2026, 6, 12, 9, tzinfo=LONDON), tick=False):
        yield


def known(*facts, planned=None, on=TODAY):
    return triangulate(facts, planned=planned or {}, on=on, calendar=USUAL)


def kind(source, *facts, **given):
    return next(each for each in known(*facts, **given).kinds if each.source == source)


# ---- how fresh: the day on either side of every boundary ----------------------------------------------------------------
# The usual terms of 2025 to 2026: half-terms end 24 October, 19 December, 13 February, 27 March, 22 May and in July.
AUTUMN_1, AUTUMN_2, SPRING_1, SPRING_2, SUMMER_1, SUMMER_2 = (
    (half.starts_on, half.ends_on) for half in USUAL.half_terms(2025)
)
LAST_SUMMER_2 = USUAL.half_terms(2024)[-1]
SUMMER_1_LAST_YEAR = USUAL.half_terms(2024)[-2]


@pytest.mark.parametrize("source", [Source.LESSON_VISITS, Source.WORK_SCRUTINY, Source.GOVERNOR_VISITS])
@pytest.mark.parametrize(
    ("day", "state"),
    [
        (TODAY, "full"),
        (SUMMER_2[0], "full"),
        (SUMMER_1[1], "full"),  # the half-term before counts as fresh
        (SUMMER_1[0], "full"),
        (SPRING_2[1], "half"),  # from last term
        (SPRING_1[0], "half"),
        (AUTUMN_2[1], "stale"),
        (AUTUMN_1[0], "stale"),
    ],
)
def test_what_is_seen_is_fresh_for_its_half_term_and_the_next(source, day, state):
    assert kind(source, Fact(source, day)).state == state


@pytest.mark.parametrize(
    "source", [Source.PUPILS_VIEWS, Source.PARENTS_VIEWS, Source.STAFF_VIEWS, Source.DATA]
)
@pytest.mark.parametrize(
    ("day", "state"),
    [
        (TODAY, "full"),
        (SUMMER_1[0], "full"),
        (SPRING_2[1], "half"),
        (SPRING_1[0], "half"),
        (AUTUMN_2[1], "stale"),
    ],
)
def test_what_is_asked_or_counted_is_fresh_for_its_term(source, day, state):
    assert kind(source, Fact(source, day)).state == state


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (AUTUMN_1[0], "full"),
        (LAST_SUMMER_2.ends_on, "half"),
        (SUMMER_1_LAST_YEAR.starts_on, "half"),
        (USUAL.half_terms(2024)[3].ends_on, "stale"),
    ],
)
def test_an_outside_view_is_fresh_for_three_terms(day, state):
    assert kind(Source.EXTERNAL_REVIEW, Fact(Source.EXTERNAL_REVIEW, day)).state == state


def test_a_holiday_counts_to_the_half_term_before_it():
    easter = date(2026, 4, 6)
    assert kind(Source.DATA, Fact(Source.DATA, easter)).state == "half"
    assert kind(Source.DATA, Fact(Source.DATA, SPRING_2[0]), on=easter).state == "full"


def test_the_last_day_that_something_counts_is_the_last_before_it_is_stale():
    for source in FRESHNESS:
        last = fresh_until(source, AUTUMN_2[0], USUAL)
        after = USUAL.next_school_day(date.fromordinal(last.toordinal() + 1))
        assert kind(source, Fact(source, AUTUMN_2[0]), on=last).state == "half"
        assert kind(source, Fact(source, AUTUMN_2[0]), on=after).state == "stale"
    assert fresh_until(Source.PUPILS_VIEWS, AUTUMN_2[0], USUAL) == SPRING_2[1]
    assert fresh_until(Source.RECORD, TODAY, USUAL) is None


@pytest.mark.parametrize(
    ("day", "until", "state"),
    [
        (TODAY, TODAY, "full"),
        (TODAY, date(2026, 6, 11), "stale"),
        (AUTUMN_1[0], TODAY, "half"),
        (AUTUMN_1[0], date(2026, 6, 11), "stale"),
    ],
)
def test_a_day_that_somebody_gave_beats_the_rule(day, until, state):
    assert kind(Source.DATA, Fact(Source.DATA, day, until=until)).state == state


def test_what_lies_ahead_does_not_count_yet():
    assert kind(Source.DATA, Fact(Source.DATA, date(2026, 6, 13))).state == "none"


def test_each_kind_says_its_day_its_term_its_plan_or_that_there_is_none():
    survey = Fact(Source.PUPILS_VIEWS, SPRING_2[0])
    assert kind(Source.PUPILS_VIEWS, survey).age == "spring term"
    assert kind(Source.DATA, Fact(Source.DATA, date(2026, 5, 22))).age == "22 May"
    assert kind(Source.GOVERNOR_VISITS, Fact(Source.GOVERNOR_VISITS, date(2026, 5, 6))).age == "6 May"
    assert (
        kind(Source.EXTERNAL_REVIEW, planned={Source.EXTERNAL_REVIEW: date(2026, 6, 25)}).age
        == "planned 25 June"
    )
    assert kind(Source.PARENTS_VIEWS).age == "none yet"
    stale = kind(Source.PUPILS_VIEWS, Fact(Source.PUPILS_VIEWS, AUTUMN_1[0]))
    assert (stale.stone, stale.age) == (
        "missing",
        f"stale since {dates.short_day(SPRING_2[1], beside=TODAY)}",
    )


def test_the_latest_judgement_speaks_and_a_record_without_one_does_not_silence_it():
    early, late = Fact(Source.DATA, date(2026, 6, 1), "green"), Fact(Source.DATA, date(2026, 6, 8), "red")
    assert kind(Source.DATA, early, late).says == "red"
    assert kind(Source.DATA, late, Fact(Source.DATA, TODAY)).says == "red"
    assert kind(Source.DATA, Fact(Source.DATA, AUTUMN_1[0], "green"), Fact(Source.DATA, TODAY)).says == ""


# ---- what they say together -----------------------------------------------------------------------------------------------
BOOKS, PUPILS, DATA, LESSONS, REVIEW = (
    Source.WORK_SCRUTINY,
    Source.PUPILS_VIEWS,
    Source.DATA,
    Source.LESSON_VISITS,
    Source.EXTERNAL_REVIEW,
)


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ({}, "Nothing shows yet whether it works."),
        ({BOOKS: "red"}, "Shown by one kind only: books say not yet."),
        ({BOOKS: ""}, "Shown by one kind only, books, which does not say whether it works."),
        ({BOOKS: "", DATA: ""}, "Looked at, and nobody has said whether it works."),
        ({BOOKS: "red", DATA: "red", PUPILS: "green"}, "Books and data say not yet; pupils say it works."),
        ({BOOKS: "red", LESSONS: "amber", PUPILS: "green", REVIEW: "blue"},
         "Books say not yet; lessons are mixed; pupils say it works; the external review says it lasts."),
        ({BOOKS: "green", DATA: "green", PUPILS: "green"}, "Books, pupils and data all say it works."),
        ({BOOKS: "amber", DATA: "amber", PUPILS: "amber"}, "Books, pupils and data are all mixed."),
        ({BOOKS: "green", DATA: ""}, "Books say it works."),
        ({REVIEW: "amber", BOOKS: "amber"}, "Books and the external review are mixed."),
    ],
)  # fmt: skip
def test_the_sentence_names_who_says_what(says, words):
    assert sentence(says) == words


def test_what_is_stale_has_no_say():
    facts = [Fact(BOOKS, TODAY, "red"), Fact(PUPILS, AUTUMN_1[0], "green")]
    assert known(*facts).sentence == "Shown by one kind only: books say not yet."
    assert known(*facts).missing_words.startswith("Missing: lesson visits and walks, pupils’ views")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([], "Nothing shows it yet. Look for what shows that it works, such as work scrutiny."),
        (
            [Fact(Source.RECORD, TODAY)],
            "Only the record of doing it shows it. Look for what shows that it works, such as work scrutiny.",
        ),
        (
            [Fact(BOOKS, TODAY)],
            "Shown by one kind only: work scrutiny. Look for a second, such as pupils’ views.",
        ),
        (
            [Fact(BOOKS, TODAY), Fact(Source.RECORD, TODAY)],
            "Shown by one kind only: work scrutiny. Look for a second, such as pupils’ views.",
        ),
        (
            [Fact(PUPILS, AUTUMN_1[0])],
            f"What showed it has gone stale: pupils’ views, stale since {dates.short_day(SPRING_2[1], beside=TODAY)}. Look again.",
        ),
        ([Fact(BOOKS, TODAY), Fact(PUPILS, TODAY)], ""),
    ],
)
def test_a_deed_is_thinly_shown_until_two_kinds_show_it(facts, words):
    assert known(*facts).thin == words


# ---- the loader -------------------------------------------------------------------------------------------------------------
@pytest.fixture
def area(cast: Cast):
    return make_area(cast.school, leader=cast.leader)


@pytest.fixture
def action(cast: Cast, area):
    return make_action(area, owner=cast.teacher)


def make_item(cast, source, *, represents_on=TODAY, **links):
    item = Evidence.objects.create(
        school=cast.school, form="note", text="Seen", title="An item", source=source,
        represents_on=represents_on, added_on=TODAY, added_by=cast.head,
    )  # fmt: skip
    for name, thing in links.items():
        EvidenceLink.objects.create(school=cast.school, evidence=item, **{name: thing})
    return item


def sources(triangulation):
    return {each.source for each in triangulation.shown_by}


def read(cast, *areas):
    return load(areas=areas, on=TODAY, calendar=SchoolCalendar.of(cast.school))


def test_what_is_on_an_action_counts_for_its_area_but_not_the_other_way_round(cast, area, action):
    make_look(cast.school, "work_scrutiny", actions=[action], impact="green")
    make_look(cast.school, "pupil_survey", areas=[area], impact="red")
    make_item(cast, Source.DATA, action=action)
    make_item(cast, Source.PARENTS_VIEWS, area=area)
    found = read(cast, area)
    assert sources(found.of_action(action.pk)) == {BOOKS, DATA}
    assert sources(found.of_area(area.pk)) == {BOOKS, DATA, PUPILS, Source.PARENTS_VIEWS}
    assert found.of_area(area.pk).sentence == "Pupils say not yet; books say it works."


def test_an_item_on_a_record_counts_for_what_the_record_looks_at(cast, area, action):
    look = make_look(cast.school, "learning_walk", actions=[action])
    make_item(cast, Source.STAFF_VIEWS, activity=look)
    found = read(cast, area)
    assert Source.STAFF_VIEWS in sources(found.of_action(action.pk)) & sources(found.of_area(area.pk))


def test_removed_records_items_and_links_do_not_count_and_replaced_ones_neither(cast, area, action):
    make_look(cast.school, "work_scrutiny", actions=[action], removed_at=dates.now())
    make_item(cast, Source.DATA, action=action)
    EvidenceLink.objects.update(removed_at=dates.now())
    gone = make_item(cast, Source.PARENTS_VIEWS, action=action)
    Evidence.objects.filter(pk=gone.pk).update(removed_at=dates.now())
    old = make_item(cast, Source.STAFF_VIEWS, action=action)
    Evidence.objects.create(
        school=cast.school, form="note", text="Seen", title="Newer", source=Source.STAFF_VIEWS,
        represents_on=TODAY, added_on=TODAY, added_by=cast.head, replaces=old,
    )  # fmt: skip
    assert not sources(read(cast, area).of_action(action.pk))
    assert not read(cast, area).of_action(action.pk).ever


def test_what_is_planned_next_is_said_where_there_is_nothing_yet(cast, area, action):
    make_look(cast.school, "external_review", areas=[area], planned_on=date(2026, 7, 2))
    make_look(cast.school, "external_review", areas=[area], planned_on=date(2026, 6, 25))
    make_look(cast.school, "parent_survey", areas=[area], planned_on=date(2026, 6, 11))  # missed
    kinds = {each.source: each.age for each in read(cast, area).of_area(area.pk).kinds}
    assert (kinds[REVIEW], kinds[Source.PARENTS_VIEWS]) == ("planned 25 June", "none yet")


def test_another_area_and_another_school_stay_apart(cast, area, action):
    other = make_area(cast.school, "Writing")
    abroad = make_area(cast.other_school, "Writing")
    make_look(cast.school, areas=[other])
    make_look(cast.other_school, areas=[abroad])
    found = read(cast, area)
    assert not sources(found.of_area(area.pk)) and not sources(found.of_area(other.pk))


def test_as_many_queries_for_one_area_as_for_twelve(cast, django_assert_num_queries):
    areas = [make_area(cast.school, f"Area {n}") for n in range(12)]
    for each in areas:
        for n in range(3):
            action = make_action(each, f"Action {n}")
            make_item(cast, Source.DATA, action=action)
            make_look(cast.school, actions=[action])
    calendar = SchoolCalendar.of(cast.school)
    for some in (areas[:1], areas):
        with django_assert_num_queries(2):
            found = load(areas=some, on=TODAY, calendar=calendar)
            assert all(sources(found.of_area(each.pk)) == {BOOKS, DATA} for each in some)


# ---- for the pages -------------------------------------------------------------------------------------------------------
def rows_of(cast):
    return area_rows(
        cast.school, current_plan(cast.school), calendar=SchoolCalendar.of(cast.school), on=TODAY
    )


def test_the_strip_is_for_all_but_the_bodys_administrator(cast, area):
    found = read(cast, area)
    for name, person in cast.everyone().items():
        if person.school_id == cast.other_school.pk or name in ("other_adviser", "leaver"):
            continue
        strip = strip_of(found, area, user=person.user)
        assert (strip is None) == (name == "body_admin"), name
        if strip:
            assert bool(strip.plan_url) == (name in {"head", "editor", "deputy", "leader"}), name


def test_the_small_form_of_an_action(cast, area, action):
    make_look(cast.school, actions=[action], impact="amber")
    found = read(cast, area)
    assert (
        of_action(found, action, user=cast.governor.user).sentence
        == "Shown by one kind only: books are mixed."
    )
    assert of_action(found, action, user=cast.body_admin.user) is None


def test_done_not_working_and_thinly_shown(cast, area):
    def deed(title, impact="", activity=Activity.DONE):
        rated = {"impact": impact, "rated_by": cast.head, "rated_on": TODAY} if impact else {}
        return make_action(area, title, activity=activity, owner=cast.teacher, **rated)

    amber, red, green, open_one = (
        deed("Amber", "amber"),
        deed("Red", "red"),
        deed("Green", "green"),
        deed("Open", "red", "under_way"),
    )
    make_look(cast.school, "work_scrutiny", actions=[amber, red])
    make_look(cast.school, "pupil_survey", actions=[red])
    make_item(cast, Source.RECORD, action=green)
    rows = rows_of(cast)
    assert rows[0].not_working == [red, amber]
    assert set(Action.objects.done_not_working()) == {red, amber}
    assert rows[0].working == [green]
    thin = thinly_shown(rows, read(cast, area))
    assert [each.title for each in thin] == ["Green", "Amber"]
    assert thin[0].sentence.startswith("Only the record of doing it") and thin[1].sentence.startswith(
        "Shown by one kind only"
    )
    assert open_one not in [each.action for each in thin]


# ---- the document ---------------------------------------------------------------------------------------------------------------
def test_the_document_is_the_rule():
    text = (Path(settings.BASE_DIR) / "docs" / "triangulation.md").read_text()
    assert text == drawn()["triangulation.md"], "run manage.py draw_docs"
    assert "Books and pupils say not yet; the external review says it works." in text


def test_every_kind_of_monitoring_has_a_source():
    assert set(SOURCE_OF) == set(MonitoringActivity.Kind.values)
    assert set(SOURCE_OF.values()) == set(FRESHNESS)
