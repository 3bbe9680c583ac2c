"""Signing in: by a code, by a password, a new password, the second step, and what nobody may learn from it."""

import re
import smtplib
import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, resolve, reverse

from schools.accounts import sign_in_urls as account_urls
from tests.cast import PASSWORD

LOGIN, CODE = "/accounts/login/", "/accounts/login/code/"
CONFIRM = "/accounts/login/code/confirm/"
PASSPHRASE = "marmalade lighthouse tuesday"


@pytest.fixture(autouse=True)
def count_tries_anew():
    cache.clear()


def signed_in(client):
    return client.session.get(SESSION_KEY)


def code_of(message):
    return re.search(r"^    (\S+)$", message.body, re.M).group(1)


# ---- the two ways ---------------------------------------------------------------------------------------------------------
def test_both_ways_stand_on_the_page_with_the_code_first(client, db):
    text = client.get(LOGIN).content.decode()
    assert 0 < text.index("With a code by mail") < text.index("With your password")


def test_with_a_code(cast, client):
    page = client.post(CODE, {"email": cast.governor.user.email.upper()})
    assert page.url == CONFIRM
    (message,) = mail.outbox
    assert message.to == [cast.governor.user.email]
    assert message.alternatives[0].mimetype == "text/html"
    assert code_of(message) in message.subject
    page = client.post(CONFIRM, {"code": code_of(message)})
    assert page.url == "/"
    assert signed_in(client) == str(cast.governor.user_id)
    assert "cairn-who" in client.cookies


def test_a_wrong_code_three_times_ends_it(cast, client):
    client.post(CODE, {"email": cast.governor.user.email})
    page = client.post(CONFIRM, {"code": "nonsense"})
    assert "That is not the code" in page.content.decode()
    client.post(CONFIRM, {"code": "nonsense"})
    client.post(CONFIRM, {"code": "nonsense"})
    client.post(CONFIRM, {"code": code_of(mail.outbox[0])})
    assert not signed_in(client)


def test_a_code_is_good_for_ten_minutes_in_its_own_browser(cast, client):
    client.post(CODE, {"email": cast.governor.user.email})
    code = code_of(mail.outbox[0])
    other = Client()
    other.post(CONFIRM, {"code": code})
    assert not signed_in(other)
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] = time.time() - 601
    session.save()
    client.post(CONFIRM, {"code": code})
    assert not signed_in(client)


def test_a_new_code(cast, client):
    client.post(CODE, {"email": cast.governor.user.email})
    client.post(CONFIRM, {"action": "resend"})
    old, new = map(code_of, mail.outbox)
    assert old != new
    client.post(CONFIRM, {"code": new})
    assert signed_in(client)


def test_with_a_password(cast, client):
    page = client.post(LOGIN, {"login": cast.head.user.email, "password": PASSWORD})
    assert page.url == "/"
    assert signed_in(client) == str(cast.head.user_id)
    assert client.session.get_expire_at_browser_close()


def test_what_is_missing_is_said_beside_the_box(client, db):
    page = client.post(LOGIN, {"login": "nobody", "password": ""})
    text = page.content.decode()
    assert "Two things to put right" in text
    assert "it should look like name@school.example" in text
    assert "Enter your password" in text
    assert 'value="nobody"' in text


@pytest.mark.parametrize(
    "next_url",
    [
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https://evil.example/",
        "http://testserver@evil.example",
    ],
)
def test_next_leads_nowhere_else(cast, client, next_url):
    page = client.post(LOGIN, {"login": cast.head.user.email, "password": PASSWORD, "next": next_url})
    assert page.url == "/"


def test_next_leads_on_here(cast, client):
    path = reverse("people", args=[cast.school.urn])
    sign_in_page = client.get(path).url
    text = client.get(sign_in_page).content.decode()
    assert text.count(f'name="next" value="{path}"') == 2  # in both forms
    assert client.post(LOGIN, {"login": cast.head.user.email, "password": PASSWORD, "next": path}).url == path
    client.logout()
    page = client.post(CODE, {"email": cast.head.user.email, "next": path})
    page = client.post(page.url, {"code": code_of(mail.outbox[0]), "next": path})
    assert page.url == path


# ---- nobody learns who has an account ----------------------------------------------------------------------------------------
def without_tokens(page, email):
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.content.decode())
    return text.replace(email, "…")


@pytest.mark.parametrize(
    ("path", "given"),
    [
        (LOGIN, {"login": "{}", "password": "not the password"}),
        (CODE, {"email": "{}"}),
        ("/accounts/password/reset/", {"email": "{}"}),
    ],
)
def test_a_known_and_an_unknown_address_look_the_same(cast, path, given):
    answers = []
    for email in (cast.governor.user.email, "somebody.else@saltmarsh.example"):
        page = Client().post(path, {name: value.format(email) for name, value in given.items()}, follow=True)
        answers.append((page.status_code, page.redirect_chain, without_tokens(page, email)))
    assert answers[0] == answers[1]


