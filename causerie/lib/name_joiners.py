"""Where a joiner or a non-joiner belongs: invisible by itself, it changes the letters beside it.

Persian parts a word with the non-joiner (`علی‌رضا`); scripts of India ask with either for one form
of a syllable or another (`ශ්‍රී`). By Unicode Standard Annex 31, section 2.3.
"""

from unicodedata import category, combining

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from causerie.lib.name_characters import code_point
from causerie.lib.scripts import scripts_of

_NON_JOINER, _JOINER = "\u200c", "\u200d"
_CURSIVE = frozenset({"Arab", "Syrc", "Nkoo", "Mand", "Adlm", "Rohg"})
_VIRAMA_CLASS = 9


def validate_joiners(text: str) -> None:
    for place, character in enumerate(text):
        if character in (_NON_JOINER, _JOINER) and not _belongs(text, place):
            raise ValidationError(
                _(
                    "An invisible joiner (%(code)s) stands in this name where it joins nothing."
                    " Delete it, or write the name anew instead of pasting it."
                ),
                code="name_joiner",
                params={"code": code_point(character)},
            )


def _belongs(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not before:
        return False
    if combining(before) == _VIRAMA_CLASS:
        # An older spelling of Malayalam ends words in a joiner.
        return _is_letter(after) or (text[place] == _JOINER and after in ("", " "))
    if text[place] == _JOINER:
        # Bengali `র‍্য`: the joiner comes first.
        return _is_letter(before) and after != "" and combining(after) == _VIRAMA_CLASS
    return _is_cursive(_base_before(text, place)) and _is_cursive(after)


def _base_before(text: str, place: int) -> str:
    return next((c for c in reversed(text[:place]) if category(c) != "Mn"), "")


def _is_letter(character: str) -> bool:
    return character != "" and category(character)[0] == "L"


def _is_cursive(character: str) -> bool:
    return _is_letter(character) and bool(scripts_of(character) & _CURSIVE)
