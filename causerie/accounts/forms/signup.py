"""Registering with a mail address."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from causerie.accounts.forms.newcomers import NewcomerForm
from causerie.accounts.forms.plain import PlainForm
from causerie.accounts.models import User


class SignUpForm(PlainForm, NewcomerForm, allauth_forms.SignupForm):
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

    def is_trapped(self) -> bool:
        return bool(self.cleaned_data.get(settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD))
