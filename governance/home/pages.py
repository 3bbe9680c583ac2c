"""A governor's own page: the next meeting, their areas, their questions, their visits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse

from governance.board.models import Committee
from governance.challenges.models import Challenge
from governance.challenges.rules import WAITING
from governance.meetings.models import Meeting
from governance.packs.models import Pack
from governance.visits.models import Visit
from governance.visits.pages import TO_WRITE_UP, state_of
from improvement.home.needs import MOST_NEEDS, Need, headline
from improvement.models import AreaForImprovement, ProgressNote
from improvement.progress.rows import URGENCY, direction
from schools.access import AnyUser, Capability, can, standing
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import School
from schools.words import cut, lower_first

SHORT = 200
SOON = timedelta(days=14)  # before a meeting, its pack should be on its way


@dataclass(frozen=True)
class MyArea:
    """An area this governor follows: its rating, where that came from, and the latest sentence."""

    area: AreaForImprovement
    direction: str
    sentence: str
    said: str


@dataclass(frozen=True)
class MyVisit:
    row: Visit
    to_write_up: bool


def for_home(school: School, *, user: AnyUser, on: date) -> dict:
    """The part one person has in the board, in as many queries however much that is."""
    me = standing(user, school).person_ids
    calendar = SchoolCalendar.of(school)
    meeting = _next_meeting(school, me, on)
    questions = _questions(school, me)
    visits = _visits(school, me, on)
    runs = can(user, Capability.RUN_BOARD, school)
    needs = _needs(meeting, questions, visits, runs=runs, on=on)
    return {
        "school": school,
        "on": on,
        "place": calendar.describe(on),
        "meeting": meeting,
        "pack_ready": meeting is not None and meeting.pack_sent,
        "runs": runs,
        "areas": _areas(school, me, calendar, on),
        "questions": [(row, row.state in WAITING and row.answer_by < on) for row in questions],
        "visits": visits,
        "needs": needs[:MOST_NEEDS],
        "nothing_next": f"Next date: {dates.day_words(meeting.held_on, beside=on)}, {lower_first(meeting.group_name)}."
        if meeting
        else "",
        "headline": headline(needs),
    }


def _next_meeting(school: School, me: Collection[int], on: date) -> Meeting | None:
    """The next meeting of a group they sit in: the full board, or a committee their appointment names."""
    mine = Committee.objects.filter(appointments__membership__person__in=me)
    meeting = (
        school.meetings.coming(on)
        .filter(Q(committee=None) | Q(committee__in=mine))
        .select_related("committee")
        .annotate(  # type: ignore[no-redef]  # the model says its type
            pack_sent=Exists(Pack.objects.filter(meeting=OuterRef("pk"), sent_at__isnull=False))
        )
        .first()
    )
    return meeting


def _areas(school: School, me: Collection[int], calendar: SchoolCalendar, on: date) -> list[MyArea]:
    """Those they follow themselves, furthest off first; without one, those the whole board follows."""
    notes = ProgressNote.objects.filter(area=OuterRef("pk"), action=None).order_by("-on", "-pk")
    rows = list(
        school.areas.in_current_plan()
        .filter(Q(link_governor__in=me) | Q(whole_board=True))
        .with_rating(before=calendar.end_of_previous_half_term(on))
        .annotate(
            latest=Subquery(notes.values("text")[:1]),
            latest_by=Subquery(notes.values("by__name")[:1]),
            latest_on=Subquery(notes.values("on")[:1]),
        )
        .select_related("leader")
    )
    own = [row for row in rows if row.link_governor_id in me] or rows
    found = []
    for area in sorted(own, key=lambda row: URGENCY[row.rating]):
        said = f"{area.latest_by}, {dates.short_day(area.latest_on, beside=on)}" if area.latest else ""
        found.append(MyArea(area, direction(area, school, on=on), _first_sentence(area.latest or ""), said))
    return found


def _first_sentence(text: str) -> str:
    words = " ".join(text.split())
    end = next((place + 1 for place, sign in enumerate(words) if sign in ".?!" and place > 20), len(words))
    return cut(words[:end], SHORT)


def _questions(school: School, me: Collection[int]) -> list[Challenge]:
    """The questions they asked that are not settled: what is answered first, for that is theirs to say."""
    rows = list(
        school.challenges.filter(asked_by__in=me)
        .unsettled()
        .select_related("area", "asked_of")
        .order_by("answer_by", "pk")
    )
    return sorted(rows, key=lambda row: row.state in WAITING)


def _visits(school: School, me: Collection[int], on: date) -> list[MyVisit]:
    """Their visits that are planned or to be written up, the earliest first."""
    rows = (
        school.visits.kept()
        .filter(activity__by__in=me)
        .filter(Q(activity__done_on=None) | Q(seen=""))
        .select_related("activity", "agreed_with")
    )
    found = []
    for row in sorted(rows, key=lambda row: row.day):
        found.append(MyVisit(row, state_of(row, on) == TO_WRITE_UP))
    return found


def _needs(
    meeting: Meeting | None, questions: list[Challenge], visits: list[MyVisit], *, runs: bool, on: date
) -> list[Need]:
    needs = []
    if meeting and meeting.pack_sent:
        day = dates.day_words(meeting.held_on, beside=on)
        url = reverse("pack", args=[meeting.school.urn, meeting.pk])
        needs.append(Need(f"Read the pack for {day}", url, f"{meeting.group_name}.", "Read the pack"))
    elif meeting and runs and meeting.held_on - on <= SOON:
        day = dates.day_words(meeting.held_on, beside=on)
        url = reverse("pack", args=[meeting.school.urn, meeting.pk])
        needs.append(Need(f"Send the pack for {day}", url, "It is still a draft.", "Look at the draft"))
    for row in questions:
        if row.state == Challenge.State.ANSWERED:
            url = reverse("challenge_settle", args=[row.school.urn, row.pk])
            title = "Say whether an answer is enough"
            needs.append(Need(title, url, cut(row.question, 120), "Read the answer"))
    for visit in visits:
        if visit.to_write_up:
            url = reverse("visit_record", args=[visit.row.school.urn, visit.row.pk])
            day = dates.day_words(visit.row.day, beside=on)
            needs.append(
                Need(f"Write up your visit of {day}", url, cut(visit.row.purpose, 120), "Write it up")
            )
    return needs
