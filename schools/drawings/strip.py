"""A school year drawn as a strip: half-terms as blocks, weeks as ticks, this week dark, holidays dotted."""

from datetime import date
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from schools.days import dates
from schools.days.half_terms import HalfTerm
from schools.drawings.marks import INK, PINE

BLOCK, SOFT, EDGE = "#ddd7c8", "#55524a", "#8f897a"
WIDE, NARROW, GAP = 1112, 342, 24
BLOCK_HEIGHT, LINE_HEIGHT = 22, 54


def year_strip(half_terms: list[HalfTerm], on: date, words: str) -> SafeString:
    """Two drawings, for a wide page and for a phone, of which one is shown. `words` says for a screen reader what is
    drawn; the table of dates says it in full."""
    narrow = [half_terms[n : n + 2] for n in range(0, len(half_terms), 2)]
    return _drawing([half_terms], on, words, WIDE, "cn-wide") + _drawing(
        narrow, on, words, NARROW, "cn-narrow"
    )


def _drawing(lines: list[list[HalfTerm]], on: date, words: str, width: int, look: str) -> SafeString:
    most_weeks = max(sum(_weeks(half) for half in line) for line in lines)
    week = (width - GAP * (max(map(len, lines)) - 1)) / most_weeks
    drawn = "".join(_line(line, on, week, y=LINE_HEIGHT * n) for n, line in enumerate(lines))
    return format_html(
        '<svg class="cn-strip__svg {}" viewBox="0 0 {} {}" role="img" aria-label="{}" '
        'font-family="Source Sans 3, Arial, sans-serif">{}</svg>',
        look,
        width,
        LINE_HEIGHT * len(lines) - 8,
        words,
        mark_safe(drawn),
    )


def _line(half_terms: list[HalfTerm], on: date, week: float, y: int) -> str:
    drawn, x = [], 0.0
    for place, half in enumerate(half_terms):
        if place:
            middle = y + BLOCK_HEIGHT / 2
            drawn.append(
                f'<path d="M{x - GAP + 4:.1f} {middle}H{x - 4:.1f}" stroke="{EDGE}" stroke-width="2" stroke-dasharray="2 5"/>'
            )
        drawn.append(_block(half, on, week, x, y))
        x += _weeks(half) * week + GAP
    return "".join(drawn)


def _block(half: HalfTerm, on: date, week: float, x: float, y: int) -> str:
    weeks = _weeks(half)
    drawn = f'<rect x="{x:.1f}" y="{y}" width="{weeks * week:.1f}" height="{BLOCK_HEIGHT}" rx="3" fill="{BLOCK}"/>'
    for tick in range(1, weeks):
        drawn += f'<path d="M{x + tick * week:.1f} {y}v{BLOCK_HEIGHT}" stroke="#fff" stroke-width="1.5"/>'
    here = on in half
    if here:
        number = half.week_of(on)
        left = x + (number - 1) * week
        drawn += (
            f'<rect x="{left:.1f}" y="{y}" width="{week:.1f}" height="{BLOCK_HEIGHT}" rx="3" fill="{PINE}"/>'
            f'<text x="{left + week / 2:.1f}" y="{y + 16}" text-anchor="middle" fill="#fff" font-size="14" '
            f'font-weight="650">{number}</text>'
        )
    weight, colour = ("650", INK) if here else ("400", SOFT)
    return drawn + (
        f'<text x="{x:.1f}" y="{y + BLOCK_HEIGHT + 18}" fill="{colour}" font-size="15" '
        f'font-weight="{weight}">{half.short_name}</text>'
    )


def _weeks(half: HalfTerm) -> int:
    return half.week_of(half.ends_on)


# ---- a strip with dates on it ---------------------------------------------------------------------------------------
BRICK, PILE = "#a8281c", 6
# Fill, edge and figure of a stone: laid, still to come, late, and one that matters more than the rest.
LOOKS = {
    "done": (PINE, PINE, "#fff"),
    "key": (PINE, PINE, "#fff"),
    "planned": ("#fff", PINE, PINE),
    "missed": ("#fff", BRICK, BRICK),
}


class Stone(NamedTuple):
    """A date on the strip: the number is that of its line in the list beneath, which is the content."""

    day: date
    number: int
    look: str = "planned"


