"""The passage of a text that shows best what was searched for."""

from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.excerpts import EXCERPT_LENGTH, Segment, excerpt, highlighted, offsets
from causerie.lib.stems import stems, terms


def _stems(text: str, locale: str) -> str:
    return " ".join(",".join(group) or "-" for group in stems(text, locale))


def _excerpt(text: str, query: str, locale: str = "en") -> str:
    segments = excerpt(
        text, locale, stems=_stems(text, locale), strides=offsets(text, locale),
        terms=terms(query, locale),
    )  # fmt: skip
    return _shown(segments)


def _shown(segments: list[Segment]) -> str:
    return "".join(f"[{s.text}]" if s.is_match else s.text for s in segments)


def _highlighted(text: str, query: str, locale: str) -> str:
    return _shown(highlighted(text, locale, stems=_stems(text, locale), terms=terms(query, locale)))


def test_the_place_with_most_of_the_words_is_shown() -> None:
    text = f"A ferry. {'And so. ' * 100} The ferry to the quay. {'And on. ' * 100} A quay."
    shown = _excerpt(text, "ferries quays")
    assert "[ferry] to the [quay]." in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < EXCERPT_LENGTH + 30


def test_a_short_text_is_shown_whole() -> None:
    assert _excerpt("“It leaves!”", "leave") == "“It [leaves]!”"
    assert _excerpt("", "leave") == ""
    assert _excerpt("…!", "leave") == "…!"


def test_in_a_run_only_what_was_asked_for_is_marked() -> None:
    assert _highlighted("東京都から京都へ", "東京都", "ja") == "[東京都]から京都へ"
    assert _highlighted("黒猫と猫", "猫", "ja") == "黒[猫]と[猫]"
    assert _highlighted("图书馆图书馆", "图书馆", "zh") == "[图书馆图书馆]"


def test_what_is_written_together_is_marked_without_its_article() -> None:
    assert _highlighted("L’eau", "eaux", "fr") == "L’[eau]"


@given(
    st.text(st.sampled_from("aé 猫犬กา'’.-\n"), max_size=900),
    st.text(st.sampled_from("aé 猫犬กา"), max_size=8),
    st.sampled_from(["fr", "ja", "th", "tr"]),
)
def test_an_excerpt_is_a_piece_of_the_text(text: str, query: str, locale: str) -> None:
    segments = excerpt(
        text, locale, stems=_stems(text, locale), strides=offsets(text, locale),
        terms=terms(query, locale),
    )  # fmt: skip
    shown = "".join(s.text for s in segments if s.text not in ("… ", " …"))
    assert shown in text
    whole = highlighted(text, locale, stems=_stems(text, locale), terms=terms(query, locale))
    assert "".join(s.text for s in whole) == text
