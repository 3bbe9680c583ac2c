"""The portfolio of the largest authority, 600 schools with 40,000 actions, inside a country of 25,000 schools with
1,500,000 actions on PostgreSQL, as a multiple of the yardstick Y; beside it that of an authority of six schools.

    python -m bench.portfolio [--schools N --actions M] [--rounds N]

Filling takes some minutes. The plan of every query the page makes is read: none may scan a whole table of the schools'.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path

from bench.pages import _ask, _percentiles, _queries, _signed_in, _timed

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, WARM = 100, 5
MOST_RATIO, MOST_QUERIES = 5.0, 12
LARGE, SIX = (600, 40_000), (6, 400)
COUNTRY = (25_000, 1_500_000)
PAGES = {
    "600 schools": ("adviser.seed001@seed.example", "/portfolio/"),
    "the same, narrowed": ("adviser.seed001@seed.example", "/portfolio/?only=late&sort=next&page=2"),
    "an administrator": ("admin.seed001@seed.example", "/portfolio/"),
    "six schools": ("adviser.seed002@seed.example", "/portfolio/"),
    "600, as CSV": ("adviser.seed001@seed.example", "/portfolio/export/"),
}
HELD = ("600 schools", "an administrator", "six schools")


def main(asked: list[str] | None = None) -> int:
    """1 if the page fell short. Measured in a process of its own, with a server and a folder of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench.portfolio", description=__doc__)
    parser.add_argument("--schools", type=int, default=COUNTRY[0])
    parser.add_argument("--actions", type=int, default=COUNTRY[1])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(asked or [])
    if options.measure:
        return _measure(options)
    from tests.services import postgres

    own = {"DATA_DIR", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "CAIRN_TODAY", "DEBUG"}
    environment = {name: value for name, value in os.environ.items() if name not in own}
    sizes = [f"--schools={options.schools}", f"--actions={options.actions}", f"--rounds={options.rounds}"]
    with (
        tempfile.TemporaryDirectory(prefix="cairn-bench-", ignore_cleanup_errors=True) as folder,
        postgres() as url,
    ):
        environment |= {"DATA_DIR": folder, "DATABASE_URL": url}
        command = [sys.executable, "-m", "bench.portfolio", "--measure", *sizes]
        return subprocess.run(command, cwd=ROOT, env=environment).returncode


def _measure(options) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from improvement.models import Action
    from schools.models import School, User

    if not School.objects.exists():
        _fill(options.schools, options.actions)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        size = cursor.fetchone()[0]
    print(
        f"{connection.vendor}, Django {django.get_version()}:"
        f" {School.objects.count():,} schools, {Action.objects.count():,} actions, {size / 1e9:.1f} GB"
    )
    from bench._bare import ADDRESS, BareHandler

    with redirect_stdout(StringIO()):  # it checks the database first, and says so
        from config.wsgi import application

    calls = {"Y": partial(_ask, BareHandler(), ADDRESS)}
    for name, (email, address) in PAGES.items():
        cookie, (path, _, query) = _signed_in(User.objects.get(email=email)), address.partition("?")
        calls[name] = partial(_ask, application, path, cookie, query)
    fell = _times(calls, options.rounds)
    fell += _plans(calls)
    print("Fell short: " + "; ".join(fell) if fell else "All of it is as wanted.")
    return 1 if fell else 0


def _fill(schools: int, actions: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    started = time.perf_counter()
    rest = (schools - LARGE[0] - SIX[0], actions - LARGE[1] - SIX[1])
    for many, steps in (LARGE, SIX, rest):
        if many > 0:
            call_command("seed", schools=many, actions=max(0, steps), seed=1, stdout=StringIO())
    filled = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    print(f"Seeded in {filled:.0f} s, analysed in {time.perf_counter() - started - filled:.0f} s", flush=True)


def _times(calls, rounds: int) -> list[str]:
    sizes = {name: len(call()) for name, call in calls.items()}
    queries = {name: _queries(call) for name, call in calls.items()}
    times: dict[str, list[float]] = {name: [] for name in calls}
    works: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(WARM + rounds):
        for name, call in calls.items():
            took, worked = _timed(call)
            if turn >= WARM:
                times[name].append(took)
                works[name].append(worked)
    y50, y95 = _percentiles(times["Y"])
    print(
        f"\n{rounds} of each in turn, inside one process, no socket. Y: p50 {y50:.2f} ms, p95 {y95:.2f} ms;"
        f" the machine's load {os.getloadavg()[0]:.1f}.\n"
        f"{'page':<20}{'p50 ms':>8}{'p95 ms':>8}{'p50/Y50':>9}{'p95/Y95':>9}{'p95/Y50':>9}{'work ms':>9}{'queries':>9}{'kB':>6}"
    )
    fell = []
    for name in PAGES:
        p50, p95 = _percentiles(times[name])
        print(
            f"{name:<20}{p50:>8.1f}{p95:>8.1f}{p50 / y50:>9.2f}{p95 / y95:>9.2f}{p95 / y50:>9.2f}"
            f"{statistics.median(works[name]):>9.1f}{queries[name]:>9}{sizes[name] / 1000:>6.0f}"
        )
        if name in HELD:
            fell += [f"{name}: p95 is {p95 / y95:.2f} times that of Y"] * (p95 / y95 > MOST_RATIO)
            fell += [f"{name}: {queries[name]} queries"] * (queries[name] > MOST_QUERIES)
    if queries["600 schools"] != queries["six schools"]:
        fell.append("600 schools take other queries than six")
    print(
        f"Wanted: p95 at most {MOST_RATIO:.0f} times that of Y, {MOST_QUERIES} queries, as many for 600 as for six.\n"
    )
    return fell


def _plans(calls) -> list[str]:
    """Every query of the large page with its time in the server and the tables it scans from end to end."""
    from django.apps import apps
    from django.db import connection

    made: list[tuple] = []

    def keep(execute, sql, params, *rest):
        made.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(keep):
        calls["600 schools"]()
    tenants = {"schools_school"} | {
        model._meta.db_table
        for model in apps.get_models()
        if any(field.name in ("school", "area", "plan") for field in model._meta.concrete_fields)
    }
    fell = []
    print("query                                            ms   rows  whole tables")
    for sql, params in made:
        if not sql.startswith(("SELECT", "(SELECT")):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
            answer = cursor.fetchone()[0]
        plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]
        scans = sorted(set(_whole(plan["Plan"])) & tenants)
        first = sql.partition(' FROM "')[2].partition('"')[0]
        print(
            f"{first:<42}{plan['Planning Time'] + plan['Execution Time']:>9.1f}{plan['Plan']['Actual Rows']:>7}  {', '.join(scans) or '-'}"
        )
        fell += [f"a query scans {', '.join(scans)}"] * bool(scans)
    return fell


def _whole(node) -> list[str]:
    """The tables that were read from end to end; not what the plan held ready and never ran."""
    own = [node["Relation Name"]] if node["Node Type"] == "Seq Scan" and node["Actual Loops"] else []
    return own + [name for part in node.get("Plans", ()) for name in _whole(part)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
