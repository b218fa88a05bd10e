"""Signing in, the mail address and the password."""

from typing import Any

from allauth.account import forms as allauth_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from causerie.accounts.forms.plain import PlainForm
from causerie.lib.request import is_from_this_machine


class LoginForm(PlainForm, allauth_forms.LoginForm):
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


class AddressForm(PlainForm, allauth_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New mail address")


class ConfirmAddressForm(PlainForm, allauth_forms.ConfirmEmailVerificationCodeForm):
    pass


class ChangePasswordForm(PlainForm, allauth_forms.ChangePasswordForm):
    pass


class SetPasswordForm(PlainForm, allauth_forms.SetPasswordForm):
    pass


class ResetPasswordForm(PlainForm, allauth_forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainForm, allauth_forms.ResetPasswordKeyForm):
    pass
