"""What a person wants of the reminders."""

from typing import Any

from schools.mail.choices import GROUPS, HOURS, Wanted
from schools.web.forms.base import CairnForm
from schools.web.forms.fields import Pick, Ticks


def _clock(hour: int) -> str:
    return "noon" if hour == 12 else f"{hour if hour < 12 else hour - 12}{'am' if hour < 12 else 'pm'}"


class RemindersForm(CairnForm):
    submit = "Save"
    wanted = Ticks(
        label="Write to me about",
        noun="what to write about",
        required=False,
        hint="With no tick at all, no reminder comes. What waits for you stands on your pages all the same.",
        choices=[(name, words) for name, (words, _) in GROUPS.items()],
    )
    hour = Pick(
        label="In one mail a day, at",
        noun="the hour",
        choices=[(str(hour), _clock(hour)) for hour in HOURS],
        hint="On school days.",
    )

    @staticmethod
    def initial_of(wanted: Wanted) -> dict:
        hour = min(max(wanted.hour, HOURS[0]), HOURS[-1])
        return {"wanted": [name for name in GROUPS if name not in wanted.off], "hour": str(hour)}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        wanted = set(data.pop("wanted", None) or [])
        return data | {
            "off": [name for name in GROUPS if name not in wanted],
            "hour": int(data.get("hour") or 7),
        }
