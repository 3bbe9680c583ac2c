"""A Cairn of its own for the fault tests: a database on disk, a real SMTP server, real processes; and the scale they run at."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.services import die_with_parent
from tests.suite import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-06-12"  # a Friday in term
# 1 is the whole of what reliability asks for: fifty kills at each point, a thousand mails. CI runs a part of it.
SCALE = float(os.environ.get("CAIRN_FAULT_SCALE", "0.2"))
PATIENCE = 240


def scaled(whole: int, least: int = 2) -> int:
    return max(least, round(whole * SCALE))


def environment(data: Path, port: int, **more) -> dict[str, str]:
    """What the processes of one Cairn are started with: mail at any hour, to the SMTP server on this port."""
    made = {name: value for name, value in os.environ.items() if name not in {*SETTINGS, "PYTEST_VERSION"}}
    made |= {"DATA_DIR": str(data), "CAIRN_TODAY": TODAY, "DIGEST_HOUR": "0", "PYTHONUNBUFFERED": "1"}
    return made | {"EMAIL_URL": f"smtp://127.0.0.1:{port}"} | more


def manage(environment, *words) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        preexec_fn=partial(die_with_parent, signal.SIGKILL),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def shell(environment, code: str):
    """Run the code; what it prints after `TOLD ` comes back as what it is."""
    printed = manage(environment, "shell", "--verbosity=0", "--command", code)
    return json.loads(printed.split("TOLD ", 1)[1]) if "TOLD " in printed else None


@contextmanager
def running(environment, log: Path, *words):
    """A Celery process of its own session, killed at the end; its output goes into the log."""
    command = [sys.executable, "-m", "celery", "--app", "config", *words, "--loglevel", "INFO"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=partial(die_with_parent, signal.SIGKILL),
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
