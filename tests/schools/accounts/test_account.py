"""One's own account."""

from django.urls import reverse


def test_says_how_one_signs_in_and_where_one_is(cast, sign_in):
    page = sign_in(cast.head).get(reverse("account"))
    text = page.content.decode()
    assert cast.head.user.email in text
    assert cast.school.name in text
    assert "Change your password" in text
    assert "Turn the second step on" in text


def test_without_a_password_one_may_be_set(cast, sign_in):
    cast.head.user.set_unusable_password()
    cast.head.user.save()
    assert "Set a password" in sign_in(cast.head).get(reverse("account")).content.decode()


def test_signed_out(client, db):
    assert client.get(reverse("account")).url.startswith(reverse("account_login"))
