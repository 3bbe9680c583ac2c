"""What happens inside the processes of the fault tests: this runs in `manage.py shell`, forks a worker, lets it die or freeze
at a chosen point of its work, and lets another worker go on."""

import itertools
import json
import os
import signal
import smtplib
import time
from datetime import timedelta

from django.db import connections

from config import reminders
from schools import mail as messages
from schools.days import dates
from schools.mail.delivery import sending
from schools.mail.delivery import smtp as wire
from schools.mail.notices import Due
from schools.models import Mail, Person, Role, School
from tests.cast import make_action, make_area, make_person, make_school
from tests.services import die_with_parent

BEFORE_CLAIM, AFTER_CLAIM, BEFORE_CONNECT = "before claim", "after claim", "before connect"
IN_DATA, AFTER_250, AFTER_COMMIT = "in DATA", "after 250", "after commit"
POINTS = (BEFORE_CLAIM, AFTER_CLAIM, BEFORE_CONNECT, IN_DATA, AFTER_250, AFTER_COMMIT)
EACH = 3  # mails of each round; the worker dies at the second of them
numbers = itertools.count(1)


def the_school() -> School:
    return School.objects.filter(urn="142345").first() or make_school()


def wait_for(count: int) -> list[str]:
    """So many people with a review today, each of whose mails waits now; answers with their addresses."""
    school = the_school()
    area = make_area(school, f"Area {next(numbers)} of {os.getpid()}")
    on, dues, people = dates.today(), [], []
    for _ in range(count):
        number = next(numbers)
        owner = make_person(f"Person {number}-{os.getpid()}", Role.STAFF, school=school, signs_in=False)
        action = make_action(area, f"Action {number}", owner=owner, review_on=on, order=number % 30_000)
        dues.append(Due(owner.pk, school.pk, "review_today", "action", action.pk, on))
        people.append(owner.email)
    messages.queue(dues, on)
    messages.gather(dates.now())
    return people


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(point: str) -> None:
    """Let this process die there, at the second mail where there is one to each."""
    seen = itertools.count(1)
    second = lambda: next(seen) == 2  # noqa: E731
    if point == BEFORE_CLAIM:
        sending.claim = lambda *_: die()
    elif point == AFTER_CLAIM:
        honest = sending.claim
        sending.claim = lambda *given: (honest(*given), die())[0]
    elif point == BEFORE_CONNECT:
        wire.Wire._open = lambda self: die()
    elif point == IN_DATA:
        whole = smtplib.SMTP.data

        def half(self, text):
            if not second():
                return whole(self, text)
            self.putcmd("data")
            self.getreply()
            self.send(text[: len(text) // 2] if isinstance(text, bytes) else text[: len(text) // 2].encode())
            die()

        smtplib.SMTP.data = half
    elif point in (AFTER_250, AFTER_COMMIT):
        noted = sending.sent

        def sent(mail, *, at):
            last = second()
            if last and point == AFTER_250:
                die()
            noted(mail, at=at)
            if last:
                die()

        sending.sent = sent


def in_a_child(work) -> int:
    """Run it in a process of its own, and answer with its id. Its database connection is its own."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    die_with_parent(signal.SIGKILL)
    try:
        work()
    finally:
        os._exit(0)


def leases_run_out() -> None:
    past = dates.now() - timedelta(minutes=1)
    Mail.objects.filter(lease_until__gt=past, state__in=["claimed", "unknown"]).update(lease_until=past)


def go_on() -> None:
    """What the next ticks do, once the lease of the dead is over."""
    for _ in range(2):
        leases_run_out()
        Mail.objects.filter(state__in=["waiting", "unknown"]).update(
            send_after=dates.now() - timedelta(minutes=1)
        )
        reminders.deliver()


def kill_at(point: str, times: int) -> None:
    """So many workers die at the point, one after another; after each another goes on. Tells whose mails waited."""
    people, died = [], 0
    for _ in range(times):
        people += wait_for(EACH)

        def work():
            die_at(point)
            reminders.deliver()

        _, status = os.waitpid(in_a_child(work), 0)
        died += os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        go_on()
    states = {state: Mail.objects.filter(state=state).count() for state in Mail.State.values}
    print("TOLD " + json.dumps({"people": people, "died": died, "states": states}))


def freeze_past_the_lease(times: int) -> None:
    """A worker stops at the last moment before its text crosses, sleeps past its lease, and wakes after another has sent."""
    people = []
    for _ in range(times):
        people += wait_for(EACH)

        def work():
            begin = sending._begin

            def late(*given):
                os.kill(os.getpid(), signal.SIGSTOP)
                return begin(*given)

            sending._begin = late
            reminders.deliver()

        child = in_a_child(work)
        os.waitpid(child, os.WUNTRACED)
        go_on()
        _wake(child)
    print("TOLD " + json.dumps({"people": people}))


def _wake(child: int) -> None:
    """Let it go on to its end, through every further stop."""
    while True:
        os.kill(child, signal.SIGCONT)
        _, status = os.waitpid(child, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            return


def change_between_claim_and_send(change: str) -> None:
    """A worker has claimed the mails and freezes; the world changes; it wakes and looks again."""
    people = wait_for(EACH)

    def work():
        honest = sending.claim

        def slow(*given):
            mails = honest(*given)
            if mails:
                os.kill(os.getpid(), signal.SIGSTOP)
            return mails

        sending.claim = slow
        reminders.deliver()

    child = in_a_child(work)
    os.waitpid(child, os.WUNTRACED)
    exec(change, {"Person": Person, "people": people, "today": dates.today(), "timedelta": timedelta})
    _wake(child)
    print("TOLD " + json.dumps({"people": people}))


def many_workers(count: int, mails: int) -> None:
    """So many workers at once over as many mails. Tells whose they were, and how long it took."""
    people = wait_for(mails)
    started = time.monotonic()
    for child in [in_a_child(reminders.deliver) for _ in range(count)]:
        os.waitpid(child, 0)
    took = time.monotonic() - started
    left = Mail.objects.exclude(state="sent").count()
    print("TOLD " + json.dumps({"people": people, "took": took, "left": left}))
