"""Registering, in whatever way: it looks the same whether or not the address has an account."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from causerie.accounts.forms.addresses import NewAddressForm
from causerie.accounts.models import User
from causerie.accounts.selectors.registrations import has_account
from causerie.accounts.services.registration import forget_registrations


class NewcomerForm(NewAddressForm):
    """Stands before one of allauth's forms, which has no types."""

    account_already_exists: bool

    def validate_unique_email(self, value: str) -> str:
        self.account_already_exists = has_account(value)
        return value

    def try_save(self, request: HttpRequest) -> Any:
        """Where an account has the address, the same work is done in vain: time must not tell."""
        if self.account_already_exists and not self.is_trapped():
            self._save_in_vain(request)
        return super().try_save(request)  # type: ignore[misc] # allauth's form

    def is_trapped(self) -> bool:
        """Whether a program has filled it in: then no account is made anyway."""
        return False

    @transaction.atomic
    def _save_in_vain(self, request: HttpRequest) -> None:
        self.account_already_exists = False
        with transaction.atomic():
            self.save(request)
            transaction.set_rollback(True)
        self.account_already_exists = True
        # A transaction that writes nothing waits for no disk.
        request.session.save()

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        # Whoever began before may have been a stranger, and has left a name and a password.
        forget_registrations(self.cleaned_data["email"])
        user: User = super().save(request)  # type: ignore[misc] # allauth's form
        return user
