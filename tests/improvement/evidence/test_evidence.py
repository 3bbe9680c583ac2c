"""The library: what is narrowed to what, who knows of what, and that nothing leaks by a count or a title."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from improvement.evidence.models import without_evidence
from improvement.evidence.pages import evidence_on
from improvement.models import Action, Evidence
from schools.access import Capability, can
from schools.days import dates
from schools.models import Event, Membership, Person, Role
from tests.cast import LONG_AGO, make_action, make_area, make_evidence, make_file, make_look
from tests.html_forms import compact
from tests.improvement.evidence.world import areas_of, url

DAY = timedelta(days=1)


@pytest.fixture
def library(cast):
    """One item of each way of being shown: each title begins with its own word."""
    _mine, action, other, second = areas_of(cast)
    by = cast.head
    return {
        "Ownaction": make_evidence(cast.school, "Ownaction", by=by, on=[action], shared_with_adviser=False),
        "Board": make_evidence(
            cast.school, "Board", by=by, on=[second], shown_to_board=True, shared_with_adviser=False
        ),
        "Shared": make_evidence(cast.school, "Shared", by=by, on=[other]),
        "Hidden": make_evidence(cast.school, "Hidden", by=by, shared_with_adviser=False),
        "Removed": make_evidence(
            cast.school, "Removed", by=by, on=[action], shown_to_board=True, removed_at=dates.now()
        ),
        "Foreign": make_evidence(cast.other_school, "Foreign", by=cast.outsider, shown_to_board=True),
    }


KNOWS = {
    "head": {"Ownaction", "Board", "Shared", "Hidden"},
    "editor": {"Ownaction", "Board", "Shared", "Hidden"},
    "deputy": {"Ownaction", "Board", "Shared", "Hidden"},
    "teacher": {"Ownaction"},
    "chair": {"Board"},
    "governor": {"Board"},
    "adviser": {"Shared"},
    "clerk": {"Ownaction", "Board", "Shared", "Hidden"},
    "body_admin": set(),
    "outsider": {"Foreign"},
    "other_adviser": set(),
    "leaver": set(),
}


@pytest.mark.parametrize("actor", KNOWS)
def test_who_knows_of_what(cast, library, sign_in, actor):
    person = getattr(cast, actor)
    known = set(Evidence.objects.current().visible_to(person.user).values_list("title", flat=True))
    assert known - {"Foreign"} == KNOWS[actor] - {"Foreign"}
    readable = set(Evidence.objects.current().readable_by(person.user).values_list("title", flat=True))
    assert readable - {"Foreign"} == (set() if actor == "clerk" else KNOWS[actor] - {"Foreign"})


@pytest.mark.parametrize(
    "actor",
    ["head", "editor", "deputy", "leader", "teacher", "chair", "governor", "clerk", "adviser", "body_admin"],
)
def test_rows_and_acts_agree(cast, library, actor):
    """What `readable_by` gives and what `can` says are one."""
    user = getattr(cast, actor).user
    for item in Evidence.objects.kept().filter(school=cast.school):
        assert (
            can(user, Capability.READ_EVIDENCE, item)
            == Evidence.objects.readable_by(user).filter(pk=item.pk).exists()
        ), item


@pytest.mark.parametrize("actor", ["head", "teacher", "chair", "governor", "adviser", "clerk", "deputy"])
def test_nothing_leaks(cast, library, sign_in, actor):
    """Neither the list, its count, a search, the archive, nor any other page of the school says what is not theirs."""
    client = sign_in(getattr(cast, actor))
    hidden = set(library) - KNOWS[actor]
    page = client.get(url("evidence"))
    assert page.status_code == 200
    for title in library:
        assert (title in page.text) == (title in KNOWS[actor]), title
    count = len(KNOWS[actor])
    assert f"{count} item{'' if count == 1 else 's'}" in page.text
    pages = [url("history"), url("dashboard"), url("plan")] + [
        each.get_absolute_url() for each in Action.objects.filter(school=cast.school)
    ]
    for address in pages:
        text = client.get(address).text
        assert not [title for title in hidden if title in text], address
    for title in hidden - {"Foreign"}:
        assert "Nothing here fits" in client.get(url("evidence", q=title)).text or actor == "head"
        if title != "Removed":
            assert client.get(library[title].get_absolute_url()).status_code == 404


def test_the_clerk_reads_titles(cast, library, sign_in):
    client = sign_in(cast.clerk)
    page = client.get(url("evidence")).text
    assert "Hidden" in page and library["Hidden"].get_absolute_url() not in page
    assert "Work scrutiny" not in page and "with you as a ZIP" not in page
    assert client.get(library["Hidden"].get_absolute_url()).status_code == 403
    assert client.get(url("evidence_zip")).status_code == 403


def test_roles_of_one_person_add_up(cast, library):
    """A governor of this school who leads another, and the teacher as a parent governor."""
    Membership.objects.create(person=cast.teacher, role=Role.GOVERNOR, starts_on=LONG_AGO)
    governor = Person.objects.create(name="Nadia Corrin", school=cast.school, user=cast.outsider.user)
    Membership.objects.create(person=governor, role=Role.GOVERNOR, starts_on=LONG_AGO)
    titles = lambda user: set(Evidence.objects.current().visible_to(user).values_list("title", flat=True))  # noqa: E731
    assert titles(cast.teacher.user) == {"Ownaction", "Board"}
    assert titles(cast.outsider.user) == {"Foreign", "Board"}


def test_staff_know_of_all_on_what_is_theirs(cast):
    _mine, action, other, second = areas_of(cast)
    look = make_look(cast.school, by=cast.teacher, areas=[other])
    for title, thing in {"On action": action, "On record": look, "On other": second}.items():
        make_evidence(cast.school, title, by=cast.head, on=[thing])
    make_evidence(cast.school, "Added", by=cast.teacher)
    assert set(Evidence.objects.visible_to(cast.teacher.user).values_list("title", flat=True)) == {
        "On action",
        "On record",
        "Added",
    }


# ---- narrowing -------------------------------------------------------------------------------------------------------------
def titles(client, **query):
    page = client.get(url("evidence", **query)).text
    return set(re.findall(r"<bdi>(\w+)</bdi></a>", page))


def test_narrowed(cast, sign_in):
    mine, action, other, second = areas_of(cast)
    on = dates.today()
    make_evidence(cast.school, "Alpha", by=cast.head, on=[action, second], source="data", fresh_until=on)
    make_evidence(cast.school, "Beta", by=cast.head, on=[other], fresh_until=on - DAY)
    make_evidence(cast.school, "Gamma", by=cast.head)
    make_evidence(cast.school, "Delta", by=cast.head, on=[make_look(cast.school, areas=[mine])])
    client = sign_in(cast.head)
    assert titles(client) == {"Alpha", "Beta", "Gamma", "Delta"}
    assert titles(client, area=mine.pk) == {"Alpha", "Delta"}
    assert titles(client, area=other.pk) == {"Alpha", "Beta"}
    assert titles(client, source="data") == {"Alpha"}
    assert titles(client, state="stale") == {"Beta"}
    assert titles(client, state="fresh") == {"Alpha", "Gamma", "Delta"}
    assert titles(client, state="unlinked") == {"Gamma"}
    assert titles(client, q="AMM") == {"Gamma"}
    assert titles(client, q="Nothing") == set()


@pytest.mark.parametrize(
    "query",
    [
        {"area": "x"},
        {"area": "9" * 40},
        {"area": "-1"},
        {"source": "x"},
        {"state": "<b>"},
        {"page": "-1"},
        {"page": "x"},
        {"sort": "file__sha256"},
    ],
)
def test_what_cannot_be_is_left_out(cast, library, sign_in, query):
    client = sign_in(cast.head)
    assert len(titles(client, **query)) == 4


def test_an_area_of_another_school_narrows_to_nothing(cast, library, sign_in):
    foreign = make_area(cast.other_school, "Foreign area")
    page = sign_in(cast.head).get(url("evidence", area=foreign.pk)).text
    assert "Nothing here fits" in page and "Foreign area" not in page


def test_a_newer_one_stands_in_the_place_of_the_earlier(cast, sign_in):
    old = make_evidence(cast.school, "Old", by=cast.head)
    make_evidence(cast.school, "New", by=cast.head, replaces=old)
    assert titles(sign_in(cast.head)) == {"New"}


def test_an_empty_library_says_what_would_be_here(cast, sign_in):
    assert "No evidence yet" in sign_in(cast.head).get(url("evidence")).text
    assert "Nothing has been shown to you yet" in sign_in(cast.chair).get(url("evidence")).text


def test_a_title_in_another_script_is_set_apart(cast, sign_in):
    make_evidence(cast.school, "تقرير <b>", by=cast.head)
    assert "<bdi>تقرير &lt;b&gt;</bdi>" in sign_in(cast.head).get(url("evidence")).text


def many(cast, count):
    area, action, _other, _second = areas_of(cast)
    for n in range(count):
        more = make_action(area, f"Action {n}", owner=cast.teacher, activity="done")
        look = make_look(cast.school, areas=[area], actions=[more])
        file = make_file(cast.school, f"file {n}".encode(), f"{n}.txt")
        make_evidence(
            cast.school,
            f"Item {n}",
            by=cast.head,
            on=[area, more, action, look],
            file=file,
            shown_to_board=True,
        )
    return area


@pytest.mark.parametrize("actor", ["head", "teacher", "chair", "adviser"])
def test_queries_do_not_grow(cast, sign_in, settings, tmp_path, actor):
    settings.DATA_DIR = tmp_path
    counts = []
    for count in (2, 18):
        area = many(cast, count)
        client = sign_in(getattr(cast, actor))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url("evidence")).status_code == 200
        counts.append(len(queries))
        user = getattr(cast, actor).user
        with CaptureQueriesContext(connection) as queries:
            evidence_on([area], school=cast.school, user=type(user).objects.get(pk=user.pk), on=dates.today())
        counts.append(len(queries))
    assert counts[0] >= counts[2] and counts[1] >= counts[3], counts
    assert counts[2] <= 12 and counts[3] <= 7, counts


# ---- for the other pages -----------------------------------------------------------------------------------------------------
def test_rows_of_an_area_and_its_actions(cast):
    mine, action, _other, second = areas_of(cast)
    look = make_look(cast.school, areas=[mine])
    make_evidence(cast.school, "Both", by=cast.head, on=[mine, action], represents_on=dates.today() - 2 * DAY)
    make_evidence(cast.school, "Record", by=cast.head, on=[look])
    make_evidence(cast.school, "Elsewhere", by=cast.head, on=[second])
    known = evidence_on([mine], school=cast.school, user=cast.head.user, on=dates.today())
    assert [row.item.title for row in known.of_area[mine.pk]] == ["Record", "Both"]
    assert [row.item.title for row in known.of_action[action.pk]] == ["Both"]
    assert known.of_area[mine.pk][1].about == "Weekly reasoning lessons"
    assert not evidence_on([mine], school=cast.school, user=cast.chair.user, on=dates.today()).of_area[
        mine.pk
    ]
    assert not evidence_on([mine], school=cast.school, user=cast.body_admin.user, on=dates.today()).of_area


def test_done_without_evidence(cast):
    mine, _action, _other, _second = areas_of(cast)
    done = [make_action(mine, f"Done {n}", activity="done") for n in range(5)]
    make_evidence(cast.school, by=cast.head, on=[done[0]])
    make_evidence(cast.school, by=cast.head, on=[done[1]], removed_at=dates.now())
    make_evidence(cast.school, by=cast.head, on=[done[2]]).links.update(removed_at=dates.now())
    old = make_evidence(cast.school, by=cast.head, on=[done[3]])
    make_evidence(cast.school, by=cast.head, replaces=old)
    make_evidence(cast.school, by=cast.head, on=[mine])
    assert set(Action.objects.kept().filter(without_evidence())) == {done[1], done[2], done[3], done[4]}
    Action.objects.filter(pk=done[4].pk).update(removed_at=dates.now())
    assert done[4] not in Action.objects.kept().filter(without_evidence())


def test_the_history_names_no_item(cast, library):
    assert not Event.objects.filter(sentence__contains="Ownaction").exists()


def test_what_is_asked_for_is_counted_by_itself(world, sign_in):
    """Not by the number of items, which the page tells further down."""
    cast = world.cast
    for number in range(3):
        make_evidence(cast.school, f"Item {number}", by=cast.head)
    page = compact(sign_in(cast.head).get("/schools/142345/evidence/").text)
    assert "<h2>Asked for by the adviser</h2><p>1</p>" in page
