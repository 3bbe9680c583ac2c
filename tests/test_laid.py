"""What is laid from kept rows is what its functions make."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from improvement.models import Action
from schools.files import store
from schools.models import Person, School, StoredFile
from tests import laid
from tests.cast import Cast
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(laid, "_kept", {})


@contextmanager
def taken_back():
    """What happens inside is not there afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything():
    return {model: laid._rows(model) for model in laid._models()}


def world():
    return laid.laid("a world", lambda: make_world(Cast()))


def test_the_rows_files_and_objects_are_those_that_were_made():
    with taken_back():
        made = world()
        rows = everything()
        files = {store.path_of(row): store.path_of(row).read_bytes() for row in StoredFile.objects.all()}
    assert sum(map(len, rows.values())) > 300 and len(files) == 4
    for path in files:
        path.unlink()
    with taken_back():
        again = world()
        assert everything() == rows
        assert {path: path.read_bytes() for path in files} == files
        assert (again.ids, again.foreign) == (made.ids, made.foreign)
        assert again.cast.head == made.cast.head and again.cast.head is not made.cast.head
        assert again.cast.head.school is again.cast.school
        # What comes after has ids of its own, and the rows are as good as any.
        Action.objects.create(school=again.cast.school, area_id=again.ids["area"], title="Another", order=9)
        assert Person.objects.create(name="Somebody else", school=again.cast.school).pk > again.cast.head.pk


def test_another_minute_another_framework_and_another_ground_are_made_anew(time_machine):
    time_machine.move_to("2026-11-25T09:00:00Z", tick=False)
    made = []

    def ask(upon=()):
        with taken_back():
            laid.laid(
                "a school", lambda: made.append(School.objects.create(name="A", urn="142345")), upon=upon
            )

    ask(), ask()
    assert len(made) == 1
    ask(upon=(1,))
    assert len(made) == 2
    time_machine.move_to("2026-11-25T09:01:00Z", tick=False)
    ask()
    assert len(made) == 3


def test_what_changes_a_row_that_stood_is_refused(cast):
    with pytest.raises(AssertionError, match="School rows that stood before were changed"):
        laid.laid("a change", lambda: School.objects.filter(pk=cast.school.pk).update(name="Other"))
