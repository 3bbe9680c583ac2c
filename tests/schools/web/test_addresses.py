import pytest
from django.urls import NoReverseMatch, reverse

from schools.web.addresses import address, number_in


@pytest.mark.parametrize("name,ids", [("plan", []), ("action", [7]), ("step_tick", [12, 34])])
def test_as_reverse_has_it(name, ids):
    assert address(name, "142345", *ids) == reverse(name, args=["142345", *ids])


def test_a_name_that_does_not_exist_is_refused():
    with pytest.raises(NoReverseMatch):
        address("no_such_page", "142345")


@pytest.mark.parametrize(
    "given,number",
    [
        ("7", 7),
        ("0", 0),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", None),
        ("9" * 5000, None),
        ("", None),
        (None, None),
        ("-1", None),
        ("1.5", None),
        (" 1", None),
        ("1_0", None),
        ("７", None),
        ("²", None),
    ],
)
def test_the_number_in_an_address(given, number):
    assert number_in(given) == number


def test_a_number_beyond_what_the_page_has():
    assert (number_in("2000", 2000), number_in("2001", 2000)) == (2000, None)
