"""Accounts as staff make and change them in the CMS."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserEditForm as WagtailUserEditForm
from wagtail.users.forms import UserForm as WagtailUserForm

from causerie.accounts.models import User
from causerie.accounts.selectors.addresses import address_is_taken
from causerie.accounts.services.sessions import end_sessions
from causerie.accounts.services.staff import vouch_for_address
from causerie.lib.names import clean_name, validate_name


class AccountForm(WagtailUserForm):
    """Only a superuser makes superusers; `editor` is the person who fills the form in."""

    first_name = None
    last_name = None
    email = forms.EmailField(
        label=_("Mail address"),
        help_text=_("They sign in with it. It counts as confirmed: be sure that it is theirs."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    error_messages: ClassVar[dict[str, Any]] = {
        **WagtailUserForm.error_messages,
        "duplicate_username": _("This handle is taken."),
        "duplicate_address": _("Another account has this mail address."),
    }

    def __init__(self, *args: Any, editor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not editor.is_superuser and "is_superuser" in self.fields:
            self.fields["is_superuser"].disabled = True

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if address_is_taken(email, by_other_than=self.instance):
            raise ValidationError(
                self.error_messages["duplicate_address"], code="duplicate_address"
            )
        return email

    def clean_display_name(self) -> str:
        name = clean_name(str(self.cleaned_data["display_name"]))
        validate_name(name, is_staff=True)
        return name

    def save(self, commit: bool = True) -> User:
        is_new = self.instance.pk is None
        self.instance.call(self.cleaned_data["display_name"])
        if is_new and not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        with transaction.atomic():
            user: User = super().save(commit)
            if commit and (is_new or "email" in self.changed_data):
                vouch_for_address(user)
            if commit and "is_active" in self.changed_data and not user.is_active:
                end_sessions(user)
        return user


class AccountCreationForm(AccountForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _(
            "Better left empty: they set their own with “Forgotten your password?” "
            "on the sign-in page."
        )

    class Meta:
        model = User
        fields: tuple[str, ...] = ("handle", "email", "display_name", "is_superuser", "groups")
        widgets: ClassVar[dict[str, Any]] = {"groups": forms.CheckboxSelectMultiple}


class AccountEditForm(AccountForm, WagtailUserEditForm):
    class Meta(AccountCreationForm.Meta):
        fields = (*AccountCreationForm.Meta.fields, "is_active")
