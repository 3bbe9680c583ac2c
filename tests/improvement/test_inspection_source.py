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


def test_an_inspection_without_a_file_and_a_file_that_is_gone(cast, sign_in):
    assert sign_in(cast.head).get(url(make_inspection(cast.school))).status_code == 404
    inspection = make_sourced(cast)
    files.path_of(inspection.source_file).unlink()
    assert sign_in(cast.head).get(url(inspection)).status_code == 404


def test_a_stranger_finds_nothing(cast, sign_in):
    assert sign_in(cast.outsider).get(url(make_sourced(cast))).status_code == 404
