"""Workers are killed, frozen and multiplied while they send: nothing is missing, and nothing is sent twice but what no
sender can know of. Real processes, a database on disk, a real SMTP server."""

from collections import Counter

import pytest

from tests.faults.deaths import AFTER_250, EACH, POINTS
from tests.faults.site import SCALE, environment, manage, scaled, shell
from tests.prepared import prepare
from tests.services import postgres
from tests.sink import Sink, listening

pytestmark = pytest.mark.fault
IN = "from tests.faults import deaths; deaths."


@pytest.fixture
def sink():
    with listening(Sink()) as one:
        yield one


@pytest.fixture
def site(sink, tmp_path):
    made = environment(tmp_path, sink.port)
    prepare(tmp_path)
    return made


def counted(sink, people):
    """How often each of these people was written to; by the ids of the mails, how often each came."""
    assert {mail["To"] for mail in sink.mails} <= set(people)
    return Counter(mail["To"] for mail in sink.mails), Counter(mail["Message-ID"] for mail in sink.mails)


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_each_point_of_its_work(site, sink, point):
    times = scaled(50)
    told = shell(site, f"{IN}kill_at({point!r}, {times})")
    print(f"killed {times} times {point} (scale {SCALE} of 50)")
    assert told["died"] == times
    by_person, by_id = counted(sink, told["people"])
    assert set(by_person) == set(told["people"]), "mails are missing"
    twice = sum(count - 1 for count in by_person.values())
    assert len(by_id) == len(told["people"]) == times * EACH  # a repeat has the id of the first
    assert twice <= (times if point == AFTER_250 else 0), f"{twice} came twice"
    assert told["states"]["sent"] == times * EACH and not told["states"]["waiting"]


def test_one_that_slept_past_its_lease_does_not_send(site, sink):
    told = shell(site, f"{IN}freeze_past_the_lease({scaled(10)})")
    by_person, _ = counted(sink, told["people"])
    assert set(by_person) == set(told["people"]) and set(by_person.values()) == {1}


CHANGES = {
    "the review was moved": "from improvement.models import Action\n"
    "Action.objects.filter(owner__email=people[0]).update(review_on=today + timedelta(days=30))",
    "the action was stopped": "from improvement.models import Action\n"
    "Action.objects.filter(owner__email=people[0]).update(activity='stopped', stopped_because='Another way')",
    "the person left": "from schools.models import Membership\n"
    "Membership.objects.filter(person__email=people[0]).update(ends_on=today - timedelta(days=1))",
    "another owns it": "from improvement.models import Action\n"
    "other = Person.objects.get(email=people[1])\n"
    "Action.objects.filter(owner__email=people[0]).update(owner=other)",
    "it was put off": "from improvement.models import Action, Snooze\n"
    "action = Action.objects.get(owner__email=people[0])\n"
    "Snooze.objects.create(school=action.school, action=action, person=action.owner, on=today,"
    " until=today + timedelta(days=7), reason='Later')",
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_between_claim_and_send_is_not_sent(site, sink, change):
    told = shell(site, f"{IN}change_between_claim_and_send({CHANGES[change]!r})")
    by_person, _ = counted(sink, told["people"])
    assert told["people"][0] not in by_person, change
    assert by_person == Counter(told["people"][1:])


def test_ten_workers_over_a_thousand_mails_on_postgresql(sink, tmp_path):
    mails = scaled(1000, 100)
    with postgres() as url:
        site = environment(tmp_path, sink.port, DATABASE_URL=url)
        manage(site, "migrate", "--verbosity=0")
        told = shell(site, f"{IN}many_workers(10, {mails})")
    print(f"ten workers, {mails} mails (scale {SCALE} of 1,000) in {told['took']:.1f} s")
    by_person, _ = counted(sink, told["people"])
    assert by_person == Counter(told["people"]) and not told["left"]


def test_a_slow_server_and_four_senders(tmp_path):
    """Two seconds a mail and 3,000 of them by four senders would take half an hour; here both are less. A sender that waits
    for the server holds up no other: most mails come while another is being taken, however busy the machine is."""
    mails, seconds = scaled(2000, 400), 0.02
    with listening(Sink(slow=seconds)) as sink:
        site = environment(tmp_path, sink.port)
        prepare(tmp_path)
        told = shell(site, f"{IN}many_workers(4, {mails})")
        by_person, _ = counted(sink, told["people"])
    assert by_person == Counter(told["people"])
    beside = sum(taking > 1 for taking in sink.at_once)
    print(
        f"{mails} mails at {seconds} s each by four senders: {told['took']:.1f} s, at best {mails * seconds / 4:.1f} s;"
        f" {beside} while others were being taken, {max(sink.at_once)} at once"
    )
    assert max(sink.at_once) == 4 and beside > mails / 2
