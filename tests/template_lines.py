"""Lines of templates that nobody can read beside another: `python -m tests.template_lines` names them, and fails if
there are any. A tag of Django's that stands alone may be longer, since it cannot be broken."""

import re
import sys
from pathlib import Path

WIDTH = 120
ONE_TAG = re.compile(r"\{%((?!%\}).)*%\}|\{\{((?!\}\}).)*\}\}")
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def long_lines(folder: Path) -> list[str]:
    """Each as `path:line: length`."""
    return [
        f"{path.relative_to(folder)}:{number}: {len(line)} characters"
        for path in sorted(folder.rglob("*.html"))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > WIDTH and not ONE_TAG.fullmatch(line.strip())
    ]


if __name__ == "__main__":
    found = long_lines(TEMPLATES)
    print("\n".join(found))
    sys.exit(bool(found))
