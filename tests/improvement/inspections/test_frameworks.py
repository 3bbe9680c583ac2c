from datetime import date, timedelta

import pytest
from django.core.management import call_command

from improvement.inspections.workflow import framework_on
from improvement.models import EvaluationArea, Framework, Grade
from schools.errors import Refused

pytestmark = pytest.mark.django_db


def test_migrating_loads_every_framework():
    codes = list(Framework.objects.order_by("code").values_list("code", flat=True))
    assert codes == sorted(["pre-2005", "2009", "2012", "2015", "2019", "2019-no-overall", "2025", "2026-09"])


def test_loading_again_changes_nothing_and_restores_names(capsys):
    def everything():
        return [list(model.objects.order_by("pk").values()) for model in (Framework, EvaluationArea, Grade)]

    before = everything()
    Framework.objects.filter(code="2025").update(name="something else")
    call_command("load_frameworks")
    assert everything() == before
    assert "8 inspection frameworks" in capsys.readouterr().out


def test_loading_deletes_nothing():
    extra = EvaluationArea.objects.create(
        framework=Framework.objects.get(code="2025"), name="An area of old", order=20
    )
    call_command("load_frameworks")
    assert EvaluationArea.objects.filter(pk=extra.pk).exists()


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2003, 5, 1), "pre-2005"),
        (date(2012, 8, 31), "2009"),
        (date(2012, 9, 1), "2012"),
        (date(2019, 8, 31), "2015"),
        (date(2024, 9, 22), "2019"),
        (date(2024, 9, 23), "2019-no-overall"),
        (date(2025, 11, 10), "2025"),
        (date(2026, 11, 25), "2026-09"),
    ],
)
def test_the_day_tells_the_framework(day, code):
    assert framework_on(day).code == code


def test_a_day_without_a_framework_is_said():
    with pytest.raises(Refused, match="No framework is known for May 2007") as refused:
        framework_on(date(2007, 5, 1))
    assert refused.value.field == "framework"


def test_frameworks_never_overlap():
    day = date(2000, 1, 1)
    while day < date(2030, 1, 1):
        assert Framework.objects.in_force(day).count() <= 1, day
        day += timedelta(days=13)


def test_safeguarding_stands_on_a_scale_of_its_own():
    safeguarding = EvaluationArea.objects.get(framework__code="2025", name="Safeguarding")
    grades = Grade.objects.filter(framework__code="2025", scale=safeguarding.scale)
    assert [grade.name for grade in grades] == ["Met", "Not met"]


def test_numbers_only_where_the_framework_prints_them():
    def grades(code):
        return list(Grade.objects.filter(framework__code=code, scale="main").values_list("name", "number"))

    assert grades("2012") == [("Outstanding", 1), ("Good", 2), ("Requires improvement", 3), ("Inadequate", 4)]
    assert [number for _, number in grades("2015")] == [None] * 4
    assert [name for name, _ in grades("2026-09")] == [
        "Exceptional",
        "Strong standard",
        "Expected standard",
        "Needs attention",
        "Urgent improvement",
    ]


def test_areas_that_apply_to_some_schools_are_marked():
    names = EvaluationArea.objects.filter(framework__code="2025", where_applicable=True).values_list(
        "name", flat=True
    )
    assert list(names) == ["Early years", "Post-16 provision"]
