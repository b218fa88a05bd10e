"""Lines of mixed directions, after the examples and rules of Unicode Standard Annex 9.

Letters stand for directions, as they do there: capitals are written as Hebrew letters.
"""

import pytest

from causerie.lib.bidi import levels, visual_order

HEBREW = {chr(ord("A") + place): chr(ord("א") + place) for place in range(26)}
LATIN = {hebrew: latin for latin, hebrew in HEBREW.items()}


def _shown(text: str, direction: str) -> str:
    line = "".join(HEBREW.get(c, c) for c in text)
    order = visual_order(levels(line, direction))
    return "".join(LATIN.get(line[place], line[place]) for place in order)


@pytest.mark.parametrize(
    ("text", "direction", "shown"),
    [
        ("car means CAR.", "ltr", "car means RAC."),
        ("car MEANS CAR.", "rtl", ".RAC SNAEM car"),
        ("ABC abc DEF", "rtl", "FED abc CBA"),
        ("abc ABC def DEF ghi", "ltr", "abc CBA def FED ghi"),
        ("ABC 123 DEF", "rtl", "FED 123 CBA"),
        ("ABC 1,234.50 DEF", "rtl", "FED 1,234.50 CBA"),
        ("ABC 12% DEF", "rtl", "FED 12% CBA"),
        ("abc 12% ABC", "ltr", "abc 12% CBA"),
        ("ABC!", "rtl", "!CBA"),
        ("ABC!", "ltr", "CBA!"),
        ("", "rtl", ""),
        (" ", "ltr", " "),
    ],
)
def test_a_line_is_put_in_visual_order(text: str, direction: str, shown: str) -> None:
    assert _shown(text, direction) == shown


@pytest.mark.parametrize(
    ("text", "direction", "place", "level"),
    [
        # N0: the pair goes with the paragraph if anything within it does.
        ("abc (DEF) ghi", "ltr", 4, 0),
        ("ABC (def) GHI", "rtl", 4, 1),
        # Else with what stands before, if that runs as the contents do.
        ("ABC (DEF)", "ltr", 4, 1),
        ("abc (def", "ltr", 4, 0),
    ],
)
def test_both_brackets_of_a_pair_run_alike(
    text: str, direction: str, place: int, level: int
) -> None:
    found = levels("".join(HEBREW.get(c, c) for c in text), direction)
    assert found[place] == level
    if ")" in text:
        assert found[text.index(")")] == level


def test_arabic_letters_make_digits_arabic() -> None:
    # W2: after an Arabic letter, digits stand one level up, in an order of their own.
    assert levels("ع 12", "rtl") == [1, 1, 2, 2]
    assert levels("ע 12", "rtl") == [1, 1, 2, 2]
    # W4: a hyphen joins European digits only.
    assert levels("12-34", "rtl") == [2] * 5
    assert levels("ع 12-34", "rtl")[4] == 1


def test_a_mark_goes_with_its_letter() -> None:
    assert levels("אָ", "ltr") == [1, 1]
    assert levels("e\u0301", "rtl") == [2, 2]
