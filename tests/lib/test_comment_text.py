"""What somebody typed into a comment, and what is kept of it."""

from unicodedata import normalize

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.comment_text import TextRefused, check, tidied

SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a  \nb\t\n", "a\nb"),
        ("\n\na\n\n\n\n\nb\n\n", "a\n\n\nb"),
        ("e\u0301", "é"),
        ("a\x00b\x1bc\x85d", "abc\nd"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("sh\u00ady\u200b\u2060\ufeff", "shy"),
        ("e\u200b\u0301", "é"),
        ("a\u200db\u200cc", "abc"),
        ("a\U000e0041\U000e007fb", "ab"),
        ("a\ufe01\ufe02\ufe03", "a\ufe01"),
        ("\u3164\uffa0\u115f", ""),
        ("    code\n  more", "    code\n  more"),
    ],
)
def test_a_text_is_tidied(raw: str, kept: str) -> None:
    assert tidied(raw) == kept


@pytest.mark.parametrize(
    "text",
    [
        "👩‍🔬 ❤️ 👍🏽 1️⃣ 🏳️‍🌈 👨‍👩‍👧",
        SCOTLAND,
        "می‌خواهم",
        "ශ්‍රී",
        "क्‍ष",
        "abc\u200f \u200edef",
        "葛\U000e0100城",
        "a\tb",
    ],
)
def test_what_belongs_to_a_script_or_an_emoji_stays(text: str) -> None:
    assert tidied(text) == normalize("NFC", text)


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    once = tidied(text)
    assert tidied(once) == once


@given(st.text(alphabet="a\u0301\u200b\u200d\u200c\ufe0f\U000e0067\U000e007f🏴❤ \n\r\u0628क\u094d"))
def test_tidying_twice_changes_nothing_of_what_is_hard_to_see(text: str) -> None:
    once = tidied(text)
    assert tidied(once) == once


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\u200b\u2060", "\u3164", "\u2800\u2800", "\u200e", "\u0301", "\u180e"]
)
def test_a_text_with_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(TextRefused, match="nothing to read yet") as refused:
        check(tidied(text), length_max=100)
    assert refused.value.code == "empty"


@pytest.mark.parametrize("text", ["👍", "❤️", "👩‍🔬", SCOTLAND, "?", ":)", "2", "好"])
def test_a_single_sign_or_emoji_is_enough(text: str) -> None:
    check(tidied(text), length_max=10)


def test_a_text_that_is_too_long_is_told_both_lengths() -> None:
    with pytest.raises(TextRefused, match=r"has 11 characters.* to 10 at most"):
        check("x" * 11, length_max=10)


def test_the_length_counts_characters_not_bytes() -> None:
    check("😀" * 10, length_max=10)
    with pytest.raises(TextRefused) as refused:
        check("😀" * 11, length_max=10)
    assert refused.value.code == "long"


def test_the_message_is_in_the_language_of_whoever_reads_it() -> None:
    with pytest.raises(TextRefused) as refused:
        check("H" + "\u0300\u0301\u0302" * 9, length_max=100)
    with override("es"):
        assert "letra" in str(refused.value.message)


@pytest.mark.parametrize(
    "text",
    [
        "H̷̨͚̙͓̻̄̾̈́̏͝ȩ̸̛̯͎̠̜̓͌̀̕",
        "a" + "\u0300\u0301\u0302\u0303\u0304\u0305\u0306",
        "ก" + "\u0e47" * 8,
        "a" + "\u20dd\u20de" * 4,
    ],
)
def test_too_many_marks_on_one_letter_are_refused(text: str) -> None:
    with pytest.raises(TextRefused, match="Too many accents"):
        check(tidied(text), length_max=1000)


@pytest.mark.parametrize(
    "text",
    [
        "ที่นี่น้ำขึ้นเร็วมาก",
        "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים",
        "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ",
        normalize("NFD", "Tiếng Việt có nhiều dấu: ễ ộ ữ"),
        "ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ",
        "မြန်မာဘာသာ",
        "हिन्दी में ज़्यादा",
        "1️⃣2️⃣3️⃣ ❤️",
        "ọ̀ṣọ́ ẹ̀ṣẹ̀",
    ],
)
def test_what_scripts_need_passes(text: str) -> None:
    check(text, length_max=1000)
    check(tidied(text), length_max=1000)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(TextRefused, match="broken"):
        check(tidied("a\ud83d"), length_max=10)
