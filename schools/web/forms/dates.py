"""A date in three boxes: day, month, year."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from schools.web.forms.fields import Named
from schools.words import listed

PARTS = ("day", "month", "year")
FIRST_YEAR, LAST_YEAR = 2015, 2050
MONTHS = [f"{date(2026, month, 1):%B}".lower() for month in range(1, 13)]
DIGITS = re.compile(r"[0-9]+")
WHOLE_DATE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(\d{1,2}|[a-z]{3,9})[\s./,-]*(\d{4}|\d{2})?", re.ASCII | re.I
)
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


class DayBoxes(forms.MultiWidget):
    """Three boxes named <field>_day, <field>_month and <field>_year."""

    kind = "day"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput(attrs={"inputmode": "numeric"}) for part in PARTS}, attrs)
        self.faulty: tuple[str, ...] = ()

    def decompress(self, value: Any) -> list[int | None]:
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        return [data.get(f"{name}_{part}", "") for part in PARTS]

    def faulty_id(self, field_id: str) -> str:
        return f"{field_id}_{self.faulty[0] if self.faulty else PARTS[0]}"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        field_id = context["widget"]["attrs"].get("id", f"id_{name}")
        for part, box in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            width = 4 if part == "year" else 2
            box["attrs"] = {
                "id": f"{field_id}_{part}",
                "class": f"govuk-input govuk-date-input__input govuk-input--width-{width}"
                + (" govuk-input--error" if part in self.faulty else ""),
                "inputmode": "text" if part == "month" else "numeric",
                "autocomplete": "off",
            }
            if part in self.faulty:
                box["attrs"] |= {"aria-invalid": "true", "aria-describedby": f"{field_id}_error"}
            box["part"] = part.capitalize()
        return context


class Day(Named, forms.Field):
    """A date of the years 2015 to 2050, unless other years are given, typed into three boxes. The month may be a word; a whole date pasted into the
    first box is taken too. Nothing is guessed: a part that is missing or cannot be is asked for by name."""

    verb = "Enter"
    widget = DayBoxes

    def __init__(self, *, first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR, **kwargs: Any) -> None:
        self.first_year, self.last_year = first_year, last_year
        super().__init__(**kwargs)

    def clean(self, value: list[str]) -> date | None:
        parts = dict(zip(PARTS, (str(part or "").strip() for part in value or ("", "", "")), strict=True))
        if parts["day"] and not (parts["month"] or parts["year"]):
            parts |= _whole_date(parts["day"])
        if not any(parts.values()):
            if self.required:
                self._refuse(PARTS, str(self.error_messages["required"]), "required")
            return None
        missing = [part for part in PARTS if not parts[part]]
        if missing:
            self._refuse(
                missing, f"{self._Noun} needs {listed(f'a {part}' for part in missing)}", "incomplete"
            )
        numbers = {part: self._number(part, parts[part]) for part in PARTS}
        if len(parts["year"]) == 2:
            numbers["year"] += 2000
        if not self.first_year <= numbers["year"] <= self.last_year:
            self._refuse(
                ["year"], f"{self._Noun} needs a year from {self.first_year} to {self.last_year}", "year"
            )
        if not 1 <= numbers["month"] <= 12:
            self._refuse(["month"], f"{self._Noun} needs a month from 1 to 12", "month")
        try:
            day = date(numbers["year"], numbers["month"], numbers["day"])
        except ValueError:
            month = MONTHS[numbers["month"] - 1].capitalize()
            self._refuse(["day"], self._no_such_day(numbers["day"], month, numbers["year"]), "no_such_day")
        self.run_validators(day)
        return day

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.clean(data) != initial
        except ValidationError:
            return True

    @property
    def _Noun(self) -> str:
        return capfirst(self.noun)

    def _no_such_day(self, day: int, month: str, year: int) -> str:
        if day > 31 or day < 1:
            return f"{self._Noun} needs a day from 1 to 31"
        return f"{day} {month} {year} does not exist. Correct {self.noun}"

    def _number(self, part: str, text: str) -> int:
        if DIGITS.fullmatch(text) and len(text) <= 4:
            return int(text)
        if part == "month":
            names = [
                n
                for n, name in enumerate(MONTHS, 1)
                if len(text) >= 3 and name.startswith(text.lower().rstrip("."))
            ]
            if text.lower().rstrip(".") == "sept":
                names = [9]
            if len(names) == 1:
                return names[0]
            self._refuse(
                [part], f"{self._Noun} needs a month as a number or a name, such as 6 or June", "invalid"
            )
        self._refuse([part], f"{self._Noun} needs a {part} in figures, 0 to 9", "invalid")

    def _refuse(self, parts: Iterable[str], sentence: str, code: str) -> NoReturn:
        self.widget.faulty = tuple(parts)
        raise ValidationError(sentence, code=code)


def _whole_date(text: str) -> dict[str, str]:
    """The three parts of a whole date pasted into the first box, in British order; nothing where it is none."""
    if match := ISO_DATE.fullmatch(text):
        return dict(zip(("year", "month", "day"), match.groups(), strict=True))
    if match := WHOLE_DATE.fullmatch(text):
        return dict(zip(PARTS, (part or "" for part in match.groups()), strict=True))
    return {}
