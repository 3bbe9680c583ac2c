"""The story of the demo: complete, in order, in term, and made only once."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import CharField, DateField, DateTimeField, DecimalField, TextField

from config import reminders
from demo import letters
from demo.accounts import PASSWORD
from demo.authorities import SCHOOLS
from governance.models import Appointment, Challenge, Meeting, Minute, Pack, Visit
from improvement.home.plans.page import for_plan
from improvement.home.today import for_today
from improvement.inspections.findings.workflow import BEFORE_LETTER, letter_day
from improvement.models import (
    Action,
    ActionStep,
    Activity,
    AreaForImprovement,
    EvidenceRequest,
    Finding,
    FollowUp,
    Impact,
    Inspection,
    Measure,
    ProgressNote,
    SuccessCriterion,
    VisitNote,
)
from improvement.oversight.portfolio import for_portfolio
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import Event, Notice, Person, School, User
from tests.cast import make_school

ROLES = [
    "headteacher",
    "senior_leader",
    "chair",
    "governor",
    "clerk",
    "adviser",
    "plan_editor",
    "staff",
    "body_admin",
    "another_headteacher",
]
# The middle of a term, its first day and its last, half-term, Christmas, summer, a Sunday, a leap year's spring.
TODAYS = [
    "2026-11-25",
    "2027-01-04",
    "2026-12-18",
    "2026-10-28",
    "2026-12-27",
    "2027-08-10",
    "2027-06-13",
    "2028-02-25",
]


def run(*words) -> str:
    out = StringIO()
    call_command("demo_data", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def today(monkeypatch, request):
    monkeypatch.setenv("CAIRN_TODAY", getattr(request, "param", TODAYS[0]))
    return dates.today()


@pytest.fixture
def story(db, today):
    run()
    return School.objects.get(name="Saltmarsh Junior School")


def user_of(name) -> User:
    return User.objects.get(persons__name=name)


def test_it_fills_an_empty_database_once(db, today):
    assert run() == "Demo data made: 7 schools, 16 areas, 65 actions.\n"
    counts = {model: model.objects.count() for model in (School, Person, User, Action, ProgressNote, Event)}
    assert run() == "The demo data is here already, and stays as it is.\n"
    assert counts == {model: model.objects.count() for model in counts}
    assert json.loads(run("--json")) == {"created": False, "schools": 7, "areas": 16, "actions": 65}


def test_nothing_that_the_stories_tell_is_left_out(story):
    schools = [school for _, school in SCHOOLS]
    areas = [area for school in schools for area in school.areas]
    actions = [action for area in areas for action in area.actions]
    boards = [school.board for school in schools if school.board]
    meetings = [meeting for board in boards for meeting in board.meetings]
    challenges = [challenge for school in schools for challenge in school.challenges]
    told = {
        AreaForImprovement: areas,
        Action: actions,
        ActionStep: [step for action in actions for step in action.steps],
        Measure: [measure for school in schools for measure in school.measures],
        SuccessCriterion: [criterion for school in schools for criterion in school.criteria],
        Appointment: [each for board in boards for each in board.appointments],
        Meeting: meetings,
        Minute: [minute for meeting in meetings for minute in meeting.minutes],
        Pack: [pack for board in boards for pack in board.packs],
        Challenge: challenges,
        Visit: [visit for school in schools for visit in school.visits],
        EvidenceRequest: [request for school in schools for request in school.requests],
        VisitNote: [visit for school in schools for visit in school.adviser_visits],
    }
    counts = {model.__name__: len(told[model]) for model in told}
    # One of the adviser's next steps became an action of its own.
    taken = sum(
        bool(step.taken) for school in schools for visit in school.adviser_visits for step in visit.steps
    )
    assert {model.__name__: model.objects.count() for model in told} == counts | {
        "Action": len(actions) + taken
    }
    texts = {note.text for area in areas for note in area.notes}
    texts |= {note.text for action in actions for note in action.notes}
    assert texts <= set(ProgressNote.objects.values_list("text", flat=True))


def test_two_builds_under_one_clock_are_equal_but_for_what_is_random(db, today):
    def written():
        with transaction.atomic():
            run()
            rows = {model._meta.label: sorted(contents(model)) for model in OURS}
            transaction.set_rollback(True)
        return rows

    first = written()
    assert len(first["schools.Event"]) > 500 and written() == first


OURS = [
    model
    for app in ("schools", "improvement", "governance")
    for model in apps.get_app_config(app).get_models()
]
# Hashes of passwords and tokens are random; the others hold the numbers of rows, which count on where they stood.
NOT_COMPARED = {"password", "token_hash", "key", "message_id", "page", "sha256"}


def contents(model) -> list[str]:
    """What each row says in words, days and figures; the time of the day is that of the build."""
    names = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField | DateField | DecimalField)
        and not isinstance(field, DateTimeField)
        and field.name not in NOT_COMPARED
    ]
    return [repr(row[1:]) for row in model.objects.values_list("pk", *names)]


def test_the_accounts_are_printed_one_a_line_and_can_sign_in(story, client):
    lines = run("--accounts").splitlines()
    assert [line.split("  ")[:2] for line in lines] == [["sign-in", role] for role in ROLES]
    for line in lines:
        _, role, email, password = line.split("  ")
        assert client.login(request=None, email=email, password=password), role
    assert json.loads(run("--accounts", "--json"))[0] == {
        "role": "headteacher",
        "email": "catherine.hallam@saltmarsh.example",
        "password": PASSWORD,
    }


def test_the_password_passes_the_validators_for_everybody(story):
    for user in User.objects.all():
        validate_password(PASSWORD, user)


def test_accounts_before_there_is_data_are_refused(db):
    with pytest.raises(CommandError, match="no demo data yet"):
        run("--accounts")


def test_a_database_with_schools_of_its_own_is_left_alone(db):
    make_school()
    with pytest.raises(CommandError, match="holds schools or people of its own"):
        run()
    assert School.objects.count() == 1


def test_a_server_of_its_own_gets_no_demo_data(db, settings):
    settings.DEMO = False
    for words in ([], ["--accounts"]):
        with pytest.raises(CommandError, match="for the demo only"):
            run(*words)
    assert not School.objects.exists()


@pytest.mark.parametrize("today", TODAYS, indirect=True)
def test_on_any_day_every_date_is_in_term_and_everything_in_order(story, today):
    for school in School.objects.all():
        check_every_date_is_a_school_day(school)
        check_the_history_is_in_order(school)
    check_what_is_said_of_actions_is_in_order(today)
    check_a_review_is_due_tomorrow_and_one_is_overdue(story, today)


def check_every_date_is_a_school_day(school):
    calendar = SchoolCalendar.of(school)
    for name, day in days_of(school):
        assert calendar.is_school_day(day), f"{school}, {name}: {day:%A %d %B %Y}, {calendar.describe(day)}"


def days_of(school):
    for model, names in {
        Action: ["starts_on", "due_on", "review_on", "reviewed_on", "done_on", "rated_on"],
        ProgressNote: ["on"],
        Inspection: ["starts_on", "ends_on", "published_on"],
        FollowUp: ["happens_on"],
    }.items():
        for row in model.objects.filter(school=school):
            for name in names:
                if day := getattr(row, name):
                    yield f"{row}.{name}", day
    for event in Event.objects.filter(school=school):
        yield event.sentence, day_of(event)


def day_of(event) -> date:
    return event.at.astimezone(dates.LONDON).date()


def check_the_history_is_in_order(school):
    events = list(Event.objects.filter(school=school).order_by("pk"))
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert events[-1].at <= dates.now()
    assert all(event.actor_name and event.sentence for event in events)


def check_what_is_said_of_actions_is_in_order(today):
    for action in Action.objects.all():
        begun = day_of(Event.objects.get(target_type="action", target_id=action.pk, verb="added"))
        assert action.starts_on <= action.due_on
        assert all(begun <= note.on <= today for note in action.notes.all())
        assert not action.done_on or action.starts_on <= action.done_on <= today
        if action.activity == Activity.DONE:
            assert not action.steps.filter(done_on=None).exists(), action


def check_a_review_is_due_tomorrow_and_one_is_overdue(school, today):
    calendar = SchoolCalendar.of(school)
    actions = Action.objects.filter(school=school)
    late = actions.review_overdue(today)
    assert [action.title for action in late] == ["Weekly reasoning lessons in Years 5 and 6"]
    # In a holiday the last school day counts as the first of the six.
    assert calendar.school_days_between(late[0].review_on, today) == (
        6 if calendar.is_school_day(today) else 5
    )
    next_day = calendar.next_school_day(today + timedelta(days=1))
    coming = actions.due_for_review(next_day, next_day)
    assert [action.title for action in coming] == ["Agreed marking codes in every class"]
    assert actions.overdue(today).count() == 3
    if calendar.is_school_day(today):
        reminders.queue(today)
        kinds = set(Notice.objects.filter(school=school).values_list("kind", flat=True))
        assert {"review_in_1", "review_overdue", "action_overdue"} <= kinds


def test_saltmarsh_has_five_areas_with_their_people_and_every_state(story, today):
    page = for_plan(story, user=user_of("Catherine Hallam"), on=today)
    assert page["counts"] == {"actions": 39, "done": 27, "working": 14}
    assert [row.area.title for row in page["rows"]] == [
        "Writing at greater depth",
        "Mathematics in Years 5 and 6",
        "Marking and feedback",
        "Reading for disadvantaged pupils",
        "Governance",
    ]
    assert all(
        row.area.leader and row.area.link_governor and row.area.findings.exists() for row in page["rows"]
    )
    assert [row.direction.split()[0] for row in page["rows"]] == ["Up", "Down", "Steady,", "Steady,", "Up"]
    actions = Action.objects.filter(school=story)
    assert {action.activity for action in actions} == set(Activity)
    assert {action.impact for action in actions} == set(Impact)
    assert actions.get(activity=Activity.STOPPED).stopped_because
    assert actions.filter(activity=Activity.DONE, impact="").count() == 5


def test_saltmarsh_was_inspected_a_year_ago_under_the_framework_of_that_day(story, today):
    report = Inspection.objects.get(school=story, kind=Inspection.Kind.GRADED)
    assert 300 < (today - report.starts_on).days < 430
    assert report.framework.starts_on <= report.starts_on <= (report.framework.ends_on or report.starts_on)
    assert report.judgements.filter(grade__concern=True).count() >= 2
    points = report.findings.filter(parent=None, kind=Finding.Kind.AREA)
    assert points.count() == 4
    assert all(point.parts.count() == 2 for point in points)


def test_the_monitoring_letter_asks_for_work_on_governance_and_prints_one_impossible_date(story, today):
    letter = Inspection.objects.get(school=story, kind=Inspection.Kind.MONITORING)
    point = letter.findings.get(parent=None)
    assert point.kind == Finding.Kind.RECOMMENDATION
    assert point.parts.count() == 2
    wrong, right = letter.follow_ups.order_by("source_line")
    assert (wrong.flag, wrong.happens_on) == (BEFORE_LETTER, None)
    assert right.happens_on > today
    assert wrong.printed_date in letter.source_text
    assert letter_day(letter) < today


def test_the_schools_stand_at_different_points_of_the_road(story, today):
    rows = {row.school.name: row for row in for_portfolio(user_of("Robert Kelso"), on=today)["rows"]}
    assert len(rows) == 6
    assert rows["Dunnock Lane Primary School"].ratings == []
    assert set(rows["Tamberley Primary School"].ratings) <= {Impact.GREEN, Impact.BLUE}
    assert "red" in rows["Beckenholt Primary School"].ratings
    assert rows["Gullholt Academy"].overdue_actions == 3
    assert "Skerrick Bay Primary School" not in rows
    beginner = School.objects.get(name="Dunnock Lane Primary School")
    page = for_today(beginner, user=user_of("Sanjay Mistry"), on=today)
    assert (page.first_run.laid, len(page.first_run.steps)) == (3, 7)
    assert not AreaForImprovement.objects.filter(school=beginner).exists()


def test_no_address_leads_to_anybody_and_no_letter_is_a_real_one(story):
    assert all(email.endswith(".example") for email in User.objects.values_list("email", flat=True))
    assert all(not person.email or person.email.endswith(".example") for person in Person.objects.all())
    # Numbers of real schools in England end well below.
    assert all(school.urn.startswith("9901") for school in School.objects.all())
    for inspection in Inspection.objects.all():
        assert "@" not in inspection.source_text
        assert "{" not in inspection.source_text


def test_the_marks_of_a_letter_are_those_of_its_lines():
    text, marks = letters.read(
        "dunnock-lane-report", days="12 and 13 May 2026", judgements="Inclusion: Expected standard"
    )
    assert "@" not in text
    assert list(marks.values()).count(Finding.Kind.STRENGTH) == 3
    assert list(marks.values()).count("part") == 4


def test_the_clock_is_back_where_it_was(story, today):
    assert dates.today() == today == date.fromisoformat(TODAYS[0])
