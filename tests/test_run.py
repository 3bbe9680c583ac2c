"""`./run` on machines that lack something: a sentence, never a traceback; and the demo as a person starts it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from functools import partial
from pathlib import Path

import pytest

from tests.services import die_with_parent

ROOT = Path(__file__).resolve().parent.parent
OLD = 'case "$2" in *platform*) echo 3.9.2 ;; *) exit 1 ;; esac'
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1 ;; esac'


@pytest.fixture
def elsewhere(tmp_path):
    """What `./run` needs to begin with, in a folder with a space in its name and no .venv."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    for name in ("run", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


def run(folder, *words, **environment):
    return subprocess.run(
        [folder / "run", *words],
        cwd="/",
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (None, "needs Python 3.11 or newer, and no Python was found"),
        (OLD, "needs Python 3.11 or newer; only Python 3.9.2 was found"),
        (WITHOUT_VENV, "needs Python's venv module, which python3 lacks here"),
    ],
)
def test_a_machine_without_the_right_python_is_told_so(elsewhere, tmp_path, script, sentence):
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("sh", "dirname", "cmp"):
        (tools / tool).symlink_to(shutil.which(tool))
    if script:
        (tools / "python3").write_text(f"#!/bin/sh\n{script}\n")
        (tools / "python3").chmod(0o755)
    done = run(elsewhere, "demo", PATH=str(tools))
    assert done.returncode == 1
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_command_it_says_what_there_is(elsewhere):
    done = run(elsewhere)
    assert done.returncode == 2
    assert "./run demo" in done.stderr


@pytest.mark.fault
def test_without_a_network_one_sentence(elsewhere):
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": "/dev/null"}
    done = run(elsewhere, "demo", **nowhere)
    assert done.returncode == 1
    assert "no package index answers" in done.stderr
    assert "run ./run demo again" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (elsewhere / ".venv/installed-requirements.txt").exists()


class Demo:
    """The demo on a port and in a folder of its own, started as `./run demo` starts it."""

    def __init__(self, data, *words, port):
        self.port, self.data = port, data
        clean = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "DATA_DIR": str(data), "PORT": str(port)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.serve", *words],
            cwd=ROOT,
            env=clean,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=partial(die_with_parent, signal.SIGTERM),
        )

    def lines(self):
        """What it says until it is ready, or until it gives up."""
        said = []
        for line in self.process.stdout:
            said.append(line.rstrip())
            if line.startswith("Press Ctrl-C"):
                break
        return said

    def children(self):
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            self.process.stdout.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.fault
def test_the_demo_starts_serves_keeps_its_data_and_stops(tmp_path):
    data, port = tmp_path / "the data", free_port()
    demo = Demo(data, port=port)
    try:
        said = demo.lines()
        signed = [line.split("  ") for line in said if line.startswith("sign-in")]
        roles = [role for _, role, _, _ in signed]
        wanted = ["headteacher", "senior_leader", "chair", "governor", "clerk", "adviser"]
        assert [role for role in roles if role in wanted] == wanted, said
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        assert direct.open(f"http://127.0.0.1:{port}/", timeout=10).status == 200
        assert (data / "secret-key").stat().st_mode & 0o777 == 0o600

        second = Demo(data, port=free_port())
        assert "already running" in "".join(second.lines())
        assert second.stop() == 1
        elsewhere = Demo(tmp_path / "other", port=port)
        assert f"Port {port} is in use" in "".join(elsewhere.lines())
        assert elsewhere.stop() == 1
        children = demo.children()
        assert len(children) == 3
    finally:
        asked = time.monotonic()
        assert demo.stop() == 0
    assert time.monotonic() - asked < 10
    assert not any(map(alive, children))

    again = Demo(data, port=port)
    try:
        assert [line.split("  ") for line in again.lines() if line.startswith("sign-in")] == signed
    finally:
        again.stop()


@pytest.mark.fault
def test_when_a_process_of_the_demo_dies_it_says_which_and_stops(tmp_path):
    demo = Demo(tmp_path / "data", port=free_port())
    try:
        demo.lines()
        children = demo.children()
        os.kill(children[1], signal.SIGKILL)
        assert demo.process.wait(15) == 1
        assert "The worker process ended (signal 9)" in demo.process.stdout.read()
    finally:
        demo.stop()
    assert not any(map(alive, children))


def test_fresh_empties_only_a_folder_that_the_demo_made(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    demo = Demo(tmp_path, "--fresh", port=free_port())
    assert "is left alone" in "".join(demo.lines())
    assert demo.process.wait(10) == 1
    assert (tmp_path / "letter.txt").read_text() == "mine"
    demo.process.stdout.close()
