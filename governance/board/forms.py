"""The forms of the board: appointments, one by one or pasted, committees, and who follows an area."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from governance.board import pasted
from governance.board.models import Appointment, Committee
from improvement.models import AreaForImprovement
from schools.models import Membership, Person, Role, School
from schools.people.models import BOARD_ROLES, GOVERNOR_ROLES, PersonQuerySet
from schools.web.forms import CairnForm, Choice, Day, EmailField, LongText, PersonChoice, Pick, Text, Ticks
from schools.words import counted

VICE_CHAIR, WHOLE_BOARD = "vice_chair", "whole_board"
FIRST_YEAR = 1990


class TermsForm(CairnForm):
    """On what terms somebody serves. Vice-chair stands among the parts, as on the board."""

    submit = "Save appointment"
    category = Pick(
        label="Category",
        noun="the category",
        choices=[("", "Choose a category"), *Appointment.Category.choices],
    )
    role = Choice(label="Part on the board", noun="the part on the board")
    starts_on = Day(label="Term of office starts", noun="the first day", first_year=FIRST_YEAR)
    ends_on = Day(
        label="Term of office ends", noun="the last day", required=False, first_year=FIRST_YEAR,
        hint="Most are four years. Leave it empty where there is no end.",
    )  # fmt: skip
    committees = Ticks(label="Committees", noun="the committees", required=False)

    def __init__(self, *args: Any, committees: list[Committee], roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = {Role.CHAIR: "Chair", Role.GOVERNOR: "Governor", Role.CLERK: "Clerk"}
        choices = [(role.value, words) for role, words in parts.items() if role in roles]
        if Role.GOVERNOR in roles:
            choices.insert(1 if Role.CHAIR in roles else 0, (VICE_CHAIR, "Vice-chair"))
        self.fields["role"].choices = choices
        self.by_pk = {str(committee.pk): committee for committee in committees}
        self.fields["committees"].choices = [(pk, each.name) for pk, each in self.by_pk.items()]
        if not committees:
            del self.fields["committees"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["is_vice_chair"] = data.get("role") == VICE_CHAIR
        if data["is_vice_chair"]:
            data["role"] = Role.GOVERNOR
        data["committees"] = [self.by_pk[pk] for pk in data.get("committees") or []]
        return data

    def from_object(self, row: Appointment) -> dict:
        part = row.membership
        return {
            "category": row.category,
            "role": VICE_CHAIR if row.is_vice_chair else part.role,
            "starts_on": part.starts_on,
            "ends_on": part.ends_on,
            "committees": [str(each.pk) for each in row.committees.all() if str(each.pk) in self.by_pk],
        }


class AppointmentForm(TermsForm):
    """A new appointment: of somebody here already, or of somebody new by name."""

    submit = "Add appointment"
    person = PersonChoice(
        label="Somebody the school knows", noun="a person", required=False, empty_label="Somebody new",
        hint="A member of staff who is also a governor, or a governor whose terms nobody has said yet.",
    )  # fmt: skip
    name = Text(label="Or the name of somebody new", noun="the name", required=False, max_length=120)
    email = EmailField(
        label="Their e-mail address", noun="the e-mail address", required=False,
        hint="May stay empty. An address is not yet a way in: that is an invitation.",
    )  # fmt: skip
    field_order = ["person", "name", "email", "category", "role", "starts_on", "ends_on", "committees"]

    def __init__(self, *args: Any, school: School, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = without_terms(school, on)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        person, name = data.get("person"), data.get("name")
        if person and (name or data.get("email")):
            self.add_error(
                "name", f"Leave name and address empty for {person}, or choose “Somebody new” above"
            )
        elif not person and not name and not {"person", "name"} & set(self.errors):
            self.add_error("name", "Choose a person above, or write the name of somebody new")
        return data


def without_terms(school: School, on: date) -> PersonQuerySet:
    """Those who are here on the day and may be appointed: not those whose appointment runs on after it."""
    serving = Membership.objects.live(on).filter(
        person=OuterRef("pk"), role__in=BOARD_ROLES, appointment__isnull=False, ends_on=None
    )
    return Person.objects.filter(~Exists(serving), school=school).current(on)


class AppointmentEndForm(CairnForm):
    submit = "Record the last day"
    last_day = Day(
        label="Last day on the board",
        noun="the last day",
        hint="Until the end of this day they serve and may sign in.",
    )

    @staticmethod
    def from_object(row: Appointment) -> dict:
        return {"last_day": row.ends_on}


class Cells(LongText):
    """Pasted cells: the tabs before the first word are empty cells of the first row, and stay."""

    def to_python(self, value: Any) -> str:
        first = str(value or "").lstrip("\r\n")
        return first[: len(first) - len(first.lstrip("\t"))] + super().to_python(value)


class PasteAppointmentsForm(CairnForm):
    """A board from a spreadsheet. `understood` is what each row was taken to say, right or wrong."""

    submit = "Look at these rows"
    rows = Cells(
        label="Rows from a spreadsheet", noun="rows to read", rows=9, max_length=40_000,
        hint="Copy the cells and paste them here: name, category, role, starts, ends, e-mail, link areas. A first row with the names of the columns may stand in any order.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, school: School, areas: list[AreaForImprovement], on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.school, self.areas, self.on = school, areas, on
        self.understood: list[pasted.Understood] = []

    def clean_rows(self) -> str:
        text = self.cleaned_data["rows"]
        people = Person.objects.filter(school=self.school)
        self.understood = pasted.read(text, people=people, areas=self.areas, on=self.on)
        if not self.understood:
            self.add_error("rows", "There is no row below the names of the columns. Paste the rows too")
        if len(self.understood) > pasted.MOST:
            self.add_error(
                "rows",
                f"These are {len(self.understood)} rows, and {pasted.MOST} is the most at once. Paste fewer",
            )
            self.understood = []
        self._one_governor_an_area()
        for row in self.understood:
            for sentence in row.sentences:
                self.add_error("rows", sentence)
        return text

    def _one_governor_an_area(self) -> None:
        takers: dict[int, pasted.Understood] = {}
        for row in self.understood:
            for area in row.areas:
                first = takers.setdefault(area.pk, row)
                if first is not row:
                    row.problems.append(
                        (
                            "Link areas",
                            f"row {first.number} follows “{area.title}” too. One governor follows an area",
                        )
                    )


class CommitteeForm(CairnForm):
    submit = "Save committee"
    name = Text(label="Name", noun="the name", max_length=120, hint="Such as Standards committee.")
    members = Ticks(label="Who serves on it?", noun="the members", required=False)

    def __init__(self, *args: Any, appointments: list[Appointment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(each.pk): each for each in appointments}
        self.fields["members"].choices = [(pk, each.person.name) for pk, each in self.by_pk.items()]
        if not appointments:
            del self.fields["members"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["members"] = [self.by_pk[pk] for pk in data.get("members") or []]
        return data

    def from_object(self, row: Committee) -> dict:
        serving = {str(each.pk) for each in row.appointments.all()}
        return {"name": row.name, "members": [pk for pk in self.by_pk if pk in serving]}


class AreaGovernorForm(CairnForm):
    submit = "Save governor"
    link_governor = Choice(label="Who follows it for the board?", noun="who follows it")

    def __init__(self, *args: Any, area: AreaForImprovement, follows: dict[int, int], **kwargs: Any) -> None:
        super().__init__(*args, row=area, **kwargs)
        board = Person.objects.filter(school=area.school).in_roles(GOVERNOR_ROLES)
        self.people = {str(person.pk): person for person in board.with_holder(area.link_governor_id)}
        self.fields["link_governor"].choices = [
            *((pk, str(person)) for pk, person in self.people.items()),
            (WHOLE_BOARD, "The whole board"),
            ("nobody", "Nobody yet"),
        ]
        counts = {pk: follows.get(int(pk), 0) for pk in self.people}
        hints = {pk: f"Follows {counted(count, 'other area')}" for pk, count in counts.items() if count}
        self.fields["link_governor"].widget.hints = hints

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = data.get("link_governor", "")
        return data | {"link_governor": self.people.get(chosen), "whole_board": chosen == WHOLE_BOARD}

    @staticmethod
    def from_object(area: AreaForImprovement) -> dict:
        holder = str(area.link_governor_id or "nobody")
        return {"link_governor": WHOLE_BOARD if area.whole_board else holder}
