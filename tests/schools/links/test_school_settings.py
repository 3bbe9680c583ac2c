"""What the headteacher decides for the school."""

from schools.models import Event, School
from tests.html_forms import main_form

URL = "/schools/142345/people/settings/"


def test_both_are_saved_and_stand_in_the_history(cast, sign_in):
    client = sign_in(cast.head)
    data = main_form(client.get(URL).text)
    assert "staff_see_plan" in data and "chair_hears_of_head" not in data
    data.pop("staff_see_plan")
    assert client.post(URL, data | {"chair_hears_of_head": ["on"]}).status_code == 302
    school = School.objects.get(pk=cast.school.pk)
    assert (school.staff_see_plan, school.chair_hears_of_head, school.version) == (False, True, 2)
    said = Event.objects.first().sentence
    assert "all staff see the whole plan: no" in said and "leaves overdue: yes" in said


def test_nothing_changed_writes_nothing(cast, sign_in):
    client = sign_in(cast.head)
    before = Event.objects.count()
    client.post(URL, main_form(client.get(URL).text))
    assert Event.objects.count() == before
