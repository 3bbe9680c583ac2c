"""A form whose long texts are looked through for pupils before they are saved: it warns once and lets the person choose.

    class RecordForm(WarnsOfPupils, CairnForm):
        looked_through = ("strengths", "to_develop")

What was chosen is in the cleaned data as `pupil_data`: "" where nothing was seen, else `saved_anyway`, or `changed`
where a warning made the person change the words. The workflow writes it into the history.
"""

from collections.abc import Mapping
from typing import Any

from schools.days.dates import today
from schools.pupil_data import CHANGED, CHOICES, SAVED_ANYWAY, sentence, signs
from schools.web.forms import CairnForm, Choice

FIELD = "pupil_data"


class WarnsOfPupils(CairnForm):
    """Goes before CairnForm among the bases."""

    looked_through: tuple[str, ...] = ("text",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.fields[FIELD] = Choice(
                label="This may say who a pupil is",
                noun="what to do",
                choices=list(CHOICES.items()),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = data.get(FIELD, "")
        found = self.seen(data)
        if not found:
            data[FIELD] = CHANGED if chosen == CHANGED else ""
            if not self.errors:
                del self.fields[FIELD]
            else:
                self._only_if_chosen(chosen)
        elif chosen == SAVED_ANYWAY:
            data[FIELD] = SAVED_ANYWAY
        else:
            self._offer(found)
        return data

    def seen(self, data: Mapping[str, Any]) -> str:
        """The sentence about what was seen in the texts, or nothing."""
        found = signs("\n".join(str(data.get(name) or "") for name in self.looked_through), on=today())
        return sentence(found, "What you wrote") if found else ""

    def _offer(self, words: str) -> None:
        """Show the choice; changing is chosen until the person says otherwise, so that pressing the button once more
        without looking saves nothing."""
        self.data = self.data.copy()
        self.data[self.add_prefix(FIELD)] = CHANGED
        if FIELD not in self.errors:
            self.add_error(FIELD, words)

    def _only_if_chosen(self, chosen: str) -> None:
        if not chosen:
            del self.fields[FIELD]
