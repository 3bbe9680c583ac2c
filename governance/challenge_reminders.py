"""Who is told of a challenge: the one asked, before the answer is wanted and every week after; and the one who asked,
once it is answered. Not a word of it stands in the mail."""

from datetime import date, timedelta

from django.db.models import Max, Q

from governance.challenges import WAITING
from governance.models import Challenge, ChallengeTurn
from governance.telling import DAY, People, Told, about_area, words
from improvement.reminders import Kind
from schools import dates
from schools.models import Notice, Role, School

SUBJECT = "challenge"
WEEK, DAY_BEFORE, OVERDUE, ANSWERED = (
    "challenge_in_7",
    "challenge_in_1",
    "challenge_overdue",
    "challenge_answered",
)
ASKED = "the one asked, else the area’s leader, else the headteacher"
ENDS = "it is answered, removed, or wanted later"
COMING = ("Governors want an answer by {day}", "The governors want an answer from you by {day} ({about})")
KINDS = {
    WEEK: Kind("7 days before the answer to a question of the governors is wanted", ASKED, ENDS, *COMING),
    DAY_BEFORE: Kind("on the last school day before the answer is wanted", ASKED, ENDS, *COMING),
    OVERDUE: Kind(
        "every week, from the day after the answer was wanted",
        ASKED,
        ENDS,
        "Governors still wait for an answer",
        "The governors wanted an answer from you by {day}, and there is none yet ({about})",
    ),
    ANSWERED: Kind(
        "once, when a question is answered",
        "the governor who asked, else the chair",
        "it is settled, asked again or removed",
        "Your question is answered",
        "The question you asked was answered on {day} ({about}): say whether it is enough",
    ),
}
STILL_NEWS = timedelta(days=30)  # an answer that has stood for longer is not told after all


def kind_on(answer_by: date, on: date, next_school_day: date) -> str | None:
    """Which reminder of a question that waits the day has reached: the nearest."""
    if answer_by < on:
        return OVERDUE
    if answer_by <= next_school_day:
        return DAY_BEFORE
    return WEEK if answer_by - on <= 7 * DAY else None


def rows_on(on: date, until: date):
    """The challenges of which somebody may be told on the day."""
    waits = Q(state__in=WAITING, answer_by__lte=until)
    return _rows().filter(
        waits | Q(state=Challenge.State.ANSWERED, answered_on__gte=on - STILL_NEWS), removed_at=None
    )


def rows_of(pks):
    return _rows().filter(pk__in=pks)


def _rows():
    answered = Max("turns__on", filter=Q(turns__kind=ChallengeTurn.Kind.ANSWERED))
    return (
        Challenge.objects.filter(school__status=School.Status.OPEN)
        .annotate(answered_on=answered)
        .select_related("school", "area")
        .order_by("pk")
    )


def told(row, on: date, people: People) -> list[Told]:
    """Who is told what of it on the day."""
    if row.removed_at or row.state == Challenge.State.SATISFIED:
        return []
    if row.state == Challenge.State.ANSWERED:
        chairs = people.holding(row.school_id, Role.CHAIR)
        day = due_on = row.answered_on or on
        kind, whom = ANSWERED, people.first(row.asked_by_id, *chairs)
    else:
        next_day = people.calendar(row.school_id).next_school_day(on + DAY)
        kind = kind_on(row.answer_by, on, next_day) or ""
        if not kind:
            return []
        day = row.answer_by
        due_on = dates.monday_of(on) if kind == OVERDUE else day
        leader = row.area.leader_id if row.area else None
        whom = people.first(row.asked_of_id, leader, people.head(row.school_id))
    about = about_area(row.area)
    title, sentence = (
        words(text, on, day=day, about=about) for text in (KINDS[kind].title, KINDS[kind].sentence)
    )
    link = "Read the answer" if kind == ANSWERED else "Answer it"
    path = row.get_absolute_url()
    return [
        Told(person, row.school_id, kind, SUBJECT, row.pk, due_on, title, sentence, path, link)
        for person in whom
    ]


def why_not(notice: Notice, row: Challenge, on: date) -> str:
    """Why nobody need be told this any more, of a notice that is not among `told`."""
    if row.removed_at:
        return "the question was taken out of the log"
    if row.state == Challenge.State.SATISFIED:
        return "the question is settled"
    if notice.kind == ANSWERED:
        return "the question was asked again" if row.state in WAITING else "a newer answer takes its place"
    if row.state == Challenge.State.ANSWERED:
        return "the question is answered"
    if notice.kind != OVERDUE and row.answer_by != notice.due_on:
        return f"the answer is now wanted by {dates.day_words(row.answer_by, beside=on)}"
    if notice.kind == OVERDUE and row.answer_by >= on:
        return f"the answer is now wanted by {dates.day_words(row.answer_by, beside=on)}"
    if notice.kind == OVERDUE and notice.due_on != dates.monday_of(on):
        return "this week’s reminder takes its place"
    if notice.kind != OVERDUE and row.answer_by < on:
        return "the day has passed"
    return f"{notice.person.name} is no longer the one to answer"
