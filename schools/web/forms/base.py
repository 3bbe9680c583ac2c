"""The form every form of Cairn is made from, and the one way forms are drawn.

A page draws the fields with `{% form_fields form %}`, or places some first with `{% field form "title" %}`: whatever
has not been placed follows. crispy-forms lays them out with our own `gds` templates; they also draw plain Django
forms, such as those of the sign-in pages. The error summary is drawn by `layouts/form.html`.
"""

import uuid
from collections.abc import MutableMapping
from typing import Any, NamedTuple

from crispy_forms.utils import render_field as crispy_field
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

LOST_VERSION = (
    "This page no longer knows which version it began from, so saving could overwrite someone else’s words. "
    "Copy what you typed, open the page again and put it in there"
)

OURS = ("once", "version")


class Once(forms.UUIDField):
    """The key that makes a second press of the button find the first one's result. Drawn anew for every page; one
    that is missing or spoilt counts as new, for it protects nobody but its sender."""

    def __init__(self) -> None:
        super().__init__(required=False, initial=uuid.uuid4, widget=forms.HiddenInput(attrs={"id": False}))

    def clean(self, value: Any) -> uuid.UUID:
        try:
            return super().clean(value) or uuid.uuid4()
        except ValidationError:
            return uuid.uuid4()


class Version(forms.IntegerField):
    """The version of the row when its page was made."""

    def __init__(self, version: int) -> None:
        message = {
            "required": LOST_VERSION,
            "invalid": LOST_VERSION,
            "max_value": LOST_VERSION,
            "min_value": LOST_VERSION,
        }
        super().__init__(
            initial=version,
            min_value=0,
            max_value=2**31 - 1,
            widget=forms.HiddenInput(attrs={"id": False}),
            error_messages=message,
        )
        self.widget.attrs = {"id": False}


class CairnForm(forms.Form):
    """A form with a key against double saving and errors as sentences. One that edits a `row` begins from what the row
    holds, with `initial` before it, and has a guard of its version.

    `submit` is the words of its button. What was typed is always shown again. Forms know data, not requests: choices
    that depend on the school are set by the form's `__init__` from what it is given.
    """

    submit = "Save"
    use_required_attribute = False  # the browser's own bubbles would hide our sentences

    def __init__(
        self,
        *args: Any,
        row: Any = None,
        initial: dict | None = None,
        submit: str | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.row, self._given = row, initial or {}
        self._initial: MutableMapping[str, Any] | None = None
        self.fields["once"] = Once()
        if row is not None:
            self.fields["version"] = Version(row.version)
        if submit:
            self.submit = submit

    @property
    def initial(self) -> MutableMapping[str, Any]:
        """What the boxes begin from. The row is read only when this is asked for, so that the form has all its fields."""
        if self._initial is None:
            self._initial = (self.from_object(self.row) if self.row is not None else {}) | self._given
        return self._initial

    @initial.setter
    def initial(self, values: MutableMapping[str, Any]) -> None:
        self._initial = values

    def clean(self) -> dict[str, Any]:
        super().clean()
        return self.cleaned_data

    def from_object(self, row: Any) -> dict:
        """What the row holds now, by the names of this form's fields: to begin from, and to show beside what was
        typed when somebody else saved meanwhile. A form whose fields are not named as the row's overrides it."""
        values = {name: getattr(row, name) for name in self.fields if name not in OURS and hasattr(row, name)}
        return {name: list(value.all()) if hasattr(value, "all") else value for name, value in values.items()}

    def began_from(self, version: int) -> None:
        """Take this version as the one the page began from: saving again is then a decision, not an accident."""
        self.fields["version"] = Version(version)
        if self.is_bound:
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = version
            # A key that has been used would find the first saving's result.
            self.data[self.add_prefix("once")] = uuid.uuid4()

    @property
    def problems(self) -> "list[Problem]":
        return problems_of(self)


class Problem(NamedTuple):
    """One thing to put right, and the id of the box where that is done."""

    target: str
    sentence: str


def problems_of(form: forms.BaseForm) -> list[Problem]:
    """Every error of a bound form in the order of its fields, each once; those of the whole form come first and lead
    to the first box."""
    visible = form.visible_fields()
    first = target_of(visible[0]) if visible else "main"
    problems = [Problem(first, str(sentence)) for sentence in form.non_field_errors()]
    for bound in form.hidden_fields():
        problems += [Problem(first, str(sentence)) for sentence in bound.errors]
    for bound in visible:
        problems += [Problem(target_of(bound), str(sentence)) for sentence in bound.errors]
    return list(dict.fromkeys(problems))


def target_of(bound: forms.BoundField) -> str:
    """The id of the very input to which an error of this field leads: the first radio, the wrong part of a date."""
    widget = bound.field.widget
    if hasattr(widget, "faulty_id"):
        return widget.faulty_id(bound.auto_id)
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id


def render_fields(form: forms.BaseForm) -> SafeString:
    """All fields that have not been placed yet, in order."""
    placed: set[str] = getattr(form, "placed", set())
    rest = [name for name in form.fields if name not in placed]
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(*rest)
    for name in rest:
        dress(form[name])
    form.placed = placed | set(rest)
    return helper.render_layout(form, Context(), template_pack="gds")


def render_field(form: forms.BaseForm, name: str, **look: Any) -> SafeString:
    """One field. `look`: label, hint, rows, small (radios), hide_label, focus (after an htmx swap), css."""
    bound = form[name]
    if "label" in look:
        bound.label = look["label"]
    if "hint" in look:
        bound.help_text = look["hint"]
    if look.get("rows"):
        bound.field.widget.attrs["rows"] = look["rows"]
    if look.get("focus"):
        bound.field.widget.attrs["data-focus"] = True
    dress(bound)
    form.placed = getattr(form, "placed", set()) | {name}
    form.crispy_field_template = None
    return mark_safe(crispy_field(name, form, Context(), template_pack="gds", extra_context={"look": look}))


CLASSES: dict[type, str] = {
    forms.Textarea: "govuk-textarea",
    forms.Select: "govuk-select",
    forms.SelectMultiple: "govuk-select",
    forms.CheckboxInput: "govuk-checkboxes__input",
    forms.FileInput: "govuk-file-upload",
    forms.ClearableFileInput: "govuk-file-upload",
}


def dress(bound: forms.BoundField) -> None:
    """Give the widget its class, and tie it to its hint and its error."""
    widget = bound.field.widget
    if bound.is_hidden or bound.use_fieldset:
        return
    kind = CLASSES.get(type(widget), "govuk-input")
    own = [word for word in widget.attrs.get("class", "").split() if word not in (kind, f"{kind}--error")]
    classes = [kind, *own]
    if bound.errors:
        classes.insert(1, f"{kind}--error")
    widget.attrs["class"] = " ".join(classes)
    told_by = [f"{bound.auto_id}_hint"] * bool(bound.help_text) + [f"{bound.auto_id}_error"] * bool(
        bound.errors
    )
    if told_by:
        widget.attrs["aria-describedby"] = " ".join(told_by)
