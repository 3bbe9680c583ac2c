"""The pack of a meeting for 12 areas of 12 actions, with a term's history: queries, time and pages, of the draft page
and of the PDF; and that the same content gives the same bytes."""

import os
import tempfile
import time
from datetime import timedelta
from pathlib import Path

AREAS, ACTIONS = 12, 12
PAGES, SECONDS, QUERIES = 4, 2.0, 24


def main() -> bool:
    """True if it fell short."""
    with tempfile.TemporaryDirectory(prefix="cairn-bench-", ignore_cleanup_errors=True) as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        os.environ.setdefault("ALLOWED_HOSTS", "testserver")
        return _measure(Path(folder))


def _measure(folder: Path) -> bool:
    import django

    django.setup()
    import pypdfium2
    from django.core.management import call_command
    from django.db import connection
    from django.template.loader import render_to_string
    from django.test.utils import CaptureQueriesContext

    from governance.packs.content.build import build
    from governance.packs.workflow import pack_of
    from schools.days import dates
    from schools.paper import engine

    call_command("migrate", verbosity=0)
    meeting = fill(AREAS, ACTIONS)
    now, on = dates.now(), dates.today()
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        content = build(meeting, pack_of(meeting), on=on, now=now)
        built = time.perf_counter() - started
    started = time.perf_counter()
    page = render_to_string("governance/packs/_pack.html", {"content": content, "school": meeting.school})
    drawn = time.perf_counter() - started
    started = time.perf_counter()
    pdf = engine.make("pack", content, at=now)
    made = time.perf_counter() - started
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    same = pdf == engine.make("pack", content, at=now)
    if keep := os.environ.get("KEEP"):
        (Path(keep) / "pack.pdf").write_bytes(pdf)
    print(f"pack of {AREAS} areas × {ACTIONS} actions, {content['changes']['count']:,} changes since")
    print(
        f"draft: {len(queries)} queries, {built * 1000:.0f} ms and {drawn * 1000:.0f} ms to draw, {len(page):,} signs"
    )
    print(f"PDF: {pages} pages in {made * 1000:.0f} ms, {len(pdf):,} bytes, the same again: {same}")
    print(f"{content['reading']} (wanted: at most {PAGES} pages, {SECONDS} s, {QUERIES} queries)")
    return pages > PAGES or built + drawn + made > SECONDS or len(queries) > QUERIES or not same


