import pytest

from improvement.reader.files.pictures import page_picture
from tests.improvement.inspections.letter import LETTER
from tests.improvement.letters.drafts import make_draft, make_pdf_draft
from tests.improvement.reader.making import make_pdf


def url(draft, number=1):
    return f"{draft.get_absolute_url()}pages/{number}.png"


def test_a_page_as_a_picture(cast, sign_in):
    draft = make_pdf_draft(cast.school)
    client = sign_in(cast.head)
    assert url(draft) in client.get(draft.get_absolute_url()).text
    response = client.get(url(draft))
    assert response["Content-Type"] == "image/png" and response.content.startswith(b"\x89PNG")
    assert response["X-Content-Type-Options"] == "nosniff" and "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("number", [0, 2, 2_001, 10**12])
def test_a_page_that_is_not_there(cast, sign_in, number):
    assert sign_in(cast.head).get(url(make_pdf_draft(cast.school), number)).status_code == 404


def test_text_has_no_pictures(cast, sign_in):
    draft = make_draft(cast.school)
    client = sign_in(cast.head)
    assert client.get(url(draft)).status_code == 404
    assert "pages/1.png" not in client.get(draft.get_absolute_url()).text


def test_only_who_may_confirm_sees_it(cast, sign_in):
    draft = make_pdf_draft(cast.school)
    assert sign_in(cast.governor).get(url(draft)).status_code == 403
    assert sign_in(cast.outsider).get(url(draft)).status_code == 404


def test_what_cannot_be_drawn_is_no_error():
    assert page_picture(b"not a PDF", 1) is None
    assert page_picture(make_pdf(LETTER), 99) is None
