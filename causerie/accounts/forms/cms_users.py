"""Accounts as staff make and change them in the CMS."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserEditForm as WagtailUserEditForm
from wagtail.users.forms import UserForm as WagtailUserForm

from causerie.accounts.models import User
from causerie.accounts.selectors.addresses import address_is_taken
from causerie.accounts.selectors.people import handle_was_of_another
from causerie.accounts.selectors.team import may_give_roles
from causerie.accounts.services.profile import change_handle
from causerie.accounts.services.sessions import end_sessions
from causerie.accounts.services.staff import vouch_for_address, vouch_for_new_address
from causerie.lib.names import clean_name, validate_name


class StaffName:
    """A form that gives an account a name, under the rules for staff."""

    instance: User
    cleaned_data: dict[str, Any]

    def clean_display_name(self) -> str:
        name = clean_name(str(self.cleaned_data["display_name"]))
        # Rules that came later do not keep anybody from changing the rest.
        if name != self.instance.display_name:
            validate_name(name, is_staff=True)
        return name


class NameForm(StaffName, forms.ModelForm[User]):
    """One's own name, on one's own page in the CMS."""

    class Meta:
        model = User
        fields = ("display_name",)

    def save(self, commit: bool = True) -> User:
        self.instance.call(self.cleaned_data["display_name"])
        return super().save(commit)


class AccountForm(StaffName, WagtailUserForm):
    """Only a superuser makes superusers, and only who says what roles may do gives them; `editor`
    is the person who fills the form in, and the session of the request `keep` goes on."""

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

    def __init__(
        self, *args: Any, editor: User, keep: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.editor, self.keep = editor, keep
        if not editor.is_superuser and "is_superuser" in self.fields:
            self.fields["is_superuser"].disabled = True
        self.fields["groups"].disabled = not may_give_roles(editor)

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if address_is_taken(email, by_other_than=self.instance):
            raise ValidationError(
                self.error_messages["duplicate_address"], code="duplicate_address"
            )
        return email

    def clean_handle(self) -> str:
        handle = str(self.cleaned_data["handle"])
        if handle_was_of_another(handle, self.instance):
            raise ValidationError(
                self.error_messages["duplicate_username"], code="duplicate_username"
            )
        return handle

    def save(self, commit: bool = True) -> User:
        self.instance.call(self.cleaned_data["display_name"])
        return self._made(commit) if self.instance.pk is None else self._changed(commit)

    @transaction.atomic
    def _made(self, commit: bool) -> User:
        if not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        user: User = super().save(commit)
        if commit:
            vouch_for_address(user)
        return user

    @transaction.atomic
    def _changed(self, commit: bool) -> User:
        # What follows from a new handle follows when it is changed by itself.
        self.instance.handle = self.initial["handle"]
        user: User = super().save(commit)
        if not commit:
            return user
        change_handle(user, self.cleaned_data["handle"], actor=self.editor)
        former = self.initial["email"]
        if user.email != former:
            vouch_for_new_address(user, former, actor=self.editor, keep=self.keep)
        if "is_active" in self.changed_data and not user.is_active:
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