def dated_strip(half_terms: list[HalfTerm], stones: list[Stone], on: date, words: str) -> SafeString:
    """Half-terms in one line with numbered stones over their weeks, those of one week piled up; two drawings, for a
    wide page and for a phone, of which one is shown. What lies outside the half-terms is left out, but for the days
    of a holiday between two, which stand with the week before."""
    return _dated(half_terms, stones, on, words, WIDE, "cn-wide") + _dated(
        half_terms, stones, on, words, NARROW, "cn-narrow"
    )


def _dated(
    half_terms: list[HalfTerm], stones: list[Stone], on: date, words: str, width: int, look: str
) -> SafeString:
    wide = width == WIDE
    rx, ry, step, font = (14, 10, 21, 14) if wide else (9, 8, 17, 12)
    gap = 60 if wide else 24
    week = (width - gap * (len(half_terms) - 1)) / sum(map(_weeks, half_terms))
    piles: dict[float, list[Stone]] = {}
    starts, x = [], 0.0
    for half in half_terms:
        starts.append(x)
        x += _weeks(half) * week + gap
    for stone in sorted(stones, key=lambda each: (each.day, each.number)):
        place = _place(half_terms, starts, stone.day, week)
        if place is not None:
            piles.setdefault(place, []).append(stone)
    high = min(max((len(pile) for pile in piles.values()), default=0), PILE)
    top = high * step + 4
    drawn = []
    for half, x in zip(half_terms, starts, strict=True):
        if x:
            middle = top + BLOCK_HEIGHT / 2
            drawn.append(
                f'<path d="M{x - gap + 4:.1f} {middle}H{x - 4:.1f}" stroke="{EDGE}" stroke-width="2" stroke-dasharray="2 5"/>'
            )
        drawn.append(_block(half, on, week, x, top))
        if wide:
            drawn.append(_days(half, x + _weeks(half) * week, top, on))
    for middle, pile in piles.items():
        shown = pile if len(pile) <= PILE else pile[: PILE - 1]
        for level, stone in enumerate(shown):
            drawn.append(
                _stone(
                    middle, top - 4 - ry - level * step, rx, ry, font, str(stone.number), LOOKS[stone.look]
                )
            )
        if len(shown) < len(pile):
            more = f"+{len(pile) - len(shown)}"
            drawn.append(
                _stone(middle, top - 4 - ry - len(shown) * step, rx, ry, font, more, LOOKS["planned"])
            )
    return format_html(
        '<svg class="cn-strip__svg {}" viewBox="0 0 {} {}" role="img" aria-label="{}" '
        'font-family="Source Sans 3, Arial, sans-serif">{}</svg>',
        look,
        width,
        top + BLOCK_HEIGHT + 24,
        words,
        mark_safe("".join(drawn)),
    )


def _days(half: HalfTerm, right: float, top: int, on: date) -> str:
    """«1 June to 21 July», under the end of the block."""
    words = f"{dates.short_day(half.starts_on, beside=on)} to {dates.short_day(half.ends_on, beside=on)}"
    return (
        f'<text x="{right:.1f}" y="{top + BLOCK_HEIGHT + 18}" text-anchor="end" fill="{SOFT}" '
        f'font-size="14">{words}</text>'
    )


def _place(half_terms: list[HalfTerm], starts: list[float], day: date, week: float) -> float | None:
    """The middle of the week the day stands in."""
    if day < half_terms[0].starts_on or day > half_terms[-1].ends_on:
        return None
    index = max(n for n, half in enumerate(half_terms) if half.starts_on <= day)
    half = half_terms[index]
    number = min(half.week_of(day), _weeks(half))
    return round(starts[index] + (number - 0.5) * week, 1)


def _stone(x: float, y: float, rx: float, ry: float, font: int, text: str, look: tuple[str, str, str]) -> str:
    fill, edge, ink = look
    return (
        f'<ellipse cx="{x}" cy="{y:.1f}" rx="{rx}" ry="{ry}" fill="{fill}" stroke="{edge}" stroke-width="1.8"/>'
        f'<text x="{x}" y="{y + font * 0.35:.1f}" text-anchor="middle" font-size="{font}" font-weight="600" '
        f'fill="{ink}">{text}</text>'
    )
