"""Done is not impact: what only its own record shows is not rated green or blue."""

import pytest

from improvement.models import Action, Evidence, EvidenceLink, Impact, Source
from improvement.progress.notes import note_action
from schools.days import dates
from schools.errors import Refused
from tests.cast import make_action, make_area, make_look

SENTENCE = "Nothing but the record of doing it shows this yet. Add what shows that it works, or rate it needs attention."


@pytest.fixture
def action(cast):
    return make_action(make_area(cast.school), owner=cast.teacher)


def rate(cast, action, impact):
    action = Action.objects.get(pk=action.pk)
    return note_action(
        action, by=cast.head.user, on=dates.today(), version=action.version, text="I looked.", impact=impact
    )


def evidence(cast, source, **links):
    on = dates.today()
    item = Evidence.objects.create(
        school=cast.school,
        form="note",
        text="Seen",
        title="An item",
        source=source,
        represents_on=on,
        added_on=on,
        added_by=cast.head,
    )
    link = EvidenceLink.objects.create(school=cast.school, evidence=item, **links)
    return item, link


def refused(cast, action, impact=Impact.GREEN):
    with pytest.raises(Refused) as refusal:
        rate(cast, action, impact)
    assert (refusal.value.sentence, refusal.value.field) == (SENTENCE, "impact")
    assert Action.objects.get(pk=action.pk).impact == ""


@pytest.mark.parametrize("impact", [Impact.GREEN, Impact.BLUE])
def test_without_any_source_it_is_refused(cast, action, impact):
    refused(cast, action, impact)


@pytest.mark.parametrize("impact", [Impact.RED, Impact.AMBER])
def test_what_does_not_work_needs_no_source(cast, action, impact):
    rate(cast, action, impact)
    assert Action.objects.get(pk=action.pk).impact == impact


def test_the_record_of_doing_it_is_not_enough(cast, action):
    evidence(cast, Source.RECORD, action=action)
    refused(cast, action)


def test_what_is_only_planned_is_not_enough(cast, action):
    make_look(cast.school, actions=[action], planned_on=dates.today())
    refused(cast, action)


def test_what_is_of_its_area_or_of_another_action_is_not_enough(cast, action):
    make_look(cast.school, areas=[action.area])
    evidence(cast, Source.DATA, area=action.area)
    make_look(cast.school, actions=[make_action(action.area, "Another")])
    refused(cast, action)


@pytest.mark.parametrize("impact", [Impact.GREEN, Impact.BLUE])
def test_a_record_of_monitoring_is_enough(cast, action, impact):
    make_look(cast.school, actions=[action])
    rate(cast, action, impact)
    assert Action.objects.get(pk=action.pk).impact == impact


@pytest.mark.parametrize("source", [source for source in Source if source != Source.RECORD])
def test_an_item_from_any_other_source_is_enough(cast, action, source):
    evidence(cast, source, action=action)
    rate(cast, action, Impact.GREEN)


def test_what_was_removed_is_not_enough(cast, action):
    make_look(cast.school, actions=[action], removed_at=dates.now())
    item, _ = evidence(cast, Source.DATA, action=action)
    Evidence.objects.filter(pk=item.pk).update(removed_at=dates.now())
    _, link = evidence(cast, Source.DATA, action=action)
    EvidenceLink.objects.filter(pk=link.pk).update(removed_at=dates.now())
    refused(cast, action)


def test_a_rating_that_stands_may_stay_when_its_source_is_gone(cast, action):
    look = make_look(cast.school, actions=[action])
    rate(cast, action, Impact.GREEN)
    type(look).objects.update(removed_at=dates.now())
    rate(cast, action, Impact.GREEN)
    rate(cast, action, Impact.AMBER)
    with pytest.raises(Refused):
        rate(cast, action, Impact.GREEN)


def test_the_form_keeps_what_was_typed_and_says_why(cast, action, client):
    client.force_login(cast.head.user)
    url = f"/schools/142345/actions/{action.pk}/note/"
    page = client.post(
        url, {"text": "Kept words", "activity": "done", "impact": "green", "version": action.version}
    )
    assert page.status_code == 200
    assert "Nothing but the record of doing it shows this yet" in page.text and "Kept words" in page.text


def test_the_schools_own_word_for_amber_is_used(cast, action):
    cast.school.rating_key = {"amber": "Patchy"}
    cast.school.save()
    with pytest.raises(Refused, match="or rate it patchy"):
        rate(cast, action, Impact.GREEN)
