"""The documents that are drawn from tables in the code, so that rule, code and document are one."""

from collections.abc import Collection

from config.docs import house
from config.docs import prompts as prompt_table
from config.docs import ratings as rating_table
from config.docs import truth as truth_tables
from config.reminders import KINDS
from demo.mail_examples import WORDS
from improvement.actions.states import ACTIVITY
from improvement.models import Activity
from improvement.plans.states import PLAN
from schools.access import ADDS, APPOINTS, INVITES, RULES
from schools.models import Role

NOTE = (
    "Drawn from the code by `manage.py draw_docs`; a test compares the two. Change the table, not this page."
)


def drawn() -> dict[str, str]:
    """File name in `docs/` -> its text."""
    return {
        "permissions.md": permissions(),
        "states.md": states(),
        "reminders.md": reminders(),
        "triangulation.md": truth_tables.triangulation(NOTE),
        "suggested-rating.md": rating_table.suggested_rating(NOTE),
        "prompts.md": prompt_table.prompts(NOTE),
        "house.md": house.page(NOTE),
        "house.svg": house.drawing(),
    }


RULES_OF_REMINDERS = [
    "- One mail a person and day, at 07:00 in England, on school days of the school; nothing while it is closed. What "
    "falls in a weekend or holiday, or on the first day after it, is told on the last school day before.",
    "- A day missed is caught up with by one reminder, the nearest. What is no longer true when the mail is sent is left "
    "out, and the delivery record says why.",
    "- Whoever has left or has no e-mail address is stood in for by the area's accountable leader, else by the "
    "headteacher (while there is none, by the plan editor). Nobody is told the same thing twice.",
]


def reminders() -> str:
    """Who is reminded of what, from the `KINDS` of each subject."""
    lines = [
        "# Who is reminded of what, and until when",
        "",
        f"{NOTE} Source: `KINDS` of each of the `SUBJECTS` in `config/reminders.py`.",
        "",
        "| kind | comes | goes to | ends when | reads |",
        "|---|---|---|---|---|",
    ]
    for name, kind in KINDS.items():
        reads = kind.sentence.format(**WORDS)
        lines.append(f"| `{name}` | {kind.when} | {kind.recipient} | {kind.ends} | {reads} |")
    return "\n".join([*lines, "", *RULES_OF_REMINDERS]) + "\n"


def permissions() -> str:
    """Who may do what, from `schools/access/table.py`."""
    roles = list(Role)
    lines = [
        "# Who may do what",
        "",
        f"{NOTE} Source: `RULES`, `ADDS`, `INVITES` and `APPOINTS` in `schools/access/table.py`.",
        "",
        "What is not theirs to see answers 404, the same as what does not exist; what they may not do answers 403. The roles of one person in one school add up, except that nobody rates their own action, whatever else they are.",
        "",
        "| may | " + " | ".join(role.label for role in roles) + " |",
        "|---|" + "---|" * len(roles),
    ]
    for capability, rules in RULES.items():
        cells = [rules[role].value if role in rules else "–" for role in roles]
        lines.append(f"| {capability.value} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "| role | may add by name | may invite to sign in | may change or end, of those who sign in |",
        "|---|---|---|---|",
    ]
    for role in roles:
        cells = [_names(table.get(role, ())) for table in (ADDS, INVITES, APPOINTS)]
        lines.append(f"| {role.label} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _names(roles: Collection[Role]) -> str:
    return ", ".join(role.label for role in Role if role in roles) or "–"


def states() -> str:
    """Which activity an action may move to, and which status a plan, from `improvement/actions/states.py`."""
    lines = [
        "# The states of an action",
        "",
        f"{NOTE} Source: `ACTIVITY` in `improvement/actions/states.py`.",
        "",
    ]
    lines += ["```mermaid", "stateDiagram-v2", "    [*] --> not_started"]
    lines += [f"    {start.value} --> {to.value}" for start, ends in ACTIVITY.items() for to in ends]
    lines += [
        "```",
        "",
        "| from | " + " | ".join(a.label for a in Activity) + " |",
        "|---|" + "---|" * len(Activity),
    ]
    for start in Activity:
        cells = ["is" if to == start else ("yes" if to in ACTIVITY[start] else "no") for to in Activity]
        lines.append(f"| {start.label} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "Stopping needs a reason. Whether an action works is not a state: it is the impact rating, given by somebody other than its owner.",
    ]
    lines += [
        "",
        "# The states of a plan",
        "",
        "Source: `PLAN` in `improvement/plans/states.py`.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        "    [*] --> draft",
    ]
    lines += [f"    {start.value} --> {to.value}" for start, ends in PLAN.items() for to in ends]
    lines += [
        "```",
        "",
        "Agreeing needs a leader and a governor for every area. It keeps the plan as it stands as a version, which nothing changes afterwards; work goes on in the plan. Agreed again, it gets another version. It closes when the board agrees the next plan: there is one draft and one agreed plan at a time.",
    ]
    return "\n".join(lines) + "\n"
