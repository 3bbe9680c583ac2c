"""The packs of the story: the one the full board read before its last meeting, as it was sent, and the draft for its
next, with questions chosen and decisions wanted."""

from datetime import date

from config.demo.board import last_meeting, next_meeting
from config.demo.days import Days
from config.demo.diary import Diary
from governance.dashboards.packs import suggested
from governance.models import Meeting
from governance.workflow import packs
from schools import dates

CHOSEN = 5
FIRST = [
    "Agree to report figures each term, not only in summer. Three of five areas were measured once a year.",
]
NEXT = [
    "Agree £2,400 for six more coaching days in mathematics. The first six days moved two classes of four.",
    "Name a deputy for the safeguarding link. The external review asks for two people ready for every key role.",
]


class Packing:
    """Sends the one and prepares the other."""

    def __init__(self, place, diary: Diary):
        self.board = place.board
        self.diary = diary

    def tell(self) -> None:
        if self.board is None:
            return
        days = Days(self.diary.today)
        self.diary.on(days.ago(35), lambda: self.sending(last_meeting(days)))
        self.diary.on(days.ago(1), lambda: self.preparing(next_meeting(days), NEXT))

    def by(self):
        return self.diary.user(self.board.clerk)

    def meeting(self, day: date) -> Meeting:
        meetings = Meeting.objects.select_related("school", "committee")
        return meetings.get(school=self.diary.school, held_on=day, committee=None)

    def preparing(self, day: date, decisions: list[str]):
        meeting, on = self.meeting(day), dates.today()
        chosen = suggested(meeting, on=on)[:CHOSEN]
        version = packs.pack_of(meeting).version
        return packs.prepare(
            meeting, by=self.by(), on=on, version=version, prompts=chosen, decisions=decisions
        )

    def sending(self, day: date):
        pack = self.preparing(day, FIRST)
        packs.send(self.meeting(day), by=self.by(), on=dates.today(), version=pack.version)
