"""The codes of the second factor, and the one by mail that stands in for it."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms

from causerie.accounts.forms.codes import MailedCodeForm
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


class ProofCodeForm(MailedCodeForm, account_forms.BaseConfirmCodeForm):
    """The code that was sent by mail to whoever is signed in; once it ran out, none is right."""
