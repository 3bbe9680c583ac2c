"""Noting a change of circumstances."""

from datetime import date, timedelta

import pytest

from improvement.models import ContextNote
from schools.days import dates
from schools.models import Event
from tests.improvement.monitoring.looks import day, send

URL = "/schools/142345/context/add/"


def test_it_is_kept_with_its_day(cast, sign_in):
    response = send(
        sign_in(cast.deputy), URL, text="Year 5 has a new teacher.", **day("happened_on", date(2026, 3, 2))
    )
    note = ContextNote.objects.get()
    assert response.headers["Location"] == f"/schools/142345/context/#note-{note.pk}"
    assert (note.on, note.by, note.text) == (date(2026, 3, 2), cast.deputy, "Year 5 has a new teacher.")
    assert Event.objects.get().sentence == "Change of context: Year 5 has a new teacher."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "Write what changed"),
        ({"text": "x" * 1001}, "The limit is 1,000 characters"),
        (day("happened_on", dates.today() + timedelta(days=1)), "This day is still to come"),
        ({"happened_on_year": "26x"}, "The day it happened needs a year in figures"),
    ],
)
def test_what_cannot_be_is_said(cast, sign_in, typed, sentence):
    response = send(sign_in(cast.head), URL, **{"text": "Kept"} | typed)
    assert response.status_code == 200 and sentence in response.text
    assert not ContextNote.objects.exists()
