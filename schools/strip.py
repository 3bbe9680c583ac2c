"""A school year drawn as a strip: half-terms as blocks, weeks as ticks, this week dark, holidays dotted."""

from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from schools.calendar import HalfTerm
from schools.marks import INK, PINE

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
