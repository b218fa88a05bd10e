"""Readers suggest better words; editors decide about them."""

import re
from html import unescape

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.accounts.services.limits import LimitReached, consume
from causerie.lib.comment_text import tidied
from causerie.translation.models import Suggestion, SuggestionState, Term, Translation
from causerie.translation.models.suggestion import SUGGESTED_LENGTH_MAX
from causerie.translation.services.sources import locked_sources

# Whoever finds more in an hour does better to write to the publication.
SUGGESTION_RATE = "20/h,60/d"
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


class SuggestionRefused(Exception):
    """The message says to the reader what to do."""


def suggest(
    translation: Translation, *, by: User, selected: str, proposed: str, note: str, address: str
) -> Suggestion:
    """`address` is where the text can be looked at. Raises SuggestionRefused."""
    selected, proposed, note = (_one_line(text) for text in (selected, proposed, note))
    _check(translation, selected, proposed)
    try:
        consume("suggest", of=by, rate=SUGGESTION_RATE)
    except LimitReached as reached:
        raise SuggestionRefused(str(reached)) from reached
    return _keep(
        Suggestion(
            user=by,
            translation=translation,
            source_locale=translation.source.locale,
            locale=translation.locale,
            address=address,
            selected=selected,
            proposed=proposed,
            note=note,
        ),
        by,
    )


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", tidied(text)).strip()


def _check(translation: Translation, selected: str, proposed: str) -> None:
    if not translation.is_readable or not translation.source.is_public:
        raise SuggestionRefused(_gone())
    if not selected or not proposed:
        raise SuggestionRefused(_("Say which words you mean, and what they should be."))
    if max(len(selected), len(proposed)) > SUGGESTED_LENGTH_MAX:
        raise SuggestionRefused(_("This is too long. A sentence or a name is enough."))
    if selected == proposed:
        raise SuggestionRefused(_("These are the words that stand there already."))
    if _bare(selected) not in _bare(unescape(_TAG.sub("", translation.html))):
        raise SuggestionRefused(
            _("These words do not stand in the translation. Copy them from it.")
        )


def _gone() -> str:
    return _("This translation is not there any more. Nothing was sent.")


def _bare(text: str) -> str:
    """However lines and words were parted when it was copied."""
    return _SPACES.sub("", text).casefold()


@transaction.atomic
def _keep(suggestion: Suggestion, by: User) -> Suggestion:
    """Once a person and wording, as long as nobody has looked at it."""
    # Whoever takes the text away waits for this, and finds it: or the words would stay.
    if suggestion.translation and not locked_sources([suggestion.translation.source_id]):
        raise SuggestionRefused(_gone())
    # Who sends it twice at once waits here for the first.
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    same = Suggestion.objects.filter(
        user=by,
        source_locale=suggestion.source_locale,
        locale=suggestion.locale,
        selected=suggestion.selected,
        proposed=suggestion.proposed,
        state=SuggestionState.OPEN,
    )
    if same.exists():
        raise SuggestionRefused(
            _("You have suggested this before. The editors have not looked at it yet.")
        )
    suggestion.save(force_insert=True)
    return suggestion


@transaction.atomic
def decide(
    suggestion: Suggestion,
    *,
    by: User,
    state: SuggestionState,
    answer: str = "",
    term: Term | None = None,
) -> bool:
    """`answer` is for the reader; `term` what has come of it. Whether it was still open."""
    # Whoever takes the text away has it first and this row after: two would wait for each other.
    if suggestion.translation:
        locked_sources([suggestion.translation.source_id])
    still_open = Suggestion.objects.filter(pk=suggestion.pk, state=SuggestionState.OPEN)
    done = still_open.update(
        state=state, answer=answer, term=term, decided_by=by, decided_at=timezone.now()
    )
    suggestion.refresh_from_db()
    return bool(done)
