"""The pages of a large school, as multiples of the bare page Y: 12 areas with 12 actions each, 8 notes on every one.

    python -m bench.pages [--postgres] [--rounds N]

Y and every page are asked in turn in one run, on one database, so that what slows the machine slows all of them. Their
queries are counted there and in a school with ten times the actions.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, WARM = 60, 5
MOST_RATIO, MOST_QUERIES = 4.0, 12
HELD = ("dashboard", "plan", "area")  # held to both; the others are printed
TIMES = 10
URN, LARGE = "142345", "142346"


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
    laid, large = Laid(URN), Laid(LARGE, actions=TIMES * 12)
    print(
        f"{connection.vendor}, {django.get_version()}: {len(laid.actions):,} actions in {len(laid.areas)} areas,"
        f" and {len(large.actions):,}; laid in {time.perf_counter() - started:.1f} s"
    )
    print(
        "Measured inside one process, through the WSGI application that gunicorn serves, signed in as the head, one request"
        "\nat a time: no socket, no gunicorn. Y goes through Django's same handler with no middleware and no session."
    )
    pages = Pages(laid, large)
    return pages.report(rounds)


class Pages:
    """Who asks for what, and how long it takes."""

    def __init__(self, laid, large):
        from bench._bare import BareHandler

        with redirect_stdout(StringIO()):  # it checks the database first, and says so
            from config.wsgi import application

        self.app, self.bare = application, BareHandler()
        self.calls = {"Y": lambda: _ask(self.bare, f"/bare/{URN}/")}
        self.large_calls = {}
        for calls, school in ((self.calls, laid), (self.large_calls, large)):
            cookie = _signed_in(school.head)
            for name, path in _paths(school).items():
                calls[name] = lambda path=path, cookie=cookie: _ask(self.app, path, cookie)

    def report(self, rounds: int) -> int:
        sizes = {name: len(call()) for name, call in self.calls.items()}
        queries = {name: _queries(call) for name, call in self.calls.items()}
        times: dict[str, list[float]] = {name: [] for name in self.calls}
        works: dict[str, list[float]] = {name: [] for name in self.calls}
        for turn in range(WARM + rounds):
            for name, call in self.calls.items():
                took, worked = _timed(call)
                if turn >= WARM:
                    times[name].append(took)
                    works[name].append(worked)
        large = {name: _best_of_few(call) for name, call in self.large_calls.items()}
        large_queries = {name: _queries(call) for name, call in self.large_calls.items()}
        y50, y95 = _percentiles(times["Y"])
        print(
            f"\n{rounds} of each, in turn. Y: p50 {y50:.2f} ms, p95 {y95:.2f} ms, {queries['Y']} query, 50 rows."
            f"\nwork/Y holds the processor time of this process against that of Y: it moves less where the machine is busy"
            f" (its load was {os.getloadavg()[0]:.1f}).\n"
        )
        head = f"{'page':<12}{'p50 ms':>8}{'p95 ms':>8}{'p50/Y':>8}{'p95/Y95':>9}{'work/Y':>8}{'queries':>9}{'kB':>6}"
        print(f"{head}   with {TIMES} times the actions: p50 ms, queries")
        fell = []
        for name in self.large_calls:
            p50, p95 = _percentiles(times[name])
            ratio = p50 / y50
            work = statistics.median(works[name]) / statistics.median(works["Y"])
            row = f"{name:<12}{p50:>8.1f}{p95:>8.1f}{ratio:>8.2f}{p95 / y95:>9.2f}{work:>8.2f}{queries[name]:>9}"
            row += f"{sizes[name] / 1000:>6.0f}"
            same = queries[name] == large_queries[name]
            print(f"{row}   {large[name]:>8.1f} {large_queries[name]:>4}{'' if same else '  NOT THE SAME'}")
            if name in HELD:
                fell += [f"{name} takes {ratio:.2f} Y"] * (ratio > MOST_RATIO)
                fell += [f"{name} makes {queries[name]} queries"] * (queries[name] > MOST_QUERIES)
                fell += [f"{name} makes other queries with {TIMES} times the actions"] * (not same)
        print(
            f"\nWanted of {', '.join(HELD)}: at most {MOST_RATIO:.0f} Y and {MOST_QUERIES} queries, the same at both sizes."
        )
        print("Fell short: " + "; ".join(fell) if fell else "All of them are.")
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


def _best_of_few(call) -> float:
    call()
    return statistics.median(_timed(call)[0] for _ in range(3))


def _percentiles(times: list[float]) -> tuple[float, float]:
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
