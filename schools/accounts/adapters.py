"""How Cairn signs people in: what differs from allauth's own ways.

Nobody signs up by themselves: people are invited (`schools/accounts/invitations.py`).
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from schools.mail import emails
from schools.people.models import User
from schools.web import kept

# Told afterwards: what was done is done, so a mail server that is away must not undo the page.
TOLD_AFTERWARDS = {
    "password_changed",
    "password_reset",
    "password_set",
    "recovery_codes_generated",
    "totp_activated",
    "totp_deactivated",
}
WRONG_CODE = "That is not the code. Check it against the mail, or ask for a new one."
WAIT = "There were too many tries. Wait five minutes, then try again."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed.",
        "email_password_mismatch": "The e-mail address and the password do not go together. Check both, or get a code by mail.",
        "enter_current_password": "That is not your password now. Enter the one you sign in with.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "That is not your password. Enter the one you sign in with.",
        "invalid_password_reset": "This link no longer works.",
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only pages of Cairn itself: no `next` leads to another site, whatever hosts are allowed."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_reset_password_from_key_url(self, key: str) -> str:
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return emails.address_of(path.replace("UID-KEY", key))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """One folder of mails for all of Cairn: `account/email/login_code` is `emails/login_code`."""
        name = template_prefix.rsplit("/", 1)[-1]
        try:
            emails.send(name, to=email, **context)
        except emails.NotSent as not_sent:
            if name in TOLD_AFTERWARDS:
                return
            page = render(
                self.request, "account/mail_not_sent.html", {"sentence": not_sent.sentence}, status=503
            )
            raise ImmediateHttpResponse(page) from not_sent

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Only those of allauth's messages that tell something the next page does not."""
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)
        elif sentence := SENTENCES.get(message_template or ""):
            messages.add_message(request, level, sentence, extra_tags=extra_tags)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        kept.remember_who(response, user)
        return response


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That is not the code. Enter the one your app shows now; it changes every half minute.",
        "cannot_generate_recovery_codes": "Recovery codes come with the second step: turn that on first.",
    }


SENTENCES = {
    "account/messages/logged_out.txt": "You are signed out.",
    "account/messages/password_changed.txt": "Your new password is set. You are signed out everywhere else.",
    "account/messages/password_set.txt": "Your password is set. You are signed out everywhere else.",
    "mfa/messages/totp_activated.txt": "The second step is on.",
    "mfa/messages/totp_deactivated.txt": "The second step is off.",
    "mfa/messages/recovery_codes_generated.txt": "You have new recovery codes. The old ones no longer work.",
}
