"""What an editor says of a reader's suggestion."""

from django import forms
from django.utils.translation import gettext_lazy as _

from causerie.translation.models.suggestion import ANSWER_LENGTH_MAX


class DecisionForm(forms.Form):
    """A reader who is refused is told why; what was taken over speaks for itself."""

    answer = forms.CharField(
        label=_("A sentence to the reader"),
        max_length=ANSWER_LENGTH_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("They read it in the list of their suggestions."),
    )

    def refuse_without_words(self) -> bool:
        """Whether there is nothing to be said to somebody who is refused."""
        if self.cleaned_data["answer"]:
            return False
        self.add_error("answer", _("Say in a sentence why it was not taken over."))
        return True
