"""What whoever registers is asked for, in whatever way they will sign in.

Allauth builds its own forms upon this one, so it must not import them.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import User
from causerie.accounts.models.user import DISPLAY_NAME_LENGTH_MAX
from causerie.accounts.selectors.names import validate_name_for
from causerie.lib.names import clean_name


class RegistrationForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=DISPLAY_NAME_LENGTH_MAX,
        help_text=_("Others see it beside what you write. You can change it later."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
    )
    is_of_age = forms.BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings.AGE_MIN:
            label = _("I am at least %(years)d years old.") % {"years": settings.AGE_MIN}
            self.fields["is_of_age"].label = label
            self.fields["is_of_age"].error_messages["required"] = _(
                "Whoever takes part here must be at least %(years)d years old. Reading is open to "
                "everybody."
            ) % {"years": settings.AGE_MIN}
        else:
            del self.fields["is_of_age"]

    def clean_name(self) -> str:
        name = clean_name(str(self.cleaned_data["name"]))
        validate_name_for(name, person=None)
        return name

    def signup(self, request: HttpRequest, user: User) -> None:
        """Allauth calls it when the account is saved; the adapter has done it all."""
