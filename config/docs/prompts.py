"""`docs/prompts.md`, drawn from the rules: of each the case in which it asks, and the one just short of it."""

from dataclasses import replace
from typing import Any

from governance.prompts.choosing import AT_MOST, OF_ONE_AREA, OF_ONE_RULE, RULES
from governance.prompts.facts import Asked, Deed, Facts, Group, Who
from governance.prompts.rules import COST, LATE_DAYS, MONITORED_BY, WAITED
from schools.school.models import DEFAULT_RATING_WORDS

LEADER, HEAD, OWNER = Who(1, "the leader"), Who(2, "the headteacher"), Who(3, "the owner")
AREA = Facts(
    1, "Mathematics", leader=LEADER, head=HEAD, words=DEFAULT_RATING_WORDS, fresh=("Data", "Work scrutiny")
)
GROUP = Group(
    1, "Year 5 at the expected standard", "57%", "64%", "7 points short", "spring", judged=2, start="57%"
)
DEED = Deed(
    1, "Weekly reasoning lessons", owner=OWNER, done=True, rating="green", shown_by=("Data", "Pupils’ views")
)
ASKED = Asked(1, "What is being done differently?", of=LEADER, answered=True, with_evidence=True)  # fmt: skip


def groups(**fields: Any) -> Facts:
    return replace(AREA, groups=(replace(GROUP, **fields),))


def deeds(*changes: dict, **fields: Any) -> Facts:
    return replace(
        AREA, deeds=tuple(replace(DEED, id=n, **each) for n, each in enumerate(changes, 1)), **fields
    )


def asked(**fields: Any) -> Facts:
    rating = fields.pop("rating", "red")
    return replace(AREA, rating=rating, asked=(replace(ASKED, **fields),))


# rule -> (the case in words, its facts), first one that asks, then one just short of it.
CASES: dict[str, list[tuple[str, Facts]]] = {
    "missed-again": [("missed 2 terms running", groups(missed_running=2)), ("missed once", groups(missed_running=1))],
    "asked-again": [("asked again, no answer", asked(answered=False, again=True)), ("asked, no answer", asked(answered=False))],
    "fell-back": [
        ("amber, green before", replace(AREA, rating="amber", earlier="green")),
        ("amber, amber before", replace(AREA, rating="amber", earlier="amber")),
    ],
    "answered-not-moved": [
        (f"answered {WAITED} school days ago, off track", asked(answer_age=WAITED)),
        (f"answered {WAITED - 1} school days ago, off track", asked(answer_age=WAITED - 1)),
    ],
    "done-without-effect": [
        ("1 of 3 done works, 1 is off track", deeds({}, {"rating": "red"}, {"rating": ""})),
        ("2 of 4 done work, 2 are off track", deeds({}, {}, {"rating": "red"}, {"rating": "red"})),
    ],
    "above-the-figures": [
        ("rated green, the figures suggest amber", replace(AREA, rating="green", suggested="amber")),
        ("rated amber, the figures suggest amber", replace(AREA, rating="amber", suggested="amber")),
    ],
    "never-moved": [("2 actuals, the latest as at the start", groups(moved=False)), ("1 actual, as at the start", groups(moved=False, judged=1))],
    "cost-without-effect": [
        (f"£{COST}, done, amber", deeds({"cost": COST, "rating": "amber"})),
        (f"£{COST - 1}, done, amber", deeds({"cost": COST - 1, "rating": "amber"})),
    ],
    "sources-disagree": [
        ("data say it works, pupils not yet", replace(AREA, working=("Data",), not_yet=("Pupils’ views",))),
        ("data and pupils say it works", replace(AREA, working=("Data", "Pupils’ views"))),
    ],
    "answered-in-words": [("answered, no evidence", asked(with_evidence=False)), ("answered, with evidence", asked())],
    "missed": [("missed once", groups(missed_running=1)), ("met", groups(missed_running=0))],
    "nobody-named": [("no link governor", replace(AREA, governor=False)), ("both named", AREA)],
    "no-actual": [
        ("no figure for the spring term 2026", groups(without_actual="spring term 2026")),
        ("a figure for every term", groups()),
    ],
    "action-overdue": [
        (f"{LATE_DAYS} school days late", deeds({"done": False, "days_late": LATE_DAYS})),
        (f"{LATE_DAYS - 1} school days late", deeds({"done": False, "days_late": LATE_DAYS - 1})),
    ],
    "one-kind": [("done, shown by 1 kind", deeds({"shown_by": ("Data",)})), ("done, shown by 2 kinds", deeds({}))],
    "nothing-fresh": [("1 done, no kind fresh", deeds({}, fresh=())), ("1 done, 1 kind fresh", deeds({}, fresh=("Data",)))],
    "not-rated": [("3 done and not rated", deeds(*[{"rating": ""}] * 3)), ("2 done and not rated", deeds(*[{"rating": ""}] * 2))],
    "not-looked-at": [
        (f"nothing looked at, {MONITORED_BY} school days in", deeds({}, looked_this_term=False, term_days=MONITORED_BY)),
        (f"nothing looked at, {MONITORED_BY - 1} school days in", deeds({}, looked_this_term=False, term_days=MONITORED_BY - 1)),
    ],
    "pupils-not-asked": [("1 done, pupils asked 2 terms ago", deeds({}, pupils_terms=2)), ("1 done, pupils asked last term", deeds({}, pupils_terms=1))],
    "review-overdue": [
        (f"review {LATE_DAYS} school days late", deeds({"review_days_late": LATE_DAYS})),
        (f"review {LATE_DAYS - 1} school days late", deeds({"review_days_late": LATE_DAYS - 1})),
    ],
    "not-visited": [
        (f"no visit, {MONITORED_BY} school days in", deeds({}, visited_this_term=False, term_days=MONITORED_BY)),
        (f"no visit, {MONITORED_BY - 1} school days in", deeds({}, visited_this_term=False, term_days=MONITORED_BY - 1)),
    ],
    "met-again": [("met 2 terms running", groups(met_running=2)), ("met once", groups(met_running=1))],
}  # fmt: skip


def prompts(note: str) -> str:
    """The text of docs/prompts.md."""
    lines = [
        "# Questions a governor might ask",
        "",
        f"{note} Source: `RULES` in `governance/prompts/choosing.py`.",
        "",
        f"Each comes from a figure of the plan; without its figure a rule asks nothing. At most {AT_MOST} are offered, the most "
        f"telling first, at most {OF_ONE_AREA} of an area and {OF_ONE_RULE} of a rule. Groups that are hidden because they are "
        "small prompt nothing. The clerk or the chair chooses, a governor asks; nothing is sent by itself.",
        "",
        "| rule | asks when | a case that asks | the figure | the question | to | a case just short of it |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in RULES:
        (case, facts), (short, less) = CASES[rule.name]
        asks = next(rule.prompts(facts))
        assert not list(rule.prompts(less)), f"{rule.name} asks in the case that was to fall short"
        lines.append(
            f"| {rule.name} | {rule.when} | {case} | {asks.figure}: {asks.figure_words} | {asks.question} | {asks.to} | {short} |"
        )
    return "\n".join(lines) + "\n"
