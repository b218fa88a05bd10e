"""What is wrong with a glossary, said to its editor."""

from causerie.translation.terms.entry import Entry, Name
from causerie.translation.terms.problems import problems


def _entry(number: int, /, *, is_kept: bool = False, **names: str | Name) -> Entry:
    named = {loc: Name(name) if isinstance(name, str) else name for loc, name in names.items()}
    return Entry(named, number=number, is_kept=is_kept)


def test_a_glossary_in_order_has_none() -> None:
    both = [
        _entry(1, en="Harbour Council", es="Consejo del Puerto"),
        _entry(2, en="Fanal", es="Fanal"),
    ]
    assert problems(both) == []


def test_two_terms_of_one_name_are_found() -> None:
    [one] = problems([_entry(1, en="Rook", es="Roca"), _entry(2, en="Rook", es="Torre")])
    assert (one.code, one.number, one.other) == ("duplicate", 2, 1)
    assert "Rook" in one.sentence
    assert "1" in one.sentence


def test_the_same_name_in_another_writing_is_found() -> None:
    both = [_entry(1, uk="«Перпетуя»", es="a"), _entry(2, uk="“Перпетуя”", es="b")]
    assert [one.code for one in problems(both)] == ["duplicate"]


def test_a_name_that_is_a_form_of_another_term_is_a_contradiction() -> None:
    both = [
        _entry(1, en=Name("Harbour Council", forms=("Council",)), es="Consejo del Puerto"),
        _entry(2, en="Council", es="Consejo"),
    ]
    [one] = problems(both)
    assert one.code == "contradiction"


def test_a_circle_of_two_terms_is_found_from_both_sides() -> None:
    both = [
        _entry(1, en=Name("Trust", forms=("Foundation",)), es="a"),
        _entry(2, en=Name("Foundation", forms=("Trust",)), es="b"),
    ]
    assert [(one.code, one.params["name"]) for one in problems(both)] == [
        ("contradiction", "Foundation"),
        ("contradiction", "Trust"),
    ]


def test_a_form_that_two_terms_claim_is_found() -> None:
    both = [
        _entry(1, en=Name("Harbour Council", forms=("HC",)), es="a"),
        _entry(2, en=Name("Harbour Church", forms=("HC",)), es="b"),
    ]
    assert [one.code for one in problems(both)] == ["claimed"]


def test_capitals_part_two_names_that_keep_to_theirs() -> None:
    us, word = _entry(1, en="US", es="EE. UU."), _entry(2, en="us", es="nosotros")
    assert problems([us, word]) == []


def test_one_spelling_in_two_locales_is_no_problem() -> None:
    assert problems([_entry(1, en="Fanal", es="Farol"), _entry(2, en="Lantern", es="Fanal")]) == []


def test_one_name_alone_is_said_and_no_obstacle() -> None:
    [one] = problems([_entry(1, en="Rook"), _entry(2, en="a1", es="b1")])
    assert (one.code, one.number, one.is_warning) == ("alone", 1, True)


def test_what_is_kept_needs_one_name_only() -> None:
    assert problems([_entry(1, en="Fanal", is_kept=True)]) == []


def test_too_much_and_too_little_is_said() -> None:
    wrong = [
        _entry(1, en="x" * 121, es="y"),
        _entry(2, en=Name("z", forms=tuple(map(str, range(41)))), es="w"),
        Entry({"en": Name("n"), "es": Name("n")}, note="n" * 501, number=3),
        _entry(4),
        _entry(5, en="…", es="e"),
        _entry(6, en=Name("", forms=("f",)), es="g", fr="h"),
    ]
    found = [(one.number, one.code) for one in problems(wrong)]
    assert found == [
        (1, "long"), (2, "forms"), (3, "long"), (4, "empty"), (5, "letters"), (6, "forms"),
    ]  # fmt: skip
    assert all("%" not in one.sentence for one in problems(wrong))
