"""The codes of the second factor, and the one by mail that stands in for it."""

from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms

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


class ProofCodeForm(CodeForm):
    """The code that was sent by mail to whoever is signed in; once it ran out, none is right."""

    code = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}))

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # It has letters.
        self.fields["code"].widget.attrs["inputmode"] = "text"
        self.expected = expected

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not compare_user_code(actual=code, expected=self.expected):
            raise get_adapter().validation_error("incorrect_code")
        return code
