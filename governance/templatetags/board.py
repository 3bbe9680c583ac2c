"""The second row of the board's pages: which of its parts this person may open.

{% include "governance/board/_sections.html" with here="meetings" %}, in any page whose context has `school` and `request`.
"""

from django import template
from django.template import Context
from django.urls import reverse

from schools.access import Capability, rules_of

register = template.Library()

SECTIONS = [
    ("My part", "board_home", Capability.ASK_CHALLENGE),
    ("The board", "governance", None),
    ("Meetings", "meetings", Capability.READ_MEETINGS),
    ("Challenges", "challenges", Capability.READ_CHALLENGES),
    ("Visits", "visits", Capability.READ_VISITS),
]


@register.simple_tag(takes_context=True)
def board_sections(context: Context) -> list[tuple[str, str, str]]:
    """(name, address of the section, its URL) of each part that holds something for this person."""
    user, school = context["request"].user, context["school"]
    found = []
    for name, key, capability in SECTIONS:
        if capability is None or rules_of(user, capability, school):
            found.append((name, key, reverse(key, args=[school.urn])))
    return found