def test_an_unknown_address_is_told_by_mail_only(client, db):
    client.post(CODE, {"email": "somebody.else@saltmarsh.example"})
    (message,) = mail.outbox
    assert message.subject == "Nobody in Cairn has this address"
    client.post(CONFIRM, {"code": ""})
    assert not signed_in(client)


def test_a_closed_account_gets_no_code_and_no_way_in(cast, client):
    user = cast.governor.user
    user.is_active = False
    user.save()
    client.post(CODE, {"email": user.email})
    assert mail.outbox[0].subject == "Nobody in Cairn has this address"
    client = Client()
    page = client.post(LOGIN, {"login": user.email, "password": PASSWORD}, follow=True)
    assert "This account is closed" in page.content.decode()
    assert not signed_in(client)


# ---- throttling -----------------------------------------------------------------------------------------------------------
def test_ten_wrong_passwords_in_five_minutes_are_enough(cast, client):
    wrong = {"login": cast.head.user.email, "password": "not the password"}
    for _ in range(10):
        assert "do not go together" in client.post(LOGIN, wrong).content.decode()
    page = client.post(LOGIN, wrong | {"password": PASSWORD})
    assert "Wait five minutes, then try again" in page.content.decode()
    assert not signed_in(client)


def test_five_codes_in_five_minutes_are_enough(cast):
    for _ in range(5):
        Client().post(CODE, {"email": cast.governor.user.email})
    page = Client().post(CODE, {"email": cast.governor.user.email})
    assert "Wait five minutes, then try again" in page.content.decode()
    assert len(mail.outbox) == 5


def test_too_many_from_one_place_is_a_page_in_words(client, db):
    for _ in range(60):
        client.post(LOGIN, {})
    page = client.post(LOGIN, {})
    assert page.status_code == 429
    assert "Too many tries" in page.content.decode()
    assert client.get(LOGIN).status_code == 200


# ---- a new password ---------------------------------------------------------------------------------------------------------
def ask_for_link(client, person, **headers):
    client.post("/accounts/password/reset/", {"email": person.user.email}, headers=headers)
    return re.search(r"https?://\S+/accounts/password/reset/key/\S+", mail.outbox[-1].body).group()


def test_a_new_password_by_a_link(cast, client):
    elsewhere = Client()
    elsewhere.force_login(cast.head.user)
    link = ask_for_link(client, cast.head)
    form = client.get(link).url
    page = client.post(form, {"password1": PASSPHRASE, "password2": PASSPHRASE})
    assert page.url == reverse("account_reset_password_from_key_done")
    cast.head.user.refresh_from_db()
    assert cast.head.user.check_password(PASSPHRASE)
    assert elsewhere.get("/accounts/").status_code == 302  # the other session is over
    assert mail.outbox[-1].subject == "Your password for Cairn was set anew"
    assert "This link no longer works" in client.get(link).content.decode()  # once


def test_opening_the_link_uses_nothing_up(cast, client):
    link = ask_for_link(client, cast.head)
    for _ in range(5):
        Client().get(link)
        Client().head(link)
    form = client.get(link).url
    assert client.post(form, {"password1": PASSPHRASE, "password2": PASSPHRASE}).status_code == 302


def test_the_link_is_ours_whatever_the_host_header_says(cast, client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    link = ask_for_link(client, cast.head, host="evil.example")
    assert urlsplit(link).netloc == urlsplit(settings.SITE_URL).netloc
    assert "evil.example" not in mail.outbox[-1].message().as_string()


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [
        ("short", "short", "at least 12 characters"),
        (PASSPHRASE, "another lighthouse", "The two passwords differ. Type the same one twice."),
        ("", "", "Enter a new password"),
    ],
)
def test_what_is_wrong_with_a_new_password(cast, client, first, again, sentence):
    form = client.get(ask_for_link(client, cast.head)).url
    assert sentence in client.post(form, {"password1": first, "password2": again}).content.decode()
    cast.head.user.refresh_from_db()
    assert cast.head.user.check_password(PASSWORD)


def test_a_damaged_link(client, db):
    page = client.get("/accounts/password/reset/key/1-nonsense/")
    assert "This link no longer works" in page.content.decode()


def test_a_reset_link_is_no_invitation(cast, client):
    key = ask_for_link(client, cast.head).rstrip("/").rsplit("/", 1)[-1]
    assert client.get(f"/invitation/{key}/").status_code == 404


def test_changing_the_password_ends_the_other_sessions(cast, sign_in):
    elsewhere = Client()
    elsewhere.force_login(cast.head.user)
    here = sign_in(cast.head)
    given = {"oldpassword": PASSWORD, "password1": PASSPHRASE, "password2": PASSPHRASE}
    page = here.post("/accounts/password/change/", given, follow=True)
    assert "Your new password is set" in page.content.decode()
    assert here.get("/accounts/").status_code == 200
    assert elsewhere.get("/accounts/").status_code == 302
    assert mail.outbox[-1].subject == "Your password for Cairn was changed"


