"""The reminder that a term's actuals are wanted: in the last week of the term, to the leader of each area that has a
target without one; once an area and term. `improvement.reminders` gathers it with the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from improvement.models import AreaForImprovement, TermlyTarget
from improvement.school_terms import SEASONS, SchoolTerm
from schools import dates
from schools.calendar import SchoolCalendar
from schools.messages import Due, Line
from schools.messages.openings import calendars
from schools.models import Membership, Notice, Role, School, Term
from schools.typical import typical_terms
from schools.words import counted

SUBJECT, KIND = "area_targets", "target_actual_wanted"
WHEN = "in the last week of a term, for an area with targets that have no actual"
RECIPIENT = "the area’s accountable leader"
ENDS = "every target of the term has its actual, or was taken away"
TITLE = "Actuals wanted by {day}: {title}"
SENTENCE = "The term ends on {day}, and its actuals are wanted ({about})"
LINK = "Enter the actuals"
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Wanted:
    """An area, and a term of it that wants actuals."""

    area: AreaForImprovement
    term: SchoolTerm
    count: int


def due(on: date) -> Iterator[Due]:
    """What is wanted in the schools in whose last week of term the day lies: as many queries for one as for a
    thousand."""
    terms = _ending(on)
    if not terms:
        return
    wanted = _wanted(TermlyTarget.objects.filter(_of(terms)))
    openings = calendars({each.area.school_id for each in wanted}, on)
    here = _people(wanted, on)
    for each in wanted:
        calendar = openings[each.area.school_id]
        person = here.get(each.area.leader_id) or here.get(("head", each.area.school_id))
        if person and is_last_week(each.term, on, calendar) and calendar.is_school_day(on):
            end = each.term.ends_on(calendar)
            yield Due(
                person, each.area.school_id, KIND, SUBJECT, each.area.pk, end, _words(SENTENCE, each, end, on)
            )


def is_last_week(term: SchoolTerm, on: date, calendar: SchoolCalendar) -> bool:
    first, last = calendar.last_week(term.academic_year, term.season)
    return first <= on <= last


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


def _wanted(targets) -> list[Wanted]:
    """The areas whose targets lack actuals, each term of each once."""
    rows = (
        targets.filter(Q(target__isnull=False) | ~Q(target_words=""), actual=None, actual_words="")
        .filter(
            series__removed_at=None, series__measure__removed_at=None, series__measure__area__removed_at=None
        )
        .filter(school__status=School.Status.OPEN)
        .select_related("series__measure__area__school", "series__measure__area__leader")
        .order_by("series__measure__area", "academic_year", "pk")
    )
    found: dict[tuple, list] = {}
    for row in rows:
        found.setdefault((row.series.measure.area_id, SchoolTerm.of(row)), []).append(row)
    return [Wanted(rows[0].series.measure.area, term, len(rows)) for (_, term), rows in found.items()]


def _people(wanted: list[Wanted], on: date) -> dict:
    """Leaders who are here, and for each school who stands in for one who has left: the headteacher."""
    leaders = {each.area.leader_id for each in wanted} - {None}
    schools = {each.area.school_id for each in wanted}
    if not schools:
        return {}
    live = Membership.objects.live(on)
    here: dict = {
        person: person for person in live.filter(person__in=leaders).values_list("person", flat=True)
    }
    heads = live.filter(role=Role.HEADTEACHER, person__school__in=schools).order_by("-pk")
    return here | {
        ("head", school): person for school, person in heads.values_list("person__school", "person")
    }


def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """For each notice of wanted actuals its line, or why nobody need be told any more."""
    ours = [notice for notice in notices if notice.subject_type == SUBJECT]
    if not ours:
        return {}
    years = {notice.due_on.year for notice in ours}
    terms = {
        SchoolTerm(year, str(season)) for each in years for year in (each - 1, each) for season in SEASONS
    }
    areas = {notice.subject_id for notice in ours}
    wanted = _wanted(TermlyTarget.objects.filter(_of(terms), series__measure__area__in=areas))
    openings = calendars({each.area.school_id for each in wanted}, on)
    by_day = {(each.area.pk, each.term.ends_on(openings[each.area.school_id])): each for each in wanted}
    here = _people(wanted, on)
    described: dict[int, Line | str] = {}
    for notice in ours:
        each = by_day.get((notice.subject_id, notice.due_on))
        described[notice.pk] = _told(notice, each, here, openings, on)
    return described


def _told(notice, each: Wanted | None, here, openings, on) -> Line | str:
    if each is None:
        return "nothing is wanted any more, or the term ends on another day"
    if not is_last_week(each.term, on, openings[each.area.school_id]):
        return "the term is over"
    person = here.get(each.area.leader_id) or here.get(("head", each.area.school_id))
    if person != notice.person_id:
        return f"{notice.person.name} no longer answers for it"
    path = f"{reverse('actuals', args=[each.area.school.urn])}?term={each.term.key}"
    title, sentence = (_words(words, each, notice.due_on, on) for words in (TITLE, SENTENCE))
    return Line(title, sentence, path, LINK)


def _words(template: str, each: Wanted, end: date, on: date) -> str:
    about = f"area {each.area.title}, {counted(each.count, 'target')} of the {each.term.words}"
    said = {"title": each.area.title, "day": dates.day_words(end, beside=on), "about": about}
    return template.format(**{name: " ".join(words.split()) for name, words in said.items()})
