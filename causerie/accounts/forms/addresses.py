"""Fields for mail addresses: of a new account, or of one that is there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import validate_email

from causerie.lib.mail_addresses import normal_address, validate_domain


def require_sound(field: forms.Field) -> None:
    """Gives `field` our reasons in the place of Django's, which knows one."""
    sound: Callable[[Any], Any] = partial(normal_address, allowed=settings.MAIL_DOMAINS_ALLOWED)
    field.validators = [sound if one is validate_email else one for one in field.validators]


def validate_welcome(address: str) -> None:
    """Raise ValidationError where nobody registers with an address of this domain."""
    validate_domain(
        address, refused=settings.MAIL_DOMAINS_REFUSED, allowed=settings.MAIL_DOMAINS_ALLOWED
    )


class NewAddressForm(forms.Form):
    """A form whose `email` becomes the address of an account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        require_sound(self.fields["email"])

    def clean_email(self) -> str:
        email = str(super().clean_email())  # type: ignore[misc] # allauth's form, which has no types
        validate_welcome(email)
        return email
