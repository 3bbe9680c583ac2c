"""Pages ask the database at most twelve times, and as often for twenty rows as for two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from improvement.progress.notes import note_action
from schools.days import dates
from tests.cast import link, make_action, make_area, make_finding, make_inspection, make_measure, make_school
from tests.scene import in_days

MOST = 12


def grow(cast, size):
    """`size` areas with three actions each, notes and history."""
    letter = make_inspection(cast.school)
    for number in range(size):
        area = make_area(cast.school, f"Area {number}", leader=cast.leader, link_governor=cast.governor)
        area.findings.add(make_finding(letter))
        for each in range(3):
            action = make_action(
                area,
                f"Action {number}.{each}",
                owner=cast.teacher,
                due_on=in_days(each - 1),
                review_on=in_days(2),
            )
            note_action(
                action, by=cast.head.user, on=dates.today(), version=1, text="Seen", activity="under_way"
            )


def count(client, url):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(url)
        assert response.status_code == 200
    return len(queries), [query["sql"][:160] for query in queries]


PAGES = {
    "dashboard": ("head", "/schools/142345/"),
    "dashboard of a governor": ("governor", "/schools/142345/"),
    "plan": ("head", "/schools/142345/plan/"),
    "history": ("head", "/schools/142345/history/"),
    "governance": ("governor", "/schools/142345/governance/"),
    "portfolio": ("adviser", "/portfolio/"),
    "points to take on": ("head", "/schools/142345/areas/from-findings/"),
}


@pytest.mark.parametrize("page", PAGES)
def test_as_many_for_twenty_as_for_two(cast, sign_in, page):
    who, url = PAGES[page]
    client = sign_in(getattr(cast, who))
    grow(cast, 2)
    first, asked = count(client, url)  # somebody's first look at the home of a school is noted
    assert first <= MOST, asked
    few, _ = count(client, url)
    grow(cast, 18)
    many, asked = count(client, url)
    assert few == many, asked


def test_an_area_with_twenty_actions(scene, sign_in):
    client = sign_in(scene.cast.head)
    url = f"/schools/142345/areas/{scene.area.pk}/"
    few, _ = count(client, url)
    for number in range(19):
        make_action(scene.area, f"Action {number}", owner=scene.cast.teacher)
    many, asked = count(client, url)
    assert few == many, asked
    assert many <= MOST, asked


def test_an_action_with_twenty_notes(scene, sign_in):
    client = sign_in(scene.cast.head)
    url = f"/schools/142345/actions/{scene.action.pk}/"
    few, _ = count(client, url)
    for number in range(20):
        scene.action.refresh_from_db()
        note_action(
            scene.action,
            by=scene.cast.head.user,
            on=dates.today(),
            version=scene.action.version,
            text=f"Note {number}",
        )
    many, asked = count(client, url)
    assert abs(few - many) <= 1, asked
    assert many <= MOST, asked


def test_a_portfolio_of_twenty_schools(cast, sign_in):
    client = sign_in(cast.adviser)

    def add_schools(numbers):
        for number in numbers:
            school = make_school(f"School {number}", str(150000 + number))
            link(school, cast.authority)
            make_inspection(school, category_of_concern="requires special measures")
            area = make_area(school)
            make_action(area, due_on=in_days(-1), review_on=in_days(-1))
            make_measure(area, groups=("", "Year 5"), targets=((60, 50),), cohort=4)

    add_schools(range(2))
    pages = (
        "/portfolio/",
        "/portfolio/?only=late&sort=next",
        "/portfolio/export/",
        "/portfolio/export/?as=xlsx",
    )
    few = [count(client, page)[0] for page in pages]
    add_schools(range(2, 20))
    for page, before in zip(pages, few, strict=True):
        many, asked = count(client, page)
        assert before == many <= MOST, asked
