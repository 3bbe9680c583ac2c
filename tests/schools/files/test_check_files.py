"""`manage.py check_files` finds every way in which a file can go wrong."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from schools import files
from schools.files import store
from tests.cast import make_file


@pytest.fixture
def here(cast, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return cast


def run(*words):
    out = StringIO()
    code = 0
    try:
        call_command("check_files", *words, stdout=out)
    except SystemExit as exit:
        code = exit.code
    except CommandError as error:
        code = error.returncode
    return code, out.getvalue()


def test_all_whole(here):
    make_file(here.school)
    assert run() == (0, "All 1 files are whole.\n")
    assert json.loads(run("--json")[1]) == {"files": 1, "faults": [], "taken_away": 0}


def test_every_fault_by_name(here):
    rows = [make_file(here.school, f"content {n}".encode(), f"{n}.txt") for n in range(6)]
    paths = [files.path_of(row) for row in rows]
    paths[0].unlink()
    paths[1].write_bytes(b"cont")
    paths[2].write_bytes(b"c0ntent 2")
    paths[3].write_bytes(b"content 3 and more")
    paths[4].write_bytes(b"content 5")
    orphan = store.place(here.school.pk, "ab" * 32)
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"x")
    code, said = run("--json")
    found = {(fault["fault"], fault["name"]) for fault in json.loads(said)["faults"]}
    assert code == 1
    assert found == {
        ("missing", "0.txt"), ("truncated", "1.txt"), ("flipped", "2.txt"), ("altered", "3.txt"), ("swapped", "4.txt"), ("orphan", ""),
    }  # fmt: skip
    code, said = run()
    assert code == 1 and "0.txt, is missing." in said and "belongs to no file" in said


def test_another_schools_folder_is_another_place(here):
    row = make_file(here.school)
    elsewhere = store.place(here.other_school.pk, row.sha256)
    elsewhere.parent.mkdir(parents=True)
    elsewhere.write_bytes(b"Some words")
    code, said = run("--json")
    assert code == 1 and [fault["fault"] for fault in json.loads(said)["faults"]] == ["orphan"]
