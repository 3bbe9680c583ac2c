"""The two switches of many items on one page."""

import pytest
from django.db.models import F

from improvement.models import Evidence
from schools.models import Event
from tests.cast import make_area, make_evidence
from tests.html_forms import compact, main_form

URL = "/schools/142345/evidence/shared/"


@pytest.fixture
def items(cast):
    area = make_area(cast.school)
    return [
        make_evidence(cast.school, f"Book check {n}", by=cast.leader, on=[area], shared_with_adviser=n > 0)
        for n in range(3)
    ]


def test_what_is_moved_is_saved_and_nothing_else(cast, items, sign_in):
    client = sign_in(cast.head)
    data = main_form(client.get(URL).text)
    data[f"shared_with_adviser_{items[0].pk}"] = ["on"]
    data.pop(f"shared_with_adviser_{items[1].pk}")
    data[f"shown_to_board_{items[1].pk}"] = ["on"]
    before = Event.objects.count()
    assert client.post(URL, data).status_code == 302
    rows = list(
        Evidence.objects.order_by("pk").values_list("shown_to_board", "shared_with_adviser", "version")
    )
    assert rows == [(False, True, 2), (True, False, 2), (False, True, 1)]
    assert Event.objects.count() == before + 2
    said = " ".join(Event.objects.values_list("sentence", flat=True)[:2])
    assert "shared with the adviser" in said and "Book check" not in said


def test_a_box_that_was_not_touched_overwrites_nobody(cast, items, sign_in):
    client = sign_in(cast.head)
    data = main_form(client.get(URL).text)
    Evidence.objects.filter(pk=items[2].pk).update(shared_with_adviser=False, version=F("version") + 1)
    data[f"shared_with_adviser_{items[0].pk}"] = ["on"]
    client.post(URL, data)
    assert not Evidence.objects.get(pk=items[2].pk).shared_with_adviser
    assert Evidence.objects.get(pk=items[0].pk).shared_with_adviser


def test_a_second_editor_of_the_same_item_is_told_and_nothing_is_saved(cast, items, sign_in):
    client = sign_in(cast.head)
    data = main_form(client.get(URL).text)
    Evidence.objects.filter(pk=items[1].pk).update(title="Another name", version=F("version") + 1)
    data[f"shared_with_adviser_{items[0].pk}"] = ["on"]
    data[f"shown_to_board_{items[1].pk}"] = ["on"]
    answer = client.post(URL, data)
    assert answer.status_code == 200 and "was changed by somebody else meanwhile" in compact(answer.text)
    assert not Evidence.objects.get(pk=items[0].pk).shared_with_adviser
    assert f'name="shown_to_board_{items[1].pk}" id="id_shown_to_board_{items[1].pk}" checked' in compact(
        answer.text
    )


def test_it_is_narrowed_and_counts_the_whole(cast, items, sign_in):
    page = compact(sign_in(cast.head).get(f"{URL}?only=kept_back").text)
    assert "2 of 3 items are shared with advisers, 0 shown to the governors" in page
    assert "Book check 0" in page and "Book check 1" not in page


def test_as_many_queries_for_three_items_as_for_thirty(cast, items, sign_in, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in(cast.head)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for n in range(27):
        make_evidence(cast.school, f"More {n}", by=cast.leader)
    with django_assert_num_queries(len(few)):
        client.get(URL)
    assert len(few) <= 12
