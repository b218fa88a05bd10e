"""Registering with a mail address."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from causerie.accounts.forms.addresses import NewAddressForm
from causerie.accounts.forms.plain import PlainForm
from causerie.accounts.models import User
from causerie.accounts.selectors.registrations import has_account
from causerie.accounts.services.registration import forget_registrations


class SignUpForm(PlainForm, NewAddressForm, allauth_forms.SignupForm):
    field_order = ["name", "email", "password1", "is_of_age"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "password1" in self.fields:
            self.fields["password1"].label = _("Password")
            self.fields["password1"].help_text = _(
                "At least 12 characters. You may leave it empty: then we send you a code by mail "
                "each time you sign in."
            )
        trap = self.fields[settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD]
        trap.label = _("Leave this field empty")
        trap.widget.attrs = {"class": "trap", "tabindex": "-1", "autocomplete": "off"}

    def validate_unique_email(self, value: str) -> str:
        self.account_already_exists = has_account(value)
        return value

    def clean(self) -> dict[str, Any]:
        super().clean()
        password = self.cleaned_data.get("password1")
        if password and "password1" not in self.errors:
            self._judge_with_name(password)
        return self.cleaned_data

    def _judge_with_name(self, password: str) -> None:
        """Allauth's own judgment knows the mail address only."""
        person = User(email=self.cleaned_data.get("email", ""))
        person.display_name = self.cleaned_data.get("name", "")
        try:
            get_adapter().clean_password(password, user=person)
        except ValidationError as error:
            self.add_error("password1", error)

    def try_save(self, request: HttpRequest) -> Any:
        """Where an account has the address, the same work is done in vain: time must not tell."""
        if self.account_already_exists and not self._is_trapped():
            self._save_in_vain(request)
        return super().try_save(request)

    @transaction.atomic
    def _save_in_vain(self, request: HttpRequest) -> None:
        self.account_already_exists = False
        with transaction.atomic():
            self.save(request)
            transaction.set_rollback(True)
        self.account_already_exists = True
        # A transaction that writes nothing waits for no disk.
        request.session.save()

    def _is_trapped(self) -> bool:
        return bool(self.cleaned_data.get(settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD))

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        # Whoever began before may have been a stranger, and has left a name and a password.
        forget_registrations(self.cleaned_data["email"])
        user: User = super().save(request)
        return user
