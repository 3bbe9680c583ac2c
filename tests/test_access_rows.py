"""Every actor x every capability x every row of a model that says whose its rows are: what `rows` finds is what `can` says
yes to, everywhere and in one school."""

from collections import Counter
from datetime import timedelta
from operator import attrgetter

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from governance.models import Challenge, Meeting, Visit
from improvement.models import (
    Action,
    AreaForImprovement,
    Evidence,
    Measure,
    MonitoringActivity,
    SuccessCriterion,
    TermlyTarget,
    VisitNote,
)
from schools.access import RULES, Capability, Rule, can, rows
from schools.days import dates
from schools.models import (
    Membership,
    NamedSchool,
    Notice,
    Person,
    Role,
    School,
    SchoolBody,
    SchoolOwned,
    User,
)
from tests.cast import (
    LONG_AGO,
    link,
    make_action,
    make_area,
    make_body,
    make_criterion,
    make_evidence,
    make_look,
    make_measure,
    make_person,
)
from tests.world import CANARY, a_challenge, a_visit, a_visit_note, make_world

DAY = timedelta(days=1)
Basis = SchoolBody.Basis
# Lines of the table by which some rows of a school are a person's and others not; and one by which all are or none.
OF_ROWS = [line for line, rules in RULES.items() if set(rules.values()) - {Rule.YES}]
SCOPED = [
    model
    for model in apps.get_models()
    if issubclass(model, SchoolOwned) and model.scopes != SchoolOwned.scopes
]


def everything_of(school: School, me: Person, other: Person, governor: Person, chair: Person) -> None:
    """Rows of every kind that are `me`'s in each way there is, and rows that come near to it."""
    mine = make_area(school, "Mine", leader=me)
    theirs = make_area(school, "Theirs", leader=other, second_person=me, link_governor=governor)
    nobodys = make_area(school, "Nobody’s")
    owned, led = make_action(theirs, "Owned", owner=me), make_action(mine, "Led", owner=other)
    far = make_action(theirs, "Far", owner=other)
    gone = make_action(theirs, "Gone", owner=me, removed_at=dates.now())
    make_action(nobodys, "Nobody’s")
    for area in (mine, theirs, nobodys):
        make_measure(area, f"Measure of {area}", targets=[(64, None)])
        make_criterion(area, f"Criterion of {area}")
    looks = [
        make_look(school, focus="mine", areas=[mine], by=other),
        make_look(school, focus="owned, far", actions=[owned, far]),
        make_look(school, focus="led", actions=[led]),
        make_look(school, focus="by me", areas=[theirs], by=me),
        make_look(school, "lesson_visit", focus="theirs", areas=[theirs], by=other),
        make_look(school, "learning_walk", focus="all", areas=[mine, theirs], actions=[owned, led]),
        make_look(school, "governor_visit", by=governor, focus="nothing"),
        make_look(school, focus="far", areas=[theirs], actions=[far], by=other, removed_at=dates.now()),
    ]
    looks[2].areas.clear()  # so that nothing but its action leads to the area
    targets = TermlyTarget.objects.filter(school=school, series__measure__area__in=[mine, theirs])
    for thing in (mine, theirs, nobodys, owned, led, far, gone, *looks, *targets):
        make_evidence(school, f"On {thing}", by=other, on=[thing], shared_with_adviser=False)
    make_evidence(school, "Mine alone", by=me, shared_with_adviser=False)
    make_evidence(school, "On many", by=me, on=[mine, owned, led, looks[1], looks[5]])
    taken_off = make_evidence(school, "Taken off", by=other, on=[owned, mine])
    taken_off.links.update(removed_at=dates.now())
    for removed_at in (None, dates.now()):
        for board, adviser in ((True, False), (False, True), (True, True), (False, False)):
            title = f"Shown {board:d}{adviser:d}{' removed' if removed_at else ''}"
            shown = {"shown_to_board": board, "shared_with_adviser": adviser, "removed_at": removed_at}
            make_evidence(school, title, by=other, **shown)
    for area in (mine, theirs, nobodys):
        for asker in (governor, chair):
            a_challenge(school, area, other, asker)
        a_challenge(school, area, me, chair)
        a_visit(school, area, other, governor, done_on=dates.today())
        a_visit(school, area, me, chair, done_on=dates.today())
        a_visit_note(school, area)
    a_challenge(school, None, other, governor)


