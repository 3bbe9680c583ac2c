"""Cairn as it runs for people: gunicorn, two Celery workers, beat, and a mail server that keeps what it is sent."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from email import message_from_bytes
from email.policy import default
from functools import partial
from pathlib import Path

from aiosmtpd.controller import Controller
from django.conf import settings

from tests.prepared import prepare
from tests.services import die_with_parent

ROOT = Path(settings.BASE_DIR)
TICK_SECONDS = 2


class Sink:
    """A real SMTP server that accepts everything and keeps it."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=default)
        self.mails.append((envelope.rcpt_tos, message))
        return "250 Kept"

    def to(self, address):
        return [message for recipients, message in self.mails if address in recipients]

    def wait_for(self, address, subject=".", seconds=60):
        """The latest mail to the address whose subject matches; fails after so many seconds."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = [m for m in self.to(address) if re.search(subject, m["Subject"], re.IGNORECASE)]
            if found:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"No mail like {subject!r} reached {address} in {seconds} s: {self.subjects()}")

    def subjects(self):
        return [(recipients, message["Subject"]) for recipients, message in self.mails]


def text_of(message) -> str:
    return message.get_body(("plain",)).get_content()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """The running site: its address, its sink, and its commands."""

    def __init__(self, data_dir: Path, today: str):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data_dir = data_dir
        self.sink = Sink()
        self.smtp = Controller(self.sink, hostname="127.0.0.1", port=free_port())
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "REDIS_URL", "PYTEST_VERSION")
        }
        self.environment = kept | {
            "DATA_DIR": str(data_dir),
            "PORT": str(self.port),
            "SITE_URL": self.url,
            "EMAIL_URL": f"smtp://127.0.0.1:{self.smtp.port}",
            "TICK_SECONDS": str(TICK_SECONDS),
            "DIGEST_HOUR": "0",
            "CAIRN_TODAY": today,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        self.processes: list[subprocess.Popen] = []

    def manage(self, *words: str, code: str | None = None) -> str:
        """Run a management command to its end; `code` goes to its standard input."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            input=code,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, name: str, *words: str) -> None:
        with (self.data_dir / f"{name}.log").open("wb") as log:
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", *words],
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    preexec_fn=partial(die_with_parent, signal.SIGTERM),
                )
            )

    def wait_until_ready(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                if urllib.request.urlopen(f"{self.url}/health/ready", timeout=5).status == 200:
                    return
            time.sleep(0.2)
        raise AssertionError((self.data_dir / "web.log").read_text()[-3000:])

    def start_web(self) -> None:
        self.start(
            "web",
            "gunicorn",
            "config.wsgi",
            "--bind",
            f"127.0.0.1:{self.port}",
            "--workers",
            "2",
            "--no-control-socket",
        )
        self.wait_until_ready()

    def start_worker(self, name: str) -> None:
        self.start(
            name,
            "celery",
            "--app",
            "config",
            "--quiet",
            "worker",
            "--pool",
            "solo",
            "--hostname",
            f"{name}@here",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
        )

    def start_beat(self) -> None:
        self.start("beat", "celery", "--app", "config", "--quiet", "beat", "--pidfile=")

    def stop(self) -> None:
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextlib.contextmanager
def running_site(data_dir: Path, today: str):
    """A migrated, empty site with its web, two workers and beat, on the day `today` (ISO)."""
    site = Site(data_dir, today)
    site.smtp.start()
    try:
        prepare(data_dir)
        site.start_web()
        yield site
    finally:
        site.stop()
        site.smtp.stop()
