"""Forms for evidence. A file that was sent is laid by at once, so that nobody has to choose it anew when something
else is to be put right."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from improvement.evidence.models import Evidence
from improvement.evidence.sharing import Switch
from improvement.evidence.things import Things
from improvement.monitoring.models import Source
from schools import files
from schools.days.dates import today
from schools.errors import Refused
from schools.files import apart
from schools.models import School, Submission, User
from schools.pupil_data import sentence, signs
from schools.web.forms import CairnForm, Choice, Day, LongText, Text, TickBox, Ticks, Upload, WebAddress
from schools.web.forms.pupil_data import WarnsOfPupils

ACCEPT = ",".join(f".{extension}" for extension in files.KINDS)
ITS_OWN = {"file": "file", "link": "url", "note": "text"}
AGAIN, INSTEAD = "again", "instead"
SAME = {INSTEAD: "Use the one that is there", AGAIN: "Save this one as well"}

SHOWN = {
    "shown_to_board": ("Show it to the governors", "They read evidence only where this is ticked."),
    "shared_with_adviser": ("Share it with the adviser", "Advisers of your authority or trust."),
}


class TakesAFile(WarnsOfPupils):
    """The part of a form that takes a file: checks it, lays it by, reads it for pupils' data. In the cleaned data it is
    `held`."""

    def __init__(self, *args: Any, school: School, user: User, **kwargs: Any) -> None:
        self.school, self.user = school, user
        super().__init__(*args, **kwargs)
        self.held = None
        if "file" in self.fields:
            self.fields["held"] = forms.CharField(
                required=False, widget=forms.HiddenInput(attrs={"id": False})
            )
            if self.is_bound:
                token = str(self.data.get(self.add_prefix("held")) or "")
                self.held = files.held_from(token, school=school, user=user)

    def clean_file(self) -> None:
        upload = self.cleaned_data.get("file")
        if upload:
            self.held = None
            self._carry("")
            try:
                self.held = files.receive(upload, school=self.school, user=self.user)
            except Refused as refused:
                raise forms.ValidationError(refused.sentence) from None
            self._carry(self.held.token)
        if self.held is None:
            raise forms.ValidationError("Choose a file")
        size = files.size_words(self.held.size)
        self[
            "file"
        ].help_text = f"{self.held.name} ({size}) is here. Choose another only to put it in its place."
        return None

    def _carry(self, token: str) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix("held")] = token

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if "file" in self.fields:
            data.pop("file", None)
            data["held"] = self.held
        return data

    def seen(self, data: Mapping[str, Any]) -> str:
        """What was typed, and what the file says, whichever is the first to say something."""
        in_words = super().seen(data)
        if in_words or not self.held or self.held.extension in ("jpg", "png"):
            return in_words
        in_file = signs(apart.text_of(self.held.path, self.held.extension), on=today())
        return sentence(in_file, self.held.name) if in_file else ""


class EvidenceForm(TakesAFile, CairnForm):
    """A new item, or the facts of one there is (`item`): a file or a link itself changes only by a newer one."""

    submit = "Save evidence"
    looked_through = ("title", "text")

    title = Text(
        label="What is it?",
        noun="what it is",
        hint="As others will look for it: “Book check, reasoning, Years 5 and 6”.",
    )
    file = Upload(label="File", noun="a file", required=False, accept=ACCEPT)
    url = WebAddress(
        label="Link", noun="the link", hint="Where it can be read, such as a page of the school’s site."
    )
    text = LongText(
        label="What does it show?",
        noun="what it shows",
        rows=4,
        required=False,
        hint="Counts, never pupils’ names.",
    )
    source = Choice(label="What kind of evidence is it?", noun="the kind of evidence", choices=Source.choices)
    represents_on = Day(
        label="When is it from?",
        noun="the day it is from",
        hint="The day it tells of, which is seldom the day it is put in.",
    )
    fresh_until = Day(
        label="Fresh until",
        noun="the day it goes stale",
        required=False,
        hint="Leave it empty and it stays fresh as long as its kind usually does.",
    )
    keep_until = Day(
        label="To be kept until", noun="the day it is to be kept until", required=False, last_year=2050
    )
    shown_to_board = TickBox(label=SHOWN["shown_to_board"][0], hint=SHOWN["shown_to_board"][1])
    shared_with_adviser = TickBox(label=SHOWN["shared_with_adviser"][0], hint=SHOWN["shared_with_adviser"][1])

    def __init__(
        self, *args: Any, things: Things, form: str = "file", item: Evidence | None = None, **kwargs: Any
    ) -> None:
        self.things, self.item, self.form = things, item, item.form if item else form
        self.twin: Evidence | None = None
        super().__init__(*args, row=item, **kwargs)
        for kind, name in ITS_OWN.items():
            if name != "text" and (kind != self.form or (item and name == "file")):
                del self.fields[name]
        if "file" not in self.fields:
            self.fields.pop("held", None)
        else:
            self.fields["file"].help_text = f"{files.TAKEN}. Up to {files.size_words(files.LARGEST)}."
        if self.form == "note":
            self.fields["text"].required = True
            self.fields["text"].label = "The note"
        self.fields |= things.fields()
        if self.is_bound and self.form == "file" and not item:
            self.fields["same"] = Choice(
                label="This file is in the library already",
                noun="what to do",
                choices=list(SAME.items()),
                required=False,
            )

    @property
    def groups(self) -> list[dict]:
        """The folds of what it shows something of; `open` where a box is ticked or is wrong."""
        return [
            {
                "name": group.key,
                "title": group.title,
                "count": len(chosen),
                "open": bool(chosen) or bool(self[group.key].errors),
            }
            for group in self.things.groups
            if (chosen := self[group.key].value() or []) is not None
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        data["things"] = self.things.chosen(data)
        if "same" in self.fields:
            self._look_for_twin(data)
        return data

    def _look_for_twin(self, data: dict[str, Any]) -> None:
        """The same content again: this person may know of the item that has it, and can put that to use instead."""
        chosen = data.pop("same", "")
        pressed_twice = Submission.objects.filter(key=data["once"], user=self.user).exists()
        if self.held and not pressed_twice:
            same = (
                Evidence.objects.current()
                .readable_by(self.user, self.school)
                .filter(file__sha256=self.held.sha256)
            )
            self.twin = same.first()
        if self.twin is None or chosen == AGAIN:
            del self.fields["same"]
        elif chosen == INSTEAD:
            data["instead"] = self.twin
        else:
            self.add_error(
                "same", f"This file is in the library already, as “{self.twin}”. Say whether to use that one"
            )

    def from_object(self, item: Evidence) -> dict:
        own = ("url",) if item.form == "link" else ()
        names = (
            "title",
            *own,
            "text",
            "source",
            "represents_on",
            "fresh_until",
            "keep_until",
            "shown_to_board",
            "shared_with_adviser",
        )
        links = [link.thing for link in item.live_links]
        return {name: getattr(item, name) for name in names} | self.things.initial(links)


class EvidenceReviseForm(TakesAFile, CairnForm):
    """A newer file, link or note in the place of one there is."""

    submit = "Save the newer one"
    looked_through = ("text",)

    file = Upload(label="The newer file", noun="a file", required=False, accept=ACCEPT)
    url = WebAddress(label="The newer link", noun="the link")
    text = LongText(
        label="What does it show now?",
        noun="what it shows",
        rows=4,
        required=False,
        hint="Counts, never pupils’ names.",
    )
    represents_on = Day(label="When is it from?", noun="the day it is from", hint="The day it tells of.")

    def __init__(self, *args: Any, item: Evidence, **kwargs: Any) -> None:
        super().__init__(*args, row=item, **kwargs)
        for kind, name in ITS_OWN.items():
            if kind != item.form and name != "text":
                del self.fields[name]
        if item.form != "file":
            self.fields.pop("held", None)
        else:
            self.fields["file"].help_text = f"{files.TAKEN}. Up to {files.size_words(files.LARGEST)}."
        self.fields["text"].required = item.form == "note"

    @staticmethod
    def from_object(item: Evidence) -> dict:
        names = ("text", "url") if item.form == "link" else ("text",)
        return {name: getattr(item, name) for name in names}


class EvidenceAttachForm(CairnForm):
    """Items of the library to be put to one thing more."""

    submit = "Put these here"
    items = Ticks(label="From the library", noun="at least one item")

    def __init__(self, *args: Any, items: list[Evidence], hints: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(item.pk): item for item in items}
        self.fields["items"].choices = [(pk, item.title) for pk, item in self.by_pk.items()]
        self.fields["items"].widget.hints = hints

    def clean_items(self) -> list[Evidence]:
        return [self.by_pk[pk] for pk in self.cleaned_data["items"]]


SWITCHES = {"shown_to_board": "Shown to the governors", "shared_with_adviser": "Shared with advisers"}


class SharingForm(CairnForm):
    submit = "Save what is shown"

    def __init__(self, *args: Any, items: Sequence[Evidence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            for name, words in SWITCHES.items():
                self.fields[f"{name}_{item.pk}"] = TickBox(
                    label=f"{words}: {item.title}", initial=getattr(item, name)
                )
            was = "".join("ny"[getattr(item, name)] for name in SWITCHES)
            self.fields[f"was_{item.pk}"] = forms.CharField(
                required=False, initial=f"{item.version}{was}", widget=forms.HiddenInput(attrs={"id": False})
            )

    @property
    def rows(self) -> list[dict]:
        """Each item with its two boxes and what the page remembers of it."""
        return [
            {
                "item": item,
                "boxes": [self[f"{name}_{item.pk}"] for name in SWITCHES],
                "was": self[f"was_{item.pk}"],
            }
            for item in self.items
        ]

    def clean(self) -> dict[str, Any]:
        """Only what the person moved is written: a box that stands as it stood when the page was made is left alone."""
        super().clean()
        data = self.cleaned_data
        switches = []
        for item in self.items:
            was = str(data.pop(f"was_{item.pk}", ""))
            wanted = {name: bool(data.pop(f"{name}_{item.pk}", False)) for name in SWITCHES}
            if was[:-2].isdigit() and was[-2:] != "".join("ny"[value] for value in wanted.values()):
                switches.append(Switch(item, int(was[:-2][:9]), **wanted))
        data["switches"] = switches
        return data
