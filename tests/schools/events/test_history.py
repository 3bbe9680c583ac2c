from improvement.areas.workflow import add_area
from schools.days import dates

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
