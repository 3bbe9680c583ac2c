"""Words that turn a governor's visit into an inspection. Pure: text in, a sentence out.

Governors see whether what leaders say is happening happens; judging lessons and staff is for leaders. Nothing is
blocked: the person is told what was seen and decides.
"""

import re
from collections.abc import Iterable

from schools.words import listed

KEEP, CHANGE = "keep", "change"
CHOICES = {CHANGE: "Let me change it", KEEP: "Save it as it is"}

NEAR = r"[^.!?\n]{0,40}"
TAUGHT = r"(?:lesson|teaching|teacher|taught)\w*"
VERDICT = (
    r"(?:outstanding|inadequate|(?:very |really )?(?:good|poor|weak|strong|excellent|satisfactory)|"
    r"requir(?:es|ed|ing) improvement|best|worst)"
)
GRADED = re.compile(
    rf"\b(?:grade[ds]?|rated|judged|marked)\b{NEAR}\b(?:[1-4]|one|two|three|four|{VERDICT})\b|"
    rf"\b{VERDICT}\s+{TAUGHT}|\b{TAUGHT}\s+(?:was|were|is|are)\s+(?:not\s+)?{VERDICT}\b",
    re.IGNORECASE,
)
OBSERVED = re.compile(
    rf"\b(?:observ(?:ed|ing|ation of)|inspected|evaluated)\b{NEAR}\b{TAUGHT}", re.IGNORECASE
)
TITLED = r"\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Sir)\.? [A-Z][\w’'\-]{1,30}"
SHOWN_BY = r"(?:lesson|class|classroom|teaching|taught|teaches|pupils|explained|asked the class)"


def seen(texts: Iterable[str], names: Iterable[str] = ()) -> str:
    """What a governor would better leave to leaders, as a sentence; nothing if nothing is. `names` are the school's
    staff."""
    text = "\n".join(texts)
    found = []
    if GRADED.search(text):
        found.append("judges a lesson or teaching")
    elif OBSERVED.search(text):
        found.append("speaks of observing lessons")
    if _names_somebody(text, names):
        found.append("names somebody’s lesson or class")
    if not found:
        return ""
    return (
        f"What you wrote {listed(found)}. Governors look at what the plan says should be happening, and leave "
        "lessons and staff to leaders: say what you saw pupils do, by class or role. Change it, or save it as it is"
    )


def _names_somebody(text: str, names: Iterable[str]) -> bool:
    known = [re.escape(name) for name in names if name.strip()]
    surnames = [re.escape(name.split()[-1]) for name in names if len(name.split()) > 1]
    who = "|".join([TITLED, *(rf"\b{name}\b" for name in (*known, *surnames))])
    near = rf"(?:{who})(?:[’']s?)?{NEAR}\b{SHOWN_BY}\b|\b{SHOWN_BY}\b{NEAR}(?:{who})"
    return re.search(near, text) is not None
