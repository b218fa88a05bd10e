"""Better words for a translation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causerie.translation.models.suggestion import ANSWER_LENGTH_MAX, SUGGESTED_LENGTH_MAX


class SuggestionForm(forms.Form):
    selected = forms.CharField(
        label=_("The words that stand there"),
        help_text=_("A name, or a sentence."),
        max_length=SUGGESTED_LENGTH_MAX,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    proposed = forms.CharField(
        label=_("Better words"),
        max_length=SUGGESTED_LENGTH_MAX,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    note = forms.CharField(
        label=_("Why?"),
        help_text=_("If it needs to be explained."),
        max_length=ANSWER_LENGTH_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
