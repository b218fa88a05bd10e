"""Which characters a person's name may have, and why another may not stand there."""

from typing import TYPE_CHECKING
from unicodedata import category, decomposition, name, normalize

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from causerie.lib.confusables import IGNORABLE
from causerie.lib.scripts import is_living, scripts_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_JOINERS = "\u200c\u200d"
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# A letter to Unicode; the cell without dots looks like a space.
_BLANK = frozenset("\u2800")
# Apostrophes, hyphens (Hebrew too), what abbreviates and joins names: those of couples, Catalan,
# Chinese, Japanese, Tibetan ones; Hebrew geresh and gershayim; the Armenian apostrophe.
PUNCTUATION = frozenset("'’-‐‑.,&·・\u05be\u05f3\u05f4\u0f0b\u055a")
# Letters of no script that are apostrophes in their languages: Ukrainian, Hawaiian, Tongan.
_LETTERS_OF_ALL = frozenset("ʼʻ")
# Written so by everybody although Unicode has a plainer form: Spanish `Mª`, Armenian, Thai, Lao.
_ORDINARY = frozenset("ªºև\u0e33\u0eb3\u0edc\u0edd")
# Latin letters of phonetic transcription that play at being others; `ǝ` is one of an alphabet.
_SHAPES = (" SMALL CAPITAL ", " TURNED ", " SIDEWAYS ", " REVERSED ")
_TURNED_IN_ALPHABETS = frozenset("ǝ")
# Stretches a line of Arabic; it is no letter.
_TATWEEL = "\u0640"


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def validate_characters(text: str) -> None:
    """Raise ValidationError for the first character that no name has.

    Joiners depend on what stands beside them: `validate_joiners`.
    """
    for character in text:
        if character != " " and character not in PUNCTUATION and character not in _JOINERS:
            _validate(character)


def _validate(character: str) -> None:
    kind = category(character)
    if character in _DIRECTIONS:
        raise _refusal(
            character,
            "name_bidi",
            _(
                "An invisible sign that turns the direction of writing (%(code)s) stands in this"
                " name. Delete it, or write the name anew instead of pasting it."
            ),
        )
    if kind == "Cf" or character in _BLANK or IGNORABLE.match(character):
        raise _refusal(
            character,
            "name_invisible",
            _(
                "An invisible character (%(code)s) stands in this name. Delete it, or write the"
                " name anew instead of pasting it."
            ),
        )
    if kind[0] in "CZ":
        raise _refusal(
            character,
            "name_control",
            _(
                "A character that cannot be shown (%(code)s) stands in this name. Delete it, or"
                " write the name anew instead of pasting it."
            ),
        )
    if _is_of_names(character, kind):
        _validate_shape(character, kind)
    else:
        raise _refusal(
            character,
            "name_character",
            _(
                "“%(character)s” (%(code)s) cannot stand in a name. Write letters, digits, spaces,"
                " hyphens, apostrophes, full stops and commas."
            ),
        )


def _is_of_names(character: str, kind: str) -> bool:
    if not is_living(character) or character == _TATWEEL:
        return False
    if kind[0] == "L":
        return bool(scripts_of(character)) or character in _LETTERS_OF_ALL or _is_shaped(character)
    return kind in ("Mn", "Mc", "Nd")


def _is_shaped(character: str) -> bool:
    """Whether it is another character, drawn in another way: `𝐀`, `ﬁ`, `Ａ`."""
    return decomposition(character).startswith("<") and character not in _ORDINARY


def _validate_shape(character: str, kind: str) -> None:
    if _is_shaped(character):
        raise ValidationError(
            _("“%(character)s” (%(code)s) has an unusual shape. Write “%(plain)s” instead."),
            code="name_shape",
            params={
                "character": character,
                "code": code_point(character),
                "plain": normalize("NFKC", character),
            },
        )
    # `\u0299`, a small capital, is no way to write a `b` in a name.
    is_latin_letter = kind[0] == "L" and "Latn" in scripts_of(character)
    is_odd = is_latin_letter and any(shape in name(character, "") for shape in _SHAPES)
    if is_odd and character not in _TURNED_IN_ALPHABETS:
        raise _refusal(
            character,
            "name_shape",
            _("“%(character)s” (%(code)s) has an unusual shape. Write an ordinary letter instead."),
        )


def _refusal(character: str, code: str, message: "_StrPromise") -> ValidationError:
    shown = {"character": character, "code": code_point(character)}
    return ValidationError(message, code=code, params=shown)