def also(user: User, role: Role, name: str, **where) -> Person:
    """One more person that this user is."""
    person = Person.objects.create(name=name, user=user, **where)
    Membership.objects.create(person=person, role=role, starts_on=LONG_AGO)
    return person


@pytest.fixture
def actors(cast) -> dict[str, User | AnonymousUser]:
    """Everybody of the cast; each way in for somebody of a body, open or shut; and those who are several at once. The
    rows of both schools are made last, so that they are about all of them."""
    school, other, on = cast.school, cast.other_school, dates.today()
    people = dict(cast.everyone())

    def of_body(name, role=Role.ADVISER, *, basis=Basis.MAINTAINS, of=(school,), ends_on=None, **fields):
        body = make_body(name)
        for each in of:
            link(each, body, basis, **fields)
        return make_person(f"{name} person", role, body=body, ends_on=ends_on)

    def named(name, to):
        person = of_body(name, of=(school, other))
        part = person.memberships.get()
        Membership.objects.filter(pk=part.pk).update(named_schools_only=True)
        NamedSchool.objects.create(membership=part, school=to)
        return person

    accepted = {"accepted_on": on, "accepted_by": cast.head.user}
    people |= {
        "adviser, geography alone": of_body("Geography", basis=Basis.GEOGRAPHY),
        "adviser, not accepted": of_body("Diocese", basis=Basis.DIOCESE),
        "adviser, accepted": of_body("Trusted", basis=Basis.COMMISSIONED, **accepted),
        "adviser, link ended": of_body("Ended"),
        "adviser who left": of_body("Left", ends_on=on - DAY),
        "adviser, named here": named("Named", school),
        "adviser, named elsewhere": named("Elsewhere", other),
        "administrator, accepted": of_body("Kept", Role.BODY_ADMIN, basis=Basis.DIOCESE, **accepted),
        "colleague elsewhere": make_person("Sefton Marsh", Role.STAFF, school=other),
        "chair elsewhere": make_person("Ruth Oakley", Role.CHAIR, school=other),
    }
    SchoolBody.objects.filter(body=people["adviser, link ended"].body).update(ends_on=on - DAY)
    # Staff and governor in one school; staff here and adviser of it; staff here and adviser elsewhere; two bodies.
    people["staff and governor"] = two = make_person("Dora Pell", Role.STAFF, school=school)
    Membership.objects.create(person=two, role=Role.GOVERNOR, starts_on=LONG_AGO)
    people["staff and adviser"] = lead = make_person("Hugh Anning", Role.STAFF, school=school)
    also(lead.user, Role.ADVISER, "Hugh Anning", body=cast.authority)
    people["staff and adviser elsewhere"] = both = make_person("Ines Calder", Role.STAFF, school=school)
    also(both.user, Role.ADVISER, "Ines Calder", body=cast.other_authority)
    people["adviser of two"] = of_two = make_person("Kit Lomax", Role.ADVISER, body=cast.authority)
    also(of_two.user, Role.BODY_ADMIN, "Kit Lomax", body=people["adviser, accepted"].body)
    also(of_two.user, Role.ADVISER, "Kit Lomax", body=people["adviser, link ended"].body)
    also(cast.chair.user, Role.HEADTEACHER, "Joan Birkett", school=other)
    users = {name: person.user for name, person in people.items()}
    closed = make_person("Fay Unwin", Role.HEADTEACHER, school=school).user
    User.objects.filter(pk=closed.pk).update(is_active=False)
    School.objects.filter(pk=other.pk).update(staff_see_plan=False)

    make_world(cast)
    for me in (cast.teacher, two, lead):
        everything_of(school, me, cast.deputy, cast.governor, cast.chair)
    make_action(make_area(school, "The head’s own", leader=both), owner=cast.head)
    elsewhere = people["colleague elsewhere"]
    everything_of(other, elsewhere, cast.outsider, people["chair elsewhere"], cast.outsider)
    for person in Person.objects.all():
        for each in [person.school] if person.school else [school, other]:
            about = {"kind": "review", "subject_type": "action", "subject_id": each.pk, "due_on": on}
            Notice.objects.create(school=each, person=person, **about)
    fresh = {name: User.objects.get(pk=user.pk) for name, user in users.items()}
    return fresh | {"closed": User.objects.get(pk=closed.pk), "nobody": AnonymousUser()}


