"""What a text must say for a name to be in it."""

from dataclasses import dataclass
from itertools import pairwise

from causerie.translation.terms.inflected import is_inflected, known_forms, shares_stem
from causerie.translation.terms.spelling import Word, affix, gap, readings, words_of
from causerie.translation.terms.term import Kind, TermPair

# Letters of a word that tell where to look for it.
KEY_LENGTH = 3


@dataclass(frozen=True)
class Pattern:
    """One name or confirmed form of a term, in the locale of the text."""

    term: TermPair
    words: tuple[Word, ...]
    # Between its words, before and behind them.
    gaps: tuple[str, ...]
    before: str
    behind: str
    # Confirmed forms stand as they are; the name may have other endings.
    bends: bool

    def keys(self, language: str) -> set[str]:
        """What the first word of it in a text begins with."""
        first = self.words[0]
        forms = {first.folded}
        if self.bends:
            forms |= known_forms(first.lowered, language)
        return {form[:KEY_LENGTH] for form in forms}


def pattern(term: TermPair, name: str, language: str, *, bends: bool) -> Pattern | None:
    """None for a name without a word."""
    words = [word for word in words_of(name, language) if word.folded]
    if not words:
        return None
    gaps = tuple(gap(name[one.end : other.start], one.folded) for one, other in pairwise(words))
    ends = affix(name[: words[0].start].lstrip()), affix(name[words[-1].end :].rstrip())
    return Pattern(term, tuple(words), gaps, *ends, bends)


def span(
    wanted: Pattern, text: str, words: list[Word], place: int, language: str
) -> tuple[int, int] | None:
    """Where the name begins and ends, if it begins with the word at `place`."""
    if place + len(wanted.words) > len(words):
        return None
    here = words[place : place + len(wanted.words)]
    ends = [_fitting(wanted, n, word, text, language) for n, word in enumerate(here)]
    last = ends[-1]
    if last is None or None in ends:
        return None
    for (one, other), between in zip(pairwise(here), wanted.gaps, strict=True):
        if gap(text[one.end : other.start], one.folded) != between:
            return None
    return _with_affixes(wanted, text, here[0].start, last.end)


def _fitting(wanted: Pattern, n: int, word: Word, text: str, language: str) -> Word | None:
    """The word without a possessive's ending, which only the last one has."""
    name = wanted.words[n]
    is_last = n == len(wanted.words) - 1
    ways = list(readings(word, text, language)) if is_last else [word]
    # As it is written, if so; else the bare word before the one with an ending.
    ways = sorted(ways, key=lambda way: (way.folded != name.folded, way.end))
    return next((way for way in ways if _is_word(wanted, name, way, language)), None)


def _is_word(wanted: Pattern, name: Word, word: Word, language: str) -> bool:
    if wanted.term.is_case_sensitive and not has_capitals(name.text, word.text):
        return False
    if name.folded == word.folded:
        return True
    if not wanted.bends or (name.text.isupper() and len(name.text) > 1):
        return False
    is_alone = len(wanted.words) == 1
    # A single common noun has the same letters as many words; only a capital tells.
    if is_alone and not wanted.term.is_case_sensitive:
        return word.folded in known_forms(name.lowered, language) or (
            wanted.term.kind is Kind.WORD and shares_stem(name, word, language)
        )
    if is_inflected(name, word, language):
        return True
    may_share = not is_alone or wanted.term.kind is Kind.WORD
    return may_share and shares_stem(name, word, language)


def has_capitals(name: str, word: str) -> bool:
    """Whether `word` has those of `name`: all of an acronym, else the first; more do no harm."""
    if len(name) > 1 and name.isupper():
        return word[: len(name)].isupper()
    return not name[0].isupper() or word[0].isupper()


def _with_affixes(wanted: Pattern, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Signs that belong to the name are taken along where they stand; letters must stand."""
    before, behind = wanted.before, wanted.behind
    if before and affix(text[max(0, start - len(before)) : start]) == before:
        start -= len(before)
    elif any(letter.isalpha() for letter in before):
        return None
    if behind and affix(text[end : end + len(behind)]) == behind:
        end += len(behind)
    return start, end
