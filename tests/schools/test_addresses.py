import pytest
from django.urls import NoReverseMatch, reverse

from schools.addresses import address


@pytest.mark.parametrize("name,ids", [("plan", []), ("action", [7]), ("step_tick", [12, 34])])
def test_as_reverse_has_it(name, ids):
    assert address(name, "142345", *ids) == reverse(name, args=["142345", *ids])


def test_a_name_that_does_not_exist_is_refused():
    with pytest.raises(NoReverseMatch):
        address("no_such_page", "142345")
