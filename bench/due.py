"""What is due on a day among a million actions, on a PostgreSQL of its own: how long the database takes to choose it, and by
which plan.

    python -m bench.due
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ACTIONS, SCHOOLS, DUE = 1_000_000, 2_000, 400
MOST_MS, ROUNDS = 10.0, 30
ON = date(2026, 6, 12)
FILL = """
INSERT INTO schools_school (urn, name, phase, status, address, postcode, rating_key, suppress_under, staff_see_plan,
    chair_hears_of_head, version)
SELECT (200000 + n)::text, 'School ' || n, 'primary', 'open', '', '', '{}', 5, true, false, 1
FROM generate_series(1, %(schools)s) n;
INSERT INTO schools_person (school_id, name, job_title, email, version)
SELECT id, 'Person ' || id, '', 'person' || id || '@example.com', 1 FROM schools_school;
INSERT INTO schools_membership (person_id, role, starts_on, named_schools_only)
SELECT id, 'headteacher', DATE '2020-09-01', false FROM schools_person;
"""


def main() -> bool:
    """True if it fell short."""
    from tests.services import postgres

    own = {"DATA_DIR", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "CAIRN_TODAY", "DEBUG"}
    environment = {name: value for name, value in os.environ.items() if name not in own}
    with (
        tempfile.TemporaryDirectory(prefix="cairn-bench-", ignore_cleanup_errors=True) as folder,
        postgres() as url,
    ):
        environment |= {"DATA_DIR": folder, "DATABASE_URL": url}
        return bool(
            subprocess.run(
                [sys.executable, "-m", "bench.due", "--measure"], cwd=ROOT, env=environment
            ).returncode
        )


def _measure() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from improvement.actions import reminders
    from improvement.models import Action
    from schools.reminders.days import horizon

    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(FILL, {"schools": SCHOOLS})
    _actions()
    print(
        f"{Action.objects.count():,} actions in {SCHOOLS:,} schools, laid in {time.perf_counter() - started:.0f} s"
    )
    parts = {
        "reviews": reminders.values(reminders.to_review(horizon(ON))),
        "overdue": reminders.values(Action.objects.overdue(ON)),
    }
    fell = False
    for name, rows in parts.items():
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            found = list(rows.all())
            times.append((time.perf_counter() - started) * 1000)
        plan = json.loads(rows.explain(analyze=True, format="json"))[0]["Plan"]
        scans = sorted(set(_scans(plan)))
        middle = statistics.median(times)
        print(
            f"{name}: {len(found):,} due, {middle:.1f} ms in the middle of {ROUNDS}, with the plan: {'; '.join(scans)}"
        )
        fell |= middle > MOST_MS or any(scan == "Seq Scan on improvement_action" for scan in scans)
    print(f"Wanted: at most {MOST_MS:.0f} ms each, and no reading of every action.")
    return int(fell)


def _actions() -> None:
    """All of them planned for later, but for the few that are due."""
    from django.db import connection

    from improvement.models import Action, AreaForImprovement
    from schools.models import Person, School

    schools = list(School.objects.order_by("pk").values_list("pk", flat=True))
    people = dict(Person.objects.values_list("school", "pk"))
    AreaForImprovement.objects.bulk_create(
        AreaForImprovement(school_id=pk, title="Mathematics in Years 5 and 6") for pk in schools
    )
    areas = dict(AreaForImprovement.objects.values_list("school", "pk"))
    one = Action.objects.create(
        school_id=schools[0],
        area_id=areas[schools[0]],
        title="Weekly reasoning lessons",
        owner_id=people[schools[0]],
        review_on=ON + timedelta(days=200),
        due_on=ON + timedelta(days=250),
    )
    columns = [str(field.column) for field in Action._meta.concrete_fields if not field.primary_key]
    taken = {
        "school_id": "a.school_id",
        "area_id": "a.id",
        "owner_id": "p.id",
        '"order"': "(n / %(schools)s) %% 30000 + 2",
        "review_on": "x.review_on + (n %% 300)::int",
        "due_on": "x.due_on + (n %% 300)::int",
    }
    names = ['"order"' if column == "order" else column for column in columns]
    values = ", ".join(taken.get(name, f"x.{name}") for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO improvement_action ({', '.join(names)}) SELECT {values} FROM generate_series(1, %(actions)s) n"
            " JOIN (SELECT a.*, row_number() OVER (ORDER BY a.id) - 1 AS place FROM improvement_areaforimprovement a) a"
            "   ON a.place = n %% %(schools)s"
            " JOIN schools_person p ON p.school_id = a.school_id"
            " CROSS JOIN (SELECT * FROM improvement_action WHERE id = %(one)s) x",
            {"schools": SCHOOLS, "actions": ACTIONS - 1, "one": one.pk},
        )
        for field, day in (("review_on", ON), ("due_on", ON - timedelta(days=3))):
            cursor.execute(
                f"UPDATE improvement_action SET {field} = %s WHERE id IN"
                " (SELECT id FROM improvement_action ORDER BY random() LIMIT %s)",
                [day, DUE],
            )
        cursor.execute("VACUUM ANALYZE")


def _scans(plan):
    if "Scan" in plan["Node Type"]:
        name = plan.get("Index Name") or plan.get("Relation Name", "")
        yield f"{plan['Node Type']} on {plan.get('Relation Name', name)}" + (
            f" by {plan['Index Name']}" if plan.get("Index Name") else ""
        )
    for part in plan.get("Plans", ()):
        yield from _scans(part)


if __name__ == "__main__":
    sys.exit(_measure() if "--measure" in sys.argv else main())
