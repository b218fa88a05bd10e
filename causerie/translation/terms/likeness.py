"""Whether two names are written so alike that one person or thing is meant."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from causerie.lib.folding import folded, lowered
from causerie.lib.nearness import distance
from causerie.lib.transliteration import in_script
from causerie.translation.terms.inflected import is_inflected, shared_length, shares_stem
from causerie.translation.terms.name_like import NameLike

_KEPT = 20_000
# One letter in so many may differ, two at most.
_LETTERS_A_MISTAKE = 5
_MISTAKES_MAX = 2
# A single word says little: shorter ones are others' names.
_SINGLE_LENGTH_LEAST = 6
# Letters of cases, as transliterated: shared beginning, and how much longer.
_SHARED_LEAST = 3
_LOST_MAX = 2
_ENDING_MAX = 3
_GENDERED = frozenset("aoeiu")


@lru_cache(maxsize=_KEPT)
def roman(word: str) -> str:
    """In Latin letters, folded; letters that differ between standards made alike."""
    rendered = in_script(word, "Latn")
    plain = folded(lowered(rendered.text if rendered else word, ""), "")
    for written, alike in (("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "i"), ("kh", "h")):
        plain = plain.replace(written, alike)
    return plain[:1] + "".join(b for a, b in pairwise(plain) if a != b)


def romans(name: NameLike) -> tuple[str, ...]:
    return tuple(roman(word.text) for word in name.words)


def is_transliterated(source: NameLike, target: NameLike) -> bool:
    """Whether the target is the source in other letters, or the same."""
    ours, theirs = romans(source), romans(target)
    return len(ours) == len(theirs) and all(
        _is_near(one, other) for one, other in zip(ours, theirs, strict=True)
    )


def is_same_word(one: NameLike, other: NameLike, language: str) -> bool:
    """Whether the two differ in nothing but endings of their language."""
    if len(one.words) != len(other.words):
        return False
    pairs = list(zip(one.words, other.words, strict=True))
    return all(is_inflected(a, b, language) or is_inflected(b, a, language) for a, b in pairs) or (
        len(pairs) == 1 and shares_stem(*pairs[0], language)
    )


def are_alike(one: Sequence[str], other: Sequence[str], *, has_machine_text: bool) -> bool:
    """Of the romanised words of two names: whether they are likely one name in two spellings.

    Single words must come from a machine: people have names that differ in a letter.
    """
    if len(one) != len(other) or one == other:
        return one == other
    pairs = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if all(_is_gender(*pair) for pair in pairs):
        return False
    if len(one) == 1:
        [(a, b)] = pairs
        is_long = min(len(a), len(b)) >= _SINGLE_LENGTH_LEAST
        return has_machine_text and is_long and a[0] == b[0] and _is_near(a, b)
    if all(_is_near(a, b) for a, b in pairs):
        return has_machine_text or all(len(a) >= _SINGLE_LENGTH_LEAST for a, _b in pairs)
    # Cases of a language that the page is not in, spelled out: in both words, or not at all.
    return len(pairs) > 1 and all(_has_other_ending(a, b) for a, b in pairs)


def _is_near(one: str, other: str) -> bool:
    most = min(_MISTAKES_MAX, max(len(one), len(other)) // _LETTERS_A_MISTAKE)
    return one == other or distance(one, other, most) <= most


def _is_gender(one: str, other: str) -> bool:
    """Antonio and Antonia, Daniel and Daniela."""
    if len(one) == len(other):
        return one[:-1] == other[:-1] and one[-1] in _GENDERED and other[-1] in _GENDERED
    short, long = sorted((one, other), key=len)
    return long[:-1] == short and long[-1] in _GENDERED


def _has_other_ending(one: str, other: str) -> bool:
    least = max(_SHARED_LEAST, min(len(one), len(other)) - _LOST_MAX)
    lengths = abs(len(one) - len(other))
    return shared_length(one, other) >= least and lengths <= _ENDING_MAX
