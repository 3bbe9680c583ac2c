"""Editing the facts of an inspection."""

from uuid import uuid4

from django.urls import reverse

from improvement.models import Framework, Judgement
from schools.models import Event
from tests.improvement.inspections.letter import make_letter


def url(inspection):
    return reverse("inspection_edit", args=[inspection.school.urn, inspection.pk])


def given(inspection, **fields):
    days = {
        f"{name}_{part}": getattr(day, part)
        for name in ("starts_on", "ends_on", "published_on")
        if (day := getattr(inspection, name))
        for part in ("day", "month", "year")
    }
    start = {
        "kind": inspection.kind,
        "framework": inspection.framework_id,
        "version": inspection.version,
        "once": uuid4(),
    }
    return start | days | fields


def test_saves_what_changed_with_a_sentence(cast, sign_in):
    letter = make_letter(cast.school)
    page = sign_in(cast.head).post(url(letter), given(letter, inspector="A. Lindqvist", number="10412345"))
    assert page.url == letter.get_absolute_url()
    letter.refresh_from_db()
    assert (letter.inspector, letter.number, letter.version) == ("A. Lindqvist", "10412345", 2)
    sentence = Event.objects.get(target_type="inspection").sentence
    assert sentence == "Monitoring inspection, 19 November 2025: inspector and inspection number changed"


def test_the_text_is_left_alone(cast, sign_in):
    letter = make_letter(cast.school)
    sign_in(cast.head).post(
        url(letter), given(letter, inspector="B") | {"source_text": "", "school": cast.other_school.pk}
    )
    before = letter.source_text
    letter.refresh_from_db()
    assert letter.source_text == before and letter.school == cast.school


def test_somebody_else_saved_first(cast, sign_in):
    letter = make_letter(cast.school)
    mine = given(letter, inspector="Mine")
    sign_in(cast.editor).post(url(letter), given(letter, inspector="Theirs"))
    page = sign_in(cast.head).post(url(letter), mine)
    assert page.status_code == 409
    assert "Theirs" in page.content.decode() and "Mine" in page.content.decode()
    letter.refresh_from_db()
    assert letter.inspector == "Theirs"


def test_a_framework_with_judgements_stays(cast, sign_in):
    letter = make_letter(cast.school)
    framework = letter.framework
    Judgement.objects.create(
        inspection=letter,
        area=framework.areas.first(),
        grade=framework.grades.first(),
        graded_on=letter.starts_on,
    )
    other = Framework.objects.get(code="2012")
    page = sign_in(cast.head).post(url(letter), given(letter, framework=other.pk))
    assert "Its judgements are in the words of" in page.content.decode()
    letter.refresh_from_db()
    assert letter.framework == framework


def test_an_inspection_does_not_follow_itself(cast, sign_in):
    letter = make_letter(cast.school)
    make_letter(cast.school)
    page = sign_in(cast.head).post(url(letter), given(letter, previous=letter.pk))
    assert "from the list" in page.content.decode()


def test_who_may_not(cast, sign_in):
    letter = make_letter(cast.school)
    assert sign_in(cast.governor).post(url(letter), given(letter)).status_code == 403
    assert sign_in(cast.outsider).post(url(letter), given(letter)).status_code == 404
