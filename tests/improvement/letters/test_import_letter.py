"""`manage.py import_letter`: a draft for a person to confirm, and nothing else."""

import json

import pytest
from django.core.management import CommandError, call_command

from improvement.models import Inspection, LetterDraft
from schools.models import Event
from tests.improvement.inspections.letter import LETTER


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    return path


def test_it_waits_for_a_person(cast, letter, capsys, sign_in):
    call_command("import_letter", "142345", str(letter))
    draft = LetterDraft.objects.get()
    said = capsys.readouterr().out
    assert "1 point and 3 follow-ups found" in said and draft.get_absolute_url() in said
    assert draft.by is None and not Inspection.objects.exists()
    assert Event.objects.first().actor_name == "Cairn"
    assert sign_in(cast.head).get(draft.get_absolute_url()).status_code == 200


def test_as_json(cast, letter, capsys):
    call_command("import_letter", "142345", str(letter), "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["draft"] == LetterDraft.objects.get().pk
    assert found["proposal"]["document_type"] == "monitoring_letter"


@pytest.mark.parametrize(
    "urn,name,content,code,sentence",
    [
        ("999999", "letter.txt", LETTER, 3, "no school with the URN 999999"),
        ("142345", "other.txt", None, 2, "There is no file"),
        ("142345", "empty.txt", "", 1, "is empty (0 bytes)"),
        ("142345", "news.txt", "The school was in the news.\nParents were pleased.", 1, "does not read like"),
    ],
)
def test_what_cannot_be_done(cast, tmp_path, urn, name, content, code, sentence):
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(CommandError) as raised:
        call_command("import_letter", urn, str(tmp_path / name))
    assert raised.value.returncode == code and sentence in str(raised.value)
    assert not LetterDraft.objects.exists()
