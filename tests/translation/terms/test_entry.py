"""A thing with a name in each locale, and what it is in a pair of them."""

from causerie.translation.terms.entry import Entry, Name
from causerie.translation.terms.term import Kind
from causerie.translation.terms.word_index import prefixes_of

ROOK = Entry({"en": Name("Rook"), "pt": Name("Torre", forms=("Torres",))})


def test_a_name_in_a_language_serves_its_regions() -> None:
    term = ROOK.in_pair("pt-br", "en")
    assert term
    assert (term.source, term.source_forms, term.target) == ("Torre", ("Torres",), "Rook")


def test_a_region_may_have_a_name_of_its_own() -> None:
    entry = Entry({**ROOK.names, "pt-br": Name("Roque")})
    term = entry.in_pair("en", "pt-br")
    assert term
    assert term.target == "Roque"


def test_without_a_name_in_both_there_is_no_pair() -> None:
    assert ROOK.in_pair("en", "fr") is None
    assert ROOK.in_pair("fr", "en") is None
    assert Entry({"en": Name("Rook"), "fr": Name("", forms=("Freux",))}).in_pair("en", "fr") is None


def test_what_is_kept_is_so_in_every_pair() -> None:
    term = Entry({"en": Name("Fanal")}, is_kept=True).in_pair("es", "fr")
    assert term
    assert (term.source, term.target, term.is_kept) == ("Fanal", "Fanal", True)


def test_other_forms_of_a_common_word_are_looked_for() -> None:
    word = Entry({"pt": Name("nação")}, Kind.WORD)
    assert any("nacoes".startswith(one) for one in prefixes_of(word)["pt"])
