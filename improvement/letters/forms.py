"""The form for reading a letter in."""

from typing import Any

from django import forms
from django.core.files.base import File

from improvement.inspections.forms import PrintedText
from improvement.inspections.workflow import LONGEST_TEXT
from schools.web.forms import CairnForm
from schools.web.forms.fields import Named


class LetterFile(Named, forms.FileField):
    """The file of a letter. Whether it can be read is for the reader to say."""

    verb = "Choose"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ".pdf,.docx,.txt"}))
        super().__init__(allow_empty_file=True, **kwargs)
        self.say(invalid="Choose the file again: it did not arrive")

    def to_python(self, data: File | None) -> File | None:
        return data if data and data.name else None


class PastedWords(PrintedText):
    """Pasted text that may be missing."""

    def validate(self, value: str) -> None:
        if value.strip():
            super().validate(value)


class ReadForm(CairnForm):
    """A file, or the pasted words."""

    submit = "Read it"

    file = LetterFile(
        label="The letter or report as a file",
        noun="the file",
        required=False,
        hint="PDF, Word (.docx) or text (.txt), up to 25 MB. It is read here, on this server, and goes nowhere else.",
    )
    text = PastedWords(
        label="Or paste its words",
        noun="the words of the letter",
        limit=LONGEST_TEXT,
        required=False,
        hint="Open it, select everything (Ctrl and A), copy it (Ctrl and C) and paste it here (Ctrl and V).",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "class": "cn-pastebox"}),
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if not self.errors:
            if data.get("file") and data.get("text"):
                self.add_error(
                    "text",
                    "Choose a file or paste the words, not both. Empty this box, or leave out the file",
                )
            elif not data.get("file") and not data.get("text"):
                self.add_error("file", "Choose the file of the letter, or paste its words below")
        return data
