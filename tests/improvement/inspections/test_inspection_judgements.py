"""Entering the judgements of an inspection."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from improvement.models import Framework
from schools.models import Event
from tests.cast import make_inspection
from tests.html_forms import compact


@pytest.fixture
def inspection(cast):
    return make_inspection(
        cast.school,
        framework=Framework.objects.get(code="2025"),
        starts_on=date(2025, 12, 2),
        ends_on=date(2025, 12, 3),
    )


def url(inspection):
    return reverse("inspection_judgements", args=[inspection.school.urn, inspection.pk])


def given(inspection, grades=(), day=(3, 12, 2025), **fields):
    framework = inspection.framework
    chosen = {
        f"area_{area.pk}": framework.grades.get(name=dict(grades)[area.name], scale=area.scale).pk
        for area in framework.areas.all()
        if area.name in dict(grades)
    }
    days = dict(zip(("graded_on_day", "graded_on_month", "graded_on_year"), day, strict=True))
    return chosen | days | {"version": inspection.version, "once": uuid4()} | fields


GRADES = {"Safeguarding": "Met", "Inclusion": "Needs attention", "Achievement": "Strong standard"}


def test_every_area_of_the_framework_is_asked_with_its_own_scale(inspection, cast, sign_in):
    page = compact(sign_in(cast.head).get(url(inspection)).text)
    for area in inspection.framework.areas.all():
        assert area.name in page
    assert page.count(">Not met<") == 1 and page.count(">Exceptional<") == 8
    assert page.count(">Does not apply<") == 2
    assert 'name="graded_on_day" value="3"' in page


def test_grades_are_saved_with_their_day(inspection, cast, sign_in):
    sign_in(cast.head).post(
        url(inspection), given(inspection, GRADES, category_of_concern="Requires significant improvement")
    )
    saved = {
        judgement.area.name: (judgement.grade.name, judgement.graded_on)
        for judgement in inspection.judgements.all()
    }
    assert saved == {area: (grade, date(2025, 12, 3)) for area, grade in GRADES.items()}
    inspection.refresh_from_db()
    assert (inspection.version, inspection.category_of_concern) == (2, "Requires significant improvement")
    event = Event.objects.get(target_type="inspection")
    assert event.changes["Inclusion"] == [None, "Needs attention"]


def test_changing_and_taking_away(inspection, cast, sign_in):
    client = sign_in(cast.head)
    client.post(url(inspection), given(inspection, GRADES))
    inspection.refresh_from_db()
    client.post(url(inspection), given(inspection, {"Safeguarding": "Met", "Inclusion": "Expected standard"}))
    saved = {judgement.area.name: judgement.grade.name for judgement in inspection.judgements.all()}
    assert saved == {"Safeguarding": "Met", "Inclusion": "Expected standard"}


def test_saying_the_same_again_changes_nothing(inspection, cast, sign_in):
    client = sign_in(cast.head)
    client.post(url(inspection), given(inspection, GRADES))
    inspection.refresh_from_db()
    client.post(url(inspection), given(inspection, GRADES))
    inspection.refresh_from_db()
    assert inspection.version == 2 and Event.objects.filter(target_type="inspection").count() == 1


def test_a_grade_of_another_scale_or_framework_is_refused(inspection, cast, sign_in):
    safeguarding = inspection.framework.areas.get(name="Safeguarding")
    for grade in (
        inspection.framework.grades.get(name="Exceptional"),
        Framework.objects.get(code="2012").grades.get(name="Good"),
    ):
        page = sign_in(cast.head).post(
            url(inspection), given(inspection, **{f"area_{safeguarding.pk}": grade.pk})
        )
        assert "Choose the grade for Safeguarding from the list" in page.content.decode()
    assert not inspection.judgements.exists()


def test_grades_before_the_inspection_are_asked_about(inspection, cast, sign_in):
    page = sign_in(cast.head).post(url(inspection), given(inspection, GRADES, day=(1, 12, 2025)))
    assert "dated before the inspection began" in page.content.decode()
    page = sign_in(cast.head).post(url(inspection), given(inspection, GRADES, day=(1, 12, 2049)))
    assert "dated after today" in page.content.decode()


def test_somebody_else_saved_first(inspection, cast, sign_in):
    mine = given(inspection, GRADES)
    sign_in(cast.editor).post(url(inspection), given(inspection, {"Inclusion": "Exceptional"}))
    page = sign_in(cast.head).post(url(inspection), mine)
    assert page.status_code == 409
    assert "Exceptional" in page.content.decode() and "Needs attention" in page.content.decode()
    assert inspection.judgements.get().grade.name == "Exceptional"


def test_reports_before_2005_list_no_areas(cast, sign_in):
    old = make_inspection(cast.school, starts_on=date(2004, 3, 8))
    assert "differed from report to report" in sign_in(cast.head).get(url(old)).content.decode()


def test_who_may_not(inspection, cast, sign_in):
    assert sign_in(cast.chair).post(url(inspection), given(inspection, GRADES)).status_code == 403
    assert sign_in(cast.outsider).get(url(inspection)).status_code == 404
