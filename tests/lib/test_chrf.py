"""The figures of sacrebleu 2.6 for the same texts."""

import pytest

from causerie.lib.chrf import chrf


@pytest.mark.parametrize(
    ("translation", "reference", "score"),
    [
        ("The cat sat", "The cat sat on it", 66.01764142221674),
        ("a", "b", 0.0),
        ("", "x y", 0.0),
        ("El puente se abre.", "El puente se abre.", 100.0),
    ],
)
def test_a_translation_is_as_near_as_others_find_it(
    translation: str, reference: str, score: float
) -> None:
    assert chrf([(translation, reference)]) == pytest.approx(score)


def test_all_sentences_count_together() -> None:
    pairs = [("The cat sat", "The cat sat on it"), ("A dog", "A dog ran")]
    assert chrf(pairs) != pytest.approx((chrf(pairs[:1]) + chrf(pairs[1:])) / 2)
