"""The glossary as a table for spreadsheets.

Columns: `kind`, `keep`, `case`, `note`, and for each locale `en`, `en:gender`, `en:plural` and
`en:forms`, separated by `|`. Written as in RFC 4180.
"""

import csv
import io
from collections.abc import Collection, Iterable, Sequence

from causerie.translation.terms.columns import Columns, cells, columns_of, entry
from causerie.translation.terms.entry import TERMS_MAX, Entry
from causerie.translation.terms.problem import Problem
from causerie.translation.terms.problems import problems
from causerie.translation.terms.sheet import (
    Sheet,
    damaged,
    decoded,
    delimiter_of,
    no_header,
    too_many,
)


def read(data: bytes, locales: Collection[str] | None = None) -> Sheet:
    """All entries that can be used, and everything that is wrong with the others. Columns of
    locales other than `locales` are none of ours, if these are given."""
    text = decoded(data)
    if isinstance(text, Problem):
        return Sheet((), (text,))
    found: list[Problem] = []
    entries: list[Entry] = []
    columns: Columns | None = None
    for line, row in _rows(text, found):
        if columns is None:
            columns = columns_of(row, line, locales)
            if not columns.are_known:
                return Sheet((), (no_header(line),))
            found += columns.problems
        elif len(entries) == TERMS_MAX:
            found.append(too_many(line))
            break
        else:
            one, wrong = entry(columns, row, line)
            found += wrong
            entries += [one] if one else []
    if columns is None and not found:
        found.append(no_header(1))
    return _sheet(entries, found)


def _rows(text: str, found: list[Problem]) -> Iterable[tuple[int, list[str]]]:
    """Those that hold something, each with the line that it begins in."""
    lines = io.StringIO(text, newline="")
    start = 1
    if text[:4].lower() == "sep=":
        lines.readline()
        start = 2
    reader = csv.reader(lines, delimiter=delimiter_of(text), strict=True)
    read_lines = 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield start + read_lines, row
            read_lines = reader.line_num
    except csv.Error:
        found.append(damaged(start + read_lines))


def _sheet(entries: list[Entry], found: list[Problem]) -> Sheet:
    found += problems(entries)
    refused = {one.number for one in found if not one.is_warning}
    rows = tuple(one for one in entries if one.number not in refused)
    return Sheet(rows, tuple(sorted(found, key=lambda one: one.number)))


def written(rows: Sequence[Entry], locales: Sequence[str] = ()) -> str:
    """Of the `locales`, and of all others that a name is given in. Give it away as UTF-8 with a
    byte order mark: spreadsheets take it for something else without."""
    named = dict.fromkeys([*locales, *(locale for row in rows for locale in row.names)])
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    header, lines = cells(rows, list(named))
    writer.writerow(header)
    writer.writerows(lines)
    return out.getvalue()