def whole(model) -> list:
    """All rows of the model; what tells whose they are is read once."""
    many = {
        MonitoringActivity: ("areas", "actions__area"),
        Visit: ("activity__areas",),
        VisitNote: ("activity__areas",),
    }
    return list(model.objects.select_related("school").prefetch_related(*many.get(model, ())))


def told(found) -> list[int]:
    return sorted(found.order_by().values_list("pk", flat=True))


def test_every_model_that_people_own_rows_of_says_so():
    assert {model.__name__ for model in SCOPED} == {
        "Action", "AreaForImprovement", "Challenge", "Evidence", "Measure", "MonitoringActivity", "Notice",
        "SuccessCriterion", "Visit", "VisitNote",
    }  # fmt: skip
    assert len(OF_ROWS) == 20


def test_rows_finds_what_can_says_yes_to(cast, actors):
    """Each row once. Of a model that says nothing of whose its rows are, all or none."""
    wrong = []
    for model in [*SCOPED, Meeting]:
        all_rows, answers = whole(model), Counter()
        for name, user in actors.items():
            for capability in [*OF_ROWS, Capability.READ_MEETINGS]:
                able = [row for row in all_rows if can(user, capability, row)]
                answers[min(len(able), 1), len(able) < len(all_rows)] += 1
                for school in (None, cast.school, cast.other_school):
                    expected = sorted(row.pk for row in able if school is None or row.school_id == school.pk)
                    found = told(rows(model.objects.all(), user, capability, school))
                    if found != expected:
                        wrong.append(
                            f"{name} may {capability.value}: {model.__name__}, {school or 'anywhere'}"
                        )
        assert answers[0, True] and answers[1, True], f"{model.__name__} tells nobody apart"
    assert not wrong, "\n".join(wrong[:40])


