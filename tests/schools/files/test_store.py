"""Bytes first, then their row: whatever fails in between, no row is without its bytes."""

import os
import stat
import time
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from schools import files
from schools.errors import Refused
from schools.files import store
from schools.models import StoredFile
from tests.cast import make_file
from tests.schools.files import corpus


@pytest.fixture
def here(cast, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return cast


def receive(cast, content=b"Some words", name="notes.txt"):
    return files.receive(SimpleUploadedFile(name, content), school=cast.school, user=cast.head.user)


def keep(cast, held):
    with transaction.atomic():
        return files.keep(held, school=cast.school, by=cast.head.user)


def test_kept_under_the_hash_of_its_content(here):
    row = keep(here, receive(here))
    path = files.path_of(row)
    assert path.relative_to(store.root()).parts == (
        str(here.school.pk),
        row.sha256[:2],
        row.sha256[2:4],
        row.sha256,
    )
    assert files.read(row) == b"Some words" and row.size == 10 and row.content_type == "text/plain"
    assert not list(store.waiting_room(here.school.pk).iterdir())


def test_the_same_content_twice_lies_there_once(here):
    one, two = keep(here, receive(here)), keep(here, receive(here, name="again.txt"))
    assert files.path_of(one) == files.path_of(two) and StoredFile.objects.count() == 2
    assert files.room(here.school).used == 10


def test_two_schools_share_no_bytes(here):
    one = keep(here, receive(here))
    other = files.receive(
        SimpleUploadedFile("a.txt", b"Some words"), school=here.other_school, user=here.outsider.user
    )
    with transaction.atomic():
        two = files.keep(other, school=here.other_school, by=here.outsider.user)
    assert files.path_of(one) != files.path_of(two)


def test_what_is_refused_leaves_nothing(here):
    with pytest.raises(Refused):
        receive(here, b"MZ program", "a.pdf")
    assert not list(store.waiting_room(here.school.pk).iterdir())


def test_a_photo_keeps_the_hash_it_came_with(here):
    held = receive(here, corpus.jpeg(parts=corpus.exif()), "photo.jpg")
    told = next(each for each in held.warnings if each["what"] == "stripped")
    assert told["original_sha256"] != held.sha256
    assert b"GPS" not in held.path.read_bytes()


def test_a_full_school_says_how_full(here, monkeypatch):
    monkeypatch.setattr(store, "QUOTA", 1024)
    keep(here, receive(here, b"a" * 900))
    with pytest.raises(
        Refused, match="There is no room for this file: 900 bytes of 1 KB used, and it needs 200 bytes"
    ):
        receive(here, b"b" * 200)


def test_no_room_any_more_when_it_is_saved(here, monkeypatch):
    first, second = receive(here, b"a" * 900), receive(here, b"b" * 900)
    monkeypatch.setattr(store, "QUOTA", 1024)
    keep(here, first)
    with pytest.raises(Refused, match="no room"):
        keep(here, second)


# ---- the form's token ----------------------------------------------------------------------------------------------------
def test_a_held_file_comes_back_to_whom_it_belongs(here):
    held = receive(here)
    assert files.held_from(held.token, school=here.school, user=here.head.user) == held
    assert files.held_from(held.token, school=here.school, user=here.deputy.user) is None
    assert files.held_from(held.token, school=here.other_school, user=here.head.user) is None
    assert files.held_from(held.token + "x", school=here.school, user=here.head.user) is None
    held.path.unlink()
    assert files.held_from(held.token, school=here.school, user=here.head.user) is None


def test_somebody_elses_file_is_not_kept(here):
    with transaction.atomic(), pytest.raises(Refused, match="sent by somebody else"):
        files.keep(receive(here), school=here.school, by=here.deputy.user)


def test_bytes_that_went_away_meanwhile(here):
    held = receive(here)
    held.path.unlink()
    with pytest.raises(Refused, match="not there any more"):
        keep(here, held)
    assert not StoredFile.objects.exists()


# ---- faults ---------------------------------------------------------------------------------------------------------------
class Torn(Exception):
    """The power went here."""


STEPS = {
    "writing": (store, "_write"),
    "checking": (store, "check"),
    "moving": (os, "replace"),
    "syncing": (store, "_sync"),
    "stamping": (os, "utime"),
}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", [*STEPS, "row"])
@pytest.mark.parametrize("part", ["receive", "keep"])
def test_torn_at_any_step(here, monkeypatch, step, after, part):
    """The step fails before or after it did its work: no row is left without its bytes, and saving again works."""
    owner, name = STEPS.get(step, (StoredFile.objects, "create"))
    whole = getattr(owner, name)

    def torn(*args, **kwargs):
        if after:
            whole(*args, **kwargs)
        raise Torn

    held = receive(here) if part == "keep" else None
    with monkeypatch.context() as during:
        during.setattr(owner, name, torn)
        try:
            keep(here, held or receive(here))
        except Torn:
            pass
        else:
            assert part == "keep" and step in ("writing", "checking")
    for row in StoredFile.objects.all():
        assert files.read(row)
    assert not list(files.examine(StoredFile.objects.all()))
    StoredFile.objects.all().delete()
    row = keep(here, held or receive(here))
    assert files.read(row) == b"Some words"


def test_rolled_back_bytes_are_an_orphan_for_a_day(here):
    held = receive(here)
    with pytest.raises(Torn), transaction.atomic():
        files.keep(held, school=here.school, by=here.head.user)
        raise Torn
    assert [fault.fault for fault in files.leftovers()] == ["orphan"]
    assert files.tidy() == []
    long_ago = time.time() - 2 * store.GRACE
    for fault in files.leftovers():
        os.utime(fault.path, (long_ago, long_ago))
    assert [fault.fault for fault in files.tidy()] == ["orphan"]
    assert not list(files.leftovers())


def test_what_was_never_saved_goes_after_a_day(here):
    held = receive(here)
    kept = keep(here, receive(here, b"Other words"))
    long_ago = time.time() - 2 * store.GRACE
    for path in (held.path, files.path_of(kept)):
        os.utime(path, (long_ago, long_ago))
    assert [fault.fault for fault in files.tidy()] == ["waiting"]
    assert files.read(kept)


def test_keeping_needs_a_transaction(here, monkeypatch):
    held = receive(here)
    monkeypatch.setattr(store, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(RuntimeError, match="transaction"):
        files.keep(held, school=here.school, by=here.head.user)


def test_damaged_bytes_are_not_handed_out(here):
    row = make_file(here.school)
    path = files.path_of(row)
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    path.write_bytes(b"Some wordz")
    with pytest.raises(files.NotWhole):
        files.read(row)
    path.unlink()
    with pytest.raises(files.NotWhole, match="missing"):
        files.read(row)
