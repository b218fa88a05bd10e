"""A word is of one script, or of scripts that are written together."""

import pytest

from causerie.lib.scripts import foreign_pair, is_living, is_of_one_script, scripts_of


@pytest.mark.parametrize(
    "word",
    ["Ana", "O’Brien", "Олена", "Гнат’юк", "Max1987", "שָׁרוֹן", "علی‌رضا", "王小明", "佐々木",
     "キャロライン",
     "山田タロウ", "김민수", "金철수", "LiさんのTシャツ", "Tシャツ", "3G網路", "தமிழ்", "",
     "12", "’"],
)  # fmt: skip
def test_a_word_of_one_script_is_told(word: str) -> None:
    assert is_of_one_script(word)


@pytest.mark.parametrize(
    ("word", "pair"),
    [("Аna", ("А", "n")), ("pаypal", ("p", "а")), ("Αdmin", ("Α", "d")), ("김さん", ("김", "さ")),
     ("Олenа", ("О", "e")), ("a1٢", ("a", "٢")), ("Anaა", ("A", "ა")), ("李Ана", ("李", "А"))],
)  # fmt: skip
def test_a_word_of_mixed_scripts_names_the_first_two(word: str, pair: tuple[str, str]) -> None:
    assert not is_of_one_script(word)
    assert foreign_pair(word) == pair


def test_a_word_of_one_script_has_no_foreign_pair() -> None:
    with pytest.raises(ValueError, match="one script"):
        foreign_pair("Ana")


def test_scripts_that_share_a_character_are_all_named() -> None:
    assert scripts_of("ー") == {"Hira", "Kana"}
    assert scripts_of("é") == {"Latn"}
    assert scripts_of("1") == frozenset()


def test_runes_and_gothic_are_no_living_scripts() -> None:
    assert not is_living("ᚠ")
    assert not is_living("𐌰")
    assert all(is_living(character) for character in "aяאس王가Ꮳⵉߞꓮᐃ1’")
