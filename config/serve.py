"""The demo: one command that prepares a database, then keeps the web, a worker and beat running together.

Called by `./run demo`. Everything it makes lies in DATA_DIR; `--fresh` empties that folder first, and only
ever a folder that the demo made itself, which it knows by the marker file it left there.
"""

import contextlib
import ctypes
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NoReturn

ROOT = Path(__file__).resolve().parent.parent
MARKER = "cairn-demo"
READY_SECONDS = 90
STOP_SECONDS = 8


class Told(Exception):
    """Why the demo cannot go on, in a sentence for the person who started it."""


class Stopped(Exception):
    """Ctrl-C, or a polite request to end."""


def main(arguments: list[str]) -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop_asked)
    try:
        unknown = [argument for argument in arguments if argument != "--fresh"]
        if unknown:
            raise Told(f"./run demo does not know {unknown[0]!r}: it takes only --fresh.")
        demo(fresh="--fresh" in arguments)
    except Told as reason:
        print(reason, file=sys.stderr)
        return 1
    except Stopped:
        print("Stopped.", flush=True)
    return 0


def demo(*, fresh: bool) -> NoReturn:
    """Prepares the data and serves it until stopped. Leaves only by `Told` or `Stopped`."""
    port = _port()
    data = Path(os.environ.get("DATA_DIR") or ROOT / "var" / "demo").absolute()
    if fresh and "DATABASE_URL" in os.environ:
        raise Told("--fresh cannot empty the database that DATABASE_URL names: leave one of the two out.")
    with _held(data, fresh=fresh), _listening(port) as listener:
        if fresh:
            _empty(data)
        logs = data / "logs"
        logs.mkdir(exist_ok=True)
        os.environ.update(DATA_DIR=str(data), PORT=str(port), DJANGO_SETTINGS_MODULE="config.settings")
        os.environ.setdefault("DIGEST_HOUR", "0")  # a demo should not have to wait for seven
        os.environ.pop("PYTEST_VERSION", None)  # a demo started by a test is a demo, not a test
        print("Preparing the database …", flush=True)
        _manage("migrate", "--no-input", "--verbosity=0")
        _manage("collectstatic", "--no-input", "--verbosity=0")
        _manage("demo_data")
        accounts = _manage("demo_data", "--accounts")
        with _children(logs, listener) as children:
            listener.close()  # gunicorn has it now; held here too, it would leave browsers waiting for a dead web
            _wait_until_ready(port, children)
            print(_welcome(port, data, accounts), flush=True)
            while True:
                _all_alive(children)
                time.sleep(0.5)


# ---- the folder --------------------------------------------------------------------------------------


@contextlib.contextmanager
def _held(data: Path, *, fresh: bool) -> Iterator[None]:
    """The folder, made if need be, marked as the demo's, and ours alone while we run."""
    try:
        usual = data == ROOT / "var" / "demo"
        if data.is_dir() and any(data.iterdir()) and not (data / MARKER).is_file() and (fresh or not usual):
            raise Told(
                f"{data} holds something that ./run demo did not make, so it is left alone. "
                "Name another folder: DATA_DIR=FOLDER ./run demo"
            )
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        marker = (data / MARKER).open("a+")
    except OSError as error:
        raise Told(f"Cairn cannot keep the demo's data in {data}: {error.strerror}.") from error
    with marker:
        try:
            fcntl.flock(marker, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Told(
                f"A demo is already running on {data}. Stop that one with Ctrl-C, "
                "or give this one its own folder and port: DATA_DIR=FOLDER PORT=8001 ./run demo"
            ) from error
        if not marker.tell():
            marker.write("This folder was made by ./run demo, and ./run demo --fresh empties it.\n")
            marker.flush()
        yield


def _empty(data: Path) -> None:
    for entry in data.iterdir():
        if entry.name == MARKER:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


# ---- the port ----------------------------------------------------------------------------------------


def _port() -> int:
    asked = os.environ.get("PORT") or "8000"
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked) < 65536):
        raise Told(f"PORT has to be a number from 1 to 65535, not {asked!r}.")
    return int(asked)


