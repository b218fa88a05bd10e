"""Which languages a reader wants untranslated."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causerie.lib.locales import own_name
from causerie.lib.reads import READS_MAX


class ReadingForm(forms.Form):
    locales = forms.MultipleChoiceField(
        label=_("Languages I read"), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_all = forms.BooleanField(
        label=_("Show every comment as it was written"),
        help_text=_("Nothing is translated for you."),
        required=False,
    )

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        field = self.fields["locales"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(code, own_name(code)) for code in offered]

    def clean_locales(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["locales"]
        if len(chosen) > READS_MAX:
            raise forms.ValidationError(
                _("Choose at most %(number)s languages."), params={"number": READS_MAX}
            )
        return chosen
