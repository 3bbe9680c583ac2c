"""What the adviser said of Saltmarsh's evidence, and what the school replied; the newest items wait."""

from datetime import date, timedelta

from config.demo.diary import Diary
from config.demo.people import address
from config.demo.script import Place
from improvement.models import EvidenceCheck, EvidenceLink
from improvement.workflow import checks, requests
from schools import dates
from schools.models import User

ADVISER, OF = "Robert Kelso", "Westmarch"
# title of the item, days ago, verdict, reason, days ago of the reply and the reply
SAID = [
    ("Catch-up in Year 6: entry and exit scores", 40, "enough", "Measured before and after, with the three who did not gain.", 0, ""),
    ("Pupil survey, mathematics", 40, "not_yet", "It says half can explain. Ask the same question again once the coach has worked a term.", 33,
     "Agreed. The same question is asked in the last week of term."),
    ("Moderation with two schools: what we agreed", 26, "enough", "Three schools, 36 pieces, and the disagreements are named.", 0, ""),
    ("Calculation policy, with dated samples", 26, "seen", "", 0, ""),
    ("Staff survey: do the model texts help?", 26, "not_yet", "Staff like them. What do pupils’ pieces show?", 0, ""),
]  # fmt: skip


ASKED = [
    (
        "Weekly reasoning lessons in Years 5 and 6",
        12,
        "A second book check of all six classes, the same way as the first.",
        9,
    ),
    (
        "Reading volunteers, three afternoons a week",
        30,
        "What the pupils who are heard can do now that they could not in September.",
        -6,
    ),
]  # title of the action, days ago, what would show it, in how many days it is wanted


class Checking:
    """Enters the verdicts of the adviser of the authority, where the school has what they are about."""

    def __init__(self, place: Place, diary: Diary, story):
        self.place, self.diary, self.story = place, diary, story

    def tell(self) -> None:
        titles = {item.title for item in self.place.evidence}
        for title, ago, verdict, reason, replied, reply in SAID:
            if title in titles:
                self.diary.on(self.diary.today - timedelta(days=ago), self.saying(title, verdict, reason))
                if reply:
                    self.diary.on(self.diary.today - timedelta(days=replied), self.replying(title, reply))

        known = {deed.title for aim in self.place.aims for deed in aim.deeds}
        for title, ago, what, in_days in ASKED:
            if title in known:
                asked_on = self.diary.today - timedelta(days=ago)
                self.diary.on(asked_on, self.asking(title, what, self.diary.today + timedelta(days=in_days)))

    def asking(self, title: str, what: str, wanted_by: date):
        def ask() -> None:
            by = User.objects.get(email=address(ADVISER, OF))
            action = self.story.actions[title]
            requests.request_evidence(action, by=by, on=dates.today(), what=what, wanted_by=wanted_by)

        return ask

    def saying(self, title: str, verdict: str, reason: str):
        def say() -> None:
            by = User.objects.get(email=address(ADVISER, OF))
            links = EvidenceLink.objects.counting().whole().select_related("evidence__added_by")
            for link in links.filter(school=self.diary.school, evidence__title=title):
                link.school = link.evidence.school = self.diary.school
                checks.check_evidence(link, by=by, on=dates.today(), after=0, verdict=verdict, reason=reason)

        return say

    def replying(self, title: str, reply: str):
        def answer() -> None:
            rows = EvidenceCheck.objects.filter(school=self.diary.school, link__evidence__title=title)
            for row in rows.select_related("link"):
                row.school = row.link.school = self.diary.school
                by = self.story.by(self.place.evidence[0].by)
                checks.reply_to_check(row, by=by, on=dates.today(), version=row.version, reply=reply)

        return answer
