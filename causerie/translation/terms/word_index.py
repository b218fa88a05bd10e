"""Which texts a term may stand in, before anybody reads them.

An index of texts holds their words in a spelling that is coarser than any language's, so that it
needs to know neither the language nor the glossary.
"""

import re

from causerie.lib.folding import folded, lowered
from causerie.lib.stems import language_of, stems
from causerie.lib.words import pieces
from causerie.translation.terms.entry import Entry
from causerie.translation.terms.inflected import has_cases, known_forms
from causerie.translation.terms.spelling import Word, words_of
from causerie.translation.terms.term import Kind, TermPair

# Letters of a word: more are not asked for.
_WORD_LENGTH_MAX = 16
# Characters: a comment has 10,000 at most, an article's block is shorter.
_INDEX_LENGTH_MAX = 60_000
_PREFIX_LENGTH_MAX = 5
_PREFIX_LENGTH_LEAST = 3
# What another form may have instead: nação, nações.
_ENDING_LENGTH = 2
_APOSTROPHES = re.compile("['’ʼ‘＇`´]")
# Two ways of writing one letter: Müller, Mueller.
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def _coarse(word: str) -> str:
    """One spelling for what any language takes for the same."""
    plain = lowered(word, "")
    for language in ("uk", "fa", "ar"):
        plain = folded(plain, language)
    for two, one in _UMLAUTS:
        plain = plain.replace(two, one)
    return plain[:_WORD_LENGTH_MAX]


def index_words(text: str) -> str:
    """What an index of texts stores for one: folded words, each once, between spaces."""
    found: dict[str, None] = {}
    for piece in pieces(text, ""):
        written = text[piece.start : piece.end]
        # What stands before an apostrophe is a word of its own in some languages.
        for part in (written, *_APOSTROPHES.split(written)[1:]):
            if word := _coarse(part):
                found[word] = None
    return " ".join(found)[:_INDEX_LENGTH_MAX]


def prefixes_of(entry: Entry) -> dict[str, list[str]]:
    """By locale, as `prefixes` has them."""
    return {locale: prefixes(entry.by_itself(name), locale) for locale, name in entry.names.items()}


def prefixes(term: TermPair, locale: str) -> list[str]:
    """Beginnings of which each text that the term's source stands in has a word, in the spelling of
    `index_words`. Three letters or more, unless the whole word, or a pair of letters of a script
    without spaces, has fewer."""
    language = language_of(locale)
    found = dict.fromkeys(_beginnings(term.source, language, bends=_bends(term, language)))
    for form in term.source_forms:
        found |= dict.fromkeys(_beginnings(form, language, bends=False))
    return list(found)


def _bends(term: TermPair, language: str) -> bool:
    is_single = len(words_of(term.source, language)) == 1
    return has_cases(language) or not is_single or term.kind is Kind.WORD


def _beginnings(name: str, language: str, *, bends: bool) -> list[str]:
    """Of the word of a name that tells most."""
    words = [word for word in words_of(name, language) if word.folded]
    if not words:
        return [_coarse(name[p.start : p.end]) for p in pieces(name, language) if p.in_run][:1]
    ways = [
        _of_word(word, language) if bends else [_beginning(_coarse(word.text), 0)] for word in words
    ]
    return max(ways, key=lambda way: min(map(len, way)))


def _of_word(word: Word, language: str) -> list[str]:
    """A prefix of each form that it is found in."""
    forms = {word.text, *known_forms(word.lowered, language)}
    forms |= {stem for group in stems(word.text, language) for stem in group}
    found = {_beginning(_coarse(form), _ENDING_LENGTH) for form in forms}
    return sorted(one for one in found if one and not _has_shorter(one, found))


def _beginning(word: str, cut: int) -> str:
    length = max(_PREFIX_LENGTH_LEAST, len(word) - cut)
    return word[: min(length, _PREFIX_LENGTH_MAX)]


def _has_shorter(one: str, found: set[str]) -> bool:
    return any(one != other and one.startswith(other) for other in found if other)
