"""The pack: drawn from the living plan while it is a draft, frozen once it is sent."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from governance.models import Challenge, Committee, Minute, Pack
from governance.packs import triggers
from governance.packs import workflow as packs
from governance.packs.checks import packs_stay_as_they_were_sent
from governance.packs.content.build import build
from improvement.models import ContextNote
from schools import files
from schools.days import dates
from tests.cast import make_action, make_area, make_evidence, make_look, make_measure
from tests.governance.packs.making import make_meeting, rate, send, url_of
from tests.scene import in_days


def content_of(meeting):
    return build(meeting, packs.pack_of(meeting), on=dates.today(), now=dates.now())


# ---- who sees it -----------------------------------------------------------------------------------------------------
def test_the_clerk_sees_the_draft_and_others_do_not(scene, sign_in):
    meeting = make_meeting(scene.cast)
    page = sign_in(scene.cast.clerk).get(url_of(meeting))
    assert "A draft." in page.text and "Mathematics in Years 5 and 6" in page.text
    assert sign_in(scene.cast.chair).get(url_of(meeting)).status_code == 200
    for other in (scene.cast.governor, scene.cast.head, scene.cast.adviser):
        assert sign_in(other).get(url_of(meeting)).status_code == 404


def test_sent_it_is_there_for_every_reader_of_packs(scene, sign_in):
    meeting = make_meeting(scene.cast)
    pack = send(meeting, scene.cast)
    for reader in (scene.cast.governor, scene.cast.head, scene.cast.adviser, scene.cast.clerk):
        page = sign_in(reader).get(url_of(meeting))
        assert page.status_code == 200 and pack.page in page.text
    assert sign_in(scene.cast.teacher).get(url_of(meeting)).status_code == 403


def test_the_draft_of_a_removed_meeting_is_not_there(scene, sign_in):
    meeting = make_meeting(scene.cast, removed_at=dates.now())
    assert sign_in(scene.cast.clerk).get(url_of(meeting)).status_code == 404


def test_ones_own_area_comes_first_outside_what_was_sent(scene, sign_in):
    meeting = make_meeting(scene.cast)
    rate(scene)
    pack = send(meeting, scene.cast)
    line = "Your area first:"
    assert line in sign_in(scene.cast.governor).get(url_of(meeting)).text
    assert line not in sign_in(scene.cast.chair).get(url_of(meeting)).text
    assert line not in pack.page and f'id="area-{scene.area.pk}"' in pack.page


def test_whoever_may_not_ask_is_not_offered_it(scene, sign_in):
    meeting = make_meeting(scene.cast)
    send(meeting, scene.cast)
    assert "cn-asksnothing" in sign_in(scene.cast.head).get(url_of(meeting)).text
    assert "cn-asksnothing" not in sign_in(scene.cast.governor).get(url_of(meeting)).text


# ---- what stands in it -----------------------------------------------------------------------------------------------
def test_the_area_furthest_off_comes_first_with_its_last_word(scene):
    well = make_area(scene.cast.school, "Writing", leader=scene.cast.deputy)
    rate(scene)
    content = content_of(make_meeting(scene.cast))
    first, second = content["areas"]
    assert (first["title"], first["rating"]) == (scene.area.title, "red")
    assert first["because"] == "Reasoning is timetabled in all six classes."
    assert second["title"] == well.title
    assert content["minute"][0] == f"Off track: {scene.area.title}."


def test_a_note_that_may_name_a_pupil_is_not_quoted(scene):
    rate(scene, text="AB, CD and EF are on the list for reading. More follows.")
    (area,) = content_of(make_meeting(scene.cast))["areas"]
    assert area["because"] == "The last note stands on the area’s page."


def test_targets_missed_say_by_how_much_and_small_groups_stay_hidden(scene):
    year = dates.academic_year(dates.today()) - 1
    make_measure(scene.area, "Fluency", targets=[(58, 55), (64, 57)], year=year)
    make_measure(scene.area, "Recall of four", targets=[(90, 33)], year=year, cohort=4)
    content = content_of(make_meeting(scene.cast))
    (row,) = content["missed"]["rows"]
    assert (row["measure"], row["target"], row["actual"]) == ("Fluency", "64%", "57%")
    assert row["by"] == "7 points short" and "Second term missed" in row["running"]
    assert "33%" not in str(content)


def test_done_without_impact_is_listed_and_what_works_is_not(scene):
    make_action(scene.area, "Coaching", activity="done", done_on=in_days(-3))
    make_action(
        scene.area,
        "Catch-up",
        activity="done",
        impact="green",
        rated_by=scene.cast.head,
        rated_on=in_days(-1),
    )
    content = content_of(make_meeting(scene.cast))
    assert [row["title"] for row in content["without_impact"]["rows"]] == ["Coaching"]
    assert content["without_impact"]["note"] == "1 of the 2 done."


def test_monitoring_is_a_sum_and_evidence_a_title(scene):
    area, by = scene.area, scene.cast.leader
    make_look(scene.cast.school, areas=[area], strengths="Hidden words", done_on=in_days(-2))
    make_look(scene.cast.school, "pupil_survey", areas=[area], planned_on=in_days(-2), focus="Hidden focus")
    make_evidence(scene.cast.school, "Moderated writing", by=by, on=[area], shown_to_board=True)
    make_evidence(scene.cast.school, "Not for the board", by=by, on=[area])
    content = content_of(make_meeting(scene.cast))
    assert content["looked"]["words"] == "Done: 1 work scrutiny. 1 planned and missed."
    assert content["looked"]["rows"] == [{"title": f"1. {area.title}", "done": 1, "missed": 1}]
    assert content["evidence"]["titles"] == ["Moderated writing"]
    for secret in ("Hidden words", "Hidden focus", "Not for the board", "18 books"):
        assert secret not in str(content)


def test_what_is_planned_for_today_is_not_missed_yet(scene):
    make_look(scene.cast.school, areas=[scene.area], planned_on=in_days(0))
    looked = content_of(make_meeting(scene.cast))["looked"]
    assert (looked["words"], looked["rows"]) == ("No monitoring was recorded.", [])


def test_evidence_that_a_newer_one_replaced_is_not_listed_beside_it(scene):
    given = {"by": scene.cast.leader, "on": [scene.area], "shown_to_board": True}
    old = make_evidence(scene.cast.school, "Autumn moderation", **given)
    make_evidence(scene.cast.school, "Spring moderation", replaces=old, **given)
    found = content_of(make_meeting(scene.cast))["evidence"]
    assert (found["titles"], found["words"]) == (["Spring moderation"], "1 item of evidence shown to you:")


def test_context_and_open_questions(scene):
    cast = scene.cast
    for days, text in ((-5, "A new teacher in Year 5."), (-6, "AB, CD and EF joined Year 5.")):
        ContextNote.objects.create(school=cast.school, on=in_days(days), text=text, by=cast.head)
    given = {"asked_by": cast.governor, "recorded_by": cast.governor, "asked_of": cast.leader}
    for question, state in (("How do you know?", "asked"), ("Settled long ago?", "satisfied")):
        Challenge.objects.create(
            school=cast.school,
            question=question,
            state=state,
            asked_on=in_days(-5),
            answer_by=in_days(3),
            **given,
        )
    content = content_of(make_meeting(cast))
    texts = [row["text"] for row in content["context"]["rows"]]
    assert texts == ["A new teacher in Year 5.", "It stands on the page of changes."]
    (row,) = content["open"]["rows"]
    assert row["question"] == "How do you know?" and "Asked by Anjali Foss" in row["words"]


def test_nothing_of_the_confidential_part(scene):
    meeting = make_meeting(scene.cast, days=-7)
    Minute.objects.create(
        school=scene.cast.school,
        meeting=meeting,
        reference="C1",
        text="About the head's pay",
        confidential=True,
    )
    assert "pay" not in str(content_of(make_meeting(scene.cast)))


def test_lists_have_an_end(scene):
    for n in range(9):
        make_action(scene.area, f"Coaching {n}", activity="done", done_on=in_days(-n))
    found = content_of(make_meeting(scene.cast))["without_impact"]
    assert len(found["rows"]) == 6 and found["more"] == "And 3 more actions on the plan page."


def test_a_school_without_a_plan_has_a_pack_too(cast, sign_in):
    page = sign_in(cast.clerk).get(url_of(make_meeting(cast)))
    assert page.status_code == 200 and "The plan has no areas yet." in page.text


def test_what_people_wrote_is_never_markup(scene, sign_in):
    meeting = make_meeting(scene.cast)
    evil = "<script>alert(1)</script>"
    packs.prepare(
        meeting, by=scene.cast.clerk.user, on=dates.today(), version=1, opening=evil, decisions=[evil]
    )
    make_measure(scene.area, evil, targets=[(64, 57)], year=dates.academic_year(dates.today()) - 1)
    rate(scene, text=f"{evil} stands here as words.")
    draft = sign_in(scene.cast.clerk).get(url_of(meeting)).text
    pack = send(meeting, scene.cast)
    assert evil not in draft and evil not in pack.page and draft.count("&lt;script&gt;") >= 4


# ---- since when ------------------------------------------------------------------------------------------------------
def test_since_the_plan_the_last_meeting_or_the_last_pack_of_this_group(scene):
    cast = scene.cast
    meeting = make_meeting(cast, days=20)
    assert content_of(meeting)["since_words"] == "Since the plan began"
    committee = Committee.objects.create(school=cast.school, name="Standards")
    send(make_meeting(cast, days=2, committee=committee), cast)
    assert content_of(meeting)["since_words"] == "Since the plan began"
    held = make_meeting(cast, days=-9)
    day = dates.short_day(held.held_on, beside=dates.today())
    assert content_of(meeting)["since_words"] == f"Since your last meeting on {day}"
    send(make_meeting(cast, days=3), cast)
    assert content_of(meeting)["since_words"].startswith("Since your last pack, sent on")


def test_a_pack_of_a_later_meeting_is_none_that_came_before(scene):
    """Whoever reads the pack of the nearer meeting has not read what was sent ahead for the one after it."""
    send(make_meeting(scene.cast, days=40), scene.cast)
    assert content_of(make_meeting(scene.cast, days=20))["since_words"] == "Since the plan began"


# ---- frozen ----------------------------------------------------------------------------------------------------------
def test_what_was_sent_stays_byte_for_byte(scene, sign_in):
    meeting = make_meeting(scene.cast)
    rate(scene)
    pack = send(meeting, scene.cast)
    before = pack.content, pack.page, files.read(pack.pdf)
    rate(scene, impact="amber", text="It turned.")
    scene.area.title = "Another title"
    scene.area.save()
    again = Pack.objects.get(pk=pack.pk)
    assert (again.content, again.page, files.read(again.pdf)) == before
    page = sign_in(scene.cast.governor).get(url_of(meeting)).text
    assert before[1] in page and "Another title" not in page


def test_the_database_refuses_to_change_what_was_sent(scene):
    pack = send(make_meeting(scene.cast), scene.cast)
    for fields in ({"page": "Other"}, {"sent_at": None}, {"content": {}}, {"opening": "Other"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Pack.objects.filter(pk=pack.pk).update(**fields)


def test_a_missing_trigger_is_seen_at_the_start(db):
    assert packs_stay_as_they_were_sent(None, databases=["default"]) == []
    on = f" ON {triggers.TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {triggers.NAME}{on}")
    (error,) = packs_stay_as_they_were_sent(None, databases=["default"])
    assert error.id == "cairn.E005"
    triggers.lay()
    assert triggers.is_there()


# ---- speed -----------------------------------------------------------------------------------------------------------
def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def grow(cast, count):
    for n in range(count):
        area = make_area(cast.school, f"Area {n}", leader=cast.leader, link_governor=cast.governor)
        make_action(area, activity="done", done_on=in_days(-1))
        make_measure(area, targets=[(64, 57)])
        make_look(cast.school, areas=[area])


def test_as_many_queries_for_twenty_areas_as_for_two(cast, sign_in):
    meeting, client = make_meeting(cast), sign_in(cast.clerk)
    grow(cast, 2)
    few = queries_of(client, url_of(meeting))
    grow(cast, 18)
    assert queries_of(client, url_of(meeting)) == few


def test_a_pack_that_was_sent_is_read_in_few(scene, sign_in):
    meeting = make_meeting(scene.cast)
    send(meeting, scene.cast)
    assert queries_of(sign_in(scene.cast.governor), url_of(meeting)) <= 12


def test_the_time_to_read_is_told(scene):
    long = " ".join(["word"] * 600)
    meeting = make_meeting(scene.cast)
    short = content_of(meeting)["minutes"]
    packs.prepare(meeting, by=scene.cast.clerk.user, on=dates.today(), version=1, opening=long)
    assert content_of(meeting)["minutes"] == short + 3


def test_a_meeting_of_last_year_says_its_year(scene):
    meeting = make_meeting(scene.cast, days=-400)
    assert str(meeting.held_on.year) in content_of(meeting)["title"]
