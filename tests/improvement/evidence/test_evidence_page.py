"""A page of a PDF as a picture."""

import pytest

from demo.papers import pdf
from schools import files
from schools.files.pictures import png_size
from tests.cast import make_evidence, make_file
from tests.improvement.evidence.world import url


@pytest.fixture
def item(cast, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return make_evidence(
        cast.school, by=cast.head, file=make_file(cast.school, pdf("Words"), "a.pdf", kind="application/pdf")
    )


def test_a_picture(cast, sign_in, item):
    response = sign_in(cast.head).get(url("evidence_page", item.pk, 1))
    assert response.headers["Content-Type"] == "image/png" and png_size(response.content)[0] == 1100
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("number", [0, 2, 2001, 10**30])
def test_no_such_page(cast, sign_in, item, number):
    assert sign_in(cast.head).get(url("evidence_page", item.pk, number)).status_code == 404


def test_one_that_is_damaged_is_not_drawn(cast, sign_in, item):
    files.path_of(item.file).write_bytes(pdf("Other words"))
    assert sign_in(cast.head).get(url("evidence_page", item.pk, 1)).status_code == 404


def test_not_a_pdf(cast, sign_in, item):
    text = make_evidence(cast.school, by=cast.head, file=make_file(cast.school))
    assert sign_in(cast.head).get(url("evidence_page", text.pk, 1)).status_code == 404