def fill(areas: int, actions: int):
    """A school with a plan of this size in the middle of a term, and the meeting its pack is for."""
    from governance.models import Challenge, Meeting, Pack
    from improvement.models import (
        Action,
        ActionPlan,
        AreaForImprovement,
        ContextNote,
        Evidence,
        Measure,
        MeasureSeries,
        MonitoringActivity,
        PlanArea,
        ProgressNote,
        TermlyTarget,
    )
    from schools.days import dates
    from schools.days.calendar import lay_typical_terms
    from schools.models import Event, Person, School, Season, User

    on = dates.today()
    year = dates.academic_year(on)
    school = School.objects.create(name="Saltmarsh Junior School", urn="142345")
    for each in (year - 1, year):
        lay_typical_terms(school, each)
    user = User.objects.create_user("head@saltmarsh.example", "a long enough secret")
    head = Person.objects.create(school=school, name="Catherine Hallam", user=user)
    people = [Person.objects.create(school=school, name=name) for name in ("Leah Whitlock", "Anjali Foss")]
    plan = ActionPlan.objects.create(
        school=school, title="Plan", starts_on=on - timedelta(days=200), ends_on=on + timedelta(days=200)
    )
    for n in range(areas):
        area = AreaForImprovement.objects.create(
            school=school,
            title=f"{('Mathematics', 'Writing at greater depth', 'Reading for disadvantaged pupils')[n % 3]}, strand {n + 1}",
            leader=people[0],
            link_governor=people[1],
        )
        PlanArea.objects.create(plan=plan, area=area, order=n + 1)
        rating = ("red", "amber", "amber", "green", "green", "blue")[n % 6]
        ProgressNote.objects.create(
            school=school,
            area=area,
            by=head,
            on=on - timedelta(days=9),
            impact=rating,
            text="The lessons are in place since autumn and the books show it in four classes of six, but the figure for "
            "the spring fell further behind. Next the coach works with the two classes.",
        )
        for m in range(actions):
            done = m < actions * 2 // 3
            action = Action.objects.create(
                school=school,
                area=area,
                order=m + 1,
                title=f"Weekly lessons with a shared script, step {m + 1}",
                owner=people[0],
                activity="done" if done else "under_way",
                done_on=on - timedelta(days=20 + m) if done else None,
                impact="green" if done and m % 3 == 0 else "",
                rated_by=head if done and m % 3 == 0 else None,
                rated_on=on if done and m % 3 == 0 else None,
            )
            for verb, sentence, changes in (
                ("noted", f"Progress note: {action.title}, done", {"activity": ["under_way", "done"]}),
                ("reviewed", f"Reviewed: {action.title}", {}),
                ("edited", f"{action.title}: due date changed", {}),
            ):
                Event.objects.create(
                    school=school,
                    actor=user,
                    actor_name=head.name,
                    verb=verb,
                    target_type="action",
                    target_id=action.pk,
                    area_id=area.pk,
                    sentence=sentence,
                    changes=changes,
                    at=dates.now() - timedelta(days=m + 1),
                )
        measure = Measure.objects.create(school=school, area=area, name="At the expected standard")
        for group in ("Year 5", "Year 6"):
            series = MeasureSeries.objects.create(
                school=school, measure=measure, year_group=group, cohort=60, baseline=52, baseline_on=on
            )
            for season, target, actual in zip(Season, (58, 64, 70), (55, 57, None), strict=True):
                TermlyTarget.objects.create(
                    school=school,
                    series=series,
                    academic_year=year - 1,
                    season=season,
                    target=target,
                    actual=actual,
                )
        for kind in ("work_scrutiny", "lesson_visit", "pupil_survey"):
            look = MonitoringActivity.objects.create(
                school=school, kind=kind, done_on=on - timedelta(days=n + 1)
            )
            look.areas.add(area)
        Evidence.objects.create(
            school=school,
            title=f"Book check {n + 1}, Years 5 and 6",
            form="note",
            source="work_scrutiny",
            text="18 books",
            added_by=head,
            added_on=on - timedelta(days=n),
            represents_on=on,
            shown_to_board=True,
        )
        Challenge.objects.create(
            school=school,
            question="What is being done differently in Year 5, and when would you stop doing it?",
            area=area,
            asked_by=people[1],
            recorded_by=people[1],
            asked_of=people[0],
            asked_on=on - timedelta(days=30),
            answer_by=on + timedelta(days=5),
        )
    ContextNote.objects.create(
        school=school, on=on - timedelta(days=3), text="A new teacher in Year 5.", by=head
    )
    meeting = Meeting.objects.create(school=school, held_on=on + timedelta(days=7))
    Meeting.objects.create(school=school, held_on=on - timedelta(days=60))
    Pack.objects.create(
        school=school,
        meeting=meeting,
        prompts=[
            {
                "key": f"missed-{n}",
                "figure": "57%",
                "figure_words": "Year 5 mathematics. Target 64%, missed two terms running",
                "question": "What is being done differently in Year 5, and when would you stop doing it?",
                "to": "Leah Whitlock",
                "area": None,
            }
            for n in range(5)
        ],
        decisions=[
            "Agree £2,400 for six more coaching days in mathematics. From Beckenholt Primary, autumn first half.",
            "Name a deputy for the safeguarding link.",
        ],
    )
    return meeting


if __name__ == "__main__":
    raise SystemExit(main())
