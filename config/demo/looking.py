"""The monitoring of the story, entered in a diary."""

from collections.abc import Callable
from datetime import date

from config.demo.diary import Diary
from config.demo.monitoring import Look
from config.demo.script import BLUE, GREEN, Deed, Place, Said
from improvement.models import MonitoringActivity
from improvement.workflow import context, monitoring
from schools import dates

# What those who rated an action without a look of the story had looked at.
USUAL = ("work_scrutiny", "learning_walk", "interview")
USUAL_DETAILS: dict[str, dict] = {
    "work_scrutiny": {"high": 4, "middle": 4, "low": 4},
    "learning_walk": {"classes": 6},
    "interview": {"spoken_to": 8, "group": "Eight pupils, two from each year group"},
}


class Looking:
    """Enters what a school looks at. `story` knows its areas, actions and people by name."""

    def __init__(self, place: Place, diary: Diary, story):
        self.place, self.diary, self.story = place, diary, story

    def tell(self) -> None:
        for day, text in self.place.context:
            self.diary.on(day, self.noting(day, text))
        for look in self.place.looks:
            if look.on is None:
                assert look.planned_at, look
                self.diary.on(look.planned_at, self.planning(look))
            else:
                self.diary.on(look.on, self.recording(look))
        self.rest()

    def rest(self) -> None:
        """Nobody says that an action works without having looked: the looks that the story does not tell."""
        count = 0
        for aim in self.place.aims:
            for deed in aim.deeds:
                for said in deed.notes:
                    if said.impact in (GREEN, BLUE) and not self.looked_at(deed, said.on):
                        self.diary.on(said.on, self.recording(self.usual(deed, said, count)))
                        count += 1
                        break

    def looked_at(self, deed: Deed, by_then: date) -> bool:
        return any(deed.title in look.deeds and look.on and look.on <= by_then for look in self.place.looks)

    def usual(self, deed: Deed, said: Said, count: int) -> Look:
        kind = USUAL[count % len(USUAL)]
        return Look(kind, said.by, f"{deed.title}: does it help?", deeds=[deed.title], on=said.on, says="green",
                    details=USUAL_DETAILS[kind], strengths=said.text)  # fmt: skip

    # ---- what they do -----------------------------------------------------------------------------------------------
    def of(self, look: Look) -> dict:
        return {
            "areas": [self.story.areas[title] for title in look.aims],
            "actions": [self.story.actions[title] for title in look.deeds],
            "person": self.diary.people[look.by],
            "focus": look.focus,
        }

    def found(self, look: Look) -> dict:
        details = {name: value for name, value in look.details.items() if value is not None}
        words = {name: getattr(look, name) for name in ("sample", "strengths", "to_develop", "follow_up")}
        return words | {"details": details, "impact": look.says}

    def planning(self, look: Look) -> Callable[[], None]:
        def plan() -> None:
            by, on = self.story.by(look.entered or look.by), dates.today()
            given: dict = {"planned_on": look.planned, "sample": look.sample, "rhythm": look.rhythm}
            monitoring.plan_monitoring(
                self.diary.school, by=by, on=on, kind=look.kind, **given, **self.of(look)
            )

        return plan

    def recording(self, look: Look) -> Callable[[], None]:
        def record() -> None:
            by, on = self.story.by(look.entered or look.by), dates.today()
            given = {"done_on": on} | self.of(look) | self.found(look)
            if not look.series:
                monitoring.record_monitoring(self.diary.school, by=by, on=on, kind=look.kind, **given)
                return
            row = self.planned(look)
            if row is None:
                row = monitoring.plan_monitoring(
                    self.diary.school,
                    by=by,
                    on=on,
                    kind=look.kind,
                    planned_on=on,
                    rhythm=look.rhythm,
                    **self.of(look),
                )
            monitoring.record_planned(row, by=by, on=on, version=row.version, **given)

        return record

    def planned(self, look: Look) -> MonitoringActivity | None:
        """What recording the last one of the series has planned."""
        rows = MonitoringActivity.objects.planned().filter(
            school=self.diary.school, kind=look.kind, focus=look.focus
        )
        return rows.exclude(rhythm="").first()

    def noting(self, day: date, text: str) -> Callable[[], None]:
        def note() -> None:
            by = self.story.by(self.story.head)
            context.add_context(self.diary.school, by=by, on=dates.today(), happened_on=day, text=text)

        return note
