"""A file, a link or a note: added once, put to several things, refused with a sentence, nothing lost."""

import pytest

from improvement.models import Evidence, EvidenceLink
from schools import files
from schools.files.kinds import LARGEST
from schools.models import Event, StoredFile
from tests.cast import make_evidence, make_file, make_look
from tests.improvement.evidence.world import UPN, again, areas_of, filled, sent, url
from tests.schools.files import corpus


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_a_file_for_two_actions_at_once(cast, sign_in):
    area, action, other, second = areas_of(cast)
    client = sign_in(cast.head)
    address = url("evidence_add", action=action.pk)
    data = filled(client, address, file=sent(), shown_to_board="on")
    assert data[f"shows_{area.pk}"] == [f"x{action.pk}"]
    response = client.post(address, data | {f"shows_{other.pk}": [f"x{second.pk}", f"a{other.pk}"]})
    assert response.headers["Location"] == action.get_absolute_url()
    item = Evidence.objects.get()
    assert {link.thing for link in item.links.all()} == {action, second, other}
    assert (item.added_by, item.shown_to_board, item.shared_with_adviser, item.file.name) == (
        cast.head,
        True,
        True,
        "notes.txt",
    )
    assert item.fresh_until > item.represents_on != item.added_on
    assert files.read(item.file) == b"Eighteen books looked at."
    event = Event.objects.get()
    assert (
        event.sentence
        == "Evidence added for Mathematics in Years 5 and 6 and Writing at greater depth: a file"
    )
    assert "Book check" not in event.sentence + str(event.changes)


def test_a_link_and_a_note(cast, sign_in):
    area, _action, *_ = areas_of(cast)
    client = sign_in(cast.head)
    address = url("evidence_add", form="link", area=area.pk)
    client.post(address, filled(client, address, url="https://www.saltmarsh.example/report"))
    address = url("evidence_add", form="note")
    data = filled(client, address, text="Four classes of six.", title="Walk", source="lesson_visits")
    assert client.post(address, data).status_code == 302
    link, note = Evidence.objects.order_by("pk")
    assert (link.form, link.url, link.links.get().area) == (
        "link",
        "https://www.saltmarsh.example/report",
        area,
    )
    assert (note.form, note.text, note.links.count()) == ("note", "Four classes of six.", 0)


def test_pressing_twice_saves_once(cast, sign_in):
    client = sign_in(cast.head)
    address = url("evidence_add")
    data = filled(client, address)
    for _ in range(2):
        assert client.post(address, data | {"file": sent()}).status_code == 302
    assert Evidence.objects.count() == StoredFile.objects.count() == 1


def test_a_target_and_a_record_of_monitoring(cast, sign_in):
    area, _action, *_ = areas_of(cast)
    look = make_look(cast.school, areas=[area], focus="Do they explain?")
    client = sign_in(cast.head)
    address = url("evidence_add", activity=look.pk)
    assert (
        client.post(address, filled(client, address, file=sent())).headers["Location"]
        == look.get_absolute_url()
    )
    assert EvidenceLink.objects.get().activity == look


@pytest.mark.parametrize(
    "name",
    [
        "plan.pdf",
        "secret.docx",
        "bomb.docx",
        "drawing.svg",
        "macro.docm",
        "setup.exe",
        "all.zip",
        "wrong.docx",
    ],
)
def test_a_bad_file_is_refused_and_what_was_typed_stays(cast, sign_in, name):
    content, words = corpus.BAD[name]
    client = sign_in(cast.head)
    address = url("evidence_add")
    response = client.post(address, filled(client, address, file=sent(name, content), text="Kept words"))
    assert response.status_code == 200 and words in response.text
    assert again(response)["text"] == ["Kept words"] and again(response)["title"] == ["Book check"]
    assert not Evidence.objects.exists() and not StoredFile.objects.exists()


def test_a_file_too_large_is_counted_and_not_written_down(cast, sign_in):
    client = sign_in(cast.head)
    address = url("evidence_add")
    response = client.post(
        address, filled(client, address, file=sent("large.pdf", b"%PDF-" + b"a" * (LARGEST + 2**20)))
    )
    assert "large.pdf is 26 MB, and a file can have 25 MB" in response.text


def test_a_file_is_kept_while_something_else_is_put_right(cast, sign_in):
    client = sign_in(cast.head)
    address = url("evidence_add")
    response = client.post(address, filled(client, address, file=sent(), title=""))
    assert response.status_code == 200 and "notes.txt (25 bytes) is here" in response.text
    assert client.post(address, again(response, title="Book check")).status_code == 302
    assert files.read(Evidence.objects.get().file) == b"Eighteen books looked at."


def test_a_forged_token_brings_no_file(cast, sign_in):
    client = sign_in(cast.head)
    address = url("evidence_add")
    held = files.receive(sent(), school=cast.school, user=cast.deputy.user)
    response = client.post(address, filled(client, address, held=held.token))
    assert "Choose a file" in response.text and not Evidence.objects.exists()


@pytest.mark.parametrize(
    "link,words",
    [
        ("javascript:alert(1)", "A link begins with https:// or http://"),
        ("JavaScript:alert(1)", "A link begins with https:// or http://"),
        (" java\nscript:alert(1)", "Enter the link whole"),
        ("data:text/html,<script>", "A link begins with https:// or http://"),
        ("file:///etc/passwd", "A link begins with https:// or http://"),
        ("//evil.example", "Enter the link whole"),
        ("https://", "Enter the link whole"),
        ("https://user:secret@school.example/", "Take the user name out"),
        ("https://[x", "Enter the link whole"),
        ("not a link", "Enter the link whole"),
        ("", "Enter the link"),
    ],
)
def test_a_link_that_is_none(cast, sign_in, link, words):
    client = sign_in(cast.head)
    address = url("evidence_add", form="link")
    response = client.post(address, filled(client, address, url=link))
    assert response.status_code == 200 and words in response.text
    assert not Evidence.objects.exists()


