"""The forms of the People page."""

from collections.abc import Iterable, Sequence
from typing import Any

from schools.people.models import Membership, Role
from schools.web.forms.base import CairnForm
from schools.web.forms.dates import Day
from schools.web.forms.fields import Choice, EmailField, Text, TickBox, Ticks

WHAT_ROLES_DO = {
    Role.HEADTEACHER: "Keeps the plan and sees all of it; invites staff",
    Role.PLAN_EDITOR: "Writes all the headteacher can, such as a deputy or PA; invites nobody",
    Role.SENIOR_LEADER: "Leads areas, writes notes and reviews, rates impact",
    Role.STAFF: "Carries out actions and says how they go",
    Role.CHAIR: "Reads the plan, agrees it for the board, invites governors",
    Role.GOVERNOR: "Reads the plan and asks about it",
    Role.CLERK: "Reads the plan, keeps the board’s meetings, invites governors",
}
NAME: dict[str, Any] = {
    "label": "Name",
    "hint": "As the plan should show it.",
    "noun": "the name",
    "max_length": 120,
}
JOB_TITLE: dict[str, Any] = {
    "label": "Job title",
    "hint": "Such as Year 5 leader. May stay empty.",
    "max_length": 120,
    "required": False,
}
NO_WAY_IN = "An address is not yet a way in: that is an invitation."


def _choices(roles: Iterable[Role]) -> list[tuple[str, str]]:
    return [(role.value, role.label) for role in roles]


def _hints(roles: Iterable[Role]) -> dict[str, str]:
    return {role.value: WHAT_ROLES_DO.get(role, "") for role in roles}


class OneRole(CairnForm):
    """A form with one part in the school to choose, of those the user may give."""

    role = Choice(label="Part in the school", noun="the part in the school")

    def __init__(self, *args: Any, roles: Sequence[Role] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = _choices(roles)
        self.fields["role"].widget.hints = _hints(roles)


class PersonAddForm(OneRole):
    submit = "Add person"
    name = Text(**NAME)
    job_title = Text(**JOB_TITLE)
    email = EmailField(
        hint="May stay empty. Reminders go there, and an invitation can.",
        required=False,
        noun="the e-mail address",
    )
    invite = TickBox(
        label="Invite them now", hint="They get a mail with a link to sign in. You can also do this later."
    )
    field_order = ["name", "role", "job_title", "email", "invite"]

    def __init__(self, *args: Any, invites: Sequence[Role] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invites = invites
        self.order_fields(self.field_order)
        if not invites:
            del self.fields["invite"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("invite"):
            if "email" not in self.errors and not data.get("email"):
                self.add_error(
                    "email", "Enter the e-mail address the invitation goes to, or invite them later"
                )
            role = data.get("role")
            if role and role not in self.invites:
                self.add_error(
                    "invite",
                    f"You can add a {Role(role).label.lower()} by name, and somebody else invites them. Take the tick away",
                )
        return data


class PersonEditForm(CairnForm):
    submit = "Save changes"
    name = Text(**NAME)
    roles = Ticks(label="Parts in the school", noun="a part in the school", required=False)
    job_title = Text(**JOB_TITLE)
    email = EmailField(hint=NO_WAY_IN, required=False, noun="the e-mail address")

    def __init__(self, *args: Any, roles: Sequence[Role] = (), signs_in: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = roles
        self.fields["roles"].choices = _choices(roles)
        self.fields["roles"].widget.hints = _hints(roles)
        if not roles:
            del self.fields["roles"]
        if signs_in:
            del self.fields["email"]

    def from_object(self, row: Any) -> dict[str, Any]:
        values = super().from_object(row)
        if self.offered:
            held = Membership.objects.live().filter(person=row).values_list("role", flat=True)
            values["roles"] = [role.value for role in self.offered if role.value in set(held)]
        return values


class PersonInviteForm(CairnForm):
    submit = "Send the invitation"
    email = EmailField(
        hint="The link goes there, and opens only for this address.", noun="the e-mail address"
    )


class PersonLeaveForm(CairnForm):
    submit = "Record the last day"
    last_day = Day(
        label="Last day",
        noun="the last day",
        hint="Until the end of this day they can still sign in. To end it at once, give yesterday.",
    )


class PersonReturnForm(OneRole):
    submit = "Bring them back"
