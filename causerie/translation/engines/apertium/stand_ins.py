"""Invented words in place of the terms of the glossary.

`Azqofms…` stands for the name of an organisation that is feminine in the source, masculine in the
target and singular: the dictionaries are taught all such words once (see `dictionaries`), so that
articles and adjectives agree with the name, whatever the glossary says today. The letter at the
beginning is that of the name's rendering: `de` becomes `d'` before it, or not.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from causerie.translation.engines.base import Pair, Text
from causerie.translation.terms.inflection import rendering
from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import Gender, Kind, TermPair

STEM = "zq"
# Of a vowel there is one for each; every consonant is alike.
INITIALS = "AEIOUZ"
# Their letters after the stem: kind, gender in the source and in the target, number.
_KINDS = {Kind.PERSON: "p", Kind.PLACE: "l"}
OTHER_KIND = "o"
_GENDERS = {Gender.FEMININE: "f", Gender.MASCULINE: "m", Gender.NEUTER: "m"}
_NUMBERS = "sp"
# And a number in letters that are in no way a word.
_DIGITS = "bcdgh"
_PATTERN = re.compile(f"(?i)[{INITIALS}]{STEM}[opl][mf][mf][{_NUMBERS}][{_DIGITS}]+")
# Their `h` is not heard.
_SILENT_H = {"es", "ca", "fr", "it", "pt", "gl", "oc"}
# `a University`, `a European`, `a one-off`.
_LIKE_A_CONSONANT = re.compile(r"(?:uni|use|usu|eu|one|once)", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?…]\s+)[\W_]*$")


@dataclass(frozen=True)
class Class:
    """Stand-ins that behave alike."""

    kind: str
    source_gender: str
    target_gender: str
    number: str

    @property
    def letters(self) -> str:
        return STEM + self.kind + self.source_gender + self.target_gender + self.number

    @property
    def pattern(self) -> str:
        """As lttoolbox writes patterns."""
        return f"[{INITIALS}]{self.letters}[{_DIGITS}]+"


_ANYTHING = "Z" + Class(OTHER_KIND, "m", "m", "s").letters
CLASSES = tuple(Class(*letters) for letters in product("opl", "mf", "mf", _NUMBERS))


@dataclass(frozen=True)
class Masked:
    words: str
    # Each stand-in, and what it stands for.
    renderings: dict[str, str]
    # Those of the text's tokens that have no stand-in.
    tokens: tuple[str, ...]

    def is_whole(self, words: str) -> bool:
        """Each stand-in and each token stands in them once."""
        found = Counter(_identity(match[0]) for match in _PATTERN.finditer(words))
        return all(found[_identity(one)] == 1 for one in self.renderings) and all(
            _count(token, words) == 1 for token in self.tokens
        )

    def unmasked(self, words: str) -> str:
        by_identity = {_identity(one): name for one, name in self.renderings.items()}

        def name(match: re.Match[str]) -> str:
            known = by_identity.get(_identity(match[0]), match[0])
            if known[:1].islower() and _SENTENCE_START.search(words[: match.start()]):
                return known[:1].upper() + known[1:]
            return known

        return _PATTERN.sub(name, words)


def masked(text: Text, pair: Pair) -> Masked:
    """The words with stand-ins for its terms."""
    if not text.terms:
        return Masked(text.words, {}, text.tokens)
    numbers = _numbers(text.words)
    words, renderings, end = "", {}, 0
    for hit in hits(text.words, text.terms, pair.source):
        rendered = rendering(hit, pair.source, pair.target)
        stand_in = _initial(rendered, pair.target) + _class(hit.term).letters + next(numbers)
        renderings[stand_in] = rendered
        words += text.words[end : hit.start] + stand_in
        end = hit.end
    return Masked(words + text.words[end:], renderings, text.tokens)


def disguised(mask: Masked) -> Masked:
    """With stand-ins for tokens too. A mode that does not know a word may stick its neighbour to
    it (`ZQXA's`)."""
    numbers = _numbers(mask.words)
    words, renderings = mask.words, dict(mask.renderings)
    for token in mask.tokens:
        stand_in = _ANYTHING + next(numbers)
        renderings[stand_in] = token
        words = _token(token).sub(stand_in, words)
    return Masked(words, renderings, ())


def is_stand_in(word: str) -> bool:
    return _PATTERN.fullmatch(word) is not None


def as_written(words: str) -> str:
    """In the case that the dictionaries know, whatever a rule made of it."""
    return _PATTERN.sub(lambda match: match[0].capitalize(), words)


def for_last_hop(words: str) -> str:
    """In the language between the two hops it has had the gender of the target."""
    return _PATTERN.sub(lambda match: _of_target(match[0]), words)


def _identity(stand_in: str) -> str:
    """Its number alone is its own; genders change between hops."""
    return stand_in[7:].lower()


@lru_cache(maxsize=1024)
def _token(token: str) -> re.Pattern[str]:
    """As a word by itself, in whatever case a rule has made of it."""
    return re.compile(rf"(?i)(?<![^\W_]){re.escape(token)}(?![^\W_])")


def _count(token: str, words: str) -> int:
    return len(_token(token).findall(words))


def _of_target(stand_in: str) -> str:
    return stand_in[:4] + stand_in[5] + stand_in[5:]


def _class(term: TermPair) -> Class:
    target = _GENDERS.get(term.target_gender) or _GENDERS.get(term.source_gender, "m")
    source = _GENDERS.get(term.source_gender, target)
    kind = _KINDS.get(term.kind, OTHER_KIND)
    return Class(kind, source, target, "p" if term.is_plural else "s")


def _numbers(words: str) -> Iterator[str]:
    """None that stands in the text already."""
    taken = {_identity(match[0]) for match in _PATTERN.finditer(words)}
    for length in (2, 3, 4):
        for digits in product(_DIGITS, repeat=length):
            if (number := "".join(digits)) not in taken:
                yield number


def _initial(name: str, locale: str) -> str:
    language = locale.split("-")[0]
    letters = [c for c in unicodedata.normalize("NFD", name).upper() if c.isalpha()]
    if letters[:1] == ["H"] and language in _SILENT_H:
        letters = letters[1:]
    first = letters[0] if letters else "Z"
    if language == "en" and _LIKE_A_CONSONANT.match(name):
        return "Z"
    return first if first in INITIALS else "Z"
