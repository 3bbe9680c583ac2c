"""The bytes of a file: asked for each time, never run, never something else than what was stored."""

import pytest

from improvement.models import Evidence
from schools import files
from schools.models import Membership
from tests.cast import make_evidence, make_file
from tests.improvement.evidence.world import url
from tests.schools.files import corpus

HELD_BACK = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def item_of(cast, content=b"Some words", name="notes.txt", kind="text/plain", **fields):
    return make_evidence(
        cast.school, by=cast.head, file=make_file(cast.school, content, name, kind=kind), **fields
    )


@pytest.mark.parametrize(
    "content,name,kind",
    [
        (b"Some words", "notes.txt", "text/plain"),
        (b"<script>alert(1)</script>", "page.txt", "text/plain"),
        (b"=cmd|' /c calc'!A1,+44 20", "list.csv", "text/csv"),
        (corpus.png(), "a.png", "image/png"),
    ],
)
def test_to_be_saved_and_never_run(cast, sign_in, content, name, kind):
    item = item_of(cast, content, name, kind)
    response = sign_in(cast.head).get(url("evidence_file", item.pk))
    assert response.content == content and response.headers["Content-Type"] == kind
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in response.headers["Cache-Control"]
    for header, value in HELD_BACK.items():
        assert response.headers[header] == value


def test_only_pictures_are_shown_in_the_page(cast, sign_in):
    client = sign_in(cast.head)
    picture, text = item_of(cast, corpus.png(), "a.png", "image/png"), item_of(cast)
    shown = client.get(url("evidence_file", picture.pk, inline=1))
    assert shown.headers["Content-Disposition"].startswith("inline") and shown.headers[
        "Content-Security-Policy"
    ].startswith("sandbox")
    assert (
        client.get(url("evidence_file", text.pk, inline=1))
        .headers["Content-Disposition"]
        .startswith("attachment")
    )


def test_a_type_that_is_not_ours_is_told_as_bytes(cast, sign_in):
    item = item_of(cast, kind="text/html")
    assert (
        sign_in(cast.head).get(url("evidence_file", item.pk)).headers["Content-Type"]
        == "application/octet-stream"
    )


def test_a_name_in_another_script_or_with_quotes(cast, sign_in):
    item = item_of(cast, name='تقرير "a"; b.txt')
    header = sign_in(cast.head).get(url("evidence_file", item.pk)).headers["Content-Disposition"]
    assert header.startswith("attachment; filename*=utf-8''") and '"' not in header and "\n" not in header


def test_asked_each_time(cast, sign_in):
    item = item_of(cast, shown_to_board=True)
    client = sign_in(cast.governor)
    assert client.get(url("evidence_file", item.pk)).status_code == 200
    Evidence.objects.filter(pk=item.pk).update(shown_to_board=False)
    assert client.get(url("evidence_file", item.pk)).status_code == 404
    Evidence.objects.filter(pk=item.pk).update(shown_to_board=True)
    Membership.objects.filter(person=cast.governor).update(ends_on="2020-12-31")
    assert client.get(url("evidence_file", item.pk)).status_code == 404
    assert sign_in(cast.clerk).get(url("evidence_file", item.pk)).status_code == 403


def test_what_is_damaged_or_missing_is_not_handed_out(cast, sign_in):
    item = item_of(cast)
    client = sign_in(cast.head)
    path = files.path_of(item.file)
    path.write_bytes(b"Other words")
    response = client.get(url("evidence_file", item.pk), follow=True)
    assert "The file is missing or damaged" in response.text and "Other words" not in response.text
    path.unlink()
    assert "The file is missing or damaged" in client.get(url("evidence_file", item.pk), follow=True).text


def test_an_item_without_a_file(cast, sign_in):
    item = make_evidence(cast.school, by=cast.head)
    assert sign_in(cast.head).get(url("evidence_file", item.pk)).status_code == 404
