"""Invented words in place of the terms of the glossary.

`Azqofms…` stands for the name of an organisation that is feminine in the source, masculine in the
target and singular: the dictionaries are taught all such words once (see `dictionaries`), so that
articles and adjectives agree with the name, whatever the glossary says today. The letter at the
beginning is that of the name's rendering: `de` becomes `d'` before it, or not.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, product
from typing import NamedTuple

from causerie.translation.engines.apertium.contracting import ARTICLE, joined
from causerie.translation.engines.apertium.titles import Titled, titled, without_article
from causerie.translation.engines.base import Pair, Text
from causerie.translation.protection.designations import UPPER
from causerie.translation.terms.inflection import rendering
from causerie.translation.terms.matching import Hit, hits
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
_NAME = rf"[{UPPER}][^\W\d_]+(?:[-'’][{UPPER}][^\W\d_]+)*"
_OWNERS = re.compile(rf"(?<![\w'’-]){_NAME}(?: {_NAME}){{0,2}}(?=['’]s(?!\w))")
# Between a sentence's end and the first word of the next.
_SIGNS_MAX = 40
_HAS = re.compile(rf"(?<!\w)({_NAME})ha(?!\w)")
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
_PERSON = Class(_KINDS[Kind.PERSON], "m", "m", "s").letters
CLASSES = tuple(Class(*letters) for letters in product("opl", "mf", "mf", _NUMBERS))


@dataclass(frozen=True)
class Masked:
    words: str
    # Each stand-in, and what it stands for.
    renderings: dict[str, str]
    # Those of the text's tokens that have no stand-in.
    tokens: tuple[str, ...]
    # The locale that the renderings are in.
    target: str

    def is_whole(self, words: str) -> bool:
        """Each stand-in and each token stands in them once."""
        found = Counter(_identity(match[0]) for match in _PATTERN.finditer(words))
        return all(found[_identity(one)] == 1 for one in self.renderings) and all(
            _count(token, words) == 1 for token in self.tokens
        )

    def is_mask(self, word: str) -> bool:
        """It stands for something else, in whatever capitals."""
        return is_stand_in(word) or word.upper() in self.tokens

    def unmasked(self, words: str) -> str:
        by_identity = {_identity(one): name for one, name in self.renderings.items()}

        def name(match: re.Match[str]) -> str:
            known = by_identity.get(_identity(match[0]), match[0])
            first = known.removeprefix(ARTICLE)
            start = match.start()
            near = max(0, start - _SIGNS_MAX)
            if first[:1].islower() and _SENTENCE_START.search(words, near, start):
                return known[: -len(first)] + first[:1].upper() + first[1:]
            return known

        return joined(_PATTERN.sub(name, words), self.target)


def masked(text: Text, pair: Pair, *, with_titles: bool = True) -> Masked:
    """The words with stand-ins for its terms, and for names behind a title."""
    known = hits(text.words, text.terms, pair.source) if text.terms else []
    spots = [_of_term(text.words, hit, pair) for hit in known]
    if with_titles:
        spots = _with_titles(spots, known, text, pair)
    if not spots:
        return Masked(text.words, {}, text.tokens, pair.target)
    numbers = _numbers(text.words)
    words, renderings, end = "", {}, 0
    for spot in spots:
        stand_in = spot.letters + next(numbers)
        renderings[stand_in] = spot.rendering
        words += text.words[end : spot.start] + spot.before + stand_in
        end = spot.end
    words += text.words[end:]
    tokens = tuple(token for token in text.tokens if _count(token, words))
    return Masked(words, renderings, tokens, pair.target)


class _Spot(NamedTuple):
    """What a stand-in is put for. `letters`: all of it but its number."""

    start: int
    end: int
    before: str
    letters: str
    rendering: str


def _of_term(words: str, hit: Hit, pair: Pair) -> _Spot:
    rendered = rendering(hit, *pair)
    letters = _initial(rendered, pair.target) + _class(hit.term).letters
    start, before = hit.start, ""
    if hit.term.kind is Kind.PERSON:
        start, before = without_article(words, start, pair)
    return _Spot(start, hit.end, before and before + " ", letters, rendered)


def _with_titles(
    spots: Sequence[_Spot], known: Sequence[Hit], text: Text, pair: Pair
) -> list[_Spot]:
    found = list(titled(text.words, {hit.start: hit for hit in known}, pair, text.tokens))
    alone = [
        spot
        for spot in spots
        if all(one.end <= spot.start or spot.end <= one.start for one in found)
    ]
    return sorted([*alone, *(_of_title(one) for one in found)])


def _of_title(one: Titled) -> _Spot:
    gender = "f" if one.is_feminine else "m"
    letters = "Z" + Class(_KINDS[Kind.PERSON], gender, gender, "s").letters
    before = one.preposition and one.preposition + " "
    return _Spot(one.start, one.end, before, letters, one.rendering)


def disguised(mask: Masked) -> Masked:
    """With stand-ins for tokens too. A mode that does not know a word may stick its neighbour to
    it (`ZQXA's`)."""
    numbers = _numbers(mask.words)
    words, renderings = mask.words, dict(mask.renderings)
    for token in mask.tokens:
        stand_in = _ANYTHING + next(numbers)
        renderings[stand_in] = token
        words = _token(token).sub(stand_in, words)
    return Masked(words, renderings, (), mask.target)


def with_owners(mask: Masked, answer: str) -> Masked | None:
    """With stand-ins for names that came back as they were, though they own something: a mode that
    does not know them takes what follows for a verb (`Okafor's map`: `Okaforha carte`)."""
    numbers = _numbers(mask.words)
    renderings = dict(mask.renderings)

    def masked_owner(found: re.Match[str]) -> str:
        name = next((one for one in _ends(found[0], mask) if one in answer), "")
        number = next(numbers, "")
        if not name or not number:
            return found[0]
        stand_in = _initial(name, mask.target) + _PERSON + number
        renderings[stand_in] = name
        return found[0].removesuffix(name) + stand_in

    words = _OWNERS.sub(masked_owner, mask.words)
    return None if words == mask.words else Masked(words, renderings, mask.tokens, mask.target)


def _ends(name: str, mask: Masked) -> list[str]:
    """The longest first; what begins a sentence may stand before a name."""
    words = name.split(" ")
    masks = [number for number, word in enumerate(words, 1) if mask.is_mask(word)]
    return [" ".join(words[number:]) for number in range(max(masks, default=0), len(words))]


def without_verbs(answer: str, mask: Masked) -> str:
    """Such as stick to the names of owners."""
    owners = {found[0].rsplit(" ", 1)[-1] for found in _OWNERS.finditer(mask.words)}
    return _HAS.sub(lambda found: found[1] if found[1] in owners else found[0], answer)


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
    for length in count(2):
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
