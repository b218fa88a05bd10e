"""Signing in, the mail address and the password."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from causerie.accounts.forms.addresses import NewAddressForm
from causerie.accounts.forms.codes import RequestCodeForm, count_asking
from causerie.accounts.forms.plain import PlainForm
from causerie.accounts.models import User
from causerie.accounts.selectors.registrations import has_confirmed, is_unconfirmed
from causerie.lib.request import is_from_this_machine

# The name of the button that asks for a code.
BY_CODE = "by_code"


class LoginForm(PlainForm, allauth_forms.LoginForm):
    """With a password, or without: then a code is mailed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].required = False
        self.fields["password"].widget.is_required = False
        self.fields["password"].help_text = _("Leave it empty, and we send you a code by mail.")

    def clean_login(self) -> str:
        return str(get_adapter().clean_email(super().clean_login()))

    def clean_password(self) -> str:
        """Browsers fill passwords in; whoever asks for a code does not mean it."""
        return "" if BY_CODE in self.data else str(self.cleaned_data["password"])

    def _clean_without_password(self, email: str | None, phone: str | None) -> dict[str, Any]:
        asked = RequestCodeForm({"email": email})
        if asked.is_valid():
            self.user = asked._user
        else:
            self.add_error("login", asked.errors.get("email", []))
        return self.cleaned_data

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        if self.user and self.user.is_sample and not is_from_this_machine(self.request):
            raise ValidationError(
                _("This account came with the sample magazine and signs in on the site's own "
                  "machine only. Ask its operator for an account of your own.")
            )  # fmt: skip
        return cleaned


class ReauthenticateForm(PlainForm, allauth_forms.ReauthenticateForm):
    pass


class AddressForm(PlainForm, NewAddressForm, allauth_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New mail address")


class ChangePasswordForm(PlainForm, allauth_forms.ChangePasswordForm):
    pass


class SetPasswordForm(PlainForm, allauth_forms.SetPasswordForm):
    pass


class ResetPasswordForm(PlainForm, allauth_forms.ResetPasswordForm):
    users: list[User]

    def clean_email(self) -> str:
        """A link is sent to whoever has the address, not to where a stranger has written it: its
        owner would set a password for an account that the stranger enters by another way."""
        email = str(get_adapter().clean_email(self.cleaned_data["email"].lower()))
        count_asking("reset_password", email)
        written = str(super().clean_email())
        self.users = [user for user in self.users if _has(user, email)]
        return written


class ResetPasswordKeyForm(PlainForm, allauth_forms.ResetPasswordKeyForm):
    pass


def _has(user: User, email: str) -> bool:
    is_own = user.email.lower() == email and not is_unconfirmed(user)
    return is_own or has_confirmed(user, email)
