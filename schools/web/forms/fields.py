"""The fields of Cairn's forms: what they take, what they refuse, and the sentence that says how to put it right.

Every field needs a `label` and takes `noun`, what it is called inside a sentence («the review date»; without it, the
label is used), `hint`, and `required_message`, a whole sentence for when it is empty.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.forms.widgets import ChoiceWidget

from schools.people.models import PersonQuerySet
from schools.words import lower_first

BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Invisible characters that emoji are made of: the joiner, and the letters inside the flags of the home nations.
JOINER = "\u200d"
FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
SHORT, LONG = 200, 10_000
# Python also reads 1_000 and full-width digits as numbers; a person who typed them meant something else.
FIGURES = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def noun_of(label: object, noun: str | None = None) -> str:
    """What a field is called inside a sentence: «the title» for Title, «an answer to “Is it working?”» for a question."""
    if noun:
        return noun
    label = str(label or "this box").strip()
    if label.endswith("?"):
        return f"an answer to “{label}”"
    return f"the {lower_first(label)}"


def clean_text(value: str, noun: str, *, one_line: bool) -> str:
    """Text as it is kept: composed (NFC), without invisible characters, line ends as one sign. What would change how
    other people read the page is refused, not mended in silence."""
    if "\x00" in value:
        raise ValidationError(
            f"Type {noun} again: it holds a character that cannot be stored", code="invalid"
        )
    if BIDI_OVERRIDES & set(value):
        raise ValidationError(
            f"Type {noun} again: it holds a hidden character that turns the direction of the text round",
            code="invalid",
        )
    value = unicodedata.normalize("NFC", value)
    flags = {place for match in FLAG.finditer(value) for place in range(*match.span())}
    kept = []
    for place, sign in enumerate(value):
        category = unicodedata.category(sign)
        if category == "Cf" and sign != JOINER and place not in flags:
            continue
        if category == "Cs" or (category == "Cc" and sign not in "\n\r\t\v\f"):
            continue
        kept.append(sign)
    value = "".join(kept)
    value = re.sub("\r\n|[\r\v\f\u2028\u2029\u0085]", "\n", value)
    if one_line:
        value = re.sub(r"\s*[\n\t]\s*", " ", value)
    value = value.strip()
    return value if value.strip(f"{JOINER}\ufe0e\ufe0f \n\t\xa0") else ""


class Named(forms.Field):
    """A field that can name itself inside a sentence."""

    verb = "Write"

    def __init__(
        self,
        *args: Any,
        label: str,
        noun: str | None = None,
        hint: str = "",
        required_message: str | None = None,
        **kwargs: Any,
    ) -> None:
        self.noun_given = noun
        super().__init__(*args, label=label, help_text=hint, **kwargs)
        self.say(required=required_message or f"{self.verb} {self.noun}")

    @property
    def noun(self) -> str:
        return noun_of(self.label, self.noun_given)

    def say(self, **messages: str) -> None:
        """Set the sentences for the codes of Django's own checks."""
        self.error_messages.update(messages)


class Text(Named, forms.CharField):
    """One line of text, up to 200 characters. Line ends pasted into it become spaces."""

    one_line = True

    def __init__(self, *, max_length: int = SHORT, **kwargs: Any) -> None:
        self.limit = max_length  # not Django's max_length: browsers cut pasted text at it without a word
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return (
            clean_text(str(value), self.noun, one_line=self.one_line)
            if value not in self.empty_values
            else ""
        )

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.limit:
            raise ValidationError(
                f"The limit is {self.limit:,} characters and you have {len(value):,}. Shorten {self.noun}",
                code="max_length",
            )


class LongText(Text):
    """Text with line ends, up to 10,000 characters."""

    one_line = False

    def __init__(self, *, max_length: int = LONG, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **kwargs)


