"""Both changes of the clock, the turn of the year and 29 February, on servers that keep three different zones; and everything
down for an hour, a day and three. What is expected is worked out here, by another rule than Cairn's own."""

from collections import Counter
from datetime import date, timedelta

import pytest

from tests.faults.clocks import SPANS
from tests.faults.site import environment, shell
from tests.prepared import prepare
from tests.sink import Sink, listening

pytestmark = pytest.mark.fault
DAY = timedelta(days=1)
ZONES = ["UTC", "Europe/London", "Asia/Kolkata"]


def is_school_day(day: date, terms) -> bool:
    return (
        day.weekday() < 5 and any(first <= day <= last for first, last in terms) and day not in BANK_HOLIDAYS
    )


BANK_HOLIDAYS = {
    date(2027, 3, 26),
    date(2027, 3, 29),
    date(2026, 12, 25),
    date(2026, 12, 28),
    date(2027, 1, 1),
}


def expected(terms) -> set[tuple[str, str, str]]:
    """[day, review, kind] of every reminder, from the sentences of docs/reminders.md read afresh."""
    found = set()
    for days in SPANS:
        for on in days:
            if not is_school_day(on, terms):
                continue
            following = next(on + n * DAY for n in range(1, 90) if is_school_day(on + n * DAY, terms))
            for review in days:
                left = (review - on).days
                kind = (
                    "review_overdue" if left < 0 else
                    "review_today" if left == 0 else
                    "review_in_1" if review <= following else
                    "review_in_7" if left <= 7 else
                    "review_in_14" if left <= 14 else ""
                )  # fmt: skip
                if kind:
                    found.add((str(on), str(review), kind))
    return found


@pytest.fixture
def site(tmp_path):
    made = environment(tmp_path, 1)
    del made["CAIRN_TODAY"], made["DIGEST_HOUR"]
    prepare(tmp_path)
    return made


@pytest.mark.parametrize("zone", ZONES)
def test_every_reminder_falls_on_its_day_in_england(site, zone):
    terms = shell(site, TERMS)
    told = shell(site | {"TZ": zone}, "from tests.faults import clocks; clocks.every_reminder()")
    wanted = expected([tuple(map(date.fromisoformat, term)) for term in terms])
    found = [tuple(each) for each in told["found"]]
    print(f"{len(wanted):,} reminders expected, {len(found):,} found, on a server in {zone}")
    assert len(wanted) > 2000
    assert set(found) == wanted and len(found) == len(set(found))


TERMS = """
import json
from schools.days.typical import typical_terms
terms = [term for year in (2026, 2027) for term in typical_terms(year)]
print("TOLD " + json.dumps([[str(term.starts_on), str(term.ends_on)] for term in terms]))
"""


@pytest.mark.parametrize("zone", ZONES)
def test_the_mail_of_a_day_is_of_that_day_and_not_before_seven(site, zone):
    first = shell(site | {"TZ": zone}, "from tests.faults import clocks; clocks.the_hour()")
    assert len(first) > 40
    assert all(on == of for on, of, _ in first)
    assert Counter(at for *_, at in first) == {"07:00": len(first)}


@pytest.mark.parametrize("hours", [1, 24, 72])
@pytest.mark.parametrize(
    "start", ["2026-06-12T06:30", "2026-10-23T06:30", "2027-03-24T10:00"], ids=["June", "October", "March"]
)
def test_everything_down_and_back(tmp_path, hours, start):
    """A Friday and its weekend among them; the clock goes back and forward during two of the outages."""
    with listening(Sink()) as sink:
        site = environment(tmp_path, sink.port)
        del site["CAIRN_TODAY"], site["DIGEST_HOUR"]
        prepare(tmp_path)
        told = shell(site, f"from tests.faults import clocks; clocks.down_for({hours}, {start!r})")
        ids = Counter(mail["Message-ID"] for mail in sink.mails)
    print(
        f"down {hours} h from {start}: {told['before']} sent before, {len(ids)} mails and {told['sent']} notices in all"
    )
    assert told["twice"] == 0 and not told["missing"] and told["sent"] >= 14
    assert all(count == 1 for count in ids.values())
    assert all(told["reasons"])
