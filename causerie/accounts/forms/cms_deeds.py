"""What staff write before they act on somebody's account."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models.account_event import REASON_LENGTH_MAX


class DeedForm(forms.Form):
    """A deed that takes no more than a click."""


class ReasonForm(DeedForm):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It stands in the log of the account, for you and your colleagues."),
        max_length=REASON_LENGTH_MAX,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class SuspensionForm(ReasonForm):
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    field_order = ("until", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].help_text = _(
            "In the time zone %(zone)s. Left empty: until somebody restores the account."
        ) % {"zone": timezone.get_current_timezone_name()}
        self.fields["reason"].help_text = _(
            "The person reads it, by mail and when they try to sign in. Write it in their language."
        )

    def clean_until(self) -> datetime | None:
        until: datetime | None = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise ValidationError(_("This moment is past. Choose a later one."))
        return until
