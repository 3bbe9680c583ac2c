from datetime import date

import pytest

from improvement.models import Finding, FindingVerdict
from schools.days import dates
from schools.models import Event
from tests.cast import make_finding, make_inspection
from tests.html_forms import compact, main_form


@pytest.fixture
def later(cast):
    before = make_inspection(cast.school, starts_on=date(2024, 9, 18))
    make_finding(before, "Raise attendance.", order=1)
    make_finding(before, "improve governance by:", order=2, kind=Finding.Kind.RECOMMENDATION)
    make_finding(before, "Pupils behave well.", order=3, kind=Finding.Kind.STRENGTH)
    return make_inspection(cast.school, starts_on=date(2025, 11, 19), kind="monitoring", previous=before)


def url(inspection):
    return f"{inspection.get_absolute_url()}verdicts/"


def test_finding_by_finding(cast, later, sign_in):
    client = sign_in(cast.head)
    page = client.get(url(later)).text
    assert "Raise attendance." in page and "Pupils behave well." not in page
    first, second = Finding.objects.exclude(kind="strength").order_by("order")
    sent = main_form(page) | {
        f"outcome_{first.pk}": ["partly"],
        f"words_{first.pk}": ["Attendance has risen, but not enough."],
    }
    assert client.post(url(later), sent).headers["Location"] == later.get_absolute_url()
    verdict = FindingVerdict.objects.get()
    assert (verdict.finding, verdict.outcome, verdict.by) == (first, "partly", cast.head.user)
    assert not second.verdicts.exists()
    thread = client.get(first.get_absolute_url()).text
    assert "What later inspectors say" in thread and "Attendance has risen, but not enough." in thread
    assert "partly, 19 November 2025" in thread
    assert "Partly" in client.get(later.get_absolute_url()).text


def test_the_words_stand_as_printed_with_their_parts_and_their_source(cast, later, sign_in):
    point = Finding.objects.get(verbatim="improve governance by:")
    make_finding(point.inspection, "an outside review.", parent=point)
    make_finding(point.inspection, "Unmarked since.", parent=point, removed_at=dates.now())
    page = compact(sign_in(cast.head).get(url(later)).text)
    printed = next(
        block for block in page.split('<blockquote class="cn-printed">')[1:] if "governance by" in block
    )
    printed = printed.split("</blockquote>")[0]
    assert "an outside review." in printed and "<footer>Report of 18 September 2024.</footer>" in printed
    assert "Unmarked since." not in page
    legend = 'govuk-visually-hidden">improve governance by:</legend>'
    assert legend in page, "the group keeps its name for those who cannot see the block above it"


def test_saying_the_same_again_changes_nothing_and_it_can_be_taken_back(cast, later, sign_in):
    client = sign_in(cast.head)
    first = Finding.objects.order_by("order").first()
    client.post(url(later), main_form(client.get(url(later)).text) | {f"outcome_{first.pk}": ["addressed"]})
    events = Event.objects.count()
    client.post(url(later), main_form(client.get(url(later)).text))
    assert Event.objects.count() == events
    client.post(url(later), main_form(client.get(url(later)).text) | {f"outcome_{first.pk}": [""]})
    assert not FindingVerdict.objects.exists() and Event.objects.count() == events + 1


def test_words_need_a_verdict(cast, later, sign_in):
    client = sign_in(cast.head)
    first = Finding.objects.order_by("order").first()
    response = client.post(
        url(later), main_form(client.get(url(later)).text) | {f"words_{first.pk}": ["Better."]}
    )
    assert response.status_code == 200 and "Say whether it is addressed" in response.text


def test_without_a_link_the_nearest_earlier_one_is_asked_about(cast, later, sign_in):
    type(later).objects.filter(pk=later.pk).update(previous=None)
    assert "Raise attendance." in sign_in(cast.head).get(url(later)).text


def test_nothing_earlier(cast, sign_in):
    only = make_inspection(cast.school)
    assert "There are no earlier findings here" in sign_in(cast.head).get(url(only)).text


def test_who_may_not(cast, later, sign_in):
    assert sign_in(cast.governor).get(url(later)).status_code == 403
    assert sign_in(cast.outsider).get(url(later)).status_code == 404
