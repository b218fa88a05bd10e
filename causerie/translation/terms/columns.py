"""The columns of the glossary's table, and the cells of a line."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from django.utils.translation import gettext_lazy as _

from causerie.lib.locales import bcp47
from causerie.translation.terms.entry import Entry, Name
from causerie.translation.terms.problem import Problem
from causerie.translation.terms.term import Gender, Kind

_OWN = ("kind", "keep", "case", "note")
_OF_LOCALE = ("", "gender", "plural", "forms")
_LOCALE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")
_YES = {"yes", "true", "1", "x"}
_NO = {"no", "false", "0", ""}
# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]|'[=+\-@\t\r\n＝＋－＠']")
_GUARDED = re.compile(r"'[=+\-@\t\r\n＝＋－＠']")
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([\\|])")


@dataclass
class Columns:
    """Where each stands: by the name of the column, or by locale and what is said of it."""

    own: dict[str, int] = field(default_factory=dict)
    of_locale: dict[tuple[str, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # Of all, those that are left out among them.
    count: int = 0

    @property
    def are_known(self) -> bool:
        return any(what == "" for _locale, what in self.of_locale)

    @property
    def locales(self) -> list[str]:
        return list(dict.fromkeys(locale for locale, _what in self.of_locale))


def columns_of(header: Sequence[str], line: int, locales: Collection[str] | None) -> Columns:
    found = Columns(count=len(header))
    for place, cell in enumerate(header):
        name = cell.strip().lower().replace("_", "-")
        locale, _colon, what = (part.strip() for part in name.partition(":"))
        is_ours = locales is None or locale in locales
        if name in _OWN and name not in found.own:
            found.own[name] = place
        elif what in _OF_LOCALE and is_ours and _is_new(locale, what, found):
            found.of_locale[locale, what] = place
        elif name:
            found.problems.append(_unknown(cell.strip(), line))
    return found


def _is_new(locale: str, what: str, found: Columns) -> bool:
    return bool(_LOCALE.fullmatch(locale)) and (locale, what) not in found.of_locale


def _unknown(name: str, line: int) -> Problem:
    message = _("The column “%(column)s” is unknown, or stands there twice. It is left out.")
    return Problem("column", message, {"column": name[:40]}, line, is_warning=True)


def entry(columns: Columns, row: Sequence[str], line: int) -> tuple[Entry | None, list[Problem]]:
    """None where something in the line cannot be understood."""
    wrong: list[Problem] = []
    if any(cell.strip() for cell in row[columns.count :]):
        wrong.append(_too_many_cells(line))
    found = Entry(
        names=_names(columns, row, line, wrong),
        kind=_kind(_own(columns, row, "kind"), line, wrong),
        is_case_sensitive=_is(_own(columns, row, "case"), True, "case", line, wrong),
        is_kept=_is(_own(columns, row, "keep"), False, "keep", line, wrong),
        note=_plain_note(_own(columns, row, "note")),
        number=line,
    )
    return (None if any(not one.is_warning for one in wrong) else found), wrong


def _own(columns: Columns, row: Sequence[str], name: str) -> str:
    return _cell(row, columns.own.get(name))


def _cell(row: Sequence[str], place: int | None) -> str:
    """A cell that was guarded from being a formula is what it was before."""
    if place is None or place >= len(row):
        return ""
    text = row[place]
    return text[1:] if _GUARDED.match(text) else text


def _names(
    columns: Columns, row: Sequence[str], line: int, wrong: list[Problem]
) -> dict[str, Name]:
    found = {}
    for locale in columns.locales:
        text, gender, plural, forms = (
            _cell(row, columns.of_locale.get((locale, what))) for what in _OF_LOCALE
        )
        name = Name(
            plain(text),
            _gender(gender, locale, line, wrong),
            _is(plural, False, f"{bcp47(locale)}:plural", line, wrong),
            _forms(forms),
        )
        if name.name or name.forms:
            found[locale] = name
    return found


def plain(text: str) -> str:
    """Composed, with single spaces."""
    return normalize("NFC", " ".join(normalize("NFC", text).split()))


def _plain_note(text: str) -> str:
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _forms(cell: str) -> tuple[str, ...]:
    parts = _SEPARATOR.sub("\\1\0", cell).split("\0")
    forms = (plain(_ESCAPED.sub(r"\1", part)) for part in parts)
    return tuple(dict.fromkeys(form for form in forms if form))


def _kind(cell: str, line: int, wrong: list[Problem]) -> Kind:
    name = cell.strip().lower()
    if name and name not in set(Kind):
        message = _("“%(value)s” is no kind of term. Write one of these: %(kinds)s.")
        params = {"value": cell.strip()[:40], "kinds": ", ".join(Kind)}
        wrong.append(Problem("kind", message, params, line))
        return Kind.ORGANISATION
    return Kind(name) if name else Kind.ORGANISATION


def _gender(cell: str, locale: str, line: int, wrong: list[Problem]) -> Gender:
    name = cell.strip().lower()
    if name not in set(Gender):
        message = _("“%(value)s” is no gender. Write m, f or n in %(column)s, or nothing.")
        params = {"value": cell.strip()[:40], "column": f"{bcp47(locale)}:gender"}
        wrong.append(Problem("gender", message, params, line))
        return Gender.NONE
    return Gender(name)


def _is(cell: str, default: bool, column: str, line: int, wrong: list[Problem]) -> bool:
    said = cell.strip().lower()
    if said not in _YES | _NO:
        message = _("“%(value)s” is neither yes nor no. Write one of them in %(column)s.")
        params = {"value": cell.strip()[:40], "column": column}
        wrong.append(Problem("yes_or_no", message, params, line))
    return said in _YES if said else default


def _too_many_cells(line: int) -> Problem:
    message = _(
        "This line has more cells than there are columns. Set quotation marks around a name that"
        " has a comma or a semicolon in it."
    )
    return Problem("cells", message, {}, line)


def cells(rows: Sequence[Entry], locales: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """The header and the lines."""
    tails = [f":{what}" if what else "" for what in _OF_LOCALE]
    header = [*_OWN, *(bcp47(locale) + tail for locale in locales for tail in tails)]
    return header, [[_guarded(cell) for cell in _line(row, locales)] for row in rows]


def _line(row: Entry, locales: Sequence[str]) -> list[str]:
    named = [row.names.get(locale, Name("")) for locale in locales]
    of_locales = [cell for name in named for cell in _cells_of(name)]
    return [row.kind, _said(row.is_kept), _said(row.is_case_sensitive), row.note, *of_locales]


def _cells_of(name: Name) -> list[str]:
    forms = "|".join(form.replace("\\", "\\\\").replace("|", "\\|") for form in name.forms)
    return [name.name, name.gender, _said(name.is_plural) if name.name else "", forms]


def _said(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
