"""How the forms of an account speak."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("Mail address"),
    "email": _("Mail address"),
    "password": _("Password"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password once more"),
    "code": _("Code"),
}
# Written from left to right in every language.
LEFT_TO_RIGHT = {"login", "email", "code"}


class PlainForm(forms.Form):
    """Allauth's form, with our words above the fields and no placeholder that says them twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name in LEFT_TO_RIGHT:
                field.widget.attrs["dir"] = "ltr"
        for name in ("password", "oldpassword"):
            if name in self.fields:
                # The way to a new password stands below the form.
                self.fields[name].help_text = ""

    def full_clean(self) -> None:
        """Whoever hears the page is led to the first field that is wrong."""
        super().full_clean()
        wrong = [name for name in self.fields if name in self.errors]
        for name, field in self.fields.items() if wrong else ():
            field.widget.attrs.pop("autofocus", None)
            if name == wrong[0]:
                field.widget.attrs["autofocus"] = True
