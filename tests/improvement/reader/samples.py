"""The samples of letters and reports written by us, and what is expected of each."""

import json
from pathlib import Path

from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "tests" / "samples" / "letters"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
WITH_POINTS = [
    name
    for name in NAMES
    if any(
        json.loads((FOLDER / f"{name}.expected.json").read_text())[field]
        for field in ("afis", "recommendations", "next_steps")
    )
]


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def expected_of(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))


def shape(points) -> list:
    """Points without their places, to compare."""
    return [(point.text, [part.text for part in point.children]) for point in points]


def shapes(proposal) -> dict:
    return {name: shape(getattr(proposal, name)) for name in ("afis", "recommendations", "next_steps")}
