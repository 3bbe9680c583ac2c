"""The two switches of every item on a page: shown to the board, shared with the adviser."""

from collections.abc import Sequence

from django import forms

from improvement.models import Evidence
from improvement.workflow.sharing import Switch
from schools.forms import CairnForm, Tick

SWITCHES = {"shown_to_board": "Shown to the governors", "shared_with_adviser": "Shared with advisers"}


class SharingForm(CairnForm):
    submit = "Save what is shown"

    def __init__(self, *args, items: Sequence[Evidence], **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            for name, words in SWITCHES.items():
                self.fields[f"{name}_{item.pk}"] = Tick(
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

    def clean(self):
        """Only what the person moved is written: a box that stands as it stood when the page was made is left alone."""
        data = super().clean()
        switches = []
        for item in self.items:
            was = str(data.pop(f"was_{item.pk}", ""))
            wanted = {name: bool(data.pop(f"{name}_{item.pk}", False)) for name in SWITCHES}
            if was[:-2].isdigit() and was[-2:] != "".join("ny"[value] for value in wanted.values()):
                switches.append(Switch(item, int(was[:-2][:9]), **wanted))
        data["switches"] = switches
        return data
