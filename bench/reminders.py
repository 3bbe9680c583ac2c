"""Reminders: 10,000 due queued, then 2,000 digests sent by one worker, as a share of what the same mail server takes of
ready bytes over one connection in the same run."""

import os
import smtplib
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

DUE, MAILS, SCHOOLS = 10_000, 2_000, 100
QUEUE_SECONDS = 1.0
SHARE = 0.35
ON = date(2026, 6, 12)
SINK = """
import time
from aiosmtpd.controller import Controller
class Take:
    async def handle_DATA(self, server, session, envelope):
        return "250 taken"
controller = Controller(Take(), hostname="127.0.0.1", port={port})
controller.start()
print("listening", flush=True)
time.sleep(600)
"""


def main() -> bool:
    """True if it fell short."""
    with tempfile.TemporaryDirectory(prefix="cairn-bench-", ignore_cleanup_errors=True) as folder:
        port = _free_port()
        sink = subprocess.Popen(
            [sys.executable, "-c", SINK.format(port=port)], stdout=subprocess.PIPE, text=True
        )
        try:
            assert sink.stdout and sink.stdout.readline() == "listening\n"
            return _measure(Path(folder), port)
        finally:
            sink.kill()
            sink.wait()


def _measure(folder: Path, port: int) -> bool:
    os.environ |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{port}"
    import django

    django.setup()
    from django.core.management import call_command

    from config import reminders
    from improvement.actions import reminders as actions
    from schools import mail as messages
    from schools.days import dates
    from schools.models import Mail
    from schools.reminders import due

    call_command("migrate", verbosity=0)
    _fill()
    started = time.perf_counter()
    dues = list(due([actions], ON))
    selected = time.perf_counter() - started
    queued = messages.queue(dues, ON)
    seconds = time.perf_counter() - started
    started = time.perf_counter()
    reminders.queue(ON)
    again = time.perf_counter() - started
    print(
        f"queue: {queued:,} due in {seconds:.2f} s (choosing them {selected:.2f} s); the same again {again:.2f} s"
    )

    raw = _raw(port)
    noon = datetime(ON.year, ON.month, ON.day, 12, tzinfo=dates.LONDON)
    started = time.perf_counter()
    messages.gather(noon)
    gathered = time.perf_counter() - started
    started = time.perf_counter()
    sent = messages.deliver(reminders.describe, clock=lambda: noon).sent
    rate = sent / (time.perf_counter() - started)
    assert sent == MAILS == Mail.objects.filter(state=Mail.State.SENT).count()
    print(
        f"deliver: {rate:.0f} mails a second; the server alone takes {raw:.0f} (S); gathering took {gathered:.2f} s"
    )
    print(f"share of S: {rate / raw:.2f} (wanted {SHARE})")
    return seconds > QUEUE_SECONDS or rate / raw < SHARE


def _fill() -> None:
    from improvement.models import Action, AreaForImprovement
    from schools.models import Membership, Person, Role, School

    schools = School.objects.bulk_create(
        School(urn=f"{200000 + n}", name=f"School {n}") for n in range(SCHOOLS)
    )
    people = Person.objects.bulk_create(
        Person(school=schools[n % SCHOOLS], name=f"Person {n}", email=f"person{n}@example.com")
        for n in range(MAILS)
    )
    Membership.objects.bulk_create(
        Membership(person=person, role=Role.STAFF, starts_on=date(2020, 9, 1)) for person in people
    )
    areas = AreaForImprovement.objects.bulk_create(
        AreaForImprovement(school=school, title="Mathematics in Years 5 and 6") for school in schools
    )
    Action.objects.bulk_create(
        Action(
            school=schools[n % SCHOOLS],
            area=areas[n % SCHOOLS],
            title=f"Weekly reasoning lessons {n}",
            owner=people[n % MAILS],
            review_on=ON,
        )
        for n in range(DUE)
    )


def _raw(port: int) -> float:
    """How many ready mails of the same size a second the server takes."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.com", "b@example.com", "Review today, and 4 more"
    mail.set_content("A line of a usual length in a mail of this kind, sixty signs.\n" * 80)
    text = mail.as_bytes(policy=SMTP)
    with smtplib.SMTP("127.0.0.1", port) as server:
        started = time.perf_counter()
        for _ in range(MAILS):
            server.sendmail("a@example.com", ["b@example.com"], text)
        return MAILS / (time.perf_counter() - started)


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
