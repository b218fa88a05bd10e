"""Which sentences of two texts correspond, by their lengths."""

from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.alignment import SENTENCES_MAX, aligned

LONG, MIDDLE, SHORT = "a" * 120, "b" * 60, "c" * 25


def _numbers(source: list[str], target: list[str]) -> list[tuple[list[int], list[int]]]:
    return [(list(said), list(meant)) for said, meant in aligned(source, target)]


def test_sentences_of_like_length_correspond() -> None:
    text = [SHORT, LONG, MIDDLE, SHORT]
    assert _numbers(text, text) == [([n], [n]) for n in range(4)]


def test_a_sentence_cut_in_two_is_found() -> None:
    whole, cut = [SHORT, LONG, SHORT], [SHORT, MIDDLE, MIDDLE, SHORT]
    assert _numbers(whole, cut) == [([0], [0]), ([1], [1, 2]), ([2], [3])]
    assert _numbers(cut, whole) == [([0], [0]), ([1, 2], [1]), ([3], [2])]


def test_a_sentence_cut_in_three_is_found() -> None:
    assert _numbers([SHORT, LONG, LONG], [SHORT, LONG, "d" * 40, "e" * 40, "f" * 40]) == [
        ([0], [0]),
        ([1], [1]),
        ([2], [2, 3, 4]),
    ]


def test_a_sentence_left_out_corresponds_to_nothing() -> None:
    text = [LONG, MIDDLE, LONG, SHORT * 8, LONG, MIDDLE, LONG]
    assert ([3], []) in _numbers(text, text[:3] + text[4:])


def test_a_denser_script_is_no_surprise() -> None:
    text = [SHORT, LONG, MIDDLE, SHORT, LONG]
    assert _numbers(text, [one[::3] for one in text]) == [([n], [n]) for n in range(5)]


def test_nothing_corresponds_to_nothing() -> None:
    assert aligned([], []) == []
    assert _numbers([SHORT], []) == [([0], [])]
    assert _numbers([], [SHORT, LONG]) == [([], [0, 1])]
    assert _numbers([""], [""]) == [([0], [0])]


def test_long_texts_are_paired_in_proportion() -> None:
    beads = aligned([SHORT] * SENTENCES_MAX, [SHORT] * (2 * SENTENCES_MAX))
    assert len(beads) == SENTENCES_MAX
    assert beads[100] == (range(100, 101), range(200, 202))


_texts = st.lists(st.text("a", max_size=300), max_size=12)


@given(_texts, _texts)
def test_each_sentence_is_in_one_pair_and_the_order_stays(
    source: list[str], target: list[str]
) -> None:
    beads = aligned(source, target)
    assert [n for said, _ in beads for n in said] == list(range(len(source)))
    assert [n for _, meant in beads for n in meant] == list(range(len(target)))
