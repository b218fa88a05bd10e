"""A comment as it was written, beside what it is in another locale."""

from dataclasses import dataclass
from functools import partial
from math import floor

from babel.core import get_global
from babel.numbers import format_percent
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from causerie.discussion.models import Comment
from causerie.discussion.selectors.marks import MarkState, Readings
from causerie.discussion.selectors.quotations_shown import quotations_of
from causerie.discussion.selectors.shown import moment, thread_address
from causerie.discussion.selectors.text_shown import text_shown
from causerie.lib.locales import bcp47, direction, interface_locale, name_in
from causerie.lib.reads import NOTHING
from causerie.translation.engines.kinds import ENGINE_KINDS, EngineKind
from causerie.translation.selectors.texts import TextIn, texts_in


@dataclass(frozen=True)
class TextShown:
    html: SafeString
    lang: str
    dir: str
    # Its language's name within a sentence; empty where nobody knows it.
    language: str


@dataclass(frozen=True)
class Beside:
    """`state` is None where the text is in the locale's own language, or there is nothing to be
    translated; `words` say the same."""

    original: TextShown
    translation: TextShown | None = None
    state: MarkState | None = None
    words: str = ""
    # Sentences: who has made it, and how sure that is. Empty of what is not there.
    made: str = ""
    sure: str = ""
    moment: str = ""
    is_outdated: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether somebody may ask for it."""
        return self.state in (MarkState.PENDING, MarkState.UNASKED)


def beside(comment: Comment, locale: str) -> Beside:
    """Whatever the reader reads: `comment` is published, and has a number."""
    base = thread_address(comment.thread_id)
    quotations = quotations_of([comment], base, locale)
    quotation = partial(quotations.html, comment.pk)
    original = _shown(text_shown(comment.html, base, quotation), comment.locale, locale)
    readings = Readings([comment, *quotations.sources()], base, locale, NOTHING)
    mark = readings.of(comment).mark
    if mark is None:
        return Beside(original)
    if not mark.is_translated or comment.source_id is None:
        return Beside(original, state=mark.state, words=mark.words)
    quotations.read_in(readings)
    text = texts_in([comment.source_id], locale)[comment.source_id]
    return Beside(
        original,
        translation=_shown(text_shown(text.html, base, quotation), locale, locale),
        state=mark.state,
        words=mark.words,
        made=_made(text, locale),
        sure=_sure(text, locale),
        moment=moment(text.changed_at, locale),
        is_outdated=text.is_outdated,
    )


def _shown(html: SafeString, text_locale: str, locale: str) -> TextShown:
    return TextShown(
        html=html,
        lang=bcp47(text_locale) if text_locale else "",
        dir=direction(text_locale) if text_locale else "auto",
        language=name_in(text_locale, interface_locale(locale)) if text_locale else "",
    )


def _made(text: TextIn, locale: str) -> str:
    engine = _engine_name(text)
    if not engine:
        return ""
    if middle := _middle(text.route, locale):
        return _("Translated by %(engine)s by way of %(language)s") % {
            "engine": engine,
            # CLDR's name within a sentence.
            "language": middle,
        }
    return _("Translated by %(engine)s") % {"engine": engine}


def _engine_name(text: TextIn) -> str:
    kind = _kind(text.engine)
    if kind is None:
        return text.engine
    return kind.label or text.route or text.engine


def _kind(engine: str) -> EngineKind | None:
    """What the operator calls so, or what has that name, where it is gone."""
    kind = next((one["kind"] for one in settings.ENGINES if one["name"] == engine), engine)
    return ENGINE_KINDS.get(kind)


def _middle(route: str, locale: str) -> str:
    """Of two hops, `eng-spa, es-pt`, the language between them; empty where CLDR knows it not."""
    hops = route.split(", ")
    if len(hops) != 2:
        return ""
    code = hops[1].partition("-")[0].partition("_")[0]
    code = get_global("language_aliases").get(code, code)
    name = name_in(code, interface_locale(locale))
    return "" if name == bcp47(code) else name


def _sure(text: TextIn, locale: str) -> str:
    """Only of engines that say which words they know."""
    kind = _kind(text.engine)
    if text.confidence is None or not (kind and kind.knows_words) or text.is_by_a_person:
        return ""
    share = floor(text.confidence * 100) / 100
    spoken = interface_locale(locale).replace("-", "_")
    return _("It knew %(share)s of the words.") % {"share": format_percent(share, locale=spoken)}
