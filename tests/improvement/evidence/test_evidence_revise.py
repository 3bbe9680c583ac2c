"""A newer one in the place of an item: the earlier is kept, and nothing counts twice."""

import pytest

from improvement.evidence.models import without_evidence
from improvement.models import Action, Evidence
from schools import files
from tests.cast import make_evidence, make_file
from tests.improvement.evidence.world import areas_of, filled, sent, url


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_a_newer_file(cast, sign_in):
    area, action, *_ = areas_of(cast)
    Action.objects.filter(pk=action.pk).update(activity="done")
    old = make_evidence(
        cast.school,
        "Policy",
        by=cast.head,
        on=[area, action],
        file=make_file(cast.school),
        shown_to_board=True,
    )
    client = sign_in(cast.deputy)
    address = url("evidence_revise", old.pk)
    response = client.post(address, filled(client, address, file=sent("policy-2.txt", b"Newer words")))
    new = Evidence.objects.get(replaces=old)
    assert response.headers["Location"] == new.get_absolute_url()
    assert (new.title, new.source, new.shown_to_board, new.added_by) == (
        "Policy",
        "work_scrutiny",
        True,
        cast.deputy,
    )
    assert files.read(new.file) == b"Newer words" and files.read(old.file) == b"Some words"
    assert {link.thing for link in new.links.live()} == {area, action} and not old.links.live().exists()
    assert list(Evidence.objects.current()) == [new]
    assert not Action.objects.kept().filter(without_evidence()).exists()


def test_a_file_is_wanted(cast, sign_in):
    old = make_evidence(cast.school, by=cast.head, file=make_file(cast.school))
    client = sign_in(cast.head)
    address = url("evidence_revise", old.pk)
    response = client.post(address, filled(client, address))
    assert "Choose a file" in response.text and Evidence.objects.count() == 1


def test_a_newer_note_and_link(cast, sign_in):
    client = sign_in(cast.head)
    note, link = (
        make_evidence(cast.school, by=cast.head),
        make_evidence(cast.school, by=cast.head, url="https://a.example/1"),
    )
    address = url("evidence_revise", note.pk)
    assert client.post(address, filled(client, address, text="24 books")).status_code == 302
    address = url("evidence_revise", link.pk)
    assert "begins with https" in client.post(address, filled(client, address, url="javascript:1")).text
    assert client.post(address, filled(client, address, url="https://a.example/2")).status_code == 302
    assert (note.replaced_by.text, link.replaced_by.url) == ("24 books", "https://a.example/2")


def test_two_people_at_once(cast, sign_in):
    """The second is told, and neither overwrites the other."""
    old = make_evidence(cast.school, by=cast.head)
    client = sign_in(cast.head)
    address = url("evidence_revise", old.pk)
    first, second = filled(client, address, text="Mine"), filled(client, address, text="Theirs")
    assert client.post(address, first).status_code == 302
    response = client.post(address, second)
    assert "Somebody has put in a newer one already" in response.text and "Theirs" in response.text
    assert Evidence.objects.count() == 2
    assert client.get(address).headers["Location"] == Evidence.objects.get(replaces=old).get_absolute_url()
