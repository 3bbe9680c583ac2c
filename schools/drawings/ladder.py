"""Charts as small SVGs, by attributes alone: the same drawing goes into a page and onto paper.

A bar is the target of a term, a stone the actual: full where the target is met, hollow with a brick edge and a dotted
gap where it is missed. A dashed line joins the targets, a solid one the actuals. Every point has its figure beside it,
so there is no axis. For «fewer is better» up stays more.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

INK, SOFT, PINE, BRICK, STONE, LINE = "#1b211d", "#55524a", "#123f2d", "#a8281c", "#f4f2ec", "#d6d1c4"
BAR, DASH = "#6b675c", "#a39c8b"
FONT = "Source Sans 3, Arial, sans-serif"
WIDTH, HEIGHT, TOP, FLOOR, BASE = 300, 214, 48, 145, 168.5

Heights = Callable[[Decimal | None], float | None]  # where a figure stands


@dataclass(frozen=True)
class Mark:
    """One column of a ladder: a start, or a term with its target and its actual, with their words."""

    name: str
    under: str
    target: Decimal | None = None
    target_words: str = ""
    actual: Decimal | None = None
    actual_words: str = ""
    missed: bool = False
    current: bool = False
    start: bool = False

    @property
    def said(self) -> str:
        """«Autumn 2025: target 58%, actual 55%», for those who do not see the drawing."""
        parts = [f"target {self.target_words}"] if self.target_words and not self.start else []
        parts.append(f"actual {self.actual_words}" if self.actual_words else "no figure yet")
        return f"{self.name} {self.under}: {', '.join(parts)}"


def described(marks: Sequence[Mark]) -> str:
    """Every figure of a chart in words."""
    return "; ".join(mark.said for mark in marks)


def ladder(marks: Sequence[Mark], *, title: str, key: str) -> SafeString:
    """The ladder of one group, drawn at 300: a start and up to four terms. `key` makes its ids its own on the page."""
    step = WIDTH / max(len(marks), 1)
    heights = _heights(marks, TOP, FLOOR)
    places = [(step * (n + 0.5), mark) for n, mark in enumerate(marks)]
    drawn = [
        f'<rect x="{x - step / 2 + 1:.1f}" y="4" width="{step - 2:.1f}" height="206" rx="6" fill="{STONE}"/>'
        for x, mark in places
        if mark.current
    ]
    drawn.append(f'<path d="M2 {BASE}H{WIDTH - 2}" stroke="{LINE}"/>')
    drawn.append(
        _line(
            [(x, heights(m.actual if m.start else m.target)) for x, m in places],
            f'stroke="{DASH}" stroke-width="1.3" stroke-dasharray="3 4"',
        )
    )
    drawn.append(_line([(x, heights(m.actual)) for x, m in places], f'stroke="{PINE}" stroke-width="2.2"'))
    for x, mark in places:
        drawn.append(_column(x, mark, heights))
    return format_html(
        '<svg class="cn-ladder__svg" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-t {}-d" font-family="{}">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}</svg>',
        *(WIDTH, HEIGHT, key, key, FONT, key, title, key, described(marks)),
        mark_safe("".join(drawn)),
    )


def _heights(marks: Sequence[Mark], top: float, floor: float) -> Heights:
    """Where a figure stands: the scale comes from the data, with 15 % air above and below."""
    values = [value for mark in marks for value in (mark.target, mark.actual) if value is not None]
    low, high = (float(min(values)), float(max(values))) if values else (0.0, 1.0)
    air = (high - low) * 0.15 or 1.0
    low, high = low - air, high + air

    def height(value: Decimal | None) -> float | None:
        return None if value is None else floor - (float(value) - low) / (high - low) * (floor - top)

    return height


def _line(points: Iterable[tuple[float, float | None]], look: str) -> str:
    """A line through the points that are there; a gap stays a gap only at the ends."""
    known = [f"{x:.1f} {y:.1f}" for x, y in points if y is not None]
    return f'<path d="M{"L".join(known)}" fill="none" {look}/>' if len(known) > 1 else ""


def _column(x: float, mark: Mark, heights: Heights) -> str:
    target, actual = heights(None if mark.start else mark.target), heights(mark.actual)
    same = target is not None and actual is not None and mark.target == mark.actual
    drawn = []
    if target is not None:
        drawn.append(f'<path d="M{x - 24:.1f} {target:.1f}H{x + 24:.1f}" stroke="{BAR}" stroke-width="3.2"/>')
    # The figure of the target stands on the far side of its bar from the stone, that of the stone on its far side.
    below = actual is None or target is None or actual >= target
    if target is not None and not same:
        words = mark.target_words if actual is not None else f"target {mark.target_words}"
        drawn.append(_text(x, target - 8 if below else target + 18, words, SOFT, 14))
    if actual is not None:
        if mark.missed and target is not None:
            start, end = (target + 2, actual - 8) if actual > target else (target - 2, actual + 8)
            drawn.append(
                f'<path d="M{x:.1f} {start:.1f}V{end:.1f}" stroke="{BRICK}" stroke-width="1.5" stroke-dasharray="2 3"/>'
            )
        drawn.append(_stone(x, actual, 11, 8, 2.6, mark.missed))
        over = same or (target is not None and not below)
        drawn.append(
            _text(
                x,
                actual - 14 if over else actual + 25,
                mark.actual_words,
                BRICK if mark.missed else INK,
                17,
                700,
            )
        )
    drawn.append(_text(x, 188, mark.name, INK, 14, 600 if mark.current else 400))
    drawn.append(_text(x, 205, mark.under, SOFT, 14))
    return "".join(drawn)


def _stone(x: float, y: float, rx: float, ry: float, edge: float, missed: bool) -> str:
    fill, stroke = ("#fff", BRICK) if missed else (PINE, PINE)
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx}" ry="{ry}" fill="{fill}" stroke="{stroke}" stroke-width="{edge}"/>'


def _text(x: float, y: float, words: str, colour: str, size: int, weight: int = 400) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(words)}</text>'


def micro(marks: Sequence[Mark], *, title: str) -> SafeString:
    """The same at 110 by 50, bars and stones only: its figure stands beside it in words."""
    heights = _heights(marks, 9, 43)
    step = 110 / max(len(marks), 1)
    drawn = [f'<path d="M0 49.5H110" stroke="{LINE}"/>']
    for n, mark in enumerate(marks):
        x, target, actual = (
            step * (n + 0.5),
            heights(None if mark.start else mark.target),
            heights(mark.actual),
        )
        if target is not None:
            drawn.append(f'<path d="M{x - 11:.1f} {target:.1f}h22" stroke="#8a8474" stroke-width="2.4"/>')
        if actual is not None:
            drawn.append(_stone(x, actual, 6, 4.4, 2, mark.missed))
    return format_html(
        '<svg class="cn-micro" viewBox="0 0 110 50" width="110" height="50" role="img" aria-label="{}: {}">{}</svg>',
        title,
        described(marks),
        mark_safe("".join(drawn)),
    )
