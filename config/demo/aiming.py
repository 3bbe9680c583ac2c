"""The targets of the story, entered in a diary."""

from collections.abc import Callable

from config.demo.days import Days
from config.demo.diary import Diary
from config.demo.targets import Counted, Group, Wish, entry_days, term_ago
from improvement import figures, measure_rules
from improvement.models import Measure, SuccessCriterion, TermlyTarget
from improvement.school_terms import SchoolTerm
from improvement.workflow import criteria, targets
from schools import dates


class Aiming:
    """Enters what a school measures. `story` knows its areas and who leads them."""

    def __init__(self, place, diary: Diary, story):
        self.place, self.diary, self.story = place, diary, story
        self.days = Days(diary.today)
        self.leaders = {aim.title: aim.leader for aim in place.aims}
        self.measures: dict[str, Measure] = {}
        self.rows_of_wishes: dict[str, SuccessCriterion] = {}

    def tell(self) -> None:
        for counted in self.place.measures:
            self.diary.on(counted.added, self.adding(counted))
        for wish in self.place.criteria:
            self.diary.on(wish.added, self.wishing(wish))
            if wish.met_on:
                self.diary.on(wish.met_on, self.meeting(wish))
        for ago, day in sorted(entry_days(self.days).items(), reverse=True):
            if self.place.measures:
                self.diary.on(day, self.entering(ago))

    def adding(self, counted: Counted) -> Callable[[], None]:
        def add() -> None:
            by, on = self.story.by(self.leaders[counted.aim]), dates.today()
            self.measures[counted.name] = targets.add_measure(
                self.story.areas[counted.aim],
                by=by,
                on=on,
                name=counted.name,
                about=counted.about,
                shape=counted.shape,
                source=counted.source,
                out_of=counted.out_of,
                lower_is_better=counted.lower_is_better,
                baseline_on=on,
                groups=[self.group(counted, group) for group in counted.groups],
            )

        return add

    def group(self, counted: Counted, group: Group) -> measure_rules.Group:
        planned = {
            term_ago(self.days, counted.first - place): figures.read(target, counted.shape, counted.out_of)
            for place, (target, _) in enumerate(group.terms)
        }
        start = figures.read(group.start, counted.shape, counted.out_of)
        return measure_rules.Group(group.year, group.pupils, group.size, start, planned)

    def entering(self, ago: int) -> Callable[[], None]:
        """Each leader enters what there is for the term, for the own area."""

        def enter() -> None:
            term = term_ago(self.days, ago)
            for counted in self.place.measures:
                place = counted.first - ago
                if place < 0:
                    continue
                reached = [group.terms[place][1] for group in counted.groups]
                entries = [
                    targets.Entry(row, row.version, figures.read(figure, counted.shape, counted.out_of))
                    for row, figure in zip(self.rows(counted, term), reached, strict=False)
                    if figure is not None
                ]
                by = self.story.by(self.leaders[counted.aim])
                targets.enter_actuals(entries, by=by, on=dates.today(), found_on=dates.today())

        return enter

    def rows(self, counted: Counted, term: SchoolTerm) -> list[TermlyTarget]:
        measure = self.measures[counted.name]
        rows = TermlyTarget.objects.filter(
            series__measure=measure, academic_year=term.academic_year, season=term.season
        )
        return list(rows.select_related("series__measure__area", "school").order_by("series"))

    def wishing(self, wish: Wish) -> Callable[[], None]:
        def add() -> None:
            measure = self.measures.get(wish.measure)
            by = self.story.by(self.leaders[wish.aim])
            term = term_ago(self.days, wish.ago)
            self.rows_of_wishes[wish.text] = criteria.add_criterion(
                self.story.areas[wish.aim],
                by=by,
                on=dates.today(),
                text=wish.text,
                term=term,
                measure=measure,
            )

        return add

    def meeting(self, wish: Wish) -> Callable[[], None]:
        def meet() -> None:
            row = self.rows_of_wishes[wish.text]
            by = self.story.by(self.leaders[wish.aim])
            criteria.edit_criterion(
                row,
                by=by,
                on=dates.today(),
                version=row.version,
                text=row.text,
                term=SchoolTerm.of(row),
                measure=row.measure,
                met=wish.met,
            )

        return meet
