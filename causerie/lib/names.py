"""The names that people may give themselves: as in their language, and imitating nobody."""

import re
from itertools import groupby, pairwise
from unicodedata import category, decimal, normalize

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from causerie.lib.name_characters import PUNCTUATION, code_point, validate_characters
from causerie.lib.name_joiners import validate_joiners
from causerie.lib.scripts import foreign_pair, is_of_one_script
from causerie.lib.staff_words import speaks_for_publication

NAME_LENGTH_MAX = 60
# Technical Standard 39, section 5.4; no orthography needs more.
NONSPACING_MARKS_MAX = 4
# With those that stand beside their letter: Burmese comes to six.
MARKS_MAX = 8
_APOSTROPHES = frozenset("'’")
_SIGNS = re.compile(f"[{re.escape(''.join(sorted(PUNCTUATION)))}]{{3,}}")


def clean_name(name: str) -> str:
    """As it is kept: composed (NFC), single spaces, none at the ends."""
    return normalize("NFC", " ".join(normalize("NFC", name).split()))


def validate_name(name: str, *, is_staff: bool = False) -> None:
    """Raise ValidationError, which says what to do, unless the cleaned `name` may be shown.

    Staff may be called by their role.
    """
    if not name:
        raise ValidationError(_("Write your name."), code="name_empty")
    if len(name) > NAME_LENGTH_MAX:
        raise ValidationError(
            _("This name has %(length)s characters. Write one of %(limit)s at most."),
            code="name_long",
            params={"length": len(name), "limit": NAME_LENGTH_MAX},
        )
    validate_characters(name)
    validate_joiners(name)
    _validate_letters(name)
    _validate_marks(name)
    _validate_scripts(name)
    _validate_digits(name)
    if not is_staff and speaks_for_publication(name):
        raise ValidationError(
            _(
                "This name says that you speak for the publication, which only its staff do."
                " Write the name that people call you by."
            ),
            code="name_staff",
        )


def _validate_letters(name: str) -> None:
    if not any(category(character)[0] == "L" for character in name):
        raise ValidationError(
            _("There is no letter in this name. Write the name that people call you by."),
            code="name_letter",
        )
    if name[0] in PUNCTUATION - _APOSTROPHES or _SIGNS.search(name):
        raise ValidationError(
            _("Begin the name with a letter, and write no more than two signs in a row."),
            code="name_signs",
        )


def _validate_marks(name: str) -> None:
    before = ""
    for is_mark, group in groupby(normalize("NFD", name), lambda c: category(c)[0] == "M"):
        characters = list(group)
        if is_mark and _are_too_many(characters):
            raise ValidationError(
                _("Too many accents or signs stand on one letter. Leave out some of them."),
                code="name_marks",
            )
        # A Bengali joiner stands before its sign.
        if is_mark and not _carries_marks(before):
            raise ValidationError(
                _("An accent or sign stands alone in this name. Write a letter before it."),
                code="name_mark_alone",
            )
        before = characters[-1]


def _carries_marks(before: str) -> bool:
    return before != "" and (category(before)[0] == "L" or category(before) == "Cf")


def _are_too_many(marks: list[str]) -> bool:
    nonspacing = [mark for mark in marks if category(mark) == "Mn"]
    is_doubled = any(one == following for one, following in pairwise(marks))
    return len(nonspacing) > NONSPACING_MARKS_MAX or len(marks) > MARKS_MAX or is_doubled


def _validate_scripts(name: str) -> None:
    for word in name.split():
        if not is_of_one_script(word):
            one, other = foreign_pair(word)
            raise ValidationError(
                _(
                    "In “%(word)s” the letters “%(one)s” (%(code)s) and “%(other)s"
                    "” (%(other_code)s) are of different scripts, even if they look alike."
                    " Write each word in one script."
                ),
                code="name_mixed_scripts",
                params={
                    "word": word,
                    "one": one,
                    "code": code_point(one),
                    "other": other,
                    "other_code": code_point(other),
                },
            )


def _validate_digits(name: str) -> None:
    zeros = {ord(digit) - decimal(digit) for digit in name if category(digit) == "Nd"}
    if len(zeros) > 1:
        raise ValidationError(
            _("The digits in this name are of different scripts. Write all of them in one."),
            code="name_digits",
        )
