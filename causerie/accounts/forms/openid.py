"""Registering by way of a provider of OpenID Connect, and leaving one."""

from typing import Any

from allauth.socialaccount import forms as allauth_forms
from django import forms
from django.db import transaction
from django.http import HttpRequest

from causerie.accounts.forms.newcomers import NewcomerForm
from causerie.accounts.forms.plain import PlainForm
from causerie.accounts.models import User
from causerie.accounts.selectors.registrations import is_unconfirmed
from causerie.accounts.services.registration import settle_handle


class DisconnectForm(allauth_forms.DisconnectForm):
    def clean(self) -> dict[str, Any] | None:
        """Allauth keeps the last way in where there is no password; mailed codes always remain."""
        return forms.Form.clean(self)


class SignupForm(PlainForm, NewcomerForm, allauth_forms.SignupForm):
    """What a provider has told is looked through, and judged as if it had been typed."""

    field_order = ["name", "email", "is_of_age"]

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        # Another address that the provider vouches for would let them in without confirming this.
        email = self.cleaned_data["email"]
        told = self.sociallogin.email_addresses
        self.sociallogin.email_addresses = [one for one in told if one.email.lower() == email]
        user = super().save(request)
        if not is_unconfirmed(user):
            settle_handle(user)
        return user
