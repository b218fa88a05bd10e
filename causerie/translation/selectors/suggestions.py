"""Readers' better words."""

from django.db.models import Case, QuerySet, When

from causerie.accounts.models import User
from causerie.lib.markup.plain import said
from causerie.translation.models import Suggestion, SuggestionState


def suggestions_of(user: User) -> "QuerySet[Suggestion]":
    """The newest first, each with the term that came of it."""
    return Suggestion.objects.filter(user=user).select_related("term").order_by("-made_at", "-pk")


def open_suggestions() -> "QuerySet[Suggestion]":
    """The oldest first: who has waited longest comes first."""
    rows = Suggestion.objects.filter(state=SuggestionState.OPEN)
    return rows.select_related("user", "translation").order_by("made_at", "pk")


def all_suggestions() -> "QuerySet[Suggestion]":
    """Those that nobody has looked at first, the oldest of them before the others; then what was
    decided last."""
    is_decided = Case(When(state=SuggestionState.OPEN, then=0), default=1)
    rows = Suggestion.objects.select_related("user", "term").annotate(is_decided=is_decided)
    waiting = Case(When(state=SuggestionState.OPEN, then="made_at"))
    return rows.order_by("is_decided", waiting.asc(), "-decided_at", "-pk")


def texts_of(suggestion: Suggestion) -> dict[str, str]:
    """As everybody may read them: what was hidden since is not shown here either."""
    translation = suggestion.translation
    if translation is None or not translation.source.is_public:
        return {}
    units = translation.source.units.all()
    return {
        "source_text": "\n".join(said(unit.html) for unit in units),
        "text": said(translation.html),
    }
