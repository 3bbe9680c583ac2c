"""The pages of a school and of a large one as multiples of the yardstick Y, each size with 8 notes on every action.

    python -m bench.pages [--postgres] [--rounds N]

Y and every page are asked in turn in one run, on one database, so that what slows the machine slows all of them: the
ratios of two runs can be compared, the milliseconds cannot.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, redirect_stdout
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, WARM = 60, 5
MOST_QUERIES = 12
SIZES = {"a school": (4, 12), "a large school": (12, 12)}  # areas, and actions in each
# The most that each page may take in Y at either size; the others are printed.
WANTED = {"dashboard": (3.0, 5.0), "plan": (3.0, 4.5), "area": (4.0, 4.0), "targets": (4.0, 4.0)}


def main(asked: list[str] | None = None) -> int:
    """1 if a page fell short. Measured in a process of its own, with a folder and a database of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument(
        "--postgres", action="store_true", help="on the PostgreSQL of the tests, not on SQLite"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(asked or [])
    if options.measure:
        return _measure(options.rounds)
    own = {"DATA_DIR", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "CAIRN_TODAY", "DEBUG"}
    environment = {name: value for name, value in os.environ.items() if name not in own}
    command = [sys.executable, "-m", "bench.pages", "--measure", "--rounds", str(options.rounds)]
    with ExitStack() as stack:
        environment["DATA_DIR"] = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="cairn-bench-", ignore_cleanup_errors=True)
        )
        if options.postgres:
            from tests.services import postgres

            environment["DATABASE_URL"] = stack.enter_context(postgres())
        return subprocess.run(command, cwd=ROOT, env=environment).returncode


def _measure(rounds: int) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bench._school import Laid

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    started = time.perf_counter()
    laid = {
        size: Laid(str(142_345 + n), areas=areas, actions=actions)
        for n, (size, (areas, actions)) in enumerate(SIZES.items())
    }
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(
        f"{connection.vendor}, Django {django.get_version()}: "
        + ", ".join(
            f"{size} = {len(each.areas)} areas, {len(each.actions)} actions" for size, each in laid.items()
        )
        + f"; laid in {time.perf_counter() - started:.1f} s"
    )
    print(
        "Measured inside one process, through the WSGI application that gunicorn serves, signed in as the head, one request"
        "\nat a time: no socket, no gunicorn. Y goes through Django's same handler with no middleware and no session."
    )
    return Pages(laid).report(rounds)


class Pages:
    """Who asks for what, and how long it takes."""

    def __init__(self, laid):
        from bench._bare import ADDRESS, BareHandler

        with redirect_stdout(StringIO()):  # it checks the database first, and says so
            from config.wsgi import application

        self.names = list(_paths(next(iter(laid.values()))))
        self.calls = {"Y": partial(_ask, BareHandler(), ADDRESS)}
        for size, school in laid.items():
            cookie = _signed_in(school.head)
            for name, address in _paths(school).items():
                self.calls[name, size] = partial(_ask, application, address, cookie)

    def report(self, rounds: int) -> int:
        sizes = {key: len(call()) for key, call in self.calls.items()}
        queries = {key: _queries(call) for key, call in self.calls.items()}
        times: dict = {key: [] for key in self.calls}
        works: dict = {key: [] for key in self.calls}
        for turn in range(WARM + rounds):
            for key, call in self.calls.items():
                took, worked = _timed(call)
                if turn >= WARM:
                    times[key].append(took)
                    works[key].append(worked)
        y50, y95 = _percentiles(times["Y"])
        print(
            f"\n{rounds} of each, in turn. Y: p50 {y50:.2f} ms, p95 {y95:.2f} ms, {queries['Y']} query, 50 rows."
            f"\nwork/Y holds the processor time of this process against that of Y: it moves less where the machine is busy"
            f" (its load was {os.getloadavg()[0]:.1f}).\n"
        )
        print(
            f"{'page':<12}{'size':<16}{'p50 ms':>8}{'p95 ms':>8}{'p50/Y':>8}{'wanted':>8}{'work/Y':>8}{'queries':>9}{'kB':>6}"
        )
        fell = []
        for name in self.names:
            for place, size in enumerate(SIZES):
                p50, p95 = _percentiles(times[name, size])
                work = statistics.median(works[name, size]) / statistics.median(works["Y"])
                most = WANTED[name][place] if name in WANTED else None
                print(
                    f"{name:<12}{size:<16}{p50:>8.1f}{p95:>8.1f}{p50 / y50:>8.2f}{most or '-':>8}{work:>8.2f}"
                    f"{queries[name, size]:>9}{sizes[name, size] / 1000:>6.0f}"
                )
                if most and p50 / y50 > most:
                    fell.append(f"{name} of {size} takes {p50 / y50:.2f} Y")
            made = {queries[name, size] for size in SIZES}
            if name in WANTED:
                fell += [f"{name} makes {max(made)} queries"] * (max(made) > MOST_QUERIES)
                fell += [f"{name} makes more queries in a large school"] * (len(made) > 1)
        print(f"\nWanted besides: at most {MOST_QUERIES} queries, as many in a large school as in a school.")
        print("Fell short: " + "; ".join(fell) if fell else "All of it is as wanted.")
        return 1 if fell else 0


def _paths(school) -> dict[str, str]:
    home = f"/schools/{school.school.urn}/"
    return {
        "dashboard": home,
        "plan": f"{home}plan/",
        "area": f"{home}areas/{school.areas[0].pk}/",
        "targets": f"{home}targets/",
        "evidence": f"{home}evidence/",
        "monitoring": f"{home}monitoring/",
    }


def _ask(app, path: str, cookie: str = "", query: str = "") -> bytes:
    """The body of the page: whole, and closed as a server would close it."""
    told = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_COOKIE": cookie,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    answer = app(environ, lambda status, headers, exc_info=None: told.append(status))
    body = b"".join(answer)
    answer.close()
    if not told[0].startswith("200"):
        raise SystemExit(f"{path} answered {told[0]}")
    return body


def _signed_in(user) -> str:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _queries(call) -> int:
    from django.db import connection

    made = []

    def count(execute, sql, *rest):
        made.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        call()
    return len(made)


def _timed(call) -> tuple[float, float]:
    """Milliseconds on the clock, and of this process's own work."""
    started, worked = time.perf_counter(), time.process_time()
    call()
    return (time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000


def _percentiles(times: list[float]) -> tuple[float, float]:
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
