"""A file of a glossary: how it is encoded, and what is wrong with the whole of it."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from causerie.translation.terms.entry import TERMS_MAX, Entry
from causerie.translation.terms.problem import Problem

# 5,000 terms in five locales, with their forms.
SHEET_BYTES_MAX = 8 * 1024 * 1024
_DELIMITERS = ",;\t"
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True)
class Sheet:
    """`rows` holds what can be used; lines with a problem that is no warning are not in it."""

    rows: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def decoded(data: bytes) -> str | Problem:
    """Never a guess: a wrong one would spoil every name in it."""
    if len(data) > SHEET_BYTES_MAX:
        message = _("This file has more than %(limit)s megabytes. Cut it in several.")
        return Problem("large", message, {"limit": SHEET_BYTES_MAX // 1024**2})
    encoding = "utf-8"
    if data.startswith(BOM_UTF8):
        encoding = "utf-8-sig"
    elif data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and not data.startswith(BOM_UTF32_LE):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return _wrong_encoding()
    if "\0" in text:
        return _wrong_encoding()
    return _spoilt() if _REPLACEMENT in text else text


def _wrong_encoding() -> Problem:
    return Problem(
        "encoding",
        _(
            "This file is not written in UTF-8, so that its letters cannot be told. Save it once"
            " more as “CSV UTF-8” in your spreadsheet program, and send that file."
        ),
    )


def _spoilt() -> Problem:
    return Problem(
        "spoilt",
        _(
            "Letters of this file were lost when it was saved before: “�” stands in their place."
            " Go back to the file that still has them."
        ),
    )


def delimiter_of(text: str) -> str:
    """What stands between the columns of the first line; or what that line says of itself."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first[:4].lower() == "sep=" and first[4:5] in tuple(_DELIMITERS):
        return first[4]
    counts = Counter(letter for letter in first if letter in _DELIMITERS)
    return max(_DELIMITERS, key=lambda letter: counts[letter])


def no_header(line: int) -> Problem:
    message = _(
        "The first line does not say what the columns are. Write their names there: kind, keep,"
        " case, note, and the locales, such as en."
    )
    return Problem("header", message, {}, line)


def damaged(line: int) -> Problem:
    message = _(
        "From line %(line)s on the table cannot be read: a quotation mark is opened and not"
        " closed, or a cell is too long."
    )
    return Problem("damaged", message, {"line": line}, line)


def too_many(line: int) -> Problem:
    message = _("A glossary has %(limit)s terms at most. Those from line %(line)s on are left out.")
    return Problem("many", message, {"limit": TERMS_MAX, "line": line}, line)
