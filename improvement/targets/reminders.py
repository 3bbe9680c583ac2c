"""Who is told that a term's actuals are wanted: in the last week of the term the leader of each area that has a target
without one; once an area and term."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from improvement.areas.models import AreaForImprovement
from improvement.targets.models import TermlyTarget, TermlyTargetQuerySet, actuals_url
from schools.days import dates
from schools.days.school_terms import SEASONS, SchoolTerm
from schools.days.typical import typical_terms
from schools.models import Notice, School, Term
from schools.reminders import Kind, People, Told
from schools.words import counted

SUBJECT, KIND = "area_targets", "target_actual_wanted"
WEEK = timedelta(days=7)
KINDS = {
    KIND: Kind(
        "in the last week of a term, for an area with targets that have no actual",
        "the area’s accountable leader; while they have no e-mail address its second person, else the headteacher",
        "every target of the term has its actual, or was taken away",
        "Actuals wanted by {day}: {title}",
        "The term ends on {day}, and its actuals are wanted ({about})",
        "Enter the actuals",
    )
}


@dataclass(frozen=True)
class ActualsWanted:
    """An area, and how many actuals each term of it wants."""

    area: AreaForImprovement
    wanted: Counter[SchoolTerm]

    @property
    def pk(self) -> int:
        return self.area.pk

    @property
    def school_id(self) -> int:
        return self.area.school_id


def rows_on(on: date, until: date) -> Iterable[ActualsWanted]:
    terms = _ending(on)
    return _rows(TermlyTarget.objects.filter(_of(terms))) if terms else []


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[ActualsWanted]:
    years = {year for notice in notices for year in (notice.due_on.year - 1, notice.due_on.year)}
    terms = {SchoolTerm(year, str(season)) for year in years for season in SEASONS}
    areas = {notice.subject_id for notice in notices}
    return _rows(TermlyTarget.objects.filter(_of(terms), series__measure__area__in=areas))


def _ending(on: date) -> set[SchoolTerm]:
    """The terms that end within the week, in any school by its own dates or by the usual ones."""
    own = Term.objects.filter(half=2, ends_on__range=(on, on + WEEK)).order_by()
    found = {
        SchoolTerm(year, season) for year, season in own.values_list("academic_year", "season").distinct()
    }
    for half in typical_terms(dates.academic_year(on)):
        if half.half == 2 and on <= half.ends_on <= on + WEEK:
            found.add(SchoolTerm(dates.academic_year(on), str(half.season)))
    return found


def _of(terms: set[SchoolTerm]) -> Q:
    where = Q(pk__in=[])
    for term in terms:
        where |= Q(academic_year=term.academic_year, season=term.season)
    return where


def _rows(targets: TermlyTargetQuerySet) -> Iterable[ActualsWanted]:
    """The areas of those of these targets that lack their actual."""
    lacking = (
        targets.without_actual()
        .filter(school__status=School.Status.OPEN)
        .select_related("series__measure__area__school")
        .order_by("series__measure__area", "academic_year", "pk")
    )
    rows: dict[int, ActualsWanted] = {}
    for target in lacking:
        area = target.series.measure.area
        rows.setdefault(area.pk, ActualsWanted(area, Counter())).wanted[SchoolTerm.of(target)] += 1
    return rows.values()


def told(row: ActualsWanted, on: date, people: People) -> list[Told]:
    """The second person stands in for a leader who is there and has no address. A leader who has left leaves a place to
    fill, which is for the headteacher to hear of."""
    calendar, area = people.calendar(row.school_id), row.area
    second = area.second_person_id if people.is_here(area.leader_id) else None
    person = people.who_answers(row.school_id, area.leader_id, second)
    found = []
    for term, count in row.wanted.items():
        first, last = calendar.last_week(term.academic_year, term.season)
        if person and first <= on <= last:
            end = term.ends_on(calendar)
            about = f"area {area.title}, {counted(count, 'target')} of the {term.words}"
            said: dict[str, str | date] = {"title": area.title, "day": end, "about": about}
            path = actuals_url(area.school, term)
            found.append(Told(person, KIND, end, path, said))
    return found


def why_not(notice: Notice, row: ActualsWanted | None, told: list[Told], on: date) -> str:
    if row is not None and any(one.due_on == notice.due_on for one in told):
        return f"{notice.person.name} no longer answers for it"
    if row is not None and notice.due_on < on:
        return "the term is over"
    return "nothing is wanted any more, or the term ends on another day"
