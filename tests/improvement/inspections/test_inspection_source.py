import pytest

from schools import files
from tests.cast import make_inspection, make_kept_file


def make_sourced(cast, **fields):
    return make_inspection(cast.school, source_file=make_kept_file(cast.school, cast.head.user, **fields))


def url(inspection):
    return f"{inspection.get_absolute_url()}source/"


def test_the_letter_as_it_came(cast, sign_in):
    response = sign_in(cast.governor).get(url(make_sourced(cast)))
    assert response.content == b"As it came"
    assert response["Content-Disposition"] == 'attachment; filename="letter.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")


def test_an_inspection_without_a_file(cast, sign_in):
    assert sign_in(cast.head).get(url(make_inspection(cast.school))).status_code == 404


@pytest.mark.parametrize(
    "hurt", [lambda path: path.unlink(), lambda path: path.write_bytes(b"Not as it came")]
)
def test_a_letter_that_is_not_whole_is_not_handed_out(cast, sign_in, caplog, hurt):
    inspection = make_sourced(cast)
    hurt(files.path_of(inspection.source_file))
    client = sign_in(cast.governor)
    assert client.get(url(inspection)).headers["Location"] == inspection.get_absolute_url()
    page = client.get(url(inspection), follow=True).text
    assert "The file is missing or damaged" in page and "Not as it came" not in page
    assert f"stored file {inspection.source_file.pk}" in caplog.text


def test_a_stranger_finds_nothing(cast, sign_in):
    assert sign_in(cast.outsider).get(url(make_sourced(cast))).status_code == 404
