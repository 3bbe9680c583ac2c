"""`docs/suggested-rating.md`, drawn from the rule: every combination that matters, and what it suggests."""

from itertools import product

from improvement.progress.rating import FRESH_ENOUGH, RULES, Facts, rule
from schools.school.models import DEFAULT_RATING_WORDS

MISSED = {
    "no target has come to its actual": (0, 0, 0),
    "none of 3": (3, 0, 0),
    "1 of 1": (1, 1, 0),
    "1 of 3": (3, 1, 0),
    "2 of 4": (4, 2, 0),
    "2 of 3": (3, 2, 0),
    "2 of 2": (2, 2, 0),
    "1 of 3, two terms running": (3, 1, 1),
}
ABSENT = {"none": 0, "1": 1}
FRESH = {"0": 0, "1": 1, "2 or more": FRESH_ENOUGH}


def suggested_rating(note: str) -> str:
    """The text of docs/suggested-rating.md."""
    lines = [
        "# The rating that the figures suggest",
        "",
        f"{note} Source: `rule` in `improvement/progress/rating.py`.",
        "",
        "A person rates an area; its targets only suggest. Whoever rates differently from the suggestion gives a reason, which "
        "stands beside the rating; a leader's that differs is listed for the headteacher to settle.",
        "",
        *(f"- **{DEFAULT_RATING_WORDS[value]}**: {words}." for value, words in RULES.items()),
        "- **Embedded** is never suggested: that something lasts is for people to say.",
        "",
        "Counted are groups (a measure for all, or for a year group or some pupils) by the latest actual that stands against a "
        "target. *Two terms running*: the two latest actuals of a group both missed; a term without an actual between them does "
        "not make it better. *Without an actual*: targets whose term ended ten school days ago. *Fresh*: kinds of source whose "
        "stone is full (`docs/triangulation.md`). Measures in words, and groups that are hidden because they are small, are not counted.",
        "",
        "| missed their latest target | without an actual | fresh kinds | suggested |",
        "|---|---|---|---|",
    ]
    for (missed, counts), (absent, no_actual), (fresh, kinds) in product(
        MISSED.items(), ABSENT.items(), FRESH.items()
    ):
        impact = rule(Facts(*counts, no_actual, kinds))
        lines.append(
            f"| {missed} | {absent} | {fresh} | {DEFAULT_RATING_WORDS[impact] if impact else 'nothing'} |"
        )
    return "\n".join(lines) + "\n"
