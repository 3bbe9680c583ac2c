"""The tags and filters of Cairn's templates. The settings make them known to every template: no load is needed.

Signs    {% rating value school big=True %}  {% activity value %}  {% glyph "red" %}  {% stone "full" number=1 %}
         {% rating_words values school %}  {% done_over_working marks %}  {% rating_key school %}  {% first_cairn laid steps %}  {% cairn_mark %}
People   {% people leader governor big=True line=True %}: «Nobody yet» in brick where there is nobody
Days     {{ date|day }} Friday 12 June   {{ date|weekday_short }} Fri 12 June   {{ date|short_day }} 12 June
         {{ date|lateness:today }} today, tomorrow, in 3 days, 6 days late   {{ 6|school_days }} 6 school days
         {% due_when row today %}: the first cell of a due row
Forms    {% error_summary form %}  {% form_fields form %}  {% field form "text" label=… hint=… rows=4 %}
Words    {{ 3|in_words }} three   {{ 3|plural:"action" }} 3 actions   {{ reading.name|lower_first }}
Page     {% crumbs "Plan" plan_url "Progress note" %}  {% current_place frame.nav %}
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.utils import flatatt
from django.template import Context
from django.template.defaultfilters import stringfilter
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from schools.days import dates
from schools.drawings import marks
from schools.people.models import Person
from schools.school.models import DEFAULT_RATING_WORDS, School
from schools.web.context import Link
from schools.web.forms.base import problems_of, render_field, render_fields
from schools.words import counted, in_words, lower_first, noun

register = template.Library()


# ---- signs ------------------------------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def rating(context: Context, value: str, school: School | None = None, big: bool = False) -> SafeString:
    """The rating as word, shape and tint; in the words of the school, that of the page unless another is given."""
    return marks.rating_tag(value or "", _words(context, school)[value or ""], big=bool(big))


@register.simple_tag(takes_context=True)
def rating_word(context: Context, value: str | None, school: School | None = None) -> str:
    return _words(context, school)[value or ""]


@register.simple_tag(takes_context=True)
def rating_words(context: Context, values: Iterable[str | None], school: School | None = None) -> str:
    """The words of several ratings, one after the other."""
    return ", ".join(rating_word(context, value, school) for value in values)


@register.simple_tag
def activity(value: str) -> SafeString:
    """Whether it was carried out: ring and word, in ink."""
    return marks.activity_ring(value)


@register.simple_tag
def glyph(name: str) -> SafeString:
    return marks.glyph(name)


@register.simple_tag
def stone(kind: str = "full", number: int | None = None, turn: int = 0) -> SafeString:
    return marks.stone(kind, number, turn)


@register.simple_tag
def done_over_working(pairs: Iterable[tuple[str, str]]) -> SafeString:
    """Two rows of marks from pairs of (activity, rating)."""
    return marks.done_over_working(pairs)


@register.simple_tag
def first_cairn(laid: int, steps: int) -> SafeString:
    return marks.cairn(laid, steps)


@register.simple_tag(takes_context=True)
def rating_key(context: Context, school: School | None = None) -> SafeString:
    """The list items of the key: the ratings in the school's words, then the rings of activity."""
    words = _words(context, school)
    signs = [(value, words[value]) for value in ("red", "amber", "green", "blue", "")]
    signs += [(value, marks.ACTIVITY_WORDS[value]) for value in ("under_way", "done")]
    return format_html_join("", "<li>{} {}</li>", ((marks.glyph(value), word) for value, word in signs))


@register.simple_tag
def cairn_mark() -> SafeString:
    """Cairn's mark, three stones, white on the pine bar."""
    return mark_safe(
        '<svg class="cn-mark" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true" focusable="false">'
        '<path fill="#fff" d="M2 26.2c-.3-2.9 4.3-4.9 13.2-5.1 9.3-.2 14.9 1.5 14.8 4.6-.1 2.9-5.3 4.3-14.2 4.3C7.3 30 '
        '2.3 29 2 26.2Z"/><path fill="#fff" d="M6.2 16.3c.2-2.7 4-4.2 10.3-4 6 .2 9.6 1.9 9.4 4.3-.2 2.3-3.9 3.5-9.9 '
        '3.4-6.3-.1-10-1.3-9.8-3.7Z"/><path fill="#fff" d="M10.6 8.3c-.2-2.2 2.3-3.8 5.9-3.7 3.3.1 5.3 1.5 5.2 3.4-.1 '
        '2-2.4 3.2-5.7 3.2-3.2 0-5.2-1.1-5.4-2.9Z"/></svg>'
    )


def _words(context: Context, school: School | None) -> dict[str, str]:
    """The words for the ratings: those of the school, or of the page's school; the usual ones on a page without one."""
    school = school or _school(context)
    return school.rating_words if school else DEFAULT_RATING_WORDS


def _school(context: Context) -> School | None:
    frame = context.get("frame")
    return context.get("school") or (
        frame.get("school") if isinstance(frame, dict) else getattr(frame, "school", None)
    )


