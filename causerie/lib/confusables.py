"""Texts that look alike.

`skeleton` is that of Unicode Technical Standard 39, section 4: two texts with one skeleton can
hardly be told apart on a screen. `likeness` is coarser and meant for names: it also passes over
capitals, accents, spaces, punctuation, and digits in the place of letters.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from unicodedata import category, decimal, normalize

from causerie.lib.scripts import script_of

_TABLE = Path(__file__).resolve().parent / "data" / "confusables.txt"
# Signs without a picture (Unicode's property Default_Ignorable_Code_Point).
IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Letters with two cases, of which one may look like a Latin letter when the other does not.
_CASED = frozenset({"Cyrl", "Grek", "Armn", "Copt"})
# Digits as they stand for letters in `adm1n`; the letters are those that look alike too.
_DIGITS = str.maketrans("0123456789", "olzeasgtbg")
# After casefolding: what differs by a dot only; and Latin letters that two others imitate.
_NEAR = (("i", "l"), ("|", "l"), ("rn", "m"), ("vv", "w"))
# Room for 60 characters whose prototypes have four each; the rest would tell nothing more.
LIKENESS_LENGTH_MAX = 240
# One letter that keyboards of different languages write: Turkish, Persian, Urdu, Kurdish.
_KEYBOARDS = str.maketrans("ıیىکہھە", "iييكههه")
_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")
# Vowel signs and points, which their readers leave out at will; those of Indian scripts stay.
_POINTED = frozenset({"Zinh", "Hebr", "Arab", "Syrc"})
_VOICED = "\u3099\u309a"


@cache
def _prototypes() -> dict[int, str]:
    found = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            prototype, *alike = line.split()
            text = "".join(chr(int(code, 16)) for code in prototype.split("+"))
            found.update(dict.fromkeys((int(code, 16) for code in alike), text))
    return found


def skeleton(text: str) -> str:
    shown = IGNORABLE.sub("", normalize("NFD", text))
    return normalize("NFD", shown.translate(_prototypes()))


def likeness(text: str) -> str:
    """What names that imitate each other have in common; stored and compared, never shown."""
    return _likeness(text, _seen)


def likenesses(text: str) -> set[str]:
    """Under which likenesses another's name may be stored that `text` imitates.

    A letter whose two cases look like two Latin letters (Greek `Ν ν`) has one in `likeness`; as it
    is written here, it may be the other.
    """
    return {likeness(text), _likeness(text, skeleton)}


def has_digit_as_letter(text: str) -> bool:
    """As in `Rui2`; a number that stands alone is one."""
    return any(word != _with_letters(word) for word in _words(text))


def letters_of(text: str) -> str:
    """The letters alone, without capitals, accents and points: `José`, `JOSE`, `Jose` are alike."""
    return "".join(_bare(word) for word in _words(text))


def _words(text: str) -> list[str]:
    """Words without signs; NFKD after casefolding, which can make what decomposes."""
    folded = normalize("NFKD", IGNORABLE.sub("", text))
    return "".join(_plain(letter) for letter in folded).split()


def _plain(character: str) -> str:
    kind = category(character)
    if kind == "Nd":
        return str(decimal(character))
    # Apostrophes among the letters too: the Ukrainian, the Hawaiian, those of Latin keyboards.
    is_sign = kind[0] in "PSC" or "\u02b9" <= character <= "\u02df"
    return "" if is_sign and not character.isspace() else character


def _bare(word: str) -> str:
    folded = normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not _is_accent(c)).translate(_KEYBOARDS)


def _is_accent(character: str) -> bool:
    is_mark = category(character) == "Mn" and character not in _VOICED
    return is_mark and script_of(character) in _POINTED


def _with_letters(word: str) -> str:
    return word if word.isdecimal() else word.translate(_DIGITS)


def _likeness(text: str, seen: Callable[[str], str]) -> str:
    return "".join(_likeness_of_word(word, seen) for word in _words(text))[:LIKENESS_LENGTH_MAX]


def _likeness_of_word(word: str, seen: Callable[[str], str]) -> str:
    letters = "".join(c for c in word if not _is_accent(c))
    if letters.isdecimal():
        return letters
    shapes = "".join(seen(letter) for letter in _with_letters(letters))
    found = _LATIN_ACCENTS.sub("", normalize("NFKD", shapes.casefold()))
    for one, other in _NEAR:
        found = found.replace(one, other)
    return found


def imitates(name: str, other: str) -> bool:
    """Whether two names of one likeness look the same while their letters are others.

    Honest ways of writing one name (`José`, `Jose`; `O’Brien`, `O'Brien`) are no imitation, nor is
    `Iina` beside `Lina`, unless somebody writes `lina`.
    """
    if letters_of(name) == letters_of(other):
        return False
    if has_digit_as_letter(name) or has_digit_as_letter(other):
        return True
    return any(_shape(case(name)) == _shape(case(other)) for case in (str, str.casefold, str.upper))


def _shape(text: str) -> str:
    return skeleton("".join(c for word in _words(text) for c in word if not _is_accent(c)))


@cache
def _seen(letter: str) -> str:
    """The Latin letter that either case is taken for, or else the prototype of the small one."""
    small = letter.casefold()
    if script_of(letter) in _CASED:
        large = skeleton(letter.upper())
        if large.isascii():
            return large
    return skeleton(small)
