"""What the fault tests ask of the clock: runs in `manage.py shell` under a time zone of the server's own."""

import json
import time
from datetime import date, datetime, timedelta

import time_machine

from config import reminders
from improvement.actions import reminders as actions
from schools import mail as messages
from schools.days import dates
from schools.models import Mail, Notice, Role
from tests.cast import make_action, make_area, make_person, make_school
from tests.reminders_of import reminders_of

DAY = timedelta(days=1)
due, _ = reminders_of(actions)


def span(first: str, days: int) -> list[date]:
    return [date.fromisoformat(first) + n * DAY for n in range(days)]


# Both changes of the clock, the turn of the year and 29 February, with some days on either side.
SPANS = [span("2026-09-28", 56), span("2027-03-01", 56), span("2026-12-01", 48), span("2028-02-07", 33)]


def every_reminder() -> None:
    """For a review on each of these days, what is due on each day before and after: [day, review, kind]."""
    school = make_school()
    owner = make_person("Olive Owner", Role.STAFF, school=school, signs_in=False)
    make_person("Hanna Head", Role.HEADTEACHER, school=school)
    area = make_area(school)
    reviews = {}
    for number, day in enumerate(day for days in SPANS for day in days):
        action = make_action(area, f"Action {number}", owner=owner, review_on=day, order=number + 1)
        reviews[action.pk] = day
    found = []
    for days in SPANS:
        for on in days:
            with time_machine.travel(datetime(on.year, on.month, on.day, 8, tzinfo=dates.LONDON), tick=False):
                assert dates.today() == on
                found += [
                    (str(on), str(reviews[one.subject_id]), one.kind)
                    for one in due(on)
                    if one.person_id == owner.pk
                    and one.kind.startswith("review_")
                    and reviews[one.subject_id] in days
                ]
    print("TOLD " + json.dumps({"zone": time.tzname, "found": found}))


def the_hour() -> None:
    """When the mail of each day is gathered: the moments, five minutes apart, at which there first was one."""
    school = make_school()
    owner = make_person("Olive Owner", Role.STAFF, school=school, signs_in=False)
    area = make_area(school)
    first = []
    for days in SPANS:
        for number, on in enumerate(days):
            if on.weekday() > 4:
                continue
            action = make_action(area, f"Action {number}", owner=owner, review_on=on, order=number + 1)
            Notice.objects.create(
                school=school,
                person=owner,
                kind="review_today",
                subject_type="action",
                subject_id=action.pk,
                due_on=on,
            )
            midnight = datetime(on.year, on.month, on.day, tzinfo=dates.LONDON).timestamp()
            for tick in range(12 * 9):
                at = datetime.fromtimestamp(midnight + tick * 300, tz=dates.LONDON)
                with time_machine.travel(at, tick=False):
                    if messages.gather(dates.now()):
                        first.append((str(on), str(Mail.objects.latest("pk").on), at.strftime("%H:%M")))
                        break
            Notice.objects.all().delete()
            Mail.objects.all().delete()
    print("TOLD " + json.dumps(first))


def down_for(hours: int, start: str) -> None:
    """Ticks every five minutes until the start, then none for so many hours, then one. Tells what was sent, and what not."""
    begin = datetime.fromisoformat(start).replace(tzinfo=dates.LONDON)
    with time_machine.travel(begin - 3 * DAY, tick=False):
        school = make_school()
        make_person("Hanna Head", Role.HEADTEACHER, school=school)
        area = make_area(school)
        owners = []
        for number in range(14):
            owner = make_person(f"Owner {number}", Role.STAFF, school=school, signs_in=False)
            owners.append(owner.email)
            make_action(
                area, f"Action {number}", owner=owner, review_on=begin.date() + number * DAY, order=number + 1
            )
    at, end = begin.timestamp() - 6 * 3600, begin.timestamp()
    while at < end:
        _tick(at)
        at += 1800
    before = Mail.objects.filter(state="sent").count()
    back = end + hours * 3600
    _tick(back)
    _tick(back + 300)
    while _waiting():  # it came back at night, or on a day without school: the next mornings
        back += 12 * 3600
        _tick(back)
    reasons = list(Notice.objects.exclude(suppressed_because="").values_list("suppressed_because", flat=True))
    told = Notice.objects.filter(mail__state="sent").values_list("kind", "subject_id", "due_on", "person")
    with time_machine.travel(datetime.fromtimestamp(back, tz=dates.LONDON), tick=False):
        now_due = {(one.kind, one.subject_id, str(one.due_on), one.person_id) for one in due(dates.today())}
    sent = [(kind, pk, str(day), person) for kind, pk, day, person in told]
    print(
        "TOLD "
        + json.dumps(
            {
                "before": before,
                "twice": len(sent) - len(set(sent)),
                "missing": sorted(map(str, now_due - set(sent))),
                "sent": len(sent),
                "reasons": reasons,
                "owners": owners,
            }
        )
    )


def _waiting() -> int:
    return (
        Mail.objects.filter(state="waiting").count()
        + Notice.objects.filter(mail=None, suppressed_because="").count()
    )


def _tick(at: float) -> None:
    with time_machine.travel(datetime.fromtimestamp(at, tz=dates.LONDON), tick=False):
        reminders.queue()
        reminders.deliver()
