"""Accepting an invitation."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.urls import reverse

from schools.accounts import invitations
from schools.days import dates
from schools.models import Event, Invitation, Person, Role, User
from tests.cast import PASSWORD, make_person
from tests.html_forms import compact

PASSPHRASE = "marmalade lighthouse tuesday"


@pytest.fixture
def grace(cast):
    return make_person("Grace Oduya", Role.STAFF, school=cast.school, signs_in=False)


@pytest.fixture
def link(cast, grace):
    _invitation, address = invitations.issue(
        grace, by=cast.head.user, on=dates.today(), email="grace@saltmarsh.example"
    )
    return address.removeprefix("http://127.0.0.1:8000")


def test_with_a_code_from_now_on(cast, client, grace, link):
    page = client.get(link)
    assert "Saltmarsh Junior School invites you" in page.content.decode()
    assert "Grace Oduya, member of staff" in page.content.decode()
    page = client.post(link, {"way": "code"})
    assert page.url == cast.school.get_absolute_url()
    user = Person.objects.get(pk=grace.pk).user
    assert user.email == "grace@saltmarsh.example"
    assert not user.has_usable_password()
    assert client.session[SESSION_KEY] == str(user.pk)
    assert "cairn-who" in client.cookies
    assert Event.objects.get(verb="accepted").sentence == "Grace Oduya accepted the invitation and signs in"


def test_with_a_password(client, grace, link):
    client.post(link, {"way": "password", "password": PASSPHRASE})
    assert Person.objects.get(pk=grace.pk).user.check_password(PASSPHRASE)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Choose how you will sign in"),
        ({"way": "password"}, "Enter a password, or choose a code by mail"),
        ({"way": "password", "password": "eleven chrs"}, "at least 12 characters"),
        ({"way": "password", "password": "grace@saltmarsh"}, "too similar to the e-mail address"),
        ({"way": "password", "password": "qwerty123456"}, "too common"),
    ],
)
def test_says_what_to_put_right_and_is_not_used_up(client, grace, link, given, sentence):
    assert sentence in client.post(link, given).content.decode()
    assert Person.objects.get(pk=grace.pk).user is None
    assert client.post(link, {"way": "code"}).status_code == 302


def test_a_mail_scanner_uses_nothing_up(client, grace, link):
    for _ in range(5):
        assert client.get(link).status_code == 200
        assert client.head(link).status_code == 200
    assert client.post(link, {"way": "code"}).status_code == 302
    client.logout()
    page = client.post(link, {"way": "code"})
    assert page.status_code == 404
    assert "has been accepted already. Sign in with grace@saltmarsh.example." in page.content.decode()
    assert User.objects.filter(email="grace@saltmarsh.example").count() == 1


def test_after_seven_days_it_has_run_out(client, link):
    Invitation.objects.update(expires_at=dates.now() - timedelta(seconds=1))
    for page in (client.get(link), client.post(link, {"way": "code"})):
        assert page.status_code == 404
        assert (
            "ran out after seven days. Ask Saltmarsh Junior School to invite you again"
            in page.content.decode()
        )


def test_seven_days_and_no_more(link):
    sent = Invitation.objects.get()
    assert sent.expires_at - sent.created_at == timedelta(days=7)


def test_withdrawn(cast, client, grace, link):
    invitations.issue(grace, by=cast.head.user, on=dates.today())
    assert "This invitation no longer counts" in client.get(link).content.decode()


@pytest.mark.parametrize("token", ["x", "x" * 500, "%22%3E%3Cb%3E"])
def test_no_such_invitation(client, db, token):
    page = client.get(f"/invitation/{token}/")
    assert page.status_code == 404
    assert "There is no such invitation" in page.content.decode()


def test_one_who_has_left_meanwhile(client, grace, link):
    grace.memberships.update(
        starts_on=dates.today() - timedelta(days=9), ends_on=dates.today() - timedelta(days=1)
    )
    assert "no longer have a part in Saltmarsh" in client.get(link).content.decode()


@pytest.mark.parametrize("other", ["reset", "login"])
def test_a_token_of_another_kind_is_none(client, cast, other):
    assert client.get(f"/invitation/{other}-{cast.head.pk}/").status_code == 404


# ---- somebody who has an account already: the head who governs next door ------------------------------------------------
@pytest.fixture
def governs_here(cast):
    person = make_person("Nadia Corrin", Role.GOVERNOR, school=cast.school, signs_in=False)
    _invitation, address = invitations.issue(
        person, by=cast.chair.user, on=dates.today(), email=cast.outsider.user.email
    )
    return person, address.removeprefix("http://127.0.0.1:8000")


def test_signs_in_first_then_joins_with_one_button(cast, client, governs_here):
    person, link = governs_here
    page = client.get(link)
    assert "has an account in Cairn already" in page.content.decode()
    assert client.post(link, {"way": "code"}).status_code == 200  # the button is not there; nothing happens
    assert Person.objects.get(pk=person.pk).user is None
    page = client.post(
        reverse("account_login"),
        {"login": cast.outsider.user.email, "password": PASSWORD, "next": link},
        follow=False,
    )
    assert page.url == link
    assert "Join Saltmarsh Junior School" in client.get(link).content.decode()
    assert client.post(link).status_code == 302 or client.post(link, {"once": ""}).status_code == 302
    assert Person.objects.get(pk=person.pk).user == cast.outsider.user
    assert cast.outsider.user.persons.count() == 2


def test_somebody_else_is_asked_to_sign_out(cast, sign_in, governs_here):
    person, link = governs_here
    browser = sign_in(cast.leader)
    assert "You are signed in as" in browser.get(link).content.decode()
    browser.post(link, {"once": "", "way": "code"})
    assert Person.objects.get(pk=person.pk).user is None
    assert browser.post(reverse("account_logout"), {"next": link}).url == link


def test_a_new_address_while_somebody_is_signed_in(cast, sign_in, grace, link):
    browser = sign_in(cast.leader)
    assert "sign out first" in compact(browser.get(link).text)
    browser.post(link, {"way": "code"})
    assert Person.objects.get(pk=grace.pk).user is None


def test_a_closed_account_stays_closed(cast, client, governs_here):
    _person, link = governs_here
    User.objects.filter(pk=cast.outsider.user_id).update(is_active=False)
    page = client.post(link, {})
    assert "_auth_user_id" not in client.session
    assert "has an account in Cairn already" in page.content.decode()
