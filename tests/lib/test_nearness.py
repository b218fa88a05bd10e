"""How near two words are to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.nearness import distance, nearest, shortened_and_exchanged

WORDS = st.text("abcd", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("ferry", "ferry", 0),
        ("fery", "ferry", 1),
        ("feryr", "ferry", 1),
        ("fxrry", "ferry", 1),
        ("furry", "ferries", 4),
        ("", "ab", 2),
        ("мост", "мось", 1),
    ],
)
def test_mistakes_are_counted(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 5) == distance(other, one, 5) == apart


def test_what_is_further_than_asked_for_is_not_measured() -> None:
    assert distance("ferry", "cathedral", 2) == 3
    assert distance("abcd", "wxyz", 2) == 3


@given(WORDS, WORDS)
def test_a_bound_changes_nothing_within_it(one: str, other: str) -> None:
    apart = distance(one, other, 20)
    assert (apart == 0) == (one == other)
    assert distance(one, other, 2) == min(apart, 3)


def test_the_nearest_comes_first_and_the_word_itself_not_at_all() -> None:
    assert nearest("fery", ["fery", "ferryx", "ferry", "boat"], 2) == ["ferry"]
    assert nearest("harbuor", ["harbours", "harbour"], 3) == ["harbour", "harbours"]


def test_slips_at_the_beginning_are_listed() -> None:
    assert {"erry", "efrry", "ferr"} <= shortened_and_exchanged("ferry")
    assert shortened_and_exchanged("a") == set()
