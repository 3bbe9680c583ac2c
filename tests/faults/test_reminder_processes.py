"""The reminder leaves through real processes: beat, two workers, the file broker, SQLite on disk, a real SMTP server."""

import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.sink import Sink, listening
from tests.suite import SETTINGS

pytestmark = pytest.mark.fault
ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-06-12"  # a Friday in term
PATIENCE = 60

SCHOOL = """
from schools.dates import today
from tests.cast import Cast, make_action, make_area
cast = Cast()
make_action(make_area(cast.school, leader=cast.leader), owner=cast.teacher, review_on=today())
"""
MANY_MORE = """
from schools.dates import today
from schools.models import Role, School
from tests.cast import make_action, make_area, make_person
school = School.objects.get(urn="142345")
area = make_area(school, "Writing")
for n in range(90):
    owner = make_person(f"Person {n}", Role.STAFF, school=school, signs_in=False)
    make_action(area, f"Action {n}", owner=owner, review_on=today())
"""


@pytest.fixture(scope="module")
def sink():
    with listening(Sink()) as one:
        yield one


@pytest.fixture(scope="module")
def environment(sink, tmp_path_factory):
    """A demo of its own, with a tick every two seconds and mail at any hour."""
    data = tmp_path_factory.mktemp("data")
    environment = {
        name: value for name, value in os.environ.items() if name not in {*SETTINGS, "PYTEST_VERSION"}
    }
    environment |= {"DATA_DIR": str(data), "CAIRN_TODAY": TODAY, "TICK_SECONDS": "2", "DIGEST_HOUR": "0"}
    environment |= {"EMAIL_URL": f"smtp://127.0.0.1:{sink.port}", "PYTHONUNBUFFERED": "1"}
    manage(environment, "migrate", "--verbosity=0")
    manage(environment, "shell", "--verbosity=0", "--command", SCHOOL)
    return environment


def manage(environment, *words):
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def running(environment, log: Path, *words):
    """A Celery process of its own session, killed at the end; its output goes into the log."""
    command = [sys.executable, "-m", "celery", "--app", "config", *words, "--loglevel", "INFO"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def ticks(*logs: Path) -> int:
    return sum(len(re.findall(r"Task tick\[\S+\] succeeded", log.read_text())) for log in logs)


def test_two_workers_and_a_beat_mail_a_due_review_once(environment, sink, tmp_path):
    """Separately started processes, as on a server; nothing is eager."""
    first, second, beat = (tmp_path / f"{name}.log" for name in ("first", "second", "beat"))
    worker = ("worker", "--pool", "solo", "--without-gossip", "--without-mingle", "--without-heartbeat")
    with (
        running(environment, first, *worker, "--hostname", "first@here"),
        running(environment, second, *worker, "--hostname", "second@here"),
        running(environment, beat, "beat", "--pidfile="),
    ):
        until = time.monotonic() + PATIENCE
        while not (sink.mails and ticks(first) and ticks(second) and ticks(first, second) >= 4):
            assert time.monotonic() < until, "\n".join(
                log.read_text()[-3000:] for log in (first, second, beat)
            )
            time.sleep(0.2)
    (mail,) = sink.mails
    assert mail["To"] == "josh.ellery@saltmarsh.example"
    assert mail["Subject"] == "Review today: Weekly reasoning lessons"
    assert "/note/?review=1" in mail.get_body(["plain"]).get_content()


def test_four_processes_at_once_send_each_of_ninety_mails_once(environment, sink):
    sink.mails.clear()
    manage(environment, "shell", "--verbosity=0", "--command", MANY_MORE)
    both = "from config.tasks import tick; tick()"
    processes = [
        subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--verbosity=0", "--command", both],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(4)
    ]
    for process in processes:
        output, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, output
    assert len(sink.mails) == 90
    assert len({mail["To"] for mail in sink.mails}) == 90


def test_a_worker_killed_between_250_and_its_note_repeats_one_mail_with_the_same_id(environment, sink):
    """The one repeat that is possible, by killing a real process at that point; no mail is lost."""
    sink.mails.clear()
    later = environment | {
        "CAIRN_TODAY": "2026-06-15"
    }  # all 91 reviews are overdue, for owner and for leader or head
    manage(later, "queue_notices")
    die = """
import os, signal
from schools.messages import sending
taken = []
def sent(mail, *, at, honest=sending.sent):
    taken.append(mail)
    if len(taken) == 20:
        os.kill(os.getpid(), signal.SIGKILL)
    honest(mail, at=at)
sending.sent = sent
from config import reminders
reminders.deliver()
"""
    words = [sys.executable, "manage.py", "shell", "--verbosity=0", "--command", die]
    assert subprocess.run(words, cwd=ROOT, env=later, timeout=PATIENCE).returncode == -9
    assert len(sink.mails) == 20
    lease_over = "from schools.models import Mail; Mail.objects.filter(state='claimed').update(lease_until='2026-06-01T00:00Z')"
    manage(later, "shell", "--verbosity=0", "--command", lease_over)
    for _ in range(2):
        manage(later, "deliver_mail")
    ids = [mail["Message-ID"] for mail in sink.mails]
    people = {mail["To"] for mail in sink.mails}
    assert len(people) == len(set(ids)) == 93  # 91 owners, the leader of the one area, the head for the other
    assert len(ids) == 94
