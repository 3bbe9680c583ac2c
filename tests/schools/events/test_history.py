import pytest
from django.db import connection

from improvement.areas.workflow import add_area
from improvement.models import Action
from schools import history
from schools.days import dates
from schools.errors import Stale

URL = "/schools/142345/history/"


def test_what_happened_in_sentences_newest_first(cast, sign_in):
    for title in ("Reading", "Writing"):
        add_area(cast.school, by=cast.head.user, on=dates.today(), title=title)
    page = sign_in(cast.governor).get(URL).text
    assert page.index("Area added: Writing") < page.index("Area added: Reading")
    assert "Catherine Hallam" in page


def test_an_empty_history(cast, sign_in):
    assert "Nothing has happened yet" in sign_in(cast.head).get(URL).text


def test_a_spoilt_page_number_is_harmless(cast, sign_in):
    for page in ("-1", "abc", "9" * 40, "0"):
        assert sign_in(cast.head).get(URL, {"page": page}).status_code == 200


def test_of_two_who_save_in_the_same_moment_the_second_is_told(scene):
    """Both have read the same version; the other's save falls between the look and the write."""
    rows = Action.objects.filter(pk=scene.action.pk)
    overtaken = []

    def the_other_first(execute, sql, *given):
        if sql.startswith("UPDATE") and not overtaken:
            overtaken.append(sql)
            rows.update(version=2, title="Theirs")
        return execute(sql, *given)

    with connection.execute_wrapper(the_other_first), pytest.raises(Stale):
        history.update(scene.action, version=1, title="Ours")
    assert overtaken and rows.get().title == "Theirs"
