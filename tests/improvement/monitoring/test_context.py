"""The notes of context, newest first."""

from datetime import date

from improvement.models import ContextNote
from schools.days import dates


def note(cast, text="Two classes changed teacher", on=date(2026, 3, 2), **fields):
    return ContextNote.objects.create(school=cast.school, by=cast.head, on=on, text=text, **fields)


def test_everybody_of_the_school_reads_them_newest_first(cast, sign_in):
    note(cast)
    note(cast, "A new headteacher", date(2026, 4, 20))
    note(cast, "Taken out", removed_at=dates.now())
    for person in (cast.head, cast.governor, cast.clerk, cast.adviser, cast.body_admin):
        page = sign_in(person).get("/schools/142345/context/").text
        assert page.index("A new headteacher") < page.index("Two classes changed teacher")
        assert "2 changes of context" in page
        assert ("Taken out" in page) == (person == cast.head)
        assert ("/context/add/" in page) == (person == cast.head)


def test_none_yet(cast, sign_in):
    assert "Nothing noted yet" in sign_in(cast.head).get("/schools/142345/context/").text


def test_as_many_queries_for_two_as_for_twenty(cast, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.head)
    for _ in range(20):
        note(cast)
    with django_assert_max_num_queries(12):
        client.get("/schools/142345/context/")
