"""The form by which somebody leaves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from causerie.accounts.services.erasure import OwnTexts


class ErasureForm(forms.Form):
    texts = forms.ChoiceField(
        label=_("Your texts"),
        choices=OwnTexts.choices,
        widget=forms.RadioSelect,
        initial=OwnTexts.KEEP,
        help_text=_("What you wrote in discussions."),
    )

    @property
    def chosen_texts(self) -> OwnTexts:
        return OwnTexts(self.cleaned_data["texts"])
