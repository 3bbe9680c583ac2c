"""The forms of a body's administrators."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from schools.people.forms import JOB_TITLE, NAME
from schools.people.models import BODY_ROLES, Membership, NamedSchool, Person, Role
from schools.school.models import School
from schools.web.forms.base import CairnForm
from schools.web.forms.fields import Choice, EmailField, Text, Ticks

ALL, SOME = "all", "some"
WHAT_THEY_DO = {
    Role.ADVISER: "Reads the plans, checks evidence, asks for more, writes visit notes",
    Role.BODY_ADMIN: "Looks after the body’s people and its schools; reads the plans",
}


class MemberForm(CairnForm):
    submit = "Save changes"
    name = Text(**NAME | {"hint": "As schools should read it."})
    job_title = Text(**JOB_TITLE | {"hint": "Such as adviser for English. May stay empty."})
    role = Choice(
        label="Part in the body",
        noun="the part in the body",
        choices=[(role.value, role.label) for role in BODY_ROLES],
        hints={role.value: words for role, words in WHAT_THEY_DO.items()},
    )
    reach = Choice(
        label="Schools",
        noun="which schools",
        choices=[(ALL, "All schools of the body"), (SOME, "Only these:")],
        hints={ALL: "Also those that join later."},
    )
    schools = Ticks(label="Which schools", noun="a school", required=False)

    def __init__(self, *args: Any, among: Sequence[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(school.pk): school for school in among}
        self.fields["schools"].choices = [
            (pk, f"{school}, {school.urn}") for pk, school in self.by_pk.items()
        ]
        if not among:
            del self.fields["schools"]
            self.fields["reach"].choices = [(ALL, "All schools of the body")]

    def clean(self) -> dict[str, Any]:
        """`schools` is None for all of them."""
        data = super().clean()
        some = data.pop("reach", "") == SOME
        chosen = [self.by_pk[pk] for pk in data.pop("schools", None) or []]
        if some and data.get("role") == Role.BODY_ADMIN:
            self.add_error(
                "reach", "An administrator looks after every school of the body: choose all of them"
            )
        elif some and not chosen and "schools" not in self.errors:
            self.add_error("schools", "Choose at least one school, or all of them")
        return data | {"schools": chosen if some else None}

    def from_object(self, person: Person) -> dict:
        membership = Membership.objects.live().filter(person=person).order_by("pk").last()
        named = membership.named_schools_only if membership else False
        schools = NamedSchool.objects.filter(membership=membership).values_list("school", flat=True)
        return {
            "name": person.name,
            "job_title": person.job_title,
            "role": membership.role if membership else Role.ADVISER,
            "reach": SOME if named else ALL,
            "schools": [str(pk) for pk in schools if str(pk) in self.by_pk],
        }


class MemberInviteForm(MemberForm):
    submit = "Invite"
    email = EmailField(label="E-mail address", hint="The invitation goes there.", noun="the e-mail address")
    field_order = ["name", "email", "job_title", "role", "reach", "schools"]


class MemberEndForm(CairnForm):
    submit = "End their part"


class AskSchoolForm(CairnForm):
    submit = "Ask the school"
    urn = Text(
        label="Number of the school (URN)",
        noun="the number of the school",
        hint="Six figures. Its headteacher finds the question under People, Who can see what.",
        max_length=12,
    )

    def clean_urn(self) -> str:
        urn = self.cleaned_data["urn"].replace(" ", "")
        if not re.fullmatch(r"[0-9]{6}", urn):
            raise forms.ValidationError("The number of a school has six figures")
        return urn