def _listening(port: int) -> socket.socket:
    """The port, taken before anything else is done and handed to gunicorn, so nobody can come in between."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except PermissionError as error:
        raise Told(f"Port {port} is not for ordinary users. Choose another: PORT=8001 ./run demo") from error
    except OSError as error:
        other = 8001 if port == 8000 else port + 1 if port < 65535 else 8000
        raise Told(f"Port {port} is in use. Choose another: PORT={other} ./run demo") from error
    return listener


# ---- the processes -----------------------------------------------------------------------------------


def _manage(*words: str) -> str:
    """Runs a management command to its end and gives what it printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        log = Path(_logs()) / "prepare.log"
        log.write_text(said + "\n")
        last = "\n".join(said.splitlines()[-3:])
        raise Told(
            f"The demo could not be prepared: manage.py {words[0]} failed. All it said is in {log}\n{last}"
        )
    return done.stdout


@contextlib.contextmanager
def _children(logs: Path, listener: socket.socket) -> Iterator[dict[str, subprocess.Popen]]:
    """The web, the worker and beat; however the demo ends, all three end with it."""
    celery = ["celery", "--app", "config", "--quiet"]
    commands = {
        "web": [
            *("gunicorn", "config.wsgi", "--bind", f"fd://{listener.fileno()}"),
            *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
            *("--graceful-timeout", "5", "--access-logfile", "-", "--no-control-socket"),
        ],
        # One process, one task at a time: the rows are the queue, and the demo should fit a small machine.
        "worker": [
            *(*celery, "worker", "--pool", "solo", "--loglevel", "INFO"),
            *("--without-gossip", "--without-mingle", "--without-heartbeat"),
        ],
        "beat": [*celery, "beat", "--loglevel", "INFO", "--pidfile="],
    }
    children: dict[str, subprocess.Popen] = {}
    try:
        for name, command in commands.items():
            with _log(logs / f"{name}.log") as output:
                children[name] = subprocess.Popen(
                    [sys.executable, "-m", *command],
                    cwd=ROOT,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    pass_fds=(listener.fileno(),) if name == "web" else (),
                    start_new_session=True,  # or Ctrl-C would reach Celery twice, and it drops its task
                    preexec_fn=_end_with_the_demo,
                )
        yield children
    finally:
        _stop_all(children)


def _log(path: Path) -> IO[bytes]:
    if path.exists():
        path.replace(path.with_suffix(".log.1"))  # the run before this one stays readable
    return path.open("wb")


def _end_with_the_demo() -> None:
    # Linux: should the demo itself be killed outright, its children end too. 1 is PR_SET_PDEATHSIG.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, int(signal.SIGTERM))


def _wait_until_ready(port: int, children: dict[str, subprocess.Popen]) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        _all_alive(children)
        with contextlib.suppress(OSError):
            if direct.open(f"http://127.0.0.1:{port}/health/ready", timeout=10).status == 200:
                return
        time.sleep(0.2)
    raise Told(f"Cairn did not get ready within {READY_SECONDS} seconds. Why is in {_logs()}")


def _all_alive(children: dict[str, subprocess.Popen]) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            how = f"signal {-child.returncode}" if child.returncode < 0 else f"exit {child.returncode}"
            raise Told(f"The {name} process ended ({how}), so the demo stops. Why is in {_logs()}/{name}.log")


def _logs() -> str:
    return f"{os.environ['DATA_DIR']}/logs"


def _stop_all(children: dict[str, subprocess.Popen]) -> None:
    """Asks each to finish what it is doing, waits a little, then ends whatever is left of it."""
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + STOP_SECONDS
    for child in children.values():
        try:
            child.wait(max(0.0, until - time.monotonic()))
        except (subprocess.TimeoutExpired, Stopped):  # a second Ctrl-C: wait for nobody
            until = time.monotonic()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _stop_asked(number: int, frame: object) -> NoReturn:
    raise Stopped


def _welcome(port: int, data: Path, accounts: str) -> str:
    mail = "Mail goes where EMAIL_URL says" if "EMAIL_URL" in os.environ else f"Mail is kept in {data}/mail"
    lines = [
        "",
        f"Cairn is running at http://127.0.0.1:{port}/",
        "",
        *[line for line in accounts.splitlines() if line.startswith("sign-in  ")],
        "",
        mail,
        "Press Ctrl-C to stop",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