# ---- people -------------------------------------------------------------------------------------------------------
@register.simple_tag
def people(
    leader: Person | str | None, governor: Person | str | None, big: bool = False, line: bool = False
) -> SafeString:
    """Leader over governor, always both. Each is a Person, or words such as «the whole board»."""
    look = "cn-pair" + (" cn-pair--big" if big else "") + (" cn-pair--line" if line else "")
    nobody = mark_safe('<span class="cn-gap">Nobody yet</span>')
    return format_html(
        '<dl class="{}"><dt>Leader</dt><dd>{}</dd><dt>Governor</dt><dd>{}</dd></dl>',
        look,
        leader or nobody,
        governor or nobody,
    )


# ---- days -----------------------------------------------------------------------------------------------------------
def _as_day(value: date) -> date:
    return value.astimezone(dates.LONDON).date() if isinstance(value, datetime) else value


@register.filter
def day(value: date | None) -> str:
    """«Friday 12 June»; the year only where it is not this one."""
    return dates.day_words(_as_day(value), beside=dates.today()) if value else ""


@register.filter
def short_day(value: date | None) -> str:
    """«12 June»; the year only where it is not this one."""
    return dates.short_day(_as_day(value), beside=dates.today()) if value else ""


@register.filter
def weekday_short(value: date | None) -> str:
    """«Fri 12 June»; the year only where it is not this one."""
    return f"{_as_day(value):%a} {short_day(value)}" if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """«7:41am», as clocks in England show it."""
    if not value:
        return ""
    local = value.astimezone(dates.LONDON)
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


@register.filter
def lateness(value: date | None, today: date | None = None) -> str:
    """«today», «tomorrow», «in 3 days», «yesterday», «6 days late»."""
    if not value:
        return ""
    days = (_as_day(value) - (today or dates.today())).days
    near = {0: "today", 1: "tomorrow", -1: "1 day late"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days late")


@register.filter
def school_days(count: int | None) -> str:
    """«1 school day», «6 school days»."""
    return "" if count is None else counted(count, "school day")


@register.simple_tag
def due_when(row: Any, today: date | None = None) -> SafeString:
    """The first cell of a due row: what is late in brick with how long, what is near by its name, the rest by date."""
    today = today or dates.today()
    on = row.on
    late = getattr(row, "school_days", None)
    if on < today:
        length = school_days(late) if late else counted((today - on).days, "day")
        return format_html(
            '<b class="cn-flag">Overdue</b><span class="cn-meta">since {}, <span>{}</span></span>',
            weekday_short(on),
            length,
        )
    days = (on - today).days
    if days <= 1:
        name = "Today" if days == 0 else "Tomorrow"
        return format_html('<b>{}</b><span class="cn-meta">{}</span>', name, weekday_short(on))
    ahead = f"in {school_days(late)}" if late else f"in {days} days"
    return format_html('<b>{}</b><span class="cn-meta">{}</span>', weekday_short(on), ahead)


# ---- words ------------------------------------------------------------------------------------------------------------
@register.filter
def pounds(sum_of_money: Decimal | None) -> str:
    """«£2,400», «£25.50»."""
    if sum_of_money is None:
        return ""
    return f"£{sum_of_money:,.0f}" if sum_of_money == int(sum_of_money) else f"£{sum_of_money:,.2f}"


register.filter("in_words", in_words)
register.filter("plural", counted)
register.filter("lower_first", stringfilter(lower_first))


# ---- page ---------------------------------------------------------------------------------------------------------------
@register.simple_tag
def crumbs(*parts: str) -> SafeString:
    """The way here: pairs of name and address, and last the name of this page. Goes into the block breadcrumbs."""
    *before, here = parts
    links = format_html_join(
        "", '<li><a href="{}">{}</a></li>', ((before[i + 1], before[i]) for i in range(0, len(before), 2))
    )
    return format_html(
        '<nav class="cn-crumb" aria-label="Breadcrumbs"><div class="cn-wrap"><ol>{}<li aria-current="page">{}</li></ol>'
        "</div></nav>",
        links,
        here,
    )


@register.simple_tag
def current_place(nav: Iterable[Link] | None) -> str:
    """The words on the phone's menu: the place one is in, and for a screen reader that this is the menu."""
    here = next((place.name for place in nav or () if place.current), None)
    if here is None:
        return "Menu"
    return format_html('<span class="govuk-visually-hidden">Menu. You are in </span>{}', here)


# ---- forms ----------------------------------------------------------------------------------------------------------------
@register.inclusion_tag("gds/layout/error_summary.html")
def error_summary(form: BaseForm | None) -> dict[str, Any]:
    """What is to be put right, each linked to its box. layouts/form.html shows it by itself."""
    problems = problems_of(form) if form is not None and hasattr(form, "errors") else []
    count = len(problems)
    title = f"{in_words(count).capitalize()} {noun(count, 'thing')} to put right"
    return {"problems": problems, "title": title}


@register.simple_tag
def form_fields(form: BaseForm) -> SafeString:
    """Every field of the form that has not been placed with {% field %} already, hidden ones too."""
    return render_fields(form)


@register.filter
def as_attributes(attrs: dict[str, Any]) -> SafeString:
    """A widget's attributes as HTML, escaped."""
    return flatatt(attrs)


@register.simple_tag
def field(form: BaseForm, name: str, **look: Any) -> str:
    """One field with its label, hint and error; nothing if the form has no such field. `look` may hold label, hint,
    rows, small, hide_label, focus, css."""
    return render_field(form, name, **look) if name in form.fields else ""
