"""A form whose token had run out: nothing is saved, nothing is lost."""

import pytest
from django.test import Client

from improvement.models import AreaForImprovement
from tests.html_forms import forms_of

URL = "/schools/142345/areas/add/"


@pytest.fixture
def strict(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.head.user)
    return client


def test_what_was_typed_is_on_the_page_and_is_saved_from_it(cast, strict):
    typed = {"title": "My area", "detail": "First\nSecond & <third>", "csrfmiddlewaretoken": "x" * 64}
    page = strict.post(URL, typed)
    assert page.status_code == 403 and "Check, then save again" in page.text
    assert "Second &amp; &lt;third&gt;" in page.text
    assert not AreaForImprovement.objects.exists()
    again = next(form for form in forms_of(page.text) if "title" in form)
    assert strict.post(URL, again).status_code == 302
    area = AreaForImprovement.objects.get()
    assert (area.title, area.sub_points) == ("My area", ["First", "Second & <third>"])


def test_another_site_cannot_have_its_fields_sent_from_here(cast, strict):
    page = strict.post(URL, {"title": "Planted"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status_code == 403 and "Planted" not in page.text
