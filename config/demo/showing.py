"""The evidence of the story, entered in a diary."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from config.demo.diary import Diary
from config.demo.evidence import Item
from config.demo.script import Place
from improvement.models import Evidence
from improvement.workflow import evidence
from schools import dates, files


class Showing:
    """Enters what a school can show. `story` knows its areas, actions and people by name."""

    def __init__(self, place: Place, diary: Diary, story):
        self.place, self.diary, self.story = place, diary, story
        self.items: dict[str, Evidence] = {}

    def tell(self) -> None:
        for item in self.place.evidence:
            self.diary.on(item.added, self.adding(item))
            if item.newer:
                self.diary.on(item.newer.added, self.replacing(item, item.newer))

    def adding(self, item: Item) -> Callable[[], None]:
        def add() -> None:
            by = self.story.by(item.by)
            titles = (
                (self.story.areas[title] for title in item.aims),
                (self.story.actions[title] for title in item.deeds),
            )
            self.items[item.title] = evidence.add_evidence(
                self.diary.school,
                by=by,
                on=dates.today(),
                form="file" if item.file else ("link" if item.url else "note"),
                title=item.title,
                source=item.source,
                represents_on=item.day,
                things=[thing for things in titles for thing in things],
                held=self.sent(item, by),
                url=item.url,
                text=item.text,
                shown_to_board=item.board,
                shared_with_adviser=item.adviser,
            )

        return add

    def replacing(self, item: Item, newer: Item) -> Callable[[], None]:
        def replace() -> None:
            old, by = self.items[item.title], self.story.by(newer.by)
            self.items[item.title] = evidence.revise_evidence(
                old,
                by=by,
                on=dates.today(),
                version=old.version,
                represents_on=newer.day,
                held=self.sent(newer, by),
            )

        return replace

    def sent(self, item: Item, by) -> files.Held | None:
        if item.file is None:
            return None
        name, content = item.file
        return files.receive(SimpleUploadedFile(name, content), school=self.diary.school, user=by)
