"""What a measure and its groups must keep to. Pure: the form shows each sentence beside its box, the workflow refuses
with the same one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from improvement.targets import figures
from improvement.targets.figures import NOTHING, Figure
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm
from schools.words import fold


@dataclass(frozen=True)
class GroupGiven:
    """One group of a measure as it was typed: `series` is the id of one there already. `remove` takes it out."""

    year_group: str = ""
    pupil_group: str = ""
    cohort: int | None = None
    baseline: Figure = NOTHING
    targets: dict[SchoolTerm, Figure] = field(default_factory=dict)
    series: int | None = None
    remove: bool = False

    @property
    def names(self) -> tuple[str, str]:
        return fold(self.year_group), fold(self.pupil_group)

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.year_group, self.pupil_group))) or "all pupils"


def of_measure(
    *, shape: str, out_of: int | None, baseline_on: date | None, on: date
) -> Iterator[tuple[str, str]]:
    """(field, sentence) for each thing to put right in the measure itself."""
    if shape == figures.N_OF_M and not out_of:
        yield "out_of", "Enter of how many, such as 12 for 9 of 12"
    if baseline_on and baseline_on > on:
        yield "baseline_on", "The start is measured already: its day cannot be still to come"


def of_groups(
    groups: Sequence[GroupGiven], *, shape: str, baseline_on: date | None, calendar: SchoolCalendar
) -> Iterator[tuple[int | None, str | SchoolTerm, str]]:
    """(number of the group, part, sentence) for each thing to put right in the groups; no number for all of them."""
    kept = [(number, group) for number, group in enumerate(groups) if not group.remove]
    if not kept:
        yield None, "year_group", "Keep at least one group: without one there is nothing to measure"
    seen: set[tuple[str, str]] = set()
    for number, group in kept:
        if group.names in seen:
            yield number, "year_group", f"There are two groups for {group.words}. Change one of them"
        seen.add(group.names)
        if group.cohort is not None and group.cohort < 1:
            yield number, "cohort", "A group has at least one pupil. Enter how many, or leave it empty"
        if group.pupil_group and group.cohort is None:
            yield (
                number,
                "cohort",
                "Enter how many pupils are in this group, so that a small one can be hidden",
            )
        if group.baseline and not baseline_on:
            yield None, "baseline_on", "Enter the day of the start figures"
        for term, target in group.targets.items():
            if target and baseline_on and term.ends_on(calendar) <= baseline_on:
                end = dates.full_day(term.ends_on(calendar))
                yield (
                    number,
                    term,
                    f"The {term.words} ended on {end}, before the start was measured. Leave this target out",
                )


def of_actual(
    term: SchoolTerm, found_on: date | None, *, on: date, calendar: SchoolCalendar
) -> Iterator[tuple[str, str]]:
    """(field, sentence) for what is wrong with an actual of this term, found on this day."""
    start = term.starts_on(calendar)
    if start > on:
        yield (
            "term",
            f"The {term.words} begins on {dates.day_words(start, beside=on)}. Enter its actuals after that",
        )
    if found_on and found_on > on:
        yield "found_on", "These figures are of a day still to come. Correct the day"
    elif found_on and found_on < start <= on:
        yield (
            "found_on",
            f"The {term.words} began on {dates.day_words(start, beside=on)}. Correct the day of the figures",
        )
