"""What the board's page shows: who serves on what terms, which area each follows, and what nobody follows."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from governance.board.models import Appointment, Committee
from governance.board.terms_of_office import ends_soon, ends_words, in_words, term_words
from improvement.models import AreaForImprovement
from schools.access import ADDS, AnyUser, Capability, assignable_roles, can
from schools.models import Membership, Person, Role, School
from schools.people.models import BOARD_ROLES
from schools.words import counted

ORDER = list(BOARD_ROLES)
# So long somebody who served is still shown, for who follows them is often not yet known.
REMEMBERED = timedelta(days=366)


@dataclass
class Seat:
    """Someone of the board, on what terms they serve, and which areas they follow."""

    person: Person
    parts: list[Membership] = field(default_factory=list)
    areas: list[AreaForImprovement] = field(default_factory=list)
    on: date = date.min

    @property
    def appointment(self) -> Appointment | None:
        return next((each.appointment for each in self.parts if hasattr(each, "appointment")), None)

    @property
    def part(self) -> Membership:
        return next((each for each in self.parts if hasattr(each, "appointment")), self.parts[0])

    @property
    def roles(self) -> list[str]:
        vice = self.appointment.membership_id if self.appointment and self.appointment.is_vice_chair else None
        return ["Vice-chair" if each.pk == vice else each.get_role_display() for each in self.parts]

    @property
    def term(self) -> str:
        return term_words(self.part.starts_on, self.part.ends_on, self.on)

    @property
    def warning(self) -> str:
        """«Ends on 6 January 2027, in 6 weeks», for one that ends soon."""
        end = self.part.ends_on
        return ends_words(end, self.on) if end and ends_soon(end, self.on) else ""

    @property
    def committees(self) -> list[Committee]:
        appointment = self.appointment
        return (
            [each for each in appointment.committees.all() if each.removed_at is None] if appointment else []
        )


def for_board(school: School, *, user: AnyUser, on: date) -> dict:
    """The seats of the board on the day, chair first, those to come and those past; and the areas without a governor."""
    parts = list(
        Membership.objects.filter(person__school=school, role__in=BOARD_ROLES)
        .select_related("person", "appointment")
        .prefetch_related("appointment__committees")
    )
    live = [part for part in parts if part.starts_on <= on and (part.ends_on is None or part.ends_on >= on)]
    seats = seats_of(live, on)
    here = {seat.person.pk: seat for seat in seats}
    areas = list(school.areas.kept().select_related("link_governor"))
    # Staff of a school that does not show all of them the whole plan see the areas they answer for.
    areas = [area for area in areas if can(user, Capability.READ_PLAN, area)]
    for area in areas:
        if area.link_governor_id in here:
            here[area.link_governor_id].areas.append(area)
    gaps = [area for area in areas if not area.whole_board and area.link_governor_id not in here]
    may_run = can(user, Capability.RUN_BOARD, school)
    committees = list(
        Committee.objects.kept().filter(school=school).prefetch_related("appointments__membership__person")
    )
    return {
        "school": school,
        "on": on,
        "seats": seats,
        "coming": seats_of([part for part in parts if part.starts_on > on], on),
        "past": [
            seat
            for seat in seats_of(
                [part for part in parts if part.ends_on and on - REMEMBERED <= part.ends_on < on], on
            )
            if seat.person.pk not in here
        ],
        "without_terms": [seat for seat in seats if seat.appointment is None],
        "committees": [(committee, _serving(committee, on)) for committee in committees],
        "whole_board": [area for area in areas if area.whole_board],
        "gaps": gaps,
        "next": _next_meeting(school, on) if can(user, Capability.READ_MEETINGS, school) else None,
        "may_run": may_run,
        "may_add": not may_run and bool(set(assignable_roles(user, school, ADDS)) & set(BOARD_ROLES)),
        "may_name": can(user, Capability.NAME_GOVERNOR, school),
        "headline": _headline(seats, gaps),
    }


def seats_of(parts: list[Membership], on: date) -> list[Seat]:
    """One seat a person, chair first."""
    seats: dict[int, Seat] = {}
    for part in sorted(parts, key=lambda each: (ORDER.index(Role(each.role)), each.person.name)):
        seats.setdefault(part.person_id, Seat(part.person, on=on)).parts.append(part)
    return list(seats.values())


def _serving(committee: Committee, on: date) -> list[Person]:
    parts = [each.membership for each in committee.appointments.all()]
    return sorted(
        {
            part.person
            for part in parts
            if part.starts_on <= on and (part.ends_on is None or part.ends_on >= on)
        },
        key=lambda person: person.name,
    )


def _next_meeting(school: School, on: date) -> dict | None:
    meeting = school.meetings.coming(on).select_related("committee").first()
    if meeting is None:
        return None
    return {"meeting": meeting, "when": in_words(meeting.held_on, on)}


def _headline(seats: list[Seat], gaps: list[AreaForImprovement]) -> str:
    if not seats:
        return "No governors are named yet"
    if gaps:
        return f"{counted(len(gaps), 'area has', 'areas have')} no link governor"
    return "Every area has a governor"


# ---- what the forms are made of ---------------------------------------------------------------------------------------
def committees_of(school: School) -> list[Committee]:
    return list(Committee.objects.kept().filter(school=school))


def serving(school: School, *, on: date) -> list[Appointment]:
    """The appointments that run on the day or will, by name."""
    rows = Appointment.objects.filter(school=school).select_related("membership__person")
    running = [row for row in rows if row.ends_on is None or row.ends_on >= on]
    return sorted(running, key=lambda row: row.person.name)


def areas_in_order(school: School) -> list[AreaForImprovement]:
    """The areas of the current plan, whose place in the list is their number less one."""
    return list(school.areas.in_current_plan().select_related("link_governor"))


def follows(school: School, *, but: AreaForImprovement) -> dict[int, int]:
    """How many other areas each governor follows."""
    counts: dict[int, int] = {}
    rows = AreaForImprovement.objects.kept().filter(school=school).exclude(pk=but.pk)
    for pk in rows.exclude(link_governor=None).values_list("link_governor", flat=True):
        counts[pk] = counts.get(pk, 0) + 1
    return counts


def usual_term(on: date) -> dict:
    """A term of office from today, of four years."""
    try:
        end = on.replace(year=on.year + 4) - timedelta(days=1)
    except ValueError:  # 29 February, and no leap year four years on
        end = date(on.year + 4, 2, 28)
    return {"starts_on": on, "ends_on": end}
