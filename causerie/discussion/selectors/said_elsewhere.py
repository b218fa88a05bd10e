"""The same words of a comment in another language: of its translation, or of its original."""

from causerie.discussion.models import Comment
from causerie.discussion.selectors.marks import Reading
from causerie.discussion.selectors.own_words import place_in
from causerie.lib.markup.plain import said
from causerie.lib.passages import counterpart


def translated_words(words: str, source: Comment, reading: Reading) -> str:
    """What the sentences say in the translation that `words` of the comment stand in; empty where
    the comment does not say them."""
    ours, theirs = said(source.html), said(reading.html)
    return _elsewhere(words, ours, source.locale, theirs, reading.locale)


def original_words(words: str, source: Comment, reading: Reading) -> str:
    """As `translated_words`, the other way round; without words, all that the comment says."""
    ours, theirs = said(reading.html), said(source.html)
    return _elsewhere(words, ours, reading.locale, theirs, source.locale) if words else theirs


def _elsewhere(words: str, ours: str, locale: str, theirs: str, their_locale: str) -> str:
    span = place_in(words, ours)
    there = counterpart(span, ours, locale, theirs, their_locale) if span else None
    return theirs[slice(*there)] if there else ""
