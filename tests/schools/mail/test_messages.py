"""The delivery record: everybody's for those who run the plan, one's own for others, nothing for strangers."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from schools.days.dates import LONDON
from schools.models import Mail, Notice, Role
from tests.cast import Cast, make_person

WHEN = datetime(2026, 6, 12, 7, 1, tzinfo=LONDON)


@pytest.fixture
def url(cast: Cast):
    return reverse("messages", args=[cast.school.urn])


def mailed(
    person, *, school=None, line="Review “Weekly reasoning lessons” today", number=1, because="", **fields
):
    mail = None
    if fields:
        given = {
            "key": f"{person.pk}:{number}",
            "address": person.address or "x@x.example",
            "on": WHEN.date(),
            "send_after": WHEN,
        }
        mail = Mail.objects.create(**given | fields)
    return Notice.objects.create(
        school=school or person.school,
        person=person,
        kind="review_today",
        subject_type="action",
        subject_id=number,
        due_on=date(2026, 6, 12),
        line=line,
        mail=mail,
        suppressed_because=because,
    )


def test_the_head_sees_to_whom_what_and_what_became_of_it(cast: Cast, sign_in, url):
    mailed(cast.teacher, state="sent", sent_at=WHEN)
    page = sign_in(cast.head).get(url).content.decode()
    assert "Josh Ellery" in page and cast.teacher.address in page
    assert "Review “Weekly reasoning lessons” today" in page
    assert "Accepted by the mail server on Friday 12 June, 7:01am" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Waits for the next morning’s mail"),
        ({"because": "the action was stopped"}, "No longer needed: the action was stopped"),
        ({"state": "waiting"}, "Being sent"),
        ({"state": "claimed"}, "Being sent"),
        (
            {"state": "waiting", "last_error": "450 4.2.1 Greylisted"},
            "Still trying, next on Friday 12 June, 7:01am",
        ),
        ({"state": "waiting", "last_error": "450 4.2.1 Greylisted"}, "450 4.2.1 Greylisted"),
        ({"state": "failed", "last_error": "550 5.1.1 No such <person>"}, "550 5.1.1 No such &lt;person&gt;"),
        ({"state": "unknown", "last_error": "timed out"}, "Perhaps sent, it goes once more"),
        ({"state": "unknown", "lease_until": WHEN}, "Perhaps sent, ask whether it arrived"),
    ],
)
def test_every_outcome_has_its_words(cast: Cast, sign_in, url, fields, words):
    mailed(cast.teacher, **fields)
    assert words in sign_in(cast.head).get(url).content.decode()


@pytest.mark.parametrize(
    "name", ["deputy", "leader", "teacher", "chair", "governor", "clerk", "adviser", "body_admin"]
)
def test_others_see_their_own_only(cast: Cast, sign_in, url, name):
    person = getattr(cast, name)
    mailed(person, school=cast.school, line="Mine")
    mailed(cast.head, line="Not mine", state="failed", last_error="550 secret words", number=2)
    page = sign_in(person).get(url).content.decode()
    assert "Mine" in page
    assert "Not mine" not in page and "secret words" not in page and cast.head.address not in page


def test_the_plan_editor_sees_all(cast: Cast, sign_in, url):
    mailed(cast.teacher, line="For the teacher")
    assert "For the teacher" in sign_in(cast.editor).get(url).content.decode()


def test_mail_of_another_school_is_not_in_it(cast: Cast, sign_in, url):
    mailed(cast.outsider, line="Elsewhere")
    assert "Elsewhere" not in sign_in(cast.head).get(url).content.decode()


@pytest.mark.parametrize("name", ["outsider", "other_adviser", "leaver"])
def test_strangers_and_leavers_find_nothing(cast: Cast, sign_in, url, name):
    assert sign_in(getattr(cast, name)).get(url).status_code == 404


def test_nobody_reads_it_without_signing_in(cast: Cast, client, url):
    assert client.get(url).status_code == 302


def test_before_anything_was_mailed_it_says_what_would_be_here(cast: Cast, sign_in, url):
    assert "Nothing has been mailed yet" in sign_in(cast.head).get(url).content.decode()


def test_fifty_a_page_newest_first_in_as_many_queries(
    cast: Cast, sign_in, url, django_assert_max_num_queries
):
    head = sign_in(cast.head)
    for n in range(2):
        mailed(cast.teacher, number=n, line=f"Line {n}.", state="sent", sent_at=WHEN)
    with django_assert_max_num_queries(12) as two:
        head.get(url)
    for n in range(2, 55):
        person = make_person(f"Person {n}", Role.STAFF, school=cast.school, signs_in=False)
        mailed(person, number=n, line=f"Line {n}.", state="sent", sent_at=WHEN)
    with django_assert_max_num_queries(len(two)):
        page = head.get(url).content.decode()
    assert "Line 54." in page and "Line 5." in page and "Line 4." not in page
    assert "Line 4." in head.get(url, {"page": 2}).content.decode()
    for wrong in ("-1", "0", "x", "99999999999999999999"):
        assert head.get(url, {"page": wrong}).status_code == 200
