"""The codes of the second factor."""

from typing import Any

from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms

from causerie.accounts.forms.plain import PlainForm


class CodeForm(PlainForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The keys of a telephone.
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AuthenticateForm(CodeForm, mfa_forms.AuthenticateForm):
    pass


class ReauthenticateForm(CodeForm, mfa_forms.ReauthenticateForm):
    pass


class ActivateTotpForm(CodeForm, totp_forms.ActivateTOTPForm):
    pass
