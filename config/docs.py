"""The documents that are drawn from tables in the code, so that rule, code and document are one."""

from config import prompt_table, rating_table, truth_tables
from governance import reminders as board_reminders
from improvement import adviser_reminders, follow_up_reminders, reminders
from improvement.models import Activity
from improvement.workflow.states import ACTIVITY, PLAN
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
        "reminders.md": reminders.table(
            follow_up_reminders.KINDS | adviser_reminders.KINDS | board_reminders.KINDS
        ),
        "triangulation.md": truth_tables.triangulation(NOTE),
        "suggested-rating.md": rating_table.suggested_rating(NOTE),
        "prompts.md": prompt_table.prompts(NOTE),
    }


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


def _names(roles) -> str:
    return ", ".join(role.label for role in Role if role in roles) or "–"


def states() -> str:
    """Which activity an action may move to, and which status a plan, from `improvement/workflow/states.py`."""
    lines = [
        "# The states of an action",
        "",
        f"{NOTE} Source: `ACTIVITY` in `improvement/workflow/states.py`.",
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
        "Source: `PLAN` in `improvement/workflow/states.py`.",
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
