"""What a school measures: its targets, the actuals that the leaders enter each term, its success criteria."""

from demo.days import Back
from demo.engine.days import Days
from demo.engine.diary import Diary
from demo.stories import CriterionStory, GroupStory, MeasureStory
from improvement.models import TermlyTarget
from improvement.targets import figures, rules
from improvement.targets import workflow as targets
from improvement.targets.criteria import workflow as criteria
from schools.days import dates
from schools.days.school_terms import SchoolTerm
from schools.models import User

# When the actuals of the term so many before this one were entered: early in the half-term after the one told of, and
# for this term a third of the way into the half-term that is going on.
ENTRY_DAYS = {2: Back(3, 0.05), 1: Back(1, 0.05), 0: Back(0, 0.35)}


def enter(diary: Diary) -> None:
    for measure in diary.story.measures:
        diary.on(measure.added, _add, measure)
    for criterion in diary.story.criteria:
        diary.on(criterion.added, _add_criterion, criterion)
        if criterion.met_on:
            diary.on(criterion.met_on, _judge_criterion, criterion)
    for terms_ago, day in ENTRY_DAYS.items():
        if diary.story.measures:
            diary.on(day, _enter_actuals, terms_ago)


def _term(days: Days, terms_ago: int) -> SchoolTerm:
    """The term so many before today's; below zero, after it."""
    return SchoolTerm.numbered(SchoolTerm.at(days.today, days.calendar).number - terms_ago)


def _leader(diary: Diary, area: str) -> User:
    return diary.writer(next(each.leader for each in diary.story.areas if each.title == area))


def _add(diary: Diary, story: MeasureStory) -> None:
    on = dates.today()
    diary.measures[story.name] = targets.add_measure(
        diary.areas[story.area],
        by=_leader(diary, story.area),
        on=on,
        name=story.name,
        about=story.about,
        shape=story.shape,
        source=story.source,
        out_of=story.out_of,
        baseline_on=on,
        groups=[_group(diary, story, group) for group in story.groups],
    )


def _group(diary: Diary, story: MeasureStory, group: GroupStory) -> rules.GroupGiven:
    planned = {
        _term(diary.days, story.first - place): figures.read(target, story.shape, story.out_of)
        for place, (target, _) in enumerate(group.terms)
    }
    start = figures.read(group.start, story.shape, story.out_of)
    return rules.GroupGiven(group.year, group.pupils, group.size, start, planned)


def _enter_actuals(diary: Diary, terms_ago: int) -> None:
    """Each leader enters what there is for the term, for the own area."""
    on = dates.today()
    for story in diary.story.measures:
        place = story.first - terms_ago
        if place < 0:
            continue
        reached = [group.terms[place][1] for group in story.groups]
        entries = [
            targets.Entry(row, row.version, figures.read(figure, story.shape, story.out_of))
            for row, figure in zip(_rows(diary, story, terms_ago), reached, strict=False)
            if figure is not None
        ]
        targets.enter_actuals(entries, by=_leader(diary, story.area), on=on, found_on=on)


def _rows(diary: Diary, story: MeasureStory, terms_ago: int) -> list[TermlyTarget]:
    term = _term(diary.days, terms_ago)
    rows = TermlyTarget.objects.filter(
        series__measure=diary.measures[story.name],
        academic_year=term.academic_year,
        season=term.season,
    )
    return list(rows.select_related("series__measure__area", "school").order_by("series"))


def _add_criterion(diary: Diary, story: CriterionStory) -> None:
    diary.criteria[story.text] = criteria.add_criterion(
        diary.areas[story.area],
        by=_leader(diary, story.area),
        on=dates.today(),
        text=story.text,
        term=_term(diary.days, story.terms_ago),
        measure=diary.measures.get(story.measure),
    )


def _judge_criterion(diary: Diary, story: CriterionStory) -> None:
    row = diary.criteria[story.text]
    criteria.edit_criterion(
        row,
        by=_leader(diary, story.area),
        on=dates.today(),
        version=row.version,
        text=row.text,
        term=SchoolTerm.of(row),
        measure=row.measure,
        met=story.met,
    )
