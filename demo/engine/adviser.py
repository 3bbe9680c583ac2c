"""What the authority's adviser does: verdicts on evidence, requests for it, and visits with their notes."""

from demo.accounts import address
from demo.authorities import ADVISER, AUTHORITY
from demo.engine.diary import Diary
from demo.stories import AdviserVisitStory, CheckStory, RequestStory
from improvement.models import EvidenceCheck, EvidenceLink
from improvement.oversight.checks import workflow as checks
from improvement.oversight.requests import workflow as requests
from improvement.oversight.visit_notes import workflow as visit_notes
from schools.days import dates
from schools.models import User


def enter(diary: Diary) -> None:
    for check in diary.story.checks:
        diary.on(check.on, _check, check)
        if check.replied:
            diary.on(check.replied, _reply, check)
    for request in diary.story.requests:
        diary.on(request.on, _request, request)
    for visit in diary.story.adviser_visits:
        diary.on(visit.written, _write, visit)
        if visit.answered:
            diary.on(visit.answered, _answer, visit)
        for number, step in enumerate(visit.steps, start=1):
            if step.taken:
                diary.on(step.taken, _take, visit, number)


def _adviser() -> User:
    return User.objects.get(email=address(ADVISER, AUTHORITY))


def _check(diary: Diary, story: CheckStory) -> None:
    by, on = _adviser(), dates.today()
    links = EvidenceLink.objects.counting().whole().select_related("evidence__added_by")
    for link in links.filter(school=diary.school, evidence__title=story.title):
        link.school = link.evidence.school = diary.school
        checks.check_evidence(link, by=by, on=on, after=0, verdict=story.verdict, reason=story.reason)


def _reply(diary: Diary, story: CheckStory) -> None:
    by = diary.writer(story.replied_by)
    rows = EvidenceCheck.objects.filter(school=diary.school, link__evidence__title=story.title)
    for row in rows.select_related("link"):
        row.school = row.link.school = diary.school
        checks.reply_to_check(row, by=by, on=dates.today(), version=row.version, reply=story.reply)


def _request(diary: Diary, story: RequestStory) -> None:
    requests.request_evidence(
        diary.actions[story.action],
        by=_adviser(),
        on=dates.today(),
        what=story.what,
        wanted_by=diary.days.of(story.wanted_by),
    )


def _write(diary: Diary, story: AdviserVisitStory) -> None:
    diary.adviser_visits[story.purpose] = visit_notes.write_note(
        diary.school,
        by=_adviser(),
        on=dates.today(),
        done_on=diary.days.of(story.day),
        purpose=story.purpose,
        areas=[diary.areas[title] for title in story.areas],
        strengths=story.strengths,
        to_develop=story.to_develop,
        impact=story.impact,
        next_visit=diary.days.of_or_none(story.next_visit),
        steps={
            number: visit_notes.StepGiven(step.text, diary.areas[step.area], diary.days.of(step.by_when))
            for number, step in enumerate(story.steps, start=1)
        },
    )


def _answer(diary: Diary, story: AdviserVisitStory) -> None:
    row, by = diary.adviser_visits[story.purpose], diary.writer(diary.head.name)
    visit_notes.answer_note(
        row, by=by, on=dates.today(), version=row.version, answer="accurate", words=story.words
    )


def _take(diary: Diary, story: AdviserVisitStory, number: int) -> None:
    """The school makes an action of a next step."""
    steps = diary.adviser_visits[story.purpose].steps
    step = steps.select_related("area", "note__activity").get(order=number)
    step.note.school = step.area.school = diary.school
    visit_notes.step_to_action(step, by=diary.writer(diary.head.name), on=dates.today())
