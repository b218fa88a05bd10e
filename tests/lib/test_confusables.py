"""Texts that look alike meet in what they are compared by; others keep apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.confusables import (
    LIKENESS_LENGTH_MAX,
    imitates,
    likeness,
    likenesses,
    skeleton,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("раураl", "paypal"), ("ѕсоре", "scope"), ("Illia", "llIia".replace("i", "i", 1)),
     ("ana\u200b", "ana"), ("Ꭺna", "Ana"), ("corn", "com")],
)  # fmt: skip
def test_a_skeleton_is_that_of_the_standard(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_a_skeleton_keeps_capitals_and_accents_apart() -> None:
    assert skeleton("Ana") != skeleton("ana")
    assert skeleton("Ána") != skeleton("Ana")


@pytest.mark.parametrize(
    "imitation",
    ["Ana Ruiz", "АNA RUІZ", "Ana  Rüiz", "Ana Rui2", "Ána Ruiz", "Ana Ru1z", "ANA RUIZ", "anaruiz",
     "Ana-Ruiz", "A.N.A. Ruiz", "Αna Ruiz", "Ana\u2060 Ruiz", "Аnа Ruіz", "4na Ruiz", "Ꭺna Rụịz",
     "Ana Ruɩz", "Ａｎａ Ｒｕｉｚ", "𝐀𝐧𝐚 𝓡𝓾𝓲𝔃"],
)  # fmt: skip
def test_an_imitation_has_the_likeness_of_what_it_imitates(imitation: str) -> None:
    assert likeness(imitation) == likeness("Ana Ruiz")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Тома", "Toma"), ("ТОМА", "Toma"), ("Вова", "BOBA"), ("Bamy", "Barny"), ("Łukasz", "Lukasz"),
     ("Straße", "STRASSE"), ("شَرِيف", "شريف"), ("محمد علی", "محمد علي"), ("שָׁרוֹן", "שרון"),
     ("ꓮꓠꓮ", "Ana"), ("エ藤", "工藤"), ("へ", "ヘ"), ("İlker", "Ilker"), ("Οlga", "Olga"),
     ("vvilma", "Wilma")],
)  # fmt: skip
def test_names_that_can_be_taken_for_each_other_have_one_likeness(one: str, other: str) -> None:
    assert likeness(one) == likeness(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana Ruiz", "Ana Ruis"), ("حسن", "حشن"), ("かがわ", "かかわ"), ("רינה", "רנה"),
     ("Ілля", "Ілья"),
     ("Ana 1", "Ana 2"), ("王小明", "王小朋"), ("अनीता", "अनिता"), ("สมชาย", "สมชัย")],
)  # fmt: skip
def test_other_names_keep_apart(one: str, other: str) -> None:
    assert likenesses(one).isdisjoint(likenesses(other))


def test_a_greek_letter_imitates_what_it_looks_like_as_it_is_written() -> None:
    assert likeness("Ava") in likenesses("Ανα")
    assert likeness("Ana") in likenesses("ΑΝΑ")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Тома", "Toma"), ("Рома", "Poma"), ("BOBA", "ВОВА"), ("Ana Rui2", "Ana Ruiz"),
     ("Bamy", "Barny"),
     ("lina", "Iina"), ("Аna", "Ana"), ("Рóма", "Poma"), ("エ藤", "工藤")],
)  # fmt: skip
def test_other_letters_that_look_the_same_imitate(one: str, other: str) -> None:
    assert imitates(one, other)
    assert imitates(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana Ruiz", "ana ruiz"), ("José García", "Jose Garcia"), ("O’Brien", "O'Brien"),
     ("Jean-Luc", "Jean Luc"), ("Iina", "Lina"), ("Lan", "Ian"), ("Łukasz", "Lukasz"),
     ("محمد علی", "محمد علي"), ("Kıvanç", "Kivanc"), ("Гнатʼюк", "Гнат’юк"), ("Straße", "Strasse")],
)  # fmt: skip
def test_honest_ways_of_writing_a_name_do_not_imitate(one: str, other: str) -> None:
    assert not imitates(one, other)


@given(st.text())
def test_any_text_has_a_likeness_of_bounded_length(text: str) -> None:
    assert len(likeness(text)) <= LIKENESS_LENGTH_MAX
    assert likeness(text) in likenesses(text)
    assert skeleton(skeleton(text)) == skeleton(text)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)))
def test_a_likeness_passes_over_capitals(text: str) -> None:
    assert likeness(text.casefold()) == likeness(text)
