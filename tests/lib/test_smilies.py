"""Smilies and short names of emoji."""

import pytest

from causerie.lib.smilies import with_emoji


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (":)", "🙂"),
        (":-)", "🙂"),
        ("=)", "🙂"),
        (";)", "😉"),
        (";-)", "😉"),
        (":(", "🙁"),
        (":-(", "🙁"),
        (":D", "😀"),
        (":P", "😛"),
        (":-p", "😛"),
        (":'(", "😢"),
        (":’-(", "😢"),
        (":/", "😕"),
        (":-O", "😮"),
        (">:(", "😠"),
        ("<3", "❤️"),
        ("</3", "💔"),
        ("(so what :))", "(so what 🙂)"),
        ("Thanks :), all", "Thanks 🙂, all"),
        ("¡Gracias!:)", "¡Gracias!🙂"),
        ("«:D»", "«😀»"),
        ("line\n:)\nline", "line\n🙂\nline"),
    ],
)
def test_a_smiley_is_an_emoji(typed: str, shown: str) -> None:
    assert with_emoji(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (":wink:", "😉"),
        (":cry:", "😢"),
        (":smile:", "😄"),
        (":+1:", "👍"),
        (":-1:", "👎"),
        (":thumbs_up:", "👍"),
        (":heart:", "❤️"),
        (":smile::wink:", "😄😉"),
        ("好:smile:", "好😄"),
        (":Côte_d’Ivoire:", "🇨🇮"),
    ],
)
def test_a_short_name_is_an_emoji(typed: str, shown: str) -> None:
    assert with_emoji(typed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/:)",
        "12:30",
        "at :05 past",
        "10:100:20",
        "http:/",
        "file:/",
        "a:b",
        "(a:D)",
        "see:P",
        ":not_an_emoji:",
        "C::D",
        "a<3b",
        "one; two",
        "nothing here",
        "",
    ],
)
def test_what_is_no_smiley_stays(text: str) -> None:
    assert with_emoji(text) == text


def test_emoji_are_written_in_colours() -> None:
    assert with_emoji(":heart:") == "\u2764\ufe0f"


def test_what_has_become_an_emoji_stays_one() -> None:
    once = with_emoji("Well :) :wink: <3 :foo:")
    assert with_emoji(once) == once