def test_days_that_cannot_be(cast, sign_in):
    client = sign_in(cast.head)
    address = url("evidence_add", form="note")
    data = filled(client, address, text="Words")
    response = client.post(address, data | {"represents_on_year": "2049"})
    assert "It cannot be from a day to come" in response.text
    early = {"fresh_until_day": "1", "fresh_until_month": "1", "fresh_until_year": "2020"}
    assert "It cannot go stale before the day it is from" in client.post(address, data | early).text


# ---- the same file again ---------------------------------------------------------------------------------------------------
def test_the_same_file_again_offers_the_one_there_is(cast, sign_in):
    _area, action, *_ = areas_of(cast)
    client = sign_in(cast.head)
    address = url("evidence_add", action=action.pk)
    item = make_evidence(
        cast.school, "The first", by=cast.deputy, file=make_file(cast.school, b"Eighteen books looked at.")
    )
    response = client.post(address, filled(client, address, file=sent()))
    assert "This file is in the library already, as “The first”" in response.text
    assert client.post(address, again(response, same="instead")).status_code == 302
    assert Evidence.objects.get() == item and item.links.get().action == action
    response = client.post(address, filled(client, address, file=sent()))
    assert client.post(address, again(response, same="again")).status_code == 302
    assert Evidence.objects.count() == 2


def test_nobody_learns_of_a_file_that_is_not_theirs(cast, sign_in):
    """The teacher may not open the deputy's item: the same file is then simply a new one."""
    _area, action, other, _ = areas_of(cast)
    make_evidence(
        cast.school,
        "Secret",
        by=cast.deputy,
        on=[other],
        file=make_file(cast.school, b"Eighteen books looked at."),
    )
    make_evidence(
        cast.other_school,
        "Foreign",
        by=cast.outsider,
        file=make_file(cast.other_school, b"Eighteen books looked at."),
    )
    client = sign_in(cast.teacher)
    address = url("evidence_add", action=action.pk)
    assert client.post(address, filled(client, address, file=sent())).status_code == 302


# ---- pupils ------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "name,content",
    [
        ("list.csv", f"UPN,Score\n{UPN},5".encode()),
        ("words.docx", corpus.office(text=f"Read with {UPN}.")),
        ("list.xlsx", corpus.sheet("UPN", UPN)),
        ("notes.txt", UPN.encode("utf-16")),
    ],
)
def test_a_file_that_holds_a_upn_warns_and_may_be_saved_anyway(cast, sign_in, name, content):
    client = sign_in(cast.head)
    address = url("evidence_add")
    response = client.post(address, filled(client, address, file=sent(name, content)))
    assert f"{name} may say who a pupil is: it holds a unique pupil number" in response.text
    assert client.post(address, again(response)).status_code == 200, (
        "pressing again without choosing saves nothing"
    )
    assert not Evidence.objects.exists()
    assert client.post(address, again(response, pupil_data="saved_anyway")).status_code == 302
    assert Evidence.objects.get().pupil_data_choice == "saved_anyway"
    assert Event.objects.first().sentence.endswith(
        ": a file. It may say who a pupil is, and was saved anyway"
    )
    assert UPN not in Event.objects.first().sentence


def test_it_may_be_changed_instead(cast, sign_in):
    client = sign_in(cast.head)
    address = url("evidence_add")
    response = client.post(address, filled(client, address, file=sent("list.csv", UPN.encode())))
    response = client.post(address, again(response) | {"file": sent("list.csv", b"Group,Score")})
    assert response.status_code == 302
    item = Evidence.objects.get()
    assert (item.pupil_data_choice, files.read(item.file)) == ("changed", b"Group,Score")


def test_words_are_looked_through_too(cast, sign_in):
    client = sign_in(cast.head)
    address = url("evidence_add", form="note")
    response = client.post(address, filled(client, address, text="The EHCP of Maya was read."))
    assert "What you wrote may say who a pupil is" in response.text
    assert again(response)["text"] == ["The EHCP of Maya was read."]


# ---- who -----------------------------------------------------------------------------------------------------------------------
def test_staff_add_to_what_is_their_own(cast, sign_in):
    area, action, _other, second = areas_of(cast)
    client = sign_in(cast.teacher)
    page = client.get(url("evidence_add")).text
    assert action.title in page and second.title not in page
    assert client.get(url("evidence_add", action=second.pk)).status_code == 403
    address = url("evidence_add", form="note")
    response = client.post(address, filled(client, address, text="Words"))
    assert "at least one of your own actions or areas" in response.text
    forged = filled(client, address, text="Words") | {f"shows_{area.pk}": [f"x{action.pk}", f"x{second.pk}"]}
    assert client.post(address, forged).status_code == 200 and not Evidence.objects.exists()


def test_things_of_another_school_are_not_there(cast, sign_in):
    area, action, *_ = areas_of(cast)
    client = sign_in(cast.outsider)
    for name, pk in (
        ("action", action.pk),
        ("area", area.pk),
        ("area", "x"),
        ("action", "9" * 30),
        ("target", 1),
    ):
        assert client.get(url("evidence_add", urn="142399", **{name: pk})).status_code == 404
