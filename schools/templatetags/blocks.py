"""Tags with words between their two ends. The settings make them known to every template: no load is needed.

{% cell "Owner" %}…{% endcell %}            a cell of a table; its label is shown where the table folds, on a phone
    css="cn-wall" a class of the cell
{% press "area_restore" school.urn area.pk %}Put it back{% endpress %}
    a form that is one button, sent to that address; look="small" or "link", css="cn-noprint" a class of the form
{% piece "_pieces/empty.html" title="No measure yet" %}…{% endpiece %}
    an include whose long words stand between the tags; the piece finds them as `words`
"""

from django import template
from django.template.context import RequestContext
from django.template.defaulttags import CsrfTokenNode
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

BUTTONS = {
    "main": "govuk-button",
    "small": "govuk-button govuk-button--secondary cn-small",
    "link": "cn-linkbutton",
}


def labelled_cell(label: str, value: str, css: str = "") -> SafeString:
    """The cell as HTML; label and value must be safe."""
    look = f' class="{css}"' if css else ""
    return mark_safe(
        f'<td role="cell"{look}><span class="cn-label" aria-hidden="true">{label}</span>'
        f'<div class="cn-val">{value}</div></td>'
    )


@register.simple_block_tag
def cell(content: str, label: str, css: str = "") -> SafeString:
    return labelled_cell(conditional_escape(label), content.strip(), css)


@register.simple_block_tag(takes_context=True)
def press(
    context: RequestContext, content: str, view: str, *args: object, look: str = "main", css: str = ""
) -> SafeString:
    return format_html(
        '<form{} method="post" action="{}">{}<button class="{}">{}</button></form>',
        format_html(' class="{}"', css) if css else "",
        reverse(view, args=args),
        CsrfTokenNode().render(context),
        BUTTONS[look],
        mark_safe(content.strip()),
    )


@register.simple_block_tag(takes_context=True)
def piece(context: RequestContext, content: str, name: str, **given: object) -> SafeString:
    assert context.template is not None
    with context.push(**given, words=mark_safe(content.strip())):
        return context.template.engine.get_template(name).render(context)
