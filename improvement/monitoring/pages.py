"""The pages of monitoring: what is planned, missed and done in a term, and one record."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse

from improvement.actions.models import Action
from improvement.actions.pages import history
from improvement.areas.models import Activity, AreaForImprovement
from improvement.monitoring import details
from improvement.monitoring.freshness import HALVES, SAYS, half_term_of, ordinal
from improvement.monitoring.models import MonitoringActivity, MonitoringActivityQuerySet
from improvement.targets.models import TermlyTarget
from schools.access import AnyUser, Capability, Rule, can, rules_of, standing
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.half_terms import HalfTerm
from schools.drawings.strip import Stone, dated_strip
from schools.models import Event, School
from schools.web.addresses import address
from schools.web.forms import CairnForm
from schools.words import listed, lower_first

MISSED, PLANNED, DONE = "missed", "planned", "done"
STONES = {MISSED: "late", PLANNED: "open", DONE: "full"}
BACK, AHEAD = 3, 1


# ---- what a person may look at --------------------------------------------------------------------------------------
def open_to(user: AnyUser, school: School, row: MonitoringActivity | None = None) -> tuple[list, list]:
    """The areas and running actions on which this person may plan or record monitoring, with those that `row` looks at
    already: two queries."""
    areas = list(school.areas.in_current_plan())
    actions = list(
        school.actions.kept()
        .filter(area__in=areas)
        .exclude(activity=Activity.STOPPED)
        .select_related("area")
        .order_by("area", "order", "pk")
    )
    places = {area.pk: number for number, area in enumerate(areas)}
    actions.sort(key=lambda action: places[action.area_id])
    kept_areas, kept_actions = (set(row.areas.all()), set(row.actions.all())) if row else (set(), set())
    areas = [area for area in areas if area in kept_areas or can(user, Capability.ADD_MONITORING, area)]
    actions = [
        action for action in actions if action in kept_actions or can(user, Capability.ADD_MONITORING, action)
    ]
    return areas + list(kept_areas - set(areas)), actions + list(kept_actions - set(actions))


def may_add_somewhere(user: AnyUser, school: School, open_areas: list, open_actions: list) -> bool:
    """May this person plan or record monitoring of anything here?"""
    return can(user, Capability.ADD_MONITORING, school) or bool(open_areas or open_actions)


def may_change(user: AnyUser, row: MonitoringActivity) -> bool:
    """May this person change the record here? Visits of governors are changed on the board's pages only, those of
    advisers on the page of their note."""
    return not row.is_governors and not row.is_advisers and can(user, Capability.ADD_MONITORING, row)


def feedable(
    user: AnyUser, school: School, on: date, row: MonitoringActivity | None = None
) -> list[TermlyTarget]:
    """The targets of this term and the last that this person may give an actual to; and the one `row` feeds. Usual term
    dates are near enough to say which to offer."""
    if not rules_of(user, Capability.EDIT_TARGETS, school):
        return []
    now = ordinal(half_term_of(on, SchoolCalendar())) // 2
    near = Q()
    for term in (now - 1, now):
        near |= Q(academic_year=term // 3, season=HALVES[term % 3 * 2][0])
    if row and row.feeds_id:
        near |= Q(pk=row.feeds_id)
    targets = (
        TermlyTarget.objects.filter(
            near,
            school=school,
            series__removed_at=None,
            series__measure__removed_at=None,
            series__measure__area__removed_at=None,
        )
        .exclude(series__measure__shape__in=["narrative", "yes_no"])
        .select_related("series__measure__area")
        .order_by("series__measure__area", "series__measure", "series", "academic_year", "pk")
    )
    found = list(targets)
    for target in found:
        target.series.measure.school = target.series.measure.area.school = school
    return [target for target in found if can(user, Capability.EDIT_TARGETS, target.series.measure)]


# ---- the page of a term ---------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class MonitoringLine:
    """One act of monitoring in the list: the number is that of its stone on the strip."""

    number: int
    row: MonitoringActivity
    state: str
    day: date
    late: str
    areas: str
    short: str
    says: str
    says_words: str
    may_add: bool

    @property
    def stone(self) -> str:
        return STONES[self.state]


@dataclass(frozen=True)
class Choices:
    """What the page may be narrowed to, and what it is narrowed to now."""

    areas: Sequence[AreaForImprovement]
    terms: list[tuple[str, str]]
    area: int | None
    kind: str
    term: str

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return MonitoringActivity.Kind.choices

    @property
    def narrowed(self) -> bool:
        return bool(self.area or self.kind)


def for_monitoring(school: School, *, user: AnyUser, on: date, asked: Mapping[str, str]) -> dict:
    """The term's monitoring as far as this person may know it. `asked` is what the address asks for (area, kind,
    term); what makes no sense in it is left out."""
    calendar = SchoolCalendar.of(school)
    running = Action.objects.kept().exclude(activity=Activity.STOPPED)
    own = running.filter(area=OuterRef("pk"), owner__in=standing(user, school).person_ids)
    areas = list(school.areas.in_current_plan().annotate(holds_own=Exists(own)))
    choices = _choices(areas, calendar, on, asked)
    halves = _halves(calendar, choices.term)
    this_term = choices.term == _key(_term_now(calendar, on))
    reads = bool(rules_of(user, Capability.READ_MONITORING, school))
    lines = _lines(school, user, on, calendar, choices, halves, this_term) if reads else []
    groups = {state: [line for line in lines if line.state == state] for state in (MISSED, PLANNED, DONE)}
    sums = sums_of(school, areas, halves)
    term_words = f"{halves[0].season} term"
    return {
        "school": school,
        "on": on,
        "reads": reads,
        "own_only": rules_of(user, Capability.READ_MONITORING, school) == {Rule.OWN},
        "not_lessons": rules_of(user, Capability.READ_MONITORING, school) == {Rule.NOT_LESSONS},
        "choices": choices,
        "this_term": this_term,
        "term_words": term_words,
        "place": calendar.describe(on),
        **groups,
        "sums": [row for row in sums if choices.area in (None, row.area.pk)],
        "headline": _headline(groups, this_term, term_words) if reads else _sums_headline(sums, term_words),
        "strip": _strip(halves, lines, on, calendar) if reads else "",
        "may_add": _may_add(user, school, areas),
        "may_write_note": can(user, Capability.WRITE_VISIT_NOTE, school),
        "reads_notes": bool(rules_of(user, Capability.READ_VISIT_NOTES, school)),
    }


def _may_add(user: AnyUser, school: School, areas: Iterable[AreaForImprovement]) -> bool:
    """By role, or because an area or an action here is their own."""
    if can(user, Capability.ADD_MONITORING, school):
        return True
    if Rule.OWN not in rules_of(user, Capability.ADD_MONITORING, school):
        return False
    return any(area.holds_own or can(user, Capability.ADD_MONITORING, area) for area in areas)


def _lines(
    school: School,
    user: AnyUser,
    on: date,
    calendar: SchoolCalendar,
    choices: Choices,
    halves: list[HalfTerm],
    this_term: bool,
) -> list[MonitoringLine]:
    inside = (halves[0].starts_on, halves[-1].ends_on)
    shown = Q(done_on__range=inside) | Q(done_on=None, planned_on__range=inside)
    if this_term:
        shown |= Q(done_on=None, planned_on__lt=on)
    rows = school.monitoring.readable_by(user, school).kept().filter(shown)
    if choices.area:
        rows = rows.filter(areas=choices.area)
    if choices.kind:
        rows = rows.filter(kind=choices.kind)
    rows = rows.select_related("by")
    by_what_it_looks_at = Rule.OWN in rules_of(user, Capability.ADD_MONITORING, school)
    lines: list[tuple[str, date, MonitoringActivity]] = []
    for row in with_all(rows) if by_what_it_looks_at else rows.prefetch_related("areas"):
        day = row.done_on or row.planned_on
        assert day  # the table holds none without a day
        lines.append((DONE if row.done_on else (MISSED if day < on else PLANNED), day, row))
    order = {MISSED: 0, PLANNED: 1, DONE: 2}
    # What was done latest is read first; what is to be done is read in the order it comes.
    lines.sort(
        key=lambda line: (
            order[line[0]],
            -line[1].toordinal() if line[0] == DONE else line[1].toordinal(),
            line[2].pk,
        )
    )
    return [
        MonitoringLine(
            number=number,
            row=row,
            state=state,
            day=day,
            late=calendar.lateness_words(day, on) if state == MISSED else "",
            areas=listed([area.title for area in row.areas.all()]) if row.areas.all() else "",
            short=details.in_short(row) if state == DONE else "",
            says=row.impact if state == DONE else "",
            says_words=SAYS.get(row.impact, "does not say") if state == DONE else "",
            may_add=may_change(user, row),
        )
        for number, (state, day, row) in enumerate(lines, start=1)
    ]


def with_all(rows: MonitoringActivityQuerySet) -> MonitoringActivityQuerySet:
    """With what each looks at, and whose that is: what `schools.access` asks of a record."""
    return rows.prefetch_related("areas", Prefetch("actions", Action.objects.select_related("area", "owner")))


def _headline(groups: dict[str, list[MonitoringLine]], this_term: bool, term_words: str) -> str:
    counts = [(len(groups[MISSED]), "missed"), (len(groups[PLANNED]), "planned"), (len(groups[DONE]), "done")]
    parts = [f"{count} {word}" for count, word in counts if count]
    if not parts:
        return f"No monitoring {'this term' if this_term else f'in the {term_words}'}"
    return f"{', '.join(parts)} {'this term' if this_term else f'in the {term_words}'}"


def _sums_headline(sums: list["Sum"], term_words: str) -> str:
    looked = sum(1 for row in sums if row.counts)
    if not looked:
        return f"No monitoring recorded in the {term_words}"
    return f"{looked} of {len(sums)} areas looked at in the {term_words}"


def _strip(halves: list[HalfTerm], lines: list[MonitoringLine], on: date, calendar: SchoolCalendar) -> str:
    stones = [Stone(line.day, line.number, line.state) for line in lines]
    here = f" Today: {calendar.describe(on)}." if halves[0].starts_on <= on <= halves[-1].ends_on else ""
    words = f"The weeks of the {halves[0].season} term.{here} The numbered stones are the lines of the lists that follow: filled is done, outlined is planned, red is missed."
    return dated_strip(halves, stones, on, words)


# ---- which term -----------------------------------------------------------------------------------------------------
def _term_now(calendar: SchoolCalendar, on: date) -> int:
    """The term of the day, or in a holiday the one to come."""
    half = calendar.term_of(on) or calendar.term_after(on)
    return ordinal(half) // 2


def _key(term: int) -> str:
    return f"{term // 3}-{HALVES[term % 3 * 2][0]}"


def _halves(calendar: SchoolCalendar, key: str) -> list[HalfTerm]:
    year, season = key.split("-")
    return [half for half in calendar.half_terms(int(year)) if half.season == season]


def _choices(
    areas: Sequence[AreaForImprovement], calendar: SchoolCalendar, on: date, asked: Mapping[str, str]
) -> Choices:
    now = _term_now(calendar, on)
    terms = []
    for each in range(now + AHEAD, now - BACK - 1, -1):
        year = each // 3 + (each % 3 > 0)
        name = f"{HALVES[each % 3 * 2][0].label} term {year}"
        terms.append((_key(each), f"This term, {lower_first(name)}" if each == now else name))
    area = next((area.pk for area in areas if str(area.pk) == asked.get("area")), None)
    kind, term = asked.get("kind", ""), asked.get("term", "")
    kind = kind if kind in MonitoringActivity.Kind.values else ""
    return Choices(areas, terms, area, kind, term if term in dict(terms) else _key(now))


# ---- sums -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Sum:
    """An area's monitoring as sums: how many of each kind in the term, the latest day ever, and what each kind said
    last, without a word of any record."""

    area: AreaForImprovement
    number: int
    counts: list[tuple[str, int]]
    latest: date | None
    says: list[tuple[str, str, str]]  # kind, impact, words

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


def sums_of(school: School, areas: Sequence[AreaForImprovement], halves: list[HalfTerm]) -> list[Sum]:
    """For each area what was done in these half-terms: one query."""
    first, last = halves[0].starts_on, halves[-1].ends_on
    through = MonitoringActivity.areas.through.objects.filter(
        areaforimprovement__in=[area.pk for area in areas],
        monitoringactivity__removed_at=None,
        monitoringactivity__done_on__lte=last,
    )
    done: dict[int, list] = {area.pk: [] for area in areas}
    for pk, kind, day, impact in through.values_list(
        "areaforimprovement",
        "monitoringactivity__kind",
        "monitoringactivity__done_on",
        "monitoringactivity__impact",
    ).order_by("monitoringactivity__done_on", "monitoringactivity"):
        done[pk].append((kind, day, impact))
    rows = []
    for number, area in enumerate(areas, start=1):
        inside = [each for each in done[area.pk] if each[1] >= first]
        counted = Counter(kind for kind, _, _ in inside)
        said = {kind: impact for kind, _, impact in inside if impact}
        kinds = [(kind, label) for kind, label in MonitoringActivity.Kind.choices if counted[kind]]
        rows.append(
            Sum(
                area=area,
                number=number,
                counts=[(kind_words(label, counted[kind]), counted[kind]) for kind, label in kinds],
                latest=done[area.pk][-1][1] if done[area.pk] else None,
                says=[(label, said[kind], SAYS[said[kind]]) for kind, label in kinds if kind in said],
            )
        )
    return rows


def kind_words(label: str, count: int) -> str:
    """«interview», «work scrutinies»."""
    word = lower_first(label)
    return (
        word
        if count == 1
        else (f"{word[:-1]}ies" if word.endswith("y") and not word.endswith("ey") else f"{word}s")
    )


# ---- one record -----------------------------------------------------------------------------------------------------
def for_activity(row: MonitoringActivity, *, user: AnyUser, on: date) -> dict:
    """One act of monitoring, planned or recorded, with all it says."""
    calendar = SchoolCalendar.of(row.school)
    missed = row.done_on is None and row.planned_on is not None and row.planned_on < on
    return {
        "school": row.school,
        "row": row,
        "state": DONE if row.done_on else (MISSED if missed else PLANNED),
        "late": calendar.lateness_words(row.planned_on or on, on) if missed else "",
        "short": details.in_short(row),
        "lines": list(details.lines(row)),
        "says_words": SAYS.get(row.impact, ""),
        "history": history(Event.objects.filter(target_type="monitoringactivity", target_id=row.pk)[:8]),
        "may_add": may_change(user, row),
        "edit_url": reverse("monitoring_edit", args=[row.school.urn, row.pk]),
        "note_url": _note_url(row, user),
        "record_url": reverse("monitoring_record", args=[row.school.urn, row.pk]),
        "on": on,
    }


def _note_url(row: MonitoringActivity, user: AnyUser) -> str:
    """Where the note of an adviser's visit is, for those who may read it."""
    if not row.is_advisers:
        return ""
    note = row.school.visit_notes.readable_by(user, row.school).filter(activity=row).first()
    return address("visit_note", row.school.urn, note.pk) if note else ""


def for_form(school: School, *, form: CairnForm, row: MonitoringActivity | None = None) -> dict:
    """What a form of monitoring is shown with."""
    cancel_url = row.get_absolute_url() if row else reverse("monitoring", args=[school.urn])
    return {"school": school, "form": form, "row": row, "cancel_url": cancel_url}


def for_plan_form(school: School, *, form: CairnForm, on: date) -> dict:
    """The same for a new plan, with where in the term we are."""
    calendar = SchoolCalendar.of(school)
    last = calendar.previous_school_day(calendar.upcoming(on, 1)[0].ends_on)
    return for_form(school, form=form) | {
        "place": calendar.describe(on),
        "ends": dates.day_words(last, beside=on),
    }
