"""What the forms of a word have in common: bridge and bridges, мост and мосту.

Snowball's rules cut endings off in thirty languages. Russian and Ukrainian change more than their
endings (міст, мосту), so their words are looked up in a dictionary, which knows the first form of
each; a form of two words has both. Accents go last: the rules need them. Who leaves them out is
understood all the same, since every word is also stemmed without them.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from threading import Lock
from typing import NamedTuple

import pymorphy3
import snowballstemmer

from causerie.lib.folding import folded, lowered
from causerie.lib.words import WORD_LENGTH_MAX, pieces

# Other rules of ours, other stems: raised with each change here, in `words` and in `folding`.
_RULES = 1
_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish",
}  # fmt: skip
DICTIONARIES = {"ru", "uk"}
_CYRILLIC_WORD = re.compile("[\u0400-\u0481\u048a-\u052f']+")
# A first form less likely than this is a curiosity: "стали" is of steel once in a hundred times.
_LIKELIHOOD_LEAST = 0.02
_FIRST_FORMS_MAX = 3
# Endings that the rules do not know: without their accents, or in the plural (nações of nação,
# estacions of estació).
_RESTORED = {
    "es": (("cion", "ción"), ("sion", "sión")),
    "pt": (("oes", "ão"), ("aes", "ão"), ("ao", "ão")),
    "ca": (("cions", "ció"), ("cio", "ció"), ("sions", "sió"), ("sio", "sió")),
    "gl": (("cion", "ción"),),
}
# "and", "in", "to", "from", "the", "that" and "as" are written together with the word.
_HEBREW_PREFIXES = "ובלמהשכ"
_HEBREW_LENGTH_LEAST = 4
_CACHED_WORDS = 30_000
_CACHED_SHORT_WORDS = 2_000

# Stemmers keep the word they are at in themselves; threads must take turns.
_taking_turns = Lock()


class Term(NamedTuple):
    """A word of a query: any of its forms, each a sequence of stems; the last one may go on."""

    text: str
    forms: tuple[tuple[str, ...], ...]
    goes_on: bool = False


def language_of(locale: str) -> str:
    """`pt-br` -> `pt`."""
    return locale.split("-")[0].lower()


@cache
def stems_version() -> str:
    """Changes whenever the same text may have other stems than before."""
    packages = ("snowballstemmer", "pymorphy3", "pymorphy3-dicts-ru", "pymorphy3-dicts-uk")
    return " ".join([str(_RULES), *(version(package) for package in packages)])


def stems(text: str, locale: str) -> list[tuple[str, ...]]:
    """The stems of each of `words.pieces`, in their order; () where nothing is left."""
    language = language_of(locale)
    return [
        _gram(text[piece.start : piece.end], language)
        if piece.in_run
        else _stems_of(text[piece.start : piece.end][:WORD_LENGTH_MAX], language)
        for piece in pieces(text, language)
    ]


def stems_line(text: str, locale: str) -> str:
    """As an index keeps them: as many groups as the text has pieces, so that an excerpt finds the
    place."""
    return " ".join(",".join(group) or "-" for group in stems(text, locale))


def terms(query: str, locale: str) -> list[Term]:
    """The words of a query. A run of a script without spaces is one: its pairs in their order."""
    return list(_terms(query, language_of(locale)))


def _terms(query: str, language: str) -> Iterator[Term]:
    run: list[str] = []
    found = list(pieces(query, language))
    for place, piece in enumerate(found):
        word = query[piece.start : piece.end]
        if not piece.in_run:
            if forms := _stems_of(word[:WORD_LENGTH_MAX], language):
                yield Term(word, tuple((form,) for form in forms))
            continue
        run += [word]
        following = found[place + 1 : place + 2]
        if not (following and following[0].in_run and following[0].start == piece.start + 1):
            yield _run_term(run, language)
            run = []


def _run_term(run: list[str], language: str) -> Term:
    """Its last letter alone says nothing more, unless it is the only one."""
    text = "".join(pair[0] for pair in run)
    pairs = run[:-1] or run
    return Term(text, (tuple(_gram(p, language)[0] for p in pairs),), goes_on=len(run) == 1)


@lru_cache(maxsize=_CACHED_SHORT_WORDS)
def _gram(pair: str, language: str) -> tuple[str, ...]:
    return (folded(lowered(pair, language), language) or pair,)


@lru_cache(maxsize=_CACHED_WORDS)
def _stems_of(word: str, language: str) -> tuple[str, ...]:
    spelled = lowered(word, language)
    bare = folded(spelled, language)
    if not bare:
        return ()
    wholes = {spelled: None, bare: None, _restored(bare, language): None}
    forms = [folded(form, language) for whole in wholes for form in _forms(whole, language)]
    return tuple(dict.fromkeys(form for form in forms if form)) or (bare,)


def _restored(bare: str, language: str) -> str:
    for ending, accented in _RESTORED.get(language, ()):
        if bare.endswith(ending):
            return bare.removesuffix(ending) + accented
    return bare


def _forms(word: str, language: str) -> list[str]:
    if language in DICTIONARIES:
        # The dictionaries ask for each letter's name, which not every letter has.
        return _first_forms(word, language) if _CYRILLIC_WORD.fullmatch(word) else [word]
    if language == "he":
        return _without_prefix(word)
    stemmer = _stemmer(language)
    if stemmer is None:
        return [word]
    with _taking_turns:
        return [stemmer.stemWord(word)]


def _first_forms(word: str, language: str) -> list[str]:
    with _taking_turns:
        parses = dictionary(language).parse(word)
    likely = [p.normal_form for p in parses if p.score >= _LIKELIHOOD_LEAST]
    forms = likely or [p.normal_form for p in parses[:1]] or [word]
    return list(dict.fromkeys(forms))[:_FIRST_FORMS_MAX]


def _without_prefix(word: str) -> list[str]:
    is_prefixed = len(word) >= _HEBREW_LENGTH_LEAST and word[0] in _HEBREW_PREFIXES
    return [word, word[1:]] if is_prefixed else [word]


@cache
def _stemmer(language: str) -> "snowballstemmer.basestemmer.BaseStemmer | None":
    algorithm = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(algorithm) if algorithm else None


@cache
def dictionary(language: str) -> pymorphy3.MorphAnalyzer:
    """Loaded at the first word in its language: some 25 MB of memory and 50 ms."""
    return pymorphy3.MorphAnalyzer(lang=language)
