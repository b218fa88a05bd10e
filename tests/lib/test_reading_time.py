"""How long a text takes to read: by words, and by characters where words are not separated."""

import pytest

from causerie.lib.reading_time import reading_minutes


@pytest.mark.parametrize(
    ("text", "locale", "minutes"),
    [
        ("", "en", 1),
        ("word", "en", 1),
        ("word " * 228, "en", 1),
        ("word " * 229, "en", 2),
        ("word " * 2_280, "en", 10),
        ("слово " * 184, "ru", 1),
        ("слово " * 185, "ru", 2),
        ("كلمة " * 139, "ar", 2),
        ("palavra " * 182, "pt-br", 2),
        ("word " * 185, "xx", 2),
        ("字" * 255, "zh-hans", 1),
        ("字" * 256, "zh-hans", 2),
        ("字" * 2_550, "zh-hant", 10),
        ("かな" * 357, "ja", 2),
        ("字" * 255 + " word" * 184, "zh-hans", 2),
        ("字" * 510, "en", 2),
        ("don’t l'eau twenty-one " * 76, "en", 1),
        ("— … ! ? " * 5_000, "en", 1),
    ],
)  # fmt: skip
def test_minutes_are_rounded_up(text: str, locale: str, minutes: int) -> None:
    assert reading_minutes(text, locale) == minutes
