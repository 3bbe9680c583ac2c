"""Rows of a spreadsheet read as appointments: what each was understood to say, and what is wrong, by row and column.

    rows = read(text, people=…, areas=…, on=today)
    rows[0].person, rows[0].areas, rows[0].problems      problems: [("Starts", "Starts needs a month …")]

Nothing is written and nothing guessed: an unknown word is a problem, not a default.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from governance.board.models import Appointment
from governance.board.rules import problem
from governance.board.workflow import AppointmentRow, Terms
from improvement.models import AreaForImprovement
from schools.models import Person, Role
from schools.web.forms import Day, EmailField, Text
from schools.words import fold, lower_first

Category = Appointment.Category
COLUMNS = ["Name", "Category", "Role", "Starts", "Ends", "E-mail", "Link areas"]
MOST = 100
# How heads of columns are written; the first of each is ours.
HEADS = {
    "Name": ("name", "governor", "full name", "governor name"),
    "Category": ("category", "type", "type of governor", "appointed as", "category of governor"),
    "Role": ("role", "position", "office", "role on the board"),
    "Starts": ("starts", "start", "start date", "from", "appointed", "date appointed", "date of appointment", "term starts"),
    "Ends": ("ends", "end", "end date", "to", "until", "term ends", "end of term", "term of office ends"),
    "E-mail": ("e-mail", "email", "e-mail address", "email address"),
    "Link areas": ("link areas", "link area", "areas", "area", "link governor for", "link"),
}  # fmt: skip
CATEGORIES = {
    "parent": Category.PARENT, "staff": Category.STAFF, "head": Category.HEADTEACHER, "headteacher": Category.HEADTEACHER,
    "head teacher": Category.HEADTEACHER, "ex officio": Category.HEADTEACHER, "la": Category.LOCAL_AUTHORITY, "lea": Category.LOCAL_AUTHORITY,
    "authority": Category.LOCAL_AUTHORITY, "local authority": Category.LOCAL_AUTHORITY, "co opted": Category.CO_OPTED,
    "coopted": Category.CO_OPTED, "foundation": Category.FOUNDATION, "partnership": Category.PARTNERSHIP,
    "trustee": Category.TRUSTEE, "associate": Category.ASSOCIATE, "clerk": Category.CLERK,
}  # fmt: skip
ROLES = {
    "": Role.GOVERNOR, "governor": Role.GOVERNOR, "member": Role.GOVERNOR, "vice chair": Role.GOVERNOR, "vice": Role.GOVERNOR,
    "chair": Role.CHAIR, "chair of governors": Role.CHAIR, "vice chair of governors": Role.GOVERNOR, "clerk": Role.CLERK,
    "clerk to the governors": Role.CLERK, "co chair": Role.CHAIR,
}  # fmt: skip


@dataclass
class Understood:
    """One row: what it says, and what is wrong with it."""

    number: int
    name: str = ""
    person: Person | None = None
    category: str = ""
    role: str = ""
    is_vice_chair: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    email: str = ""
    areas: list[AreaForImprovement] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)

    @property
    def category_words(self) -> str:
        return str(Category(self.category).label) if self.category else ""

    @property
    def role_words(self) -> str:
        if self.is_vice_chair:
            return "Vice-chair"
        return {"": "", Role.CHAIR: "Chair", Role.CLERK: "Clerk"}.get(self.role, "Governor")

    @property
    def sentences(self) -> list[str]:
        return [f"Row {self.number}, {column}: {sentence}" for column, sentence in self.problems]

    def row(self) -> AppointmentRow:
        """What the workflow takes."""
        assert self.starts_on and not self.problems
        terms = Terms(self.role, self.category, self.starts_on, self.ends_on, self.is_vice_chair)
        return AppointmentRow(self.name, terms, self.person, self.email, self.areas)


def read(
    text: str, *, people: Iterable[Person], areas: list[AreaForImprovement], on: date
) -> list[Understood]:
    """The rows of the text in order. `people` are all the school names; `areas` stand in the order of the plan."""
    table = _cells(text)
    heads = _heads(table[0][1]) if table else None
    if heads:
        table = table[1:]
    by_name = {plain(person.name): person for person in people}
    seen: dict[str, int] = {}
    rows = []
    for number, cells in table:
        named = dict(zip(heads or COLUMNS, cells, strict=False))
        named.pop("", None)
        row = Understood(number)
        if len(cells) > len(heads or COLUMNS) and any(cells[len(heads or COLUMNS) :]):
            row.problems.append(
                (
                    "columns",
                    f"it has {len(cells)} cells and {len(heads or COLUMNS)} were expected. Check for a stray comma or tab",
                )
            )
        _understand(row, named, by_name, areas, on)
        if row.name:
            first = seen.setdefault(plain(row.name), number)
            if first != number:
                row.problems.append(("Name", f"{row.name} stands in row {first} too. Keep one of them"))
        rows.append(row)
    return rows


def plain(text: str) -> str:
    """Words as they are compared here: as names are, and hyphens and stops as blanks."""
    return " ".join(re.sub(r"[-./,_]", " ", fold(text)).split())


def _cells(text: str) -> list[tuple[int, list[str]]]:
    """The rows that hold something, with the number each has in the text. Tabs if there are any, else commas, else
    semicolons; a cell in quotes may hold them."""
    tab, comma, semicolon = "\t", ",", ";"
    sign = tab if tab in text else (comma if comma in text else semicolon)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    rows = [
        (number, [" ".join(cell.split()) for cell in cells]) for number, cells in enumerate(lines, start=1)
    ]
    return [(number, cells) for number, cells in rows if any(cells)]


def _heads(cells: list[str]) -> list[str] | None:
    """The columns that a first row names, "" for one that is not ours; None if it is no such row."""
    known = {plain(word): name for name, words in HEADS.items() for word in words}
    found = [known.get(plain(cell), "") for cell in cells]
    return found if "Name" in found and (found.count("") < len(found) - 1) else None


def _understand(
    row: Understood,
    cells: dict[str, str],
    by_name: Mapping[str, Person],
    areas: list[AreaForImprovement],
    on: date,
) -> None:
    _name(row, cells.get("Name", ""), by_name)
    _category_and_role(row, cells.get("Category", ""), cells.get("Role", ""))
    row.starts_on = _day(row, "Starts", cells.get("Starts", ""), required=True)
    row.ends_on = _day(row, "Ends", cells.get("Ends", ""), required=False)
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        row.problems.append(("Ends", "the last day is before the first. Change one of them"))
    row.email = _checked(
        row, "E-mail", EmailField(required=False, noun="the e-mail address"), cells.get("E-mail", "")
    )
    row.areas = _areas(row, cells.get("Link areas", ""), areas)
    if row.areas and row.role == Role.CLERK:
        row.problems.append(("Link areas", "a clerk follows no area. Leave it empty"))
    if row.areas and row.ends_on and row.ends_on < on:
        row.problems.append(("Link areas", "this term of office is over. Leave it empty"))


def _name(row: Understood, text: str, by_name: Mapping[str, Person]) -> None:
    row.name = _checked(row, "Name", Text(label="Name", noun="the name", max_length=120), text)
    row.person = by_name.get(plain(row.name)) if row.name else None
    if row.person:
        row.name = row.person.name


def _category_and_role(row: Understood, category: str, role: str) -> None:
    words = plain(category)
    for end in (" governor", " governors", " member", " not a member"):
        words = words.removesuffix(end)
    role_words = plain(role)
    if role_words not in ROLES:
        row.problems.append(("Role", f"“{role}” is not known. Write chair, vice-chair, governor or clerk"))
    else:
        row.role, row.is_vice_chair = ROLES[role_words], role_words.startswith("vice")
    if words in CATEGORIES:
        row.category = CATEGORIES[words]
    elif not words and row.role == Role.CLERK:
        row.category = Category.CLERK
    else:
        known = "parent, staff, headteacher, local authority, co-opted, foundation, partnership, trustee, associate or clerk"
        said = f"“{category}” is not known" if words else "it is empty"
        row.problems.append(("Category", f"{said}. Write {known}"))
    if row.category == Category.CLERK and not role_words:
        row.role = Role.CLERK
    wrong = problem(row.category, row.role, row.is_vice_chair) if row.category and row.role else None
    if wrong:
        column = "Category" if wrong[0] == "category" else "Role"
        row.problems.append((column, lower_first(wrong[1])))


def _day(row: Understood, column: str, text: str, *, required: bool) -> date | None:
    days = Day(
        label=column,
        noun="the date",
        required=required,
        first_year=1990,
        required_message="it is empty. Write the first day, such as 1/9/2024",
    )
    try:
        return days.clean([text, "", ""])
    except ValidationError as wrong:
        if re.fullmatch(r"[0-9]{1,2}", text) or not re.search(r"[0-9]", text or "0"):
            row.problems.append((column, f"“{text}” is no date. Write it as 1/9/2024 or 1 September 2024"))
        else:
            row.problems.append((column, wrong.messages[0]))
        return None


def _checked(row: Understood, column: str, box: Text, text: str) -> str:
    try:
        return box.clean(text)
    except ValidationError as wrong:
        row.problems.append((column, wrong.messages[0]))
        return ""


def _areas(row: Understood, text: str, areas: list[AreaForImprovement]) -> list[AreaForImprovement]:
    """The areas a cell names, by their number in the plan or their title; several with semicolons, or numbers with
    commas."""
    if not text:
        return []
    by_title = {plain(area.title): area for area in areas}
    if plain(text) in by_title:
        return [by_title[plain(text)]]
    parts = re.split(r"[;\n]", text)
    if len(parts) == 1 and re.fullmatch(r"[0-9\s,&]+", text):
        parts = re.split(r"[,&\s]+", text)
    found = []
    for part in filter(None, (part.strip() for part in parts)):
        if part.isascii() and part.isdigit():
            number = int(part)
            if not 1 <= number <= len(areas):
                row.problems.append(("Link areas", f"the plan has no area {part}: it has {len(areas)}"))
                continue
            area = areas[number - 1]
        elif plain(part) in by_title:
            area = by_title[plain(part)]
        else:
            row.problems.append(
                ("Link areas", f"“{part}” is no area of the plan. Write its number or its whole title")
            )
            continue
        if area not in found:
            found.append(area)
    return found
