"""Who takes over what somebody answers for: all of it at once, or each thing by itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from improvement.home.handover.workflow import Part
from schools.models import Person
from schools.people.models import GOVERNOR_ROLES
from schools.web.forms import CairnForm, Pick

KEEP = "keep"


class HandoverForm(CairnForm):
    submit = "Hand over"

    everything = Pick(
        label="Give all of it to",
        noun="who takes all of it",
        required=False,
        hint="Each line below can still go to somebody else, or stay.",
    )

    def __init__(
        self,
        *args: Any,
        person: Person,
        parts: Sequence[Part],
        staff: Sequence[Person],
        board: Sequence[Person],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        self.people = {str(each.pk): each for each in (*staff, *board)}
        self.of = {"staff": [str(each.pk) for each in staff], "board": [str(each.pk) for each in board]}
        self.fields["everything"].choices = [("", "Nobody: each line by itself"), *self._named("staff")]
        for part in parts:
            self.fields[part.key] = Pick(
                label=f"{part.words}: {part.row}",
                noun="who takes it over",
                required=False,
                choices=[
                    ("", "As chosen above" if self._side(part) == "staff" else f"Stays with {person.name}"),
                    *([(KEEP, f"Stays with {person.name}")] if self._side(part) == "staff" else []),
                    *self._named(self._side(part)),
                ],
            )
            self.fields[f"version-{part.key}"] = forms.IntegerField(
                initial=part.version, required=False, widget=forms.HiddenInput(attrs={"id": False})
            )

    @property
    def rows(self) -> list[dict]:
        return [
            {"part": part, "name": part.key, "version": self[f"version-{part.key}"]} for part in self.parts
        ]

    def clean(self) -> dict[str, Any]:
        """`given`: each part that moves, with the version its page began from, and who takes it."""
        super().clean()
        data = self.cleaned_data
        everything, given = data.pop("everything", ""), []
        for part in self.parts:
            chosen, version = data.pop(part.key, ""), data.pop(f"version-{part.key}", None)
            if chosen == "" and self._side(part) == "staff":
                chosen = everything
            if chosen and chosen != KEEP:
                given.append((replace(part, version=version or 0), self.people[chosen]))
        if not given and not self.errors:
            self.add_error("everything", "Choose who takes something over, or go back: nothing has changed")
        return data | {"given": given}

    def _named(self, side: str) -> list[tuple[str, str]]:
        return [(pk, self.people[pk].name_and_title) for pk in self.of[side]]

    @staticmethod
    def _side(part: Part) -> str:
        return "board" if part.takers == GOVERNOR_ROLES else "staff"
