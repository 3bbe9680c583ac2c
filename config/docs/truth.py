"""`docs/triangulation.md`, drawn from the rule: how long each source counts, and what several of them come to."""

from itertools import product

from improvement.models import Impact, Source
from improvement.monitoring.freshness import FRESHNESS, FULL, HALF, SAYS, freshness
from improvement.progress.triangulation import KINDS, SPEAKERS, sentence

STATES = {FULL: "full", HALF: "half", "stale": "stale"}
HALF_TERMS = range(11)
# From the first and from the second half of a term, for terms end between them.
STARTS = {"first half": 0, "second half": 1}
SHOWN = [Source.WORK_SCRUTINY, Source.PUPILS_VIEWS, Source.EXTERNAL_REVIEW]


def triangulation(note: str) -> str:
    """The text of docs/triangulation.md."""
    return "\n".join([*_opening(note), *_fresh(), *_says(), *_thin()]) + "\n"


def _opening(note: str) -> list[str]:
    return [
        "# How we know: the rule of triangulation",
        "",
        f"{note} Source: `improvement/progress/triangulation.py`.",
        "",
        "A record of monitoring and a live item of evidence show something of the areas and actions they are about. Each "
        "comes from one of eight kinds of source, or is the record that something was done (a register, an agenda, an "
        "invoice), which shows the deed and not its effect and is none of the eight. A newer revision takes the place of "
        "an item of evidence; what was removed does not count.",
        "",
        "## How long each kind counts",
        "",
        "By the half-term it is from and the one it is now; a holiday counts to the half-term before it. *Full*: fresh. "
        "*Half*: from last term. *Stale*: it no longer counts. An item of evidence for which somebody gave a day is stale "
        "after that day, and counts until then.",
        "",
        "| kind | from the | " + " | ".join(_age(age) for age in HALF_TERMS) + " |",
        "|---|---|" + "---|" * len(HALF_TERMS),
    ]


def _age(age: int) -> str:
    return "same half-term" if age == 0 else ("1 half-term on" if age == 1 else f"{age} on")


def _fresh() -> list[str]:
    return [
        f"| {source.label} | {half} | "
        + " | ".join(STATES[freshness(source, start, start + age)] for age in HALF_TERMS)
        + " |"
        for source in FRESHNESS
        for half, start in STARTS.items()
    ]


def _says() -> list[str]:
    words = {"": "does not say"} | SAYS
    lines = [
        "",
        "## What they say together",
        "",
        "Each kind that counts says what its latest record with a judgement says. The sentence names who says what, what is "
        f"off first. Three kinds stand for the eight here ({', '.join(SPEAKERS[source][0] for source in SHOWN)}); – is a kind that does not count.",
        "",
        "| " + " | ".join(source.label for source in SHOWN) + " | sentence |",
        "|" + "---|" * (len(SHOWN) + 1),
    ]
    for row in product((None, "", *Impact.RATED), repeat=len(SHOWN)):
        said = {source: says for source, says in zip(SHOWN, row, strict=True) if says is not None}
        cells = ["–" if says is None else words[says] for says in row]
        lines.append("| " + " | ".join(cells) + f" | {sentence(said)} |")
    return lines


def _thin() -> list[str]:
    return [
        "",
        "## Thinly shown",
        "",
        "A deed is safe to call working when two kinds show it.",
        "",
        "| kinds that count | also | it reads |",
        "|---|---|---|",
        "| two or more | | nothing |",
        "| one | | Shown by one kind only: … Look for a second, such as … |",
        "| none | one that is stale | What showed it has gone stale: … Look again. |",
        "| none | the record of doing it | Only the record of doing it shows it. Look for what shows that it works, such as … |",
        "| none | nothing | Nothing shows it yet. Look for what shows that it works, such as … |",
        "",
        "An action is rated green or blue only where a record of monitoring, or a live item of evidence that is not the record "
        f"of doing it, is about that very action, however old ({len(KINDS)} kinds, any of them).",
    ]
