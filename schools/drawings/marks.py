"""The drawn signs of Cairn as small SVGs: ratings, activity, stones, done over working.

Each rating and each activity has its own shape, so that it can be told apart in grey, in print and at 7 pixels.
Attributes, not styles: the pages' security policy allows no inline style.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from schools.words import counted

INK, PINE, EMPTY = "#1b211d", "#123f2d", "#6b675c"

GLYPHS = {
    "red": '<path d="M7 0.4L13.6 7L7 13.6L0.4 7Z" fill="#a8281c"/>',
    "amber": '<path d="M7 1.0L13.6 12.1L0.4 12.1Z" fill="#9a5b00"/>',
    "green": '<circle cx="7" cy="7" r="5.7" fill="#1d6b45"/>',
    "blue": '<rect x="1.6" y="1.6" width="10.8" height="10.8" rx="1" fill="#1c5595"/>',
    "none": f'<circle cx="7" cy="7" r="5.1" fill="#fff" stroke="{EMPTY}" stroke-width="1.6" stroke-dasharray="2.4 2"/>',
    "not_started": f'<circle cx="7" cy="7" r="5.4" fill="#fff" stroke="{INK}" stroke-width="1.6"/>',
    "under_way": f'<circle cx="7" cy="7" r="5.4" fill="#fff" stroke="{INK}" stroke-width="1.6"/>'
    f'<path d="M7 1.6A5.4 5.4 0 0 0 7 12.4Z" fill="{INK}"/>',
    "done": f'<circle cx="7" cy="7" r="6.2" fill="{INK}"/>'
    '<path d="M4.3 7.2l1.9 2 3.5-4" fill="none" stroke="#fff" stroke-width="1.6"/>',
    "stopped": f'<circle cx="7" cy="7" r="5.4" fill="#fff" stroke="{INK}" stroke-width="1.6"/>'
    f'<path d="M3.2 10.8L10.8 3.2" stroke="{INK}" stroke-width="1.6"/>',
    "warning": '<path d="M7 1.0L13.6 12.1L0.4 12.1Z" fill="#9a5b00"/>'
    '<path d="M7 5v3.6" stroke="#fff" stroke-width="1.5"/><circle cx="7" cy="10.4" r=".9" fill="#fff"/>',
}
ACTIVITY_WORDS = {
    "not_started": "Not started",
    "under_way": "Under way",
    "done": "Done",
    "stopped": "Stopped",
}
WORKING = ("green", "blue")

# Three outlines, so that stones laid in a row do not look stamped.
STONES = (
    "M2 12C3 6 10 4 17 4s14 4 13 9c0 5-7 7-13 7S1 18 2 12Z",
    "M3 11C4 5 11 3 18 3.5s13 4 12 9c-1 6-9 7.5-15 7S2 17 3 11Z",
    "M3 13C2 7 8 3 16 3s15 3 14 9c-1 6-8 8-14 8S4 19 3 13Z",
)


# What is drawn follows from a few words and numbers, and a page of a large plan shows it hundreds of times: each sign is
# put together once and kept.
@lru_cache(maxsize=64)
def glyph(name: str) -> SafeString:
    """The small sign called `name`, hidden from screen readers: a word always stands beside it."""
    return format_html(
        '<svg class="cn-glyph" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(GLYPHS[name or "none"]),
    )


@lru_cache(maxsize=512)
def rating_tag(value: str, word: str, *, big: bool = False) -> SafeString:
    """The rating as the word for it, shape and tint."""
    return format_html(
        '<span class="cn-tag cn-tag--{}{}">{}{}</span>',
        value or "none",
        " cn-tag--big" if big else "",
        glyph(value),
        word,
    )


@lru_cache(maxsize=64)
def activity_ring(value: str) -> SafeString:
    return format_html('<span class="cn-act">{}{}</span>', glyph(value), ACTIVITY_WORDS[value])


@lru_cache(maxsize=256)
def stone(kind: str = "full", number: int | None = None, turn: int = 0) -> SafeString:
    """A stone: full (there, or numbered), ticked, half (partly), missing (dashed), wanted (outlined, with a !); numbered
    and outlined in pine for what is to come (open), in brick for what is late."""
    outline = STONES[turn % 3]
    if kind == "missing":
        inside = (
            f'<path d="{outline}" fill="#fff" stroke="#7d7768" stroke-width="1.8" stroke-dasharray="3 3"/>'
        )
    elif kind == "wanted":
        inside = (
            f'<path d="{outline}" fill="#fff" stroke="#a8281c" stroke-width="2.4"/>'
            '<path d="M16 7v6" stroke="#a8281c" stroke-width="2.4"/><circle cx="16" cy="16.3" r="1.4" fill="#a8281c"/>'
        )
    elif kind == "half":
        inside = (
            f'<path d="{outline}" fill="#fff"/><path d="M2.5 12.5C4 18.5 9 20 16 20s13-2.5 14-7.5Z" fill="{PINE}"/>'
            f'<path d="{outline}" fill="none" stroke="{PINE}" stroke-width="2"/>'
        )
    elif kind in ("open", "late"):
        edge = PINE if kind == "open" else "#a8281c"
        inside = f'<path d="{outline}" fill="#fff" stroke="{edge}" stroke-width="2"/>' + _numeral(
            number, edge
        )
    else:
        inside = f'<path d="{outline}" fill="{PINE}"/>'
        if kind == "ticked":
            inside += '<path d="M11 11.5l3.5 3.5 6.5-7" fill="none" stroke="#fff" stroke-width="2.2"/>'
        elif number is not None:
            inside += _numeral(number, "#fff")
    return format_html(
        '<svg class="cn-stone" viewBox="0 0 32 23" width="32" height="23" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(inside),
    )


def _numeral(number: int | None, colour: str) -> str:
    return (
        '<text x="16" y="17" text-anchor="middle" font-family="Source Sans 3, Arial, sans-serif" '
        f'font-size="15" font-weight="650" fill="{colour}">{int(number or 0)}</text>'
    )


def working_sentence(marks: list[tuple[str, str]]) -> str:
    """«7 of 9 actions done; 2 of those 7 seen to be working»."""
    done = [rating for activity, rating in marks if activity == "done"]
    working = sum(rating in WORKING for rating in done)
    actions = counted(len(marks), "action")
    if not done:
        return f"None of {actions} done yet"
    return f"{len(done)} of {actions} done; {working} of those {len(done)} seen to be working"


def done_over_working(marks: Iterable[tuple[str, str]], across: int = 9, most: int = 27) -> SafeString:
    """Two rows of marks, one column an action: (activity, rating) each. Deeds in ink above, effect in colour below,
    and below only where the deed is done. Actions that were stopped are left out. Nine go on a line, which fits a
    phone without shrinking; beyond `most`, a number."""
    order = {"done": 0, "under_way": 1, "not_started": 2}
    effect = {"green": 0, "blue": 0, "amber": 1, "red": 2, "": 3}
    drawable = [(activity, rating or "") for activity, rating in marks if activity in order]
    if not drawable:
        return mark_safe('<span class="cn-meta">No actions yet</span>')
    drawable.sort(key=lambda mark: (order[mark[0]], effect[mark[1]]))
    return _two_rows(tuple(drawable), across, most)


@lru_cache(maxsize=512)
def _two_rows(drawable: tuple[tuple[str, str], ...], across: int, most: int) -> SafeString:
    drawn = []
    for index, (activity, rating) in enumerate(drawable[:most]):
        line, column = divmod(index, across)
        x, y = 70 + 17 * column, 56 * line
        if column == 0:
            drawn.append(f'<text x="0" y="{y + 16}">Done</text>')
            if activity == "done":
                drawn.append(f'<text x="0" y="{y + 39}">Working</text>')
        drawn.append(f'<g transform="translate({x - 7} {y + 4})">{GLYPHS[activity]}</g>')
        if activity == "done":
            drawn.append(f'<path d="M{x} {y + 18}V{y + 27}" stroke="#d6d1c4" stroke-width="1.5"/>')
            drawn.append(f'<g transform="translate({x - 7} {y + 27})">{GLYPHS[rating or "none"]}</g>')
    shown = min(len(drawable), most)
    lines = -(-shown // across)
    width, height = 70 + 17 * min(shown, across), 56 * lines - 12
    if len(drawable) > most:
        height += 20
        drawn.append(f'<text x="63" y="{height - 4}">and {len(drawable) - most} more</text>')
    return format_html(
        '<svg class="cn-pairs" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" aria-label="{2}" '
        'font-family="Source Sans 3, Arial, sans-serif" font-size="14" fill="#55524a">{3}</svg>',
        width,
        height,
        working_sentence(list(drawable)),
        mark_safe("".join(drawn)),
    )


def cairn(laid: int, steps: int) -> SafeString:
    """The cairn of the first run: one stone a step, the next one outlined, those to come dashed."""
    widths = [96, 86, 80, 70, 60, 50, 40, 26]
    drawn = []
    for index in range(steps):
        y = 226 - 30 * index
        rx = widths[index * len(widths) // steps]
        x = (105, 114, 107, 115, 106, 113, 108, 112)[index % 8]
        look = (
            f'fill="{PINE}" stroke="{PINE}" stroke-width="1.6"'
            if index < laid
            else f'fill="#fff" stroke="{PINE}" stroke-width="2"'
            if index == laid
            else 'fill="#fff" stroke="#8f897a" stroke-width="1.6" stroke-dasharray="4 4"'
        )
        drawn.append(f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="13" {look}/>')
    top = 226 - 30 * (steps - 1) - 16
    return format_html(
        '<svg class="cn-bigcairn" viewBox="0 {} 220 {}" role="img" aria-label="{} of {} stones laid">{}</svg>',
        top,
        242 - top,
        laid,
        steps,
        mark_safe("".join(drawn)),
    )
