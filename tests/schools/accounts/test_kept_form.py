"""What was sent after the session had ended."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from schools.days import dates
from schools.models import KeptForm, Person
from tests.cast import PASSWORD

TYPED = {"name": "Grace Oduya", "role": "staff", "job_title": "Year 3 teacher\n<b>and</b> more", "email": ""}


@pytest.fixture
def address(cast):
    return reverse("person_add", args=[cast.school.urn])


@pytest.fixture
def kept(cast, client, address):
    """The head signed in, the session ended, and the form was sent: the address of the sign-in page."""
    given = {"login": cast.head.user.email, "password": PASSWORD}
    client.post(reverse("account_login"), given)
    del client.cookies["cairn"]
    return client.post(address, TYPED | {"once": uuid.uuid4()}).url


def sign_in_again(client, person, url):
    given = {
        "login": person.user.email,
        "password": PASSWORD,
        "next": url.partition("next=")[2].replace("%2F", "/"),
    }
    return client.post(reverse("account_login"), given).url


def test_comes_back_after_signing_in_and_is_saved(cast, client, kept, address):
    back = sign_in_again(client, cast.head, kept)
    page = client.get(back)
    text = page.content.decode()
    assert "You were signed out before this was saved" in text
    assert "Grace Oduya" in text
    assert "&lt;b&gt;and&lt;/b&gt; more" in text
    assert f'action="{address}"' in text
    assert client.post(page.context["action"], dict(page.context["fields"])).status_code == 302
    assert Person.objects.filter(name="Grace Oduya").count() == 1


def test_thrown_away(cast, client, kept):
    back = sign_in_again(client, cast.head, kept)
    assert client.post(back).url == "/"
    assert not KeptForm.objects.exists()
    assert client.get(back).status_code == 404


def test_not_for_somebody_else_in_the_same_browser(cast, client, kept):
    back = sign_in_again(client, cast.leader, kept)
    page = client.get(back)
    assert page.status_code == 404
    assert "Grace" not in page.content.decode()
    client.post(back)
    assert KeptForm.objects.exists()


def test_not_in_another_browser(cast, client, kept):
    back = sign_in_again(client, cast.head, kept)
    del client.cookies["cairn-kept-" + back.split("/")[2]]
    assert "Nothing is kept here" in client.get(back).content.decode()


def test_not_after_a_day(cast, client, kept):
    back = sign_in_again(client, cast.head, kept)
    KeptForm.objects.update(at=dates.now() - timedelta(days=1, seconds=1))
    assert client.get(back).status_code == 404


def test_is_not_readable_in_the_database(kept):
    assert b"Grace" not in bytes(KeptForm.objects.get().body)


def test_passwords_are_never_kept(cast, client, kept):
    KeptForm.objects.all().delete()
    client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "x", "password2": "x"}
    )
    assert not KeptForm.objects.exists()


def test_dates_read_as_dates_and_keys_not_at_all(client):
    from schools.accounts.views import _typed

    fields = [
        ("once", "8f3a"),
        ("version", "3"),
        ("owner", "12"),
        ("due_on_day", "17"),
        ("due_on_month", "7"),
        ("due_on_year", "2027"),
    ]
    assert _typed(fields) == [("Due on", "17 7 2027")]
