"""Registering by way of a provider of OpenID Connect, and leaving one."""

from typing import Any

from allauth.socialaccount import forms as allauth_forms
from django import forms
from django.db import transaction
from django.http import HttpRequest

from causerie.accounts.forms.addresses import NewAddressForm
from causerie.accounts.forms.plain import PlainForm
from causerie.accounts.models import User
from causerie.accounts.selectors.registrations import has_account
from causerie.accounts.services.registration import forget_registrations


class DisconnectForm(allauth_forms.DisconnectForm):
    def clean(self) -> dict[str, Any] | None:
        """Allauth keeps the last way in where there is no password; mailed codes always remain."""
        return forms.Form.clean(self)


class SignupForm(PlainForm, NewAddressForm, allauth_forms.SignupForm):
    """What a provider has told is looked through, and judged as if it had been typed."""

    field_order = ["name", "email", "is_of_age"]

    def validate_unique_email(self, value: str) -> str:
        self.account_already_exists = has_account(value)
        return value

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        forget_registrations(self.cleaned_data["email"])
        user: User = super().save(request)
        return user
