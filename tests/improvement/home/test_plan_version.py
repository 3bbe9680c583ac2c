"""The plan as it was agreed."""

from improvement.models import PlanVersion
from tests.cast import make_action, make_area, make_measure
from tests.governance.board.scene import board  # noqa: F401  the fixture
from tests.governance.meetings.test_plan_agree import agree
from tests.improvement.home.test_query_counts import count


def test_it_shows_what_was_agreed_whatever_the_plan_says_now(board, sign_in):  # noqa: F811
    make_measure(board.scene.area, "Explain an answer", groups=["Year 5"], targets=[(60, 55), (70, None)])
    version = agree(board, minute_reference="6.2")
    board.scene.area.title = "Another title"
    board.scene.area.save()
    page = sign_in(board.cast.adviser).get(version.get_absolute_url()).text
    for words in (
        "Mathematics in Years 5 and 6",
        "Weekly reasoning lessons",
        "Josh Ellery",
        "Leah Whitlock",
        "minute 6.2",
        "60%",
        "70%",
    ):
        assert words in page, words
    assert "Another title" not in page and "Joan Birkett" in page


def test_versions_lead_to_one_another(board, sign_in):  # noqa: F811
    first, second = agree(board), agree(board)
    page = sign_in(board.cast.teacher).get(first.get_absolute_url()).text
    assert second.get_absolute_url() in page


def test_as_many_queries_for_twenty_areas_as_for_two(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.head)

    def grow(numbers):
        for number in numbers:
            area = make_area(board.cast.school, f"Area {number}", leader=board.cast.leader, whole_board=True)
            make_action(area)
        return agree(board).get_absolute_url()

    few, _ = count(client, grow(range(2)))
    many, asked = count(client, grow(range(2, 20)))
    assert few == many <= 12, asked
    assert PlanVersion.objects.count() == 2
