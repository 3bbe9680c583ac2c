"""Confirming what was read: what is shown, what is kept, and that nothing is kept unless it was accepted."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from improvement.letters.workflow import clear_old
from improvement.models import Finding, FollowUp, Framework, Inspection, Judgement, LetterDraft
from schools import files
from schools.days import dates
from schools.models import Event, StoredFile
from tests.cast import make_finding, make_inspection
from tests.html_forms import compact, forms_of, main_form
from tests.improvement.inspections.letter import LETTER, MEETING, PARTS, POINT
from tests.improvement.letters.drafts import make_draft, make_pdf_draft
from tests.improvement.reader.samples import NAMES, text_of

SEEN = {"follow_up_2": ["2026-06-18"]}


@pytest.fixture
def draft(cast) -> LetterDraft:
    return make_draft(cast.school)


def answers(client, draft, **more):
    return main_form(client.get(draft.get_absolute_url()).text) | more


def test_what_was_read_stands_beside_its_lines(cast, draft, sign_in):
    page = compact(sign_in(cast.head).get(draft.get_absolute_url()).text)
    assert "Is this what the letter says?" in page and "Nothing is saved until you press save" in page
    assert '<mark>26 November 2025</mark><sup><a href="#item-4"' in page
    assert '<mark class="is-bad">18 June 2025</mark>' in page
    assert "Recommendation, in two parts, lines 14 to 17" in page
    assert (
        "is before the letter itself" in page and "Thursday 18 June 2026, the same day a year later" in page
    )


def test_everything_possible_is_accepted_beforehand_and_the_impossible_is_not(cast, draft, sign_in):
    form = answers(sign_in(cast.head), draft)
    assert form["recommendations_1"] == ["accept"] and form["letter_date"] == ["accept"]
    assert "follow_up_2" not in form


def test_saving_without_an_answer_to_the_impossible_date(cast, draft, sign_in):
    client = sign_in(cast.head)
    response = client.post(draft.get_absolute_url(), answers(client, draft, letter_date=["drop"]))
    assert response.status_code == 200 and "needs an answer" in response.text
    assert main_form(response.text)["letter_date"] == ["drop"], "the answers given stay"
    assert not Inspection.objects.exists()


def test_save_what_i_accepted(cast, draft, sign_in):
    client = sign_in(cast.head)
    events = Event.objects.count()
    response = client.post(draft.get_absolute_url(), answers(client, draft, **SEEN))
    inspection = Inspection.objects.get()
    assert response.headers["Location"] == inspection.get_absolute_url()
    assert (inspection.kind, inspection.starts_on, inspection.published_on) == (
        "monitoring",
        date(2025, 11, 19),
        date(2025, 11, 26),
    )
    assert inspection.inspector == "A. Lindqvist" and "effective action" in inspection.progress
    assert inspection.framework == Framework.objects.get(code="2025")
    assert inspection.source_text.splitlines()[13].strip() == "- improve the work of governors by:"
    point = Finding.objects.get(parent=None)
    assert (point.kind, point.verbatim, point.source_line) == ("recommendation", POINT, 14)
    assert [part.verbatim for part in point.parts.all()] == PARTS
    meeting = FollowUp.objects.get(what=MEETING)
    assert (meeting.printed_date, meeting.happens_on) == ("18 June 2025", date(2026, 6, 18))
    assert meeting.flag == "before_letter_date"
    assert not LetterDraft.objects.exists()
    assert Event.objects.count() == events + 1
    page = compact(client.get(inspection.get_absolute_url()).text)
    assert "<mark>improve the work of governors by:</mark>" in page and "letter.txt" in page


def test_the_file_stays_beside_the_inspection(cast, sign_in):
    draft = make_pdf_draft(cast.school)
    content = bytes(draft.content)
    client = sign_in(cast.head)
    client.post(draft.get_absolute_url(), answers(client, draft, **SEEN))
    file = Inspection.objects.get().source_file
    assert file.content_type == "application/pdf" and files.path_of(file).read_bytes() == content


def test_pasted_words_leave_no_file(cast, sign_in):
    draft = make_draft(cast.school, kind="pasted")
    client = sign_in(cast.head)
    client.post(draft.get_absolute_url(), answers(client, draft, **SEEN))
    assert Inspection.objects.get().source_file is None and not StoredFile.objects.exists()


def test_edit_and_drop(cast, draft, sign_in):
    client = sign_in(cast.head)
    sent = answers(
        client,
        draft,
        recommendations_1=["edit"],
        recommendations_1_value=["improve governance by:"],
        recommendations_1_parts=[f"{PARTS[1]}\n\nsomething typed"],
        inspector=["drop"],
        progress=["drop"],
        follow_up_1=["drop"],
        follow_up_2=["other"],
        follow_up_2_value_day=["19"],
        follow_up_2_value_month=["June"],
        follow_up_2_value_year=["2026"],
        follow_up_3=["drop"],
    )
    assert client.post(draft.get_absolute_url(), sent).status_code == 302
    point = Finding.objects.get(parent=None)
    assert point.verbatim == "improve governance by:"
    assert [(part.verbatim, part.source_line) for part in point.parts.all()] == [
        (PARTS[1], 17),
        ("something typed", 14),
    ]
    inspection = Inspection.objects.get()
    assert not inspection.inspector and not inspection.progress
    assert FollowUp.objects.get().happens_on == date(2026, 6, 19)


def test_a_follow_up_before_the_letter_is_not_taken(cast, draft, sign_in):
    client = sign_in(cast.head)
    sent = answers(
        client,
        draft,
        follow_up_2=["other"],
        follow_up_2_value_day=["18"],
        follow_up_2_value_month=["6"],
        follow_up_2_value_year=["2025"],
    )
    response = client.post(draft.get_absolute_url(), sent)
    assert response.status_code == 200 and "comes on that day or later" in response.text


@pytest.mark.parametrize("answer", ["none", "drop"])
def test_no_date_or_left_out(cast, draft, sign_in, answer):
    client = sign_in(cast.head)
    client.post(draft.get_absolute_url(), answers(client, draft, follow_up_2=[answer]))
    found = FollowUp.objects.filter(what=MEETING)
    assert found.count() == (answer == "none")
    assert all(each.happens_on is None and each.flag == "no_date_yet" for each in found)


def test_pressing_twice_saves_once(cast, draft, sign_in):
    client = sign_in(cast.head)
    sent = answers(client, draft, **SEEN)
    first, second = (client.post(draft.get_absolute_url(), sent) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Inspection.objects.count() == 1


def test_answers_are_kept_for_later(cast, draft, sign_in):
    client = sign_in(cast.head)
    sent = answers(
        client,
        draft,
        keep_for_later=["1"],
        letter_date=["drop"],
        inspector=["edit"],
        inspector_value=["A. L."],
        **SEEN,
    )
    assert client.post(draft.get_absolute_url(), sent).status_code == 302
    assert not Inspection.objects.exists()
    again = answers(sign_in(cast.editor), draft)
    assert again["letter_date"] == ["drop"] and again["inspector_value"] == ["A. L."]
    assert again["follow_up_2"] == ["2026-06-18"]


def test_accept_this_section_does_not_answer_for_the_impossible(cast, draft, sign_in):
    client = sign_in(cast.head)
    sent = answers(client, draft, accept_section=["next"], follow_up_1=["drop"], letter_date=["drop"])
    response = client.post(draft.get_absolute_url(), sent)
    assert response.headers["Location"].endswith("#section-next")
    again = answers(client, draft)
    assert again["follow_up_1"] == ["accept"] and again["letter_date"] == ["drop"]
    assert "follow_up_2" not in again and not Inspection.objects.exists()


def test_answers_kept_by_somebody_else_meanwhile(cast, draft, sign_in):
    client = sign_in(cast.head)
    sent = answers(client, draft, keep_for_later=["1"], letter_date=["drop"])
    LetterDraft.objects.filter(pk=draft.pk).update(version=2)
    response = client.post(draft.get_absolute_url(), sent)
    assert response.status_code == 409 and "Somebody else kept other answers" in response.text
    again = main_form(response.text)
    assert again["letter_date"] == ["drop"] and again["version"] == ["2"]


# ---- whose letter -----------------------------------------------------------------------------------------------------
def test_a_letter_of_another_school(cast, sign_in):
    draft = make_draft(cast.school, text_of("2014-section5-report"))
    client = sign_in(cast.head)
    page = client.get(draft.get_absolute_url()).text
    assert "Is this letter about Saltmarsh Junior School?" in page and "URN is 900202" in page
    sent = main_form(page)
    assert "school" not in sent
    assert "needs an answer" in client.post(draft.get_absolute_url(), sent).text
    assert "cannot be saved here" in client.post(draft.get_absolute_url(), sent | {"school": ["no"]}).text
    assert client.post(draft.get_absolute_url(), sent | {"school": ["yes"]}).status_code == 302


def test_by_urn_nobody_is_asked(cast, sign_in):
    draft = make_draft(cast.school, text_of("2014-section5-report").replace("900202", "142345"))
    page = sign_in(cast.head).get(draft.get_absolute_url()).text
    assert "by its URN" in page and 'name="school"' not in page


# ---- judgements and the inspection before -----------------------------------------------------------------------------
def test_judgements(cast, sign_in):
    draft = make_draft(cast.school, text_of("2014-section5-report"))
    client = sign_in(cast.head)
    assert client.post(draft.get_absolute_url(), answers(client, draft, school=["yes"])).status_code == 302
    inspection = Inspection.objects.get(starts_on=date(2014, 2, 4))
    assert inspection.ends_on == date(2014, 2, 5) and inspection.number == "430022"
    given = {each.area.name: each.grade.name for each in inspection.judgements.all()}
    assert (
        given["Overall effectiveness"] == "Requires improvement"
        and given["Behaviour and safety of pupils"] == "Good"
    )
    assert inspection.previous is None, "no framework is known for March 2009"


def test_an_earlier_inspection_is_offered_and_created(cast, sign_in):
    draft = make_draft(cast.school, text_of("2012-requires-improvement-letter"))
    client = sign_in(cast.head)
    page = client.get(draft.get_absolute_url()).text
    assert "Add it: inspection of 14 June 2012" in page
    sent = main_form(page) | {"school": ["yes"]}
    for name in [name for name in draft_fields(client, draft) if name.startswith("follow_up")]:
        sent.setdefault(name, ["drop"])
    assert client.post(draft.get_absolute_url(), sent).status_code == 302
    later = Inspection.objects.get(kind="monitoring")
    assert later.previous.starts_on == date(2012, 6, 14) and later.previous.kind == "graded"


def draft_fields(client, draft):
    import re

    return set(re.findall(r'name="(follow_up_\d+)"', client.get(draft.get_absolute_url()).text))


def test_an_earlier_inspection_of_a_month(cast, sign_in):
    draft = make_draft(cast.school, text_of("2015-special-measures-letter"))
    client = sign_in(cast.head)
    sent = answers(client, draft, school=["yes"])
    assert sent["previous"] == ["create"]
    assert client.post(draft.get_absolute_url(), sent).status_code == 302
    before = Inspection.objects.get(day_known=False)
    assert str(before).endswith("January 2015") and before.later.count() == 1
    page = client.get(before.get_absolute_url()).text
    assert "the day is not known" in page and "1 January 2015" not in page


def test_an_earlier_inspection_that_is_here_is_linked(cast, sign_in):
    here = make_inspection(cast.school, starts_on=date(2015, 1, 21))
    make_finding(here)
    draft = make_draft(cast.school, text_of("2015-special-measures-letter"))
    client = sign_in(cast.head)
    sent = answers(client, draft, school=["yes"])
    assert sent["previous"] == ["link"] and sent["previous_value"] == [str(here.pk)]
    client.post(draft.get_absolute_url(), sent)
    assert Inspection.objects.exclude(pk=here.pk).get().previous == here


def test_leaving_the_earlier_inspection_out(cast, sign_in):
    draft = make_draft(cast.school, text_of("2015-special-measures-letter"))
    client = sign_in(cast.head)
    client.post(draft.get_absolute_url(), answers(client, draft, school=["yes"], previous=["drop"]))
    assert Inspection.objects.get().previous is None


# ---- every sample; nothing unless accepted ----------------------------------------------------------------------------
@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("a-policy", "newspaper-article")])
def test_every_sample_can_be_shown_and_answered(cast, sign_in, name):
    draft = make_draft(cast.school, text_of(name))
    client = sign_in(cast.head)
    response = client.get(draft.get_absolute_url())
    assert response.status_code == 200
    assert client.post(draft.get_absolute_url(), main_form(response.text)).status_code in (200, 302)


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_stored_unless_it_was_accepted(cast, client, data):
    draft = make_draft(cast.school)
    client.force_login(cast.head.user)
    Judgement.objects.all().delete()
    sent = answers(client, draft)
    choice = {
        "recommendations_1": data.draw(st.sampled_from(["accept", "drop"])),
        "follow_up_1": data.draw(st.sampled_from(["accept", "drop"])),
        "follow_up_2": data.draw(st.sampled_from(["2026-06-18", "none", "drop"])),
        "follow_up_3": data.draw(st.sampled_from(["accept", "drop"])),
        "inspector": data.draw(st.sampled_from(["accept", "drop"])),
        "progress": data.draw(st.sampled_from(["accept", "drop"])),
        "letter_date": data.draw(st.sampled_from(["accept", "drop"])),
    }
    response = client.post(draft.get_absolute_url(), sent | {name: [value] for name, value in choice.items()})
    assert response.status_code == 302
    made = Inspection.objects.latest("pk")
    words = {finding.verbatim for finding in made.findings.all()}
    assert words == ({POINT, *PARTS} if choice["recommendations_1"] == "accept" else set())
    coming = {each.what for each in made.follow_ups.all()}
    wanted = {
        each.text
        for number, each in enumerate(draft.proposal.follow_ups, start=1)
        if choice[f"follow_up_{number}"] != "drop"
    }
    assert coming == wanted
    assert bool(made.inspector) == (choice["inspector"] == "accept")
    assert bool(made.progress) == (choice["progress"] == "accept")
    assert bool(made.published_on) == (choice["letter_date"] == "accept")


# ---- going away -------------------------------------------------------------------------------------------------------
def test_drafts_go_after_thirty_days(cast, draft):
    LetterDraft.objects.filter(pk=draft.pk).update(at=dates.now() - timedelta(days=29))
    assert clear_old(on=dates.today()) == 0
    LetterDraft.objects.filter(pk=draft.pk).update(at=dates.now() - timedelta(days=32))
    assert clear_old(on=dates.today()) == 1


def test_a_long_report_shows_what_is_marked(cast, sign_in):
    filler = "\n".join(f"A sentence about something else, number {number}." for number in range(400))
    draft = make_draft(cast.school, LETTER.replace("Yours sincerely", f"{filler}\n\nYours sincerely"))
    client = sign_in(cast.head)
    page = client.get(draft.get_absolute_url()).text
    assert "lines left out" in page and "something else, number 200." not in page
    assert "something else, number 200." in client.get(draft.get_absolute_url() + "?text=whole").text


def test_the_page_has_one_form_to_save(cast, draft, sign_in):
    page = sign_in(cast.head).get(draft.get_absolute_url()).text
    assert sum("once" in form for form in forms_of(page)) == 1
