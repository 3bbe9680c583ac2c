from improvement.models import ActionPlan
from tests.cast import make_plan
from tests.html_forms import main_form

URL = "/schools/142345/plan/edit/"


def test_a_plan_is_started(cast, sign_in):
    client = sign_in(cast.head)
    assert client.post(URL, main_form(client.get(URL).text)).headers["Location"] == "/schools/142345/plan/"
    assert ActionPlan.objects.get().status == "draft"


def test_its_name_is_changed(cast, sign_in):
    make_plan(cast.school)
    client = sign_in(cast.head)
    client.post(URL, main_form(client.get(URL).text) | {"title": ["Getting to good"]})
    assert ActionPlan.objects.get().title == "Getting to good"


def test_it_cannot_end_before_it_starts(cast, sign_in):
    client = sign_in(cast.head)
    response = client.post(URL, main_form(client.get(URL).text) | {"ends_on_year": ["2016"]})
    assert "The plan ends before it starts" in response.text and not ActionPlan.objects.exists()