def test_the_password_now_must_be_right(cast, sign_in):
    given = {"oldpassword": "wrong", "password1": PASSPHRASE, "password2": PASSPHRASE}
    page = sign_in(cast.head).post("/accounts/password/change/", given)
    assert "That is not your password now" in page.content.decode()


def test_a_first_password_for_one_who_came_by_codes(cast, sign_in):
    cast.governor.user.set_unusable_password()
    cast.governor.user.save()
    browser = sign_in(cast.governor)
    assert browser.get("/accounts/password/change/").url == reverse("account_set_password")
    browser.post("/accounts/password/set/", {"password1": PASSPHRASE, "password2": PASSPHRASE})
    cast.governor.user.refresh_from_db()
    assert cast.governor.user.check_password(PASSPHRASE)


# ---- when the mail server is away -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(("path", "name"), [(CODE, "email"), ("/accounts/password/reset/", "email")])
def test_a_mail_that_cannot_go_is_said_in_words(cast, client, monkeypatch, path, name):
    def refuse(*_args, **_kwargs):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    page = client.post(path, {name: cast.head.user.email})
    assert page.status_code == 503
    assert "The mail could not be sent just now" in page.content.decode()


# ---- the second step ------------------------------------------------------------------------------------------------------
def figures(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_turning_the_second_step_on_and_using_it(cast, client):
    client.post(LOGIN, {"login": cast.head.user.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    page = client.post("/accounts/2fa/totp/activate/", {"code": figures(secret)}, follow=True)
    assert "Your recovery codes" in page.content.decode()
    assert client.get("/accounts/2fa/recovery-codes/download/")["Content-Disposition"].startswith(
        "attachment"
    )
    client.post("/accounts/logout/")
    page = client.post(LOGIN, {"login": cast.head.user.email, "password": PASSWORD}, follow=True)
    assert "Enter the code from your app" in page.content.decode()
    assert not signed_in(client)
    assert (
        "That is not the code"
        in client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode()
    )
    recovery = (
        Authenticator.objects.get(user=cast.head.user, type="recovery_codes").wrap().get_unused_codes()[0]
    )
    assert client.post("/accounts/2fa/authenticate/", {"code": recovery}).url == "/"
    assert signed_in(client)


@pytest.fixture
def second_step(cast):
    TOTP.activate(cast.head.user, generate_totp_secret())
    RecoveryCodes.activate(cast.head.user)


def test_a_code_by_mail_does_not_go_round_the_second_step(cast, client, second_step):
    client.post(CODE, {"email": cast.head.user.email})
    page = client.post(CONFIRM, {"code": code_of(mail.outbox[0])}, follow=True)
    assert "Enter the code from your app" in page.content.decode()
    assert not signed_in(client)


# ---- every page of it ---------------------------------------------------------------------------------------------------------
OURS = {path.name: path for path in account_urls.urlpatterns}
SIGNED_OUT = {
    "account_login",
    "account_request_login_code",
    "account_inactive",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
}


@pytest.mark.parametrize("name", sorted(SIGNED_OUT))
def test_is_reachable_signed_out(client, db, name):
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert page.content.decode().count("<h1>") == 1
    assert 'class="cn-plain"' in page.content.decode()


def test_nobody_signs_up(client, db):
    page = client.post("/accounts/signup/", {"email": "x@y.example", "password1": PASSPHRASE})
    assert "Cairn is by invitation" in page.content.decode()
    assert not signed_in(client)


@pytest.mark.parametrize(
    "name",
    sorted(
        set(OURS)
        - SIGNED_OUT
        - {"account_reset_password_from_key", "mfa_download_recovery_codes", "calendar_feed_revoke"}
    ),
)
def test_every_other_page_is_ours_too(cast, client, second_step, name):
    """Drawn by our own templates, with one heading, in the frame of Cairn."""
    client.force_login(cast.head.user)
    page = client.get(reverse(name), follow=True)
    assert page.status_code == 200
    assert page.content.decode().count("<h1>") == 1
    for template in page.templates:
        assert (
            not template.origin
            or "site-packages" not in template.origin.name
            or "/forms/" in template.origin.name
            or "crispy" in template.origin.name
        ), template.name


def test_what_allauth_has_besides_is_not_there():
    names = {path.name for path in resolve_all(get_resolver().url_patterns) if path.name}
    assert (
        not {"account_email", "account_confirm_email", "account_email_verification_sent", "mfa_trust"} & names
    )
    assert resolve("/accounts/login/").url_name == "account_login"


def resolve_all(patterns):
    for pattern in patterns:
        yield from resolve_all(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern]


def test_signing_out(cast, sign_in):
    browser = sign_in(cast.head)
    assert "Sign out of Cairn?" in browser.get("/accounts/logout/").content.decode()
    page = browser.post("/accounts/logout/", follow=True)
    assert "You are signed out." in page.content.decode()
    assert not signed_in(browser)


def test_a_sign_in_form_from_a_stale_page_shows_no_password(cast):
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(LOGIN, {"login": cast.head.user.email, "password": PASSWORD})
    assert page.status_code == 403
    assert PASSWORD not in page.content.decode()
