"""The rows of the plan's grid. They are put together here and not in the template: a plan of twelve areas has a hundred and
fifty of them, and by the template they took four times as long (`./run bench pages`)."""

from collections.abc import Iterable
from datetime import date
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from improvement.actions.models import Action
from improvement.areas.models import Activity
from schools.days import dates
from schools.drawings import marks
from schools.templatetags.blocks import labelled_cell
from schools.templatetags.cairn import pounds

register = template.Library()
OVERDUE = '<span class="cn-row-flag"><b class="cn-flag">Overdue</b></span>'
NOBODY = '<span class="cn-gap">Nobody yet</span>'


@register.simple_tag
def plan_rows(actions: Iterable[Action]) -> SafeString:
    """A row for each action, which know their school: title, owner, days, resources, the deed, the wall, the effect."""
    on = dates.today()

    def day(value: date | None) -> str:
        return dates.short_day(value, beside=on) if value else "–"

    def row(action: Action) -> str:
        cost = f'<span class="cn-row-flag">{pounds(action.cost)}</span>' if action.cost else ""
        stopped = action.activity == Activity.STOPPED
        return (
            f'<tr role="row"><th scope="row" role="rowheader">'
            f'<a href="{action.get_absolute_url()}">{escape(action.title)}</a></th>'
            + labelled_cell("Owner", escape(action.owner.name) if action.owner else NOBODY)
            + labelled_cell("Start", day(action.starts_on))
            + labelled_cell("Due", day(action.due_on) + (OVERDUE if action.overdue else ""))
            + labelled_cell("Resources", (escape(action.resources) or "–") + cost)
            + labelled_cell("Carried out?", marks.activity_ring(action.activity))
            + labelled_cell(
                "Working?",
                "–"
                if stopped
                else marks.rating_tag(action.impact, action.school.rating_words[action.impact]),
                css="cn-wall",
            )
            + labelled_cell("Next review", day(action.review_on) + (OVERDUE if action.review_overdue else ""))
            + "</tr>\n"
        )

    return mark_safe("".join(map(row, actions)))
