"""Stems: one for the forms of a word, in the spelling that readers of its language expect."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.stems import Term, stems, stems_version, terms
from causerie.lib.words import pieces

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
LOCALES = st.sampled_from(["en", "fr", "uk", "ru", "ar", "he", "ja", "th", "tr", "xx", "pt-br"])


def _shares_a_stem(one: str, other: str, locale: str) -> bool:
    [first], [second] = stems(one, locale), stems(other, locale)
    return bool(set(first) & set(second))


@pytest.mark.parametrize(
    ("locale", "one", "other"),
    [
        ("en", "bridge", "Bridges"),
        ("en", "naïve", "naive"),
        ("es", "canción", "canciones"),
        ("fr", "œuvres", "oeuvre"),
        ("pt-br", "nação", "nacoes"),
        ("de", "Müller", "Mueller"),
        ("de", "Fluss", "Fluß"),
        ("uk", "міст", "мосту"),
        ("uk", "п’ять", "п'ять"),
        ("uk", "ґанок", "ганок"),
        ("ru", "ребёнок", "ребенком"),
        ("ru", "мостами", "МОСТ"),
        ("ar", "الكِتَاب", "كتاب"),
        ("el", "γέφυρες", "ΓΕΦΥΡΑ"),
        ("tr", "Işık", "ışık"),
        ("xx", "Ａｂｃ", "abc"),
        ("en", "soft\u00adhyphen", "softhyphen"),
    ],
)
def test_forms_of_a_word_share_a_stem(locale: str, one: str, other: str) -> None:
    assert _shares_a_stem(one, other, locale)


@pytest.mark.parametrize(
    ("locale", "one", "other"),
    [
        ("es", "año", "ano"),
        ("sv", "får", "far"),
        ("tr", "şık", "sık"),
        ("uk", "їжа", "іжа"),
        ("ru", "мой", "мои́х́х"),
        ("en", "bridge", "bride"),
    ],
)
def test_other_words_share_none(locale: str, one: str, other: str) -> None:
    assert not _shares_a_stem(one, other, locale)


def test_what_is_written_together_is_taken_apart() -> None:
    assert stems("l’eau", "fr") == stems("eau", "fr")
    assert stems("Ankara'da", "tr") == stems("Ankara", "tr")
    assert stems("O'Brien", "en") == stems("OBrien", "en")


def test_a_run_is_read_in_pairs_whose_last_letter_stands_alone() -> None:
    assert stems("黒猫だ!", "ja") == [("黒猫",), ("猫だ",), ("だ",)]
    assert terms("黒猫だ", "ja") == [Term("黒猫だ", (("黒猫", "猫だ"),))]
    assert terms("猫 犬", "ja") == [
        Term("猫", (("猫",),), goes_on=True),
        Term("犬", (("犬",),), goes_on=True),
    ]
    assert [term.text for term in terms("iPhone手机", "zh-hans")] == ["iPhone", "手机"]


@given(TEXTS, LOCALES)
def test_each_piece_has_its_stems_and_no_stem_holds_a_separator(text: str, locale: str) -> None:
    found = stems(text, locale)
    assert len(found) == len(list(pieces(text, locale.split("-")[0])))
    for group in found:
        for stem in group:
            assert stem
            assert not set(stem) & set(" ,-\n\x00'\"")


@given(TEXTS, LOCALES)
def test_a_text_is_found_by_its_own_words(text: str, locale: str) -> None:
    known = {stem for group in stems(text, locale) for stem in group}
    for term in terms(text, locale):
        assert any(set(form) <= known for form in term.forms)


def test_threads_do_not_disturb_each_other() -> None:
    words = [f"{start}{end}" for start in ("bridg", "ferr", "quay", "lamp") for end in
             ("ing", "ies", "es", "ed", "er", "ation", "fully")]  # fmt: skip
    alone = [stems(word * 2, "en") for word in words]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda word: stems(word * 2, "en"), words * 20))
    assert together == alone * 20


def test_the_version_names_rules_and_dictionaries() -> None:
    assert len(stems_version().split()) == 5
    assert len(stems_version()) <= 100
