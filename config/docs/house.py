"""The house as it stands: its rooms, what each holds, and which others of its storey it leans on. Read from the folders,
their `__init__` and the imports, so that the drawing and the code are one."""

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
STOREYS = ("schools", "improvement", "governance", "demo", "config")  # each may know those before it
DJANGOS = {"migrations", "management", "templatetags", "__pycache__"}  # folders that only Django asks for
WIDTH, ROOM, GAP, LINE = 980, 150, 8, 34


@dataclass(frozen=True)
class Room:
    """A folder of a storey: one noun. `leans_on` are the rooms of the same storey that its modules import."""

    name: str
    holds: str
    parts: tuple[str, ...]
    leans_on: tuple[str, ...]


def storeys() -> dict[str, list[Room]]:
    """Every storey with its rooms, those of `improvement` in the order that import-linter holds."""
    return {storey: [_room(storey, name) for name in _names(storey)] for storey in STOREYS}


def order_of_nouns() -> list[str]:
    """The nouns of `improvement` from left to right: each may import those before it."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(table["layers"] for table in tables if table["layers"][-1].startswith("improvement."))
    return [name.removeprefix("improvement.") for name in reversed(layers)]


def page(note: str) -> str:
    """`docs/house.md`."""
    lines = ["# The house", "", note, "", "![The rooms of each storey](house.svg)", ""]
    lines += [
        "A storey knows those above it on this page and none below; so does a room of `improvement`, which stand in order.",
        "",
    ]
    for storey, rooms in storeys().items():
        lines += [
            f"## {storey}/",
            "",
            _says(ROOT / storey),
            "",
            "| room | holds | leans on |",
            "|---|---|---|",
        ]
        for room in rooms:
            parts = f" Parts: {', '.join(f'`{part}`' for part in room.parts)}." if room.parts else ""
            leans = ", ".join(room.leans_on) or "–"
            lines.append(f"| `{room.name}` | {room.holds}{parts} | {leans} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def drawing() -> str:
    """`docs/house.svg`: a storey a band, a room a box, left to right."""
    shapes, top = [], 0
    per_line = (WIDTH - GAP) // (ROOM + GAP)
    for storey, rooms in storeys().items():
        rows = max(1, -(-len(rooms) // per_line))
        height = 30 + rows * (LINE + GAP) + GAP
        shapes.append(
            f'<rect x="0" y="{top}" width="{WIDTH}" height="{height}" fill="#f4f1ea" stroke="#d6d1c4"/>'
        )
        shapes.append(f'<text x="{GAP}" y="{top + 20}" font-weight="bold">{storey}</text>')
        for number, room in enumerate(rooms):
            x = GAP + number % per_line * (ROOM + GAP)
            y = top + 30 + number // per_line * (LINE + GAP)
            shapes.append(
                f'<rect x="{x}" y="{y}" width="{ROOM}" height="{LINE}" fill="#ffffff" stroke="#123f2d"/>'
            )
            shapes.append(f'<text x="{x + ROOM // 2}" y="{y + 22}" text-anchor="middle">{room.name}</text>')
        top += height + GAP
    body = "\n".join(f"  {shape}" for shape in shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" role="img" '
        f'aria-label="The rooms of the house, storey by storey" font-family="sans-serif" font-size="14" fill="#1b211d">\n'
        f"{body}\n</svg>\n"
    )


def _names(storey: str) -> list[str]:
    folders = [
        each for each in (ROOT / storey).iterdir() if each.is_dir() and (each / "__init__.py").exists()
    ]
    found = sorted(each.name for each in folders if each.name not in DJANGOS)
    if storey != "improvement":
        return found
    order = order_of_nouns()
    return sorted(found, key=lambda name: (name in order, order.index(name) if name in order else 0, name))


def _room(storey: str, name: str) -> Room:
    folder = ROOT / storey / name
    parts = sorted(each.name for each in folder.iterdir() if (each / "__init__.py").exists())
    others = {
        module.split(".")[1]
        for path in folder.rglob("*.py")
        for module in _imports(path)
        if module.startswith(f"{storey}.") and (ROOT / storey / module.split(".")[1]).is_dir()
    }
    return Room(name, _says(folder), tuple(parts), tuple(sorted(others - {name})))


def _imports(path: Path) -> list[str]:
    """The modules a file imports, each name of a `from` import behind its module."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def _says(folder: Path) -> str:
    """The first paragraph of what the folder says of itself, on one line."""
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text())) or ""
    return " ".join(text.split("\n\n")[0].split())
