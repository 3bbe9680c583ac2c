"""The addresses of things in a school, and the numbers that come in one. Django's `reverse` works each address out anew; a
page of a plan asks for three hundred, which differ in two numbers only. So the shape of an address is worked out once."""

from functools import cache

from django.urls import reverse

URN, FIRST = "000000", 10**15
LARGEST = 2**63 - 1  # the largest id a row can have


def address(name: str, urn: str, *ids: int) -> str:
    """`reverse(name, args=[urn, *ids])`, for addresses of a URN and ids alone."""
    return _shape(name, len(ids)).format(urn, *ids)


@cache
def _shape(name: str, count: int) -> str:
    ids = [FIRST + n for n in range(count)]
    path = reverse(name, args=[URN, *ids]).replace("{", "{{").replace("}", "}}")
    for given in (URN, *map(str, ids)):
        path = path.replace(given, "{}", 1)
    return path


def number_in(given: str | None, most: int = LARGEST) -> int | None:
    """The number that somebody's address or button gives, such as `?page=3`; None where it is none, or beyond `most`."""
    if not given or not (given.isascii() and given.isdigit()) or len(given) > len(str(most)):
        return None
    number = int(given)
    return number if number <= most else None
