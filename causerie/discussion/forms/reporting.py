"""What readers say when they report something."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import User
from causerie.discussion.models import ReportOf, ReportReason
from causerie.discussion.models.report import REPORT_WORDS_LENGTH_MAX


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong?"), choices=ReportReason.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("Only the moderators read it, and see that it comes from you."),
        max_length=REPORT_WORDS_LENGTH_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("reason") == ReportReason.OTHER and not given.get("words"):
            self.add_error("words", _("Say in your own words what is wrong."))
        return given


class PersonReportForm(ReportForm):
    """About a name, or a picture where there is one."""

    of = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect)
    field_order = ("of", "reason", "words")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [ReportOf.NAME, ReportOf.PICTURE] if person.portrait else [ReportOf.NAME]
        field = self.fields["of"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, one.label) for one in offered]
        field.initial = ReportOf.NAME
