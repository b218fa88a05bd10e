"""In which words a comment is read, and the mark that says of machine text what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext as _

from causerie.discussion.models import Comment
from causerie.lib.locales import interface_locale, name_in
from causerie.lib.reads import Reads
from causerie.lib.stems import language_of
from causerie.translation.models import State
from causerie.translation.selectors.texts import TextIn, texts_in


class MarkState(StrEnum):
    MACHINE = "machine"
    CORRECTED = "corrected"
    PENDING = "pending"
    # Nobody has asked for it, where texts are translated on demand.
    UNASKED = "unasked"
    FAILED = "failed"
    # The reader wants to have it as it was written.
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Mark:
    """`url` shows original and translation beside each other."""

    state: MarkState
    words: str
    url: str

    @property
    def is_translated(self) -> bool:
        return self.state in (MarkState.MACHINE, MarkState.CORRECTED)

    @property
    def is_swapped(self) -> bool:
        """Whether there is another text that can stand in its place."""
        return self.is_translated or self.state is MarkState.CHOSEN


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands there of a comment: safe HTML with its markers, in `locale`."""

    html: str
    locale: str
    mark: Mark | None = None


class Readings:
    """Of some comments for a reader of `locale`; `base` is the thread's address."""

    def __init__(self, comments: Sequence[Comment], base: str, locale: str, reads: Reads) -> None:
        self._base, self._locale, self._reads = base, locale, reads
        wanted = [one.source_id for one in comments if one.source_id and self._is_wanted(one)]
        self._texts = texts_in(wanted, locale) if wanted else {}

    def of(self, comment: Comment) -> Reading:
        own = Reading(comment.html, comment.locale)
        if not self._is_foreign(comment):
            return own
        if not self._is_wanted(comment):
            return self._marked(own, comment, MarkState.CHOSEN)
        text = self._texts.get(comment.source_id or 0)
        if text is not None and text.is_readable:
            read = Reading(text.html, self._locale)
            return self._marked(read, comment, translated_state(text))
        state = missing_state(comment, text)
        return self._marked(own, comment, state, text) if state else own

    def _is_foreign(self, comment: Comment) -> bool:
        known = bool(comment.locale) and comment.number is not None and comment.is_published
        return known and language_of(comment.locale) != language_of(self._locale)

    def _is_wanted(self, comment: Comment) -> bool:
        return self._is_foreign(comment) and not self._reads.leaves(comment.locale)

    def _marked(
        self, reading: Reading, comment: Comment, state: MarkState, text: TextIn | None = None
    ) -> Reading:
        words = words_of(state, comment.locale, self._locale, text.reason if text else "")
        url = f"{self._base}comment/{comment.number}/original/"
        return Reading(reading.html, reading.locale, Mark(state, words, url))


def translated_state(text: TextIn) -> MarkState:
    return MarkState.CORRECTED if text.is_by_a_person else MarkState.MACHINE


def missing_state(comment: Comment, text: TextIn | None) -> MarkState | None:
    """Why there is no translation; None where there is nothing to be translated, or nothing is."""
    if text is not None:
        return MarkState.FAILED if text.state == State.FAILED else MarkState.PENDING
    is_nothing = comment.is_taken_up and comment.source_id is None
    match settings.TRANSLATION_POLICY:
        case "off":
            return None
        case "all" if not comment.is_taken_up:
            return MarkState.PENDING
    return None if is_nothing else MarkState.UNASKED


def words_of(state: MarkState, source: str, locale: str, reason: str = "") -> str:
    """In the language of the interface."""
    spoken = interface_locale(locale)
    named = {
        # CLDR's name within a sentence: "Spanish", "español"; it may stand after a colon.
        "language": name_in(source, spoken),
        "page_language": name_in(locale, spoken),
    }
    return _sentence(state, reason) % named


def _sentence(state: MarkState, reason: str) -> str:
    # Translators: %(language)s and %(page_language)s are names of languages as they stand within a
    # sentence ("español"); at the beginning they stand before a colon.
    match state:
        case MarkState.MACHINE:
            return _("Translated from %(language)s")
        case MarkState.CORRECTED:
            return _("Translated from %(language)s, corrected by a person")
        case MarkState.PENDING:
            return _("%(language)s: being translated")
        case MarkState.UNASKED:
            return _("%(language)s: not yet translated")
        case MarkState.FAILED if reason == "unsupported":
            return _("%(language)s: nothing translates from it into %(page_language)s here")
        case MarkState.FAILED:
            return _("%(language)s: no good translation was found")
    return "%(language)s"
