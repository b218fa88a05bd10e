"""A reader's better words are put where the others stand: in this one text."""

import re
from html import escape
from unicodedata import normalize

from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.lib.markup.rendering import cleaned
from causerie.translation.models import State, Suggestion, Translation
from causerie.translation.selectors.lines import lines_of
from causerie.translation.services.corrections import TooOften, Withdrawn, correct

_TAG = re.compile(r"(<[^>]*>)")


class NotThere(Exception):
    """The message says to the editor what to do instead."""


def take_over_words(suggestion: Suggestion, *, by: User) -> Translation:
    """Raises NotThere where the words do not stand there exactly once."""
    translation = suggestion.translation
    if translation is None or translation.state not in (State.TRANSLATED, State.POST_EDITED):
        raise NotThere(_("This translation is not there any more."))
    old, new = (_inline(text) for text in (suggestion.selected, suggestion.proposed))
    changed = {}
    for unit, machine, corrected in lines_of(translation.source, translation.locale):
        found = _replaced(corrected or machine, old, new)
        if found is not None:
            changed[unit.pk] = cleaned(found)
    if len(changed) != 1:
        raise NotThere(
            _(
                "These words do not stand in one place of the text. Correct it by hand, line by"
                " line."
            )
        )
    try:
        return correct(translation.source, translation.locale, changed, by=by)
    except Withdrawn:
        raise NotThere(_("This translation is not there any more.")) from None
    except TooOften:
        raise NotThere(_("You have changed this translation too often.")) from None


def _inline(text: str) -> str:
    return escape(normalize("NFC", text), quote=False)


def _replaced(html: str, old: str, new: str) -> str | None:
    """None where `old` does not stand there once, between the tags."""
    parts = _TAG.split(html)
    places = [place for place, part in enumerate(parts) if old in part and place % 2 == 0]
    if len(places) != 1 or parts[places[0]].count(old) != 1:
        return None
    parts[places[0]] = parts[places[0]].replace(old, new)
    return "".join(parts)
