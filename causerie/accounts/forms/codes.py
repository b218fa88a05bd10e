"""Codes that come by mail."""

from typing import Any
from unicodedata import decimal

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.conf import settings

from causerie.accounts.forms.plain import PlainForm
from causerie.accounts.models import User
from causerie.accounts.selectors.registrations import has_account, has_confirmed
from causerie.accounts.services.limit_waits import keep_wait
from causerie.accounts.services.limits import LimitReached, consume_here
from causerie.lib.request import is_from_this_machine


def count_asking(action: str, email: str) -> None:
    """Raises ValidationError where mail to this address was asked for too often from here; who asks
    from elsewhere, such as its owner, is not kept out by it."""
    request = context.request
    rate = settings.HOUSEHOLD_RATE_LIMITS[action]
    try:
        consume_here(request, action, rate=rate, key=email.lower())
    except LimitReached as reached:
        keep_wait(request, reached.seconds)
        raise get_adapter().validation_error("too_many_login_attempts") from reached


class RequestCodeForm(PlainForm, allauth_forms.RequestLoginCodeForm):
    _user: User | None

    def clean_email(self) -> str:
        """A code is sent only to an address that was confirmed: with a code for one that was not,
        its owner would enter an account whose password may be a stranger's."""
        self.cleaned_data["email"] = get_adapter().clean_email(self.cleaned_data["email"])
        count_asking("request_login_code", self.cleaned_data["email"])
        email = str(super().clean_email())
        user = self._user
        is_elsewhere = user and user.is_sample and not is_from_this_machine(context.request)
        if user and (is_elsewhere or not has_confirmed(user, email)):
            self._user = None
        return email


class MailedCodeForm(PlainForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The keys of a telephone; letters are what our codes never have.
        self.fields["code"].widget.attrs.update(
            {"inputmode": "numeric", "class": "code", "spellcheck": "false", "autofocus": True}
        )

    def clean_code(self) -> str:
        """Digits of whatever script, as the keyboard gives them."""
        code = str(self.cleaned_data["code"])
        self.cleaned_data["code"] = "".join(str(decimal(sign, sign)) for sign in code)
        return str(super().clean_code())  # type: ignore[misc] # allauth's form, which has no types


class ConfirmLoginCodeForm(MailedCodeForm, allauth_forms.ConfirmLoginCodeForm):
    pass


class ConfirmAddressForm(MailedCodeForm, allauth_forms.BaseConfirmCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.pop("user", None)
        self.email = kwargs.pop("email", None)
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        """Allauth would also refuse for the sake of those who only began with this address."""
        code = super().clean_code()
        if self.user is None:
            # Nobody was sent it: the address has an account, or its registration is gone.
            raise get_adapter().validation_error("incorrect_code")
        if has_account(self.email, but=self.user):
            raise get_adapter().validation_error("email_taken")
        return code