def test_what_the_rules_mean(cast):
    """By hand, of no declaration: whose each row is that `everything_of` makes, and what is shown to whom."""
    school = cast.school
    everything_of(school, cast.teacher, cast.deputy, cast.governor, cast.chair)

    def found(model, who, capability, name=str) -> set[str]:
        user = User.objects.get(pk=getattr(cast, who).user_id)
        return {name(row) for row in rows(model.objects.all(), user, capability)}

    assert found(AreaForImprovement, "teacher", Capability.ADD_NOTE) == {"Mine"}
    assert found(AreaForImprovement, "teacher", Capability.RATE_AREA) == {"Mine"}
    assert found(Action, "teacher", Capability.EDIT_ACTIONS) == {"Owned", "Led", "Gone"}
    assert found(Action, "teacher", Capability.RATE_AREA) == {"Led"}
    assert found(Measure, "deputy", Capability.EDIT_TARGETS) == {"Measure of Theirs"}
    assert found(SuccessCriterion, "deputy", Capability.EDIT_TARGETS) == {"Criterion of Theirs"}
    assert found(Action, "deputy", Capability.RATE_IMPACT) == {"Owned", "Gone", "Nobody’s"}
    assert found(Action, "governor", Capability.RATE_IMPACT) == set()
    # A part more takes nothing away, and lets nobody rate their own.
    for part in (cast.teacher, cast.deputy):
        Membership.objects.create(person=part, role=Role.HEADTEACHER, starts_on=LONG_AGO)
    assert found(Action, "teacher", Capability.RATE_IMPACT) == {"Led", "Far", "Nobody’s"}
    assert found(Action, "teacher", Capability.EDIT_ACTIONS) == {"Owned", "Led", "Gone", "Far", "Nobody’s"}
    Membership.objects.filter(role=Role.HEADTEACHER).exclude(person=cast.head).delete()

    assert found(AreaForImprovement, "teacher", Capability.READ_PLAN) == {"Mine", "Theirs", "Nobody’s"}
    School.objects.update(staff_see_plan=False)
    assert found(AreaForImprovement, "teacher", Capability.READ_PLAN) == {"Mine"}

    own = {"mine", "owned, far", "led", "by me", "all", CANARY}  # the last: visits to the area
    focus = attrgetter("focus")
    assert found(MonitoringActivity, "teacher", Capability.READ_MONITORING, focus) == own
    seen = found(MonitoringActivity, "adviser", Capability.READ_MONITORING, focus)
    assert {"mine", "owned, far", "led", "by me", "nothing", "far"} <= seen and not {"theirs", "all"} & seen
    assert found(MonitoringActivity, "governor", Capability.READ_MONITORING) == set()

    looks = {
        f"On {kind}: {name}"
        for kind, name in zip(
            ["Work scrutiny"] * 4 + ["Learning walk"],
            ["mine", "owned, far", "led", "by me", "all"],
            strict=True,
        )
    }
    targets = {f"On {target}" for target in TermlyTarget.objects.filter(series__measure__area__title="Mine")}
    items = {"On Mine", "On Owned", "On Led", "On Gone", "Mine alone", "On many", *looks, *targets}
    assert found(Evidence, "teacher", Capability.READ_EVIDENCE) == items
    assert found(Evidence, "teacher", Capability.LIST_EVIDENCE) == items
    for who in ("chair", "governor"):
        assert found(Evidence, who, Capability.READ_EVIDENCE) == {"Shown 10", "Shown 11"}
    assert found(Evidence, "adviser", Capability.CHECK_EVIDENCE) == {
        "Shown 01",
        "Shown 11",
        "Taken off",
        "On many",
    }
    known, every = (
        found(Evidence, "clerk", Capability.LIST_EVIDENCE),
        {str(each) for each in Evidence.objects.all()},
    )
    assert known == {title for title in every if "removed" not in title}
    assert found(Evidence, "clerk", Capability.READ_EVIDENCE) == set()
    assert found(Evidence, "head", Capability.READ_EVIDENCE) == every

    def whom(row):
        return f"{row.asked_of.name.split()[0]} of {row.area}"

    asked = {"Josh of Mine", "Josh of Theirs", "Josh of Nobody’s", "Imran of Mine"}
    assert found(Challenge, "teacher", Capability.READ_CHALLENGES, whom) == asked
    askers = attrgetter("asked_by.name")
    assert found(Challenge, "governor", Capability.SETTLE_CHALLENGE, askers) == {"Anjali Foss"}

    def visit(row):
        return f"{row.agreed_with.name.split()[0]} of {row.activity.areas.get()}"

    assert found(Visit, "teacher", Capability.READ_VISITS, visit) == asked
    assert found(Visit, "governor", Capability.VISIT, attrgetter("activity.by.name")) == {"Anjali Foss"}
    area = lambda row: row.activity.areas.get().title  # noqa: E731
    assert found(VisitNote, "teacher", Capability.READ_VISIT_NOTES, area) == {"Mine"}


def test_a_row_of_another_school_is_not_in_this_one(cast):
    """Whoever is somebody in two schools finds in each only its own."""
    also(cast.head.user, Role.HEADTEACHER, "Catherine Hallam", school=cast.other_school)
    here, there = make_area(cast.school, "Here"), make_area(cast.other_school, "There")
    areas = AreaForImprovement.objects.all()
    assert set(rows(areas, cast.head.user, Capability.RATE_AREA)) == {here, there}
    assert set(rows(areas, cast.head.user, Capability.RATE_AREA, cast.school)) == {here}
    assert set(rows(areas, cast.head.user, Capability.RATE_AREA, cast.other_school)) == {there}


def test_across_schools_costs_no_query_of_its_own(cast, django_assert_num_queries):
    """But the one that reads the user's memberships, once a request."""
    user = User.objects.get(pk=cast.adviser.user_id)
    with django_assert_num_queries(2):
        list(rows(Evidence.objects.all(), user, Capability.READ_EVIDENCE))
    with django_assert_num_queries(1):
        list(rows(Evidence.objects.all(), user, Capability.READ_EVIDENCE))
