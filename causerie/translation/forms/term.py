"""The form of a term, and of what it is called in one locale."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from causerie.lib.locales import bcp47, direction, own_name
from causerie.translation.models.term import GenderChoice, Term
from causerie.translation.terms.columns import plain
from causerie.translation.terms.entry import FORMS_MAX, NAME_LENGTH_MAX, Name
from causerie.translation.terms.term import Gender


class TermForm(forms.ModelForm[Term]):
    class Meta:
        model = Term
        fields = ("kind", "is_case_sensitive", "is_kept", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}


class NameForm(forms.Form):
    """What a term is called in `locale`."""

    name = forms.CharField(label=_("What it is called"), max_length=NAME_LENGTH_MAX, required=False)
    gender = forms.ChoiceField(label=_("Gender"), choices=GenderChoice.choices, required=False)
    is_plural = forms.BooleanField(label=_("Plural"), required=False)
    forms = forms.CharField(
        label=_("Other forms"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line: inflected or shortened, as they stand in texts."),
    )

    def __init__(self, locale: str, typed: QueryDict | None, initial: dict[str, Any]) -> None:
        super().__init__(typed, prefix=f"in-{locale}", initial=initial)
        self.locale = locale
        self.label = f"{own_name(locale)} ({bcp47(locale)})"
        written = {"lang": bcp47(locale), "dir": direction(locale)}
        self.fields["name"].widget.attrs.update(written)
        self.fields["forms"].widget.attrs.update(written)

    def clean_name(self) -> str:
        return plain(self.cleaned_data["name"])

    def clean_forms(self) -> tuple[str, ...]:
        lines = map(plain, self.cleaned_data["forms"].splitlines())
        found = tuple(dict.fromkeys(line for line in lines if line))
        if len(found) > FORMS_MAX:
            message = _("There are more than %(limit)s forms. Leave some out.")
            raise forms.ValidationError(message, params={"limit": FORMS_MAX})
        if any(len(form) > NAME_LENGTH_MAX for form in found):
            message = _("A form has at most %(limit)s characters.")
            raise forms.ValidationError(message, params={"limit": NAME_LENGTH_MAX})
        return found

    def as_name(self) -> Name:
        said = self.cleaned_data
        found = tuple(form for form in said["forms"] if form != said["name"])
        return Name(said["name"], Gender(said["gender"]), said["is_plural"], found)
