"""The glossary as a table: what comes out goes in again, and what is wrong is said by line."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.translation.terms import csv
from causerie.translation.terms.entry import TERMS_MAX, Entry, Name
from causerie.translation.terms.term import Gender, Kind

TABLE = """kind,keep,case,note,en,en:forms,es,es:gender,es:plural
organisation,no,yes,our hosts,Harbour Council,Council|the Harbour,Consejo del Puerto,m,no
word,,no,,"bridge, drawn","",puente levadizo,,
person,yes,,"two
lines",Anselm Roake,,,,
"""


def _codes(data: bytes) -> list[tuple[int, str]]:
    return [(one.number, one.code) for one in csv.read(data).problems]


def test_a_table_is_read() -> None:
    sheet = csv.read(TABLE.encode())
    assert sheet.problems == ()
    council, bridge, roake = sheet.rows
    assert council.names["en"].forms == ("Council", "the Harbour")
    assert council.names["es"] == Name("Consejo del Puerto", Gender.MASCULINE)
    assert council.note == "our hosts"
    assert (bridge.kind, bridge.is_case_sensitive) == (Kind.WORD, False)
    assert bridge.names["en"].name == "bridge, drawn"
    assert (roake.is_kept, roake.note, roake.number) == (True, "two\nlines", 4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_write_it_in_several_ways(encoding: str, delimiter: str) -> None:
    table = f"EN{delimiter}es{delimiter}uk\r\nRook{delimiter}Ñandú{delimiter}Роук\r\n"
    sheet = csv.read(table.encode(encoding))
    assert sheet.problems == ()
    assert sheet.rows[0].names["uk"].name == "Роук"
    assert sheet.rows[0].names["es"].name == "Ñandú"


def test_a_first_line_may_name_the_separator() -> None:
    sheet = csv.read(b"sep=;\nen;es\nRook;Roca\nRook;Torre\n")
    assert [row.number for row in sheet.rows] == [3]
    assert [(one.number, one.code) for one in sheet.problems] == [(4, "duplicate")]


@pytest.mark.parametrize(
    "data",
    [
        "en,es\nRook,Peñón\n".encode("cp1252"),
        "en,uk\nRook,Роук\n".encode("cp1251"),
        "en,uk\nRook,Роук\n".encode("utf-16-le"),
        "en,uk\nRook,Роук\n".encode("utf-32"),
        b"PK\x03\x04 a spreadsheet itself \xff\x00",
    ],
)
def test_another_encoding_is_refused_and_never_guessed(data: bytes) -> None:
    sheet = csv.read(data)
    assert sheet.rows == ()
    assert [one.code for one in sheet.problems] == ["encoding"]
    assert "UTF-8" in sheet.problems[0].sentence


def test_a_file_that_has_lost_its_letters_is_refused() -> None:
    assert _codes("en,es\nRook,Pe\ufffd\ufffdn\n".encode()) == [(0, "spoilt")]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"Rook,Roca\nHarbour,Puerto\n", b"kind,note\n"])
def test_a_table_without_header_is_refused(data: bytes) -> None:
    assert [code for _line, code in _codes(data)] == ["header"]


def test_all_problems_come_together_with_their_lines() -> None:
    table = b"""en,es,colour,kind,case,es:gender,en:forms
Rook,Roca,red,person,,,
Rook,Torre,,,,,

Harbour,,,,,,
Quay,Muelle,,boat,,,
Pier,Espigon,,,perhaps,,
Mole,Mola,,,,x,
Council,Consejo,,,,,Rook
Tide,Marea,,,,,,too,many
"""
    sheet = csv.read(table)
    assert [(one.number, one.code) for one in sheet.problems] == [
        (1, "column"), (3, "duplicate"), (5, "alone"), (6, "kind"), (7, "yes_or_no"),
        (8, "gender"), (9, "contradiction"), (10, "cells"),
    ]  # fmt: skip
    assert [row.number for row in sheet.rows] == [2, 5]
    assert all("%" not in one.sentence for one in sheet.problems)


def test_columns_of_other_locales_are_left_out() -> None:
    sheet = csv.read(b"en,es,tlh\nRook,Roca,x\n", locales=["en", "es"])
    assert [one.code for one in sheet.problems] == ["column"]
    assert set(sheet.rows[0].names) == {"en", "es"}


def test_a_quotation_mark_that_is_not_closed_is_said() -> None:
    assert _codes(b'en,es\nRook,Roca\n"Pier,Muelle\nTide,Marea\n') == [(3, "damaged")]


def test_a_glossary_has_an_end() -> None:
    table = "en,es\n" + "".join(f"a{n},b{n}\n" for n in range(TERMS_MAX + 5))
    sheet = csv.read(table.encode())
    assert len(sheet.rows) == TERMS_MAX
    assert [(one.number, one.code) for one in sheet.problems] == [(TERMS_MAX + 2, "many")]


def test_a_file_has_a_size() -> None:
    assert _codes(b"x" * (8 * 1024 * 1024 + 1)) == [(0, "large")]


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "'t Hof", "\uff1d1"]
)
def test_a_name_never_becomes_a_formula_and_comes_back(name: str) -> None:
    text = csv.written([Entry({"nl": Name(name), "en": Name("x")}, number=2)])
    assert name not in text.split(",") or name == "'t Hof"
    [row] = csv.read(text.encode()).rows
    assert row.names["nl"].name == name


def test_formulas_in_a_file_are_words() -> None:
    [row] = csv.read(b"en,es\n=Rook,@Roca\n").rows
    assert (row.names["en"].name, row.names["es"].name) == ("=Rook", "@Roca")


def _plain(text: str) -> str:
    return normalize("NFC", " ".join(normalize("NFC", text).split()))


WORDS = (
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd"), max_size=20
    )
    | st.text("=+-@'|\\\";,\t a", max_size=8)
).map(_plain)
FORMS = st.lists(WORDS.filter(bool), max_size=4, unique=True).map(tuple)
NAMES = st.builds(
    Name, WORDS.map(lambda text: f"a{text}"), st.sampled_from(Gender), st.booleans(), FORMS
)
STARTS = st.sampled_from(["", "=", "+", "-", "@", "'", "'=", "''"])


def _with_start(name: Name, start: str) -> Name:
    return Name(start + name.name, name.gender, name.is_plural, name.forms)


ENTRIES = st.builds(
    Entry,
    st.fixed_dictionaries(
        {locale: st.builds(_with_start, NAMES, STARTS) for locale in ("en", "pt-br", "zh-hans")}
    ),
    st.sampled_from(Kind),
    st.booleans(),
    st.booleans(),
    WORDS,
    st.just(2),
)


@given(ENTRIES)
def test_what_is_written_is_read_as_it_was(entry: Entry) -> None:
    sheet = csv.read(csv.written([entry]).encode("utf-8-sig"))
    assert [one for one in sheet.problems if one.code not in ("letters", "long")] == []
    if not sheet.problems:
        assert sheet.rows == (entry,)


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: f"en,es\n{text}".encode("utf-8", "ignore"))
)
def test_no_file_is_too_odd_to_be_answered(data: bytes) -> None:
    sheet = csv.read(data)
    assert all(one.sentence for one in sheet.problems)
