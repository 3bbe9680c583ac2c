"""The forms of signing in: allauth's own checks, in our words and with our boxes."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from schools.people.models import User
from schools.web.forms.base import CairnForm
from schools.web.forms.fields import Choice, Named

LENGTH = "At least 12 characters. Three words that do not belong together make a good one."


class OurWords(forms.Form):
    """Labels, hints and sentences for missing values, by the names of the fields; no placeholders, which vanish as
    one types, and no bubbles of the browser."""

    use_required_attribute = False
    words: dict[str, tuple[str, str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text, field.error_messages["required"] = self.words[name]
            if isinstance(field, forms.EmailField):
                field.widget.attrs |= {"spellcheck": "false", "autocapitalize": "none"}
                field.error_messages["invalid"] = (
                    "Check the e-mail address: it should look like name@school.example"
                )

    def clean(self) -> dict[str, Any] | None:
        first, again = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        data = super().clean()
        if first and again and first != again:
            self.errors["password2"] = self.error_class(
                ["The two passwords differ. Type the same one twice."]
            )
        return data


EMAIL = ("E-mail address", "", "Enter your e-mail address")
EMAIL_WHERE = ("E-mail address", "The one your invitation came to.", "Enter your e-mail address")
NEW = ("New password", LENGTH, "Enter a new password")
AGAIN = ("New password again", "", "Enter the new password again")
CODE = ("Code", "", "Enter the code from the mail")
APP_CODE = ("Code from your app", "Six figures.", "Enter the code your app shows")


class LoginForm(OurWords, account.LoginForm):
    words = {"login": EMAIL, "password": ("Password", "", "Enter your password")}


class RequestLoginCodeForm(OurWords, account.RequestLoginCodeForm):
    words = {"email": EMAIL_WHERE}


class ConfirmLoginCodeForm(OurWords, account.ConfirmLoginCodeForm):
    words = {"code": CODE}


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    words = {"email": EMAIL_WHERE}


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):
    words = {"password1": NEW, "password2": AGAIN}


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    words = {
        "oldpassword": ("Password now", "", "Enter your password as it is now"),
        "password1": NEW,
        "password2": AGAIN,
    }


class SetPasswordForm(OurWords, account.SetPasswordForm):
    words = {"password1": NEW, "password2": AGAIN}


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    words = {"password": ("Password", "", "Enter your password")}


class AuthenticateForm(OurWords, mfa.AuthenticateForm):
    words = {
        "code": (
            "Code from your app",
            "Six figures; or one of your recovery codes.",
            "Enter the code your app shows",
        )
    }


class MFAReauthenticateForm(OurWords, mfa.ReauthenticateForm):
    words = AuthenticateForm.words


class ActivateTOTPForm(OurWords, totp.ActivateTOTPForm):
    words = {"code": APP_CODE}


class NewPassword(Named, forms.CharField):
    """A password to be set."""

    verb = "Enter"

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        super().__init__(widget=widget, strip=False, **kwargs)


class AcceptForm(CairnForm):
    """How someone who was invited will sign in: by a code each time, or with a password."""

    submit = "Accept and sign in"
    CODE, PASSWORD = "code", "password"
    way = Choice(
        label="How will you sign in?",
        noun="how you will sign in",
        choices=[(CODE, "With a code by mail each time"), (PASSWORD, "With a password")],
        hints={
            CODE: "Nothing to remember. Good if you come a few times a year.",
            PASSWORD: "Quicker if you come every week. You can still ask for a code.",
        },
    )
    password = NewPassword(
        label="Password", hint=f"Only if you chose one. {LENGTH}", noun="a password", required=False
    )

    def __init__(self, *args: Any, email: str = "", **kwargs: Any) -> None:
        self.email = email
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("way") == self.PASSWORD:
            try:
                if not data.get("password"):
                    raise ValidationError("Enter a password, or choose a code by mail")
                validate_password(data["password"], User(email=self.email))
            except ValidationError as error:
                self.add_error("password", error)
        return data
