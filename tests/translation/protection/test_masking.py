"""Opaque words, put in and taken out."""

from hypothesis import given
from hypothesis import strategies as st

from causerie.translation.protection.finding import spans
from causerie.translation.protection.inline import Line, read
from causerie.translation.protection.masking import Masked, Replaced, masked, places


def mask(text: str) -> Masked:
    return masked(Line(text), [Replaced(span) for span in spans(text, frozenset(), "en")])


def test_a_thing_is_one_opaque_word() -> None:
    found = mask("At 05:56, see https://a.example!")
    assert found.words == "At ZQXA, see ZQXB!"
    assert [token.words for token in found.tokens] == ["05:56", "https://a.example"]


def test_neighbours_are_one() -> None:
    assert mask("so 😀 😀 https://a.example yes").words == "so ZQXA yes"


def test_what_stands_right_beside_a_word_is_parted_from_it() -> None:
    found = mask("Great😀really")
    assert found.words == "Great ZQXA really"
    assert (found.tokens[0].is_glued_left, found.tokens[0].is_glued_right) == (True, True)


def test_a_text_that_holds_such_a_word_gets_another() -> None:
    assert mask("ZQXA at 05:56").words == "QZXA at QZXB"


def test_no_opaque_word_begins_with_another() -> None:
    found = mask(", ".join(f"{n}:30" for n in range(10, 60)))
    words = [token.words for token in found.tokens]
    assert len(words) == len({token.word for token in found.tokens}) == 50
    assert len({len(token.word) for token in found.tokens}) == 1


def test_they_are_found_whatever_their_capitals() -> None:
    found = mask("At 05:56")
    assert [word for _s, _e, word in places("Zqxa, zqxa, ZQXAha", found.stem, found.tokens)] == [
        "ZQXA", "ZQXA",
    ]  # fmt: skip


def test_marks_move_along() -> None:
    line = read("At <em>05:56</em> it <strong>was 12:30 there</strong>")
    found = masked(line, [Replaced(span) for span in spans(line.text, frozenset(), "en")])
    assert [found.words[m.start : m.end] for m in found.marks] == ["ZQXA", "was ZQXB there"]


def mask_html(html: str) -> tuple[str, list[str]]:
    """The words, and those of each mark."""
    line = read(html)
    found = masked(line, [Replaced(span) for span in spans(line.text, frozenset(), "en")])
    return found.words, [found.words[mark.start : mark.end] for mark in found.marks]


def test_neighbours_are_two_where_a_mark_parts_them() -> None:
    assert mask_html("so <em>😀</em> 😀 yes") == ("so ZQXA ZQXB yes", ["ZQXA"])


def test_what_is_said_aloud_stands_alone() -> None:
    assert mask("so 😀 05:56 yes").words == "so ZQXA ZQXB yes"


def test_two_that_touch_are_parted() -> None:
    assert mask("so 100%😀 yes").words == "so ZQXA ZQXB yes"


def test_a_mark_takes_no_space_along_that_was_put_in() -> None:
    assert mask_html("<em>Great😀</em>really") == ("Great ZQXA really", ["Great ZQXA"])


@given(st.text(max_size=60))
def test_any_text_comes_back(text: str) -> None:
    found = mask(text)
    by_word = {token.word: token for token in found.tokens}
    words, end = "", 0
    for start, stop, word in places(found.words, found.stem, found.tokens):
        token = by_word[word]
        before = found.words[end:start]
        words += (before[:-1] if token.is_glued_left else before) + token.words
        end = stop + token.is_glued_right
    assert words + found.words[end:] == text
