"""What moderators say when they decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from causerie.discussion.models import Comment
from causerie.discussion.models.discussion_event import REASON_LENGTH_MAX
from causerie.discussion.models.thread import Thread, ThreadState
from causerie.discussion.selectors.cases import Case
from causerie.discussion.selectors.decisions import Deed


def _reason(**more: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        max_length=REASON_LENGTH_MAX,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        **more,
    )


class DecisionForm(forms.Form):
    """About a comment. `then` is the case that comes next on the desk, if it was decided there."""

    deed = forms.ChoiceField(choices=Deed.choices, error_messages={"required": _("Choose one.")})
    reason = _reason()
    # The text that was read: it may have been changed since.
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    comment = forms.IntegerField(min_value=1, widget=forms.HiddenInput, required=False)
    then = forms.RegexField(r"^(desk|case-\w+-\d+)$", widget=forms.HiddenInput, required=False)
    page = forms.IntegerField(min_value=1, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        if Deed.HIDE in kwargs.get("initial", {}).get("deeds", ()):
            self.fields["reason"].widget.attrs["required"] = True

    @classmethod
    def about(cls, case: Case, *, then: str = "", page: int = 1) -> "DecisionForm":
        """A form of its own among many."""
        assert isinstance(case.comment, Comment)
        initial = {
            "revision": case.comment.revision,
            "comment": case.pk,
            "deeds": case.deeds,
            "then": then,
            "page": page,
        }
        return cls(initial=initial, auto_id=f"{case.anchor}-%s")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("deed") == Deed.HIDE and not given.get("reason"):
            self.add_error("reason", _("Say why it is hidden."))
        return given


class SettlingForm(forms.Form):
    """About a person's name or picture."""

    then = forms.RegexField(r"^(desk|case-\w+-\d+)$", widget=forms.HiddenInput, required=False)
    page = forms.IntegerField(min_value=1, widget=forms.HiddenInput, required=False)

    @classmethod
    def about(cls, case: Case, *, then: str = "", page: int = 1) -> "SettlingForm":
        return cls(initial={"then": then, "page": page}, auto_id=f"{case.anchor}-%s")


class ThreadForm(forms.Form):
    """A state other than the one that it is in."""

    state = forms.ChoiceField(error_messages={"required": _("Choose one.")})
    reason = _reason(help_text=_("It stands above the discussion, for everybody to read."))

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [choice for choice in ThreadState.choices if choice[0] != thread.state]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        is_opened = given.get("state") == ThreadState.OPEN
        if given.get("state") and not is_opened and not given.get("reason"):
            self.add_error("reason", _("Say why, so that readers understand it."))
        return given
