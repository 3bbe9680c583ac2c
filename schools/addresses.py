"""The addresses of things in a school. Django's `reverse` works each out anew; a page of a plan asks for three hundred, which
differ in two numbers only. So the shape of an address is worked out once."""

from functools import cache

from django.urls import reverse

URN, FIRST = "000000", 10**15


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
