"""What the adviser said of Saltmarsh's evidence, and what the school replied; the newest items wait."""

from dataclasses import dataclass
from datetime import date

from config.demo.days import Days
from config.demo.diary import Diary
from config.demo.people import address
from config.demo.script import Place
from improvement.models import EvidenceCheck, EvidenceLink
from improvement.workflow import checks, requests
from schools import dates
from schools.models import User

ADVISER, OF = "Robert Kelso", "Westmarch"


@dataclass(frozen=True)
class Said:
    """A verdict on an item, and the school's reply where there was one."""

    title: str
    on: date
    verdict: str
    reason: str = ""
    replied: date | None = None
    reply: str = ""


@dataclass(frozen=True)
class Asked:
    """Evidence asked for of an action."""

    action: str
    on: date
    what: str
    wanted_by: date


def said(d: Days) -> list[Said]:
    return [
        Said("Pupil survey, mathematics", d.back(2, 0.5), "not_yet", "It says half can explain. Ask the same question again once the coach has worked a term.",
             d.back(2, 0.9), "Agreed. The same question is asked in the last week of term."),
        Said("Catch-up in Year 6: entry and exit scores", d.back(1, 0.5), "enough", "Measured before and after, with the three who did not gain."),
        Said("Moderation with two schools: what we agreed", d.back(1, 0.9), "enough", "Three schools, 36 pieces, and the disagreements are named."),
        Said("Calculation policy, with dated samples", d.back(1, 0.9), "seen"),
        Said("Staff survey: do the model texts help?", d.back(1, 0.9), "not_yet", "Staff like them. What do pupils’ pieces show?"),
    ]  # fmt: skip


def asked(d: Days) -> list[Asked]:
    return [
        Asked("Reading checks every half-term", d.back(1, 0.6), "What the pupils who are heard can do now that they could not in September.", d.ago(4)),
        Asked("Weekly reasoning lessons in Years 5 and 6", d.ago(9), "A second book check of all six classes, the same way as the first.", d.ahead(7)),
    ]  # fmt: skip


class Checking:
    """Enters the verdicts of the adviser of the authority, where the school has what they are about."""

    def __init__(self, place: Place, diary: Diary, story):
        self.place, self.diary, self.story = place, diary, story

    def tell(self) -> None:
        days = Days(self.diary.today)
        titles = {item.title for item in self.place.evidence}
        for one in said(days):
            if one.title in titles:
                self.diary.on(one.on, self.saying(one))
                if one.replied:
                    self.diary.on(one.replied, self.replying(one))
        known = {deed.title for aim in self.place.aims for deed in aim.deeds}
        for wish in asked(days):
            if wish.action in known:
                self.diary.on(wish.on, self.asking(wish))

    def asking(self, wish: Asked):
        def ask() -> None:
            by = User.objects.get(email=address(ADVISER, OF))
            action = self.story.actions[wish.action]
            requests.request_evidence(
                action, by=by, on=dates.today(), what=wish.what, wanted_by=wish.wanted_by
            )

        return ask

    def saying(self, one: Said):
        def say() -> None:
            by = User.objects.get(email=address(ADVISER, OF))
            links = EvidenceLink.objects.counting().whole().select_related("evidence__added_by")
            for link in links.filter(school=self.diary.school, evidence__title=one.title):
                link.school = link.evidence.school = self.diary.school
                checks.check_evidence(
                    link, by=by, on=dates.today(), after=0, verdict=one.verdict, reason=one.reason
                )

        return say

    def replying(self, one: Said):
        def answer() -> None:
            rows = EvidenceCheck.objects.filter(school=self.diary.school, link__evidence__title=one.title)
            for row in rows.select_related("link"):
                row.school = row.link.school = self.diary.school
                by = self.story.by(self.place.evidence[0].by)
                checks.reply_to_check(row, by=by, on=dates.today(), version=row.version, reply=one.reply)

        return answer
