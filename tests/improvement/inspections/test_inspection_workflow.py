"""The workflow asks for itself who may, whatever page calls it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from improvement.inspections import workflow as inspections
from improvement.inspections.findings import workflow as findings
from improvement.models import FollowUp, Inspection
from schools.models import Event
from tests.improvement.inspections.letter import LETTER_DAY, make_letter, usual_marks


@pytest.fixture
def letter(cast):
    letter = make_letter(cast.school)
    FollowUp.objects.create(school=cast.school, inspection=letter, what="I shall come back.")
    return letter


ACTS = {
    "add": lambda letter, by: inspections.add_inspection(
        letter.school, **by, kind=Inspection.Kind.GRADED, starts_on=date(2025, 9, 23)
    ),
    "edit": lambda letter, by: inspections.edit_inspection(letter, **by, version=1, inspector="A. Lindqvist"),
    "judge": lambda letter, by: inspections.set_judgements(
        letter, **by, version=1, graded_on=None, grades={}
    ),
    "paste": lambda letter, by: inspections.paste_text(letter, **by, version=1, text="Other words."),
    "mark": lambda letter, by: findings.mark_lines(letter, **by, version=1, marks=usual_marks()),
    "date": lambda letter, by: findings.settle_date(
        letter.follow_ups.get(), **by, version=1, happens_on=date(2026, 6, 18)
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize(
    "who", ["deputy", "teacher", "chair", "governor", "clerk", "adviser", "outsider", "leaver"]
)
def test_only_the_head_and_plan_editor_may(act, who, letter, cast):
    with pytest.raises(PermissionDenied):
        act(letter, {"by": getattr(cast, who).user, "on": LETTER_DAY})
    assert not Event.objects.exists()


@pytest.mark.parametrize("name", [name for name in ACTS if name != "judge"])
@pytest.mark.parametrize("who", ["head", "editor"])
def test_they_may_and_leave_one_sentence(name, who, letter, cast):
    ACTS[name](letter, {"by": getattr(cast, who).user, "on": LETTER_DAY})
    assert Event.objects.count() == 1
