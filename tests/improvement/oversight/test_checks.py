"""The adviser's queue of evidence."""

from datetime import date

from improvement.models import EvidenceCheck, EvidenceLink
from improvement.oversight.checks.workflow import check_evidence, reply_to_check
from schools.days import dates
from schools.models import Membership, NamedSchool, Role
from tests.cast import link, make_action, make_area, make_evidence, make_person, make_school

URL = "/portfolio/evidence/"


def shared(scene, title="Book check", **fields):
    item = make_evidence(scene.cast.school, title, by=scene.cast.leader, on=[scene.action], **fields)
    return item.links.get()


def check(cast, row, verdict="enough", reason="", after=0, by=None):
    row = EvidenceLink.objects.whole().get(pk=row.pk)
    return check_evidence(
        row, by=(by or cast.adviser).user, on=dates.today(), after=after, verdict=verdict, reason=reason
    )


def test_what_nobody_has_checked_waits(scene, sign_in):
    row = shared(scene)
    page = sign_in(scene.cast.adviser).get(URL).text
    assert "<h1>1 item to check</h1>" in page and "Book check" in page
    assert f"/evidence/checks/{row.pk}/" in page


def test_what_is_checked_waits_no_more_and_comes_back_with_the_reply(scene, sign_in):
    cast = scene.cast
    made = check(cast, shared(scene), "not_yet", "Four classes of six.")
    assert "Nothing to check" in sign_in(cast.adviser).get(URL).text
    reply_to_check(made, by=cast.head.user, on=dates.today(), version=1, reply="A second check follows.")
    page = sign_in(cast.adviser).get(URL).text
    assert "1 item to check" in page and "The school replied" in page


def test_what_is_not_shared_replaced_removed_or_ones_own_does_not_wait(scene, sign_in):
    cast = scene.cast
    shared(scene, "Not shared", shared_with_adviser=False)
    shared(scene, "Taken out", removed_at=dates.now())
    old = shared(scene, "The old one")
    make_evidence(cast.school, "The new one", by=cast.leader, replaces=old.evidence)
    make_evidence(cast.school, "My own", by=cast.adviser, on=[scene.action])
    assert "Nothing to check" in sign_in(cast.adviser).get(URL).text


def test_only_the_schools_one_is_named_to(scene, sign_in):
    cast = scene.cast
    shared(scene)
    other = make_school("Lantern Primary School", "142377")
    link(other, cast.authority)
    membership = Membership.objects.get(person=cast.adviser)
    Membership.objects.filter(pk=membership.pk).update(named_schools_only=True)
    NamedSchool.objects.create(membership=membership, school=other)
    page = sign_in(cast.adviser).get(URL).text
    assert "Nothing to check" in page and "Book check" not in page


def test_one_school_of_several(scene, sign_in):
    cast = scene.cast
    shared(scene)
    other = make_school("Lantern Primary School", "142377")
    link(other, cast.authority)
    head = make_person("Una Calder", Role.HEADTEACHER, school=other)
    make_evidence(other, "Phonics screening", by=head, on=[make_area(other, "Early reading")])
    client = sign_in(cast.adviser)
    assert "2 items to check" in client.get(URL).text
    page = client.get(f"{URL}?school=142377").text
    assert "1 item to check" in page and "Phonics screening" in page and "Book check" not in page
    assert "2 items to check" in client.get(f"{URL}?school=nonsense").text


def test_as_many_queries_for_two_as_for_twenty(scene, sign_in, django_assert_max_num_queries):
    client = sign_in(scene.cast.adviser)
    for number in range(2):
        shared(scene, f"Item {number}")
    with django_assert_max_num_queries(12) as few:
        client.get(URL)
    for number in range(18):
        action = make_action(scene.area, f"Action {number}", order=number + 10)
        make_evidence(scene.cast.school, f"More {number}", by=scene.cast.leader, on=[action])
    with django_assert_max_num_queries(len(few)):
        client.get(URL)


def test_a_colleagues_verdict_counts_for_the_whole_body(scene, sign_in):
    cast = scene.cast
    colleague = make_person("Edith Rao", Role.ADVISER, body=cast.authority)
    check(cast, shared(scene), by=colleague)
    assert "Nothing to check" in sign_in(cast.adviser).get(URL).text
    assert EvidenceCheck.objects.get().on == dates.today() >= date(2020, 1, 1)