class EmailField(Text):
    """An e-mail address."""

    verb = "Enter"
    check = EmailValidator()

    def __init__(self, *, max_length: int = 254, **kwargs: Any) -> None:
        kwargs.setdefault("label", "E-mail address")
        kwargs.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}))
        super().__init__(max_length=max_length, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value:
            try:
                self.check(value)
            except ValidationError:
                raise ValidationError(
                    f"Check {self.noun}: it should look like name@school.example", code="invalid"
                ) from None


class Options(ChoiceWidget):
    """A widget whose options carry a hint and a sign."""

    def __init__(
        self,
        *args: Any,
        hints: dict[str, str] | None = None,
        signs: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        self.hints, self.signs = hints or {}, signs or {}
        super().__init__(*args, **kwargs)

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        key = str(value)
        option["hint"], option["sign"] = self.hints.get(key, ""), self.signs.get(key)
        if option["hint"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs'].get('id', name)}_hint"
        return option


class Radios(Options, forms.RadioSelect):
    """Native radio buttons."""

    kind = "radios"


class Boxes(Options, forms.CheckboxSelectMultiple):
    """Native tick boxes."""

    kind = "checkboxes"


RATING_SIGNS = {"": "none", "none": "none", "red": "red", "amber": "amber", "green": "green", "blue": "blue"}
ACTIVITY_SIGNS = {name: name for name in ("not_started", "under_way", "done", "stopped")}
SIGNS = {"rating": RATING_SIGNS, "activity": ACTIVITY_SIGNS}


class Choice(Named, forms.ChoiceField):
    """One of a few, as radio buttons: `hints` by value, `signs` "rating" or "activity" to draw the shapes."""

    verb = "Choose"

    def __init__(
        self,
        *,
        choices: Iterable[Any] = (),
        hints: dict[str, str] | None = None,
        signs: str | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("widget", Radios(hints=hints, signs=SIGNS.get(signs or "")))
        super().__init__(choices=choices, **kwargs)
        self.say(invalid_choice=f"Choose {self.noun} from those on the page")


class Pick(Named, forms.ChoiceField):
    """One of many, as a list to open."""

    verb = "Choose"

    def __init__(self, *, choices: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(choices=choices, **kwargs)
        self.say(invalid_choice=f"Choose {self.noun} from the list")


class Ticks(Named, forms.MultipleChoiceField):
    """Any of a few, as tick boxes."""

    verb = "Choose"

    def __init__(
        self, *, choices: Iterable[Any] = (), hints: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", Boxes(hints=hints))
        super().__init__(choices=choices, **kwargs)
        self.say(invalid_choice=f"Choose {self.noun} from those on the page")


class TickBox(Named, forms.BooleanField):
    """A single box to tick; may stay empty unless `required=True`."""

    verb = "TickBox"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)


class PersonChoice(Named, forms.ModelChoiceField):
    """Someone the school names. The form sets `.queryset` to its own people: nobody else can be chosen."""

    verb = "Choose"

    def __init__(
        self,
        queryset: PersonQuerySet | None = None,
        *,
        empty_label: str | None = "Choose a person",
        **kwargs: Any,
    ) -> None:
        super().__init__(queryset, empty_label=empty_label, **kwargs)
        self.say(invalid_choice=f"Choose {self.noun} from the list: that choice is not on it")

    def label_from_instance(self, obj: Any) -> str:
        title = getattr(obj, "job_title", "")
        return f"{obj}, {title}" if title else str(obj)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (OverflowError, ValidationError):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None


class PeopleChoice(Named, forms.ModelMultipleChoiceField):
    """Several people, as tick boxes."""

    verb = "Choose"

    def __init__(self, queryset: PersonQuerySet | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Boxes())
        super().__init__(queryset, **kwargs)
        sentence = f"Choose {self.noun} from those on the page: one choice is not among them"
        self.say(invalid_choice=sentence, invalid_pk_value=sentence, invalid_list=sentence)

    label_from_instance = PersonChoice.label_from_instance

    def _check_values(self, value: Any) -> Any:
        try:
            return super()._check_values(value)  # type: ignore[misc]  # the stubs do not tell of it
        except (OverflowError, ValidationError):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None


class WholeNumber(Named, forms.IntegerField):
    """A whole number in figures, within limits."""

    verb = "Enter"

    def __init__(self, *, least: int = 0, most: int = 100_000, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"})
        )
        super().__init__(min_value=least, max_value=most, **kwargs)
        sentence = f"Enter {self.noun} as a whole number from {least:,} to {most:,}"
        self.sentence = sentence
        self.say(invalid=sentence)
        for validator in self.validators:
            validator.message = sentence

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and value.strip() and not FIGURES.fullmatch(value.strip()):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class Pounds(Named, forms.DecimalField):
    """A sum in pounds; a pound sign and commas may stand in it."""

    verb = "Enter"

    def __init__(self, *, most: int = 10_000_000, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})
        )
        super().__init__(min_value=0, max_value=most, decimal_places=2, **kwargs)
        sentence = f"Enter {self.noun} in pounds, such as 1,140 or 25.50, up to {most:,}"
        self.say(invalid=sentence)
        self.sentence = sentence

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # as Django's own
        value = re.sub(r"[£,\s]", "", value) if isinstance(value, str) else value
        if isinstance(value, str) and value and not FIGURES.fullmatch(value):
            raise ValidationError(self.sentence, code="invalid")
        return super().to_python(value)

    def run_validators(self, value: Any) -> None:
        try:
            super().run_validators(value)
        except ValidationError:
            raise ValidationError(self.sentence, code="invalid") from None


class Upload(Named, forms.FileField):
    """One file, as the browser sends it. What kinds are taken, and how large, is for `schools.files` to say."""

    verb = "Choose"

    def __init__(self, *, accept: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": accept} if accept else {}))
        super().__init__(allow_empty_file=True, **kwargs)
        self.say(invalid=f"Choose {self.noun} again: it did not arrive")

    def to_python(self, data: Any) -> Any:
        return data if data and data.name else None


class WebAddress(Text):
    """The address of a page, which a browser opens and does not run."""

    verb = "Enter"

    def __init__(self, *, max_length: int = 1000, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget",
            forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        )
        super().__init__(max_length=max_length, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        scheme = re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:", value)
        if scheme and scheme.group().lower() not in ("http:", "https:"):
            raise ValidationError(
                f"A link begins with https:// or http://. One that begins with {scheme.group()} is not the address of a page",
                code="invalid",
            )
        try:
            parts = urlsplit(value)
            host, named = parts.hostname, parts.username is not None
            parts.port  # noqa: B018  reading it is how it is checked
            self.check(value)
        except (ValueError, ValidationError):
            host, named = None, False
        if named:
            raise ValidationError(
                f"Take the user name out of {self.noun}: whoever follows it would be signed in as that person",
                code="invalid",
            )
        if not host:
            raise ValidationError(
                f"Enter {self.noun} whole, such as https://www.example.org/report", code="invalid"
            )

    check = URLValidator(schemes=["http", "https"])
