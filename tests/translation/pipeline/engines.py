"""Engines that stand for good and bad ones: what they answer is decided by the test."""

import re
import time
from collections.abc import Callable, Sequence

from causerie.translation.engines.base import (
    Context,
    Engine,
    Features,
    Glossary,
    Pair,
    Text,
    Translated,
)
from causerie.translation.pipeline import Answer, translate_units
from causerie.translation.terms.term import TermPair

PAIR = Pair("en", "es")


class Scripted:
    """Answers each text by a function."""

    leaves_server = False

    def __init__(
        self,
        answer: Callable[[Text], str],
        *,
        name: str = "scripted",
        takes_terms: bool = False,
        keeps_marks: bool = False,
        texts_max: int = 50,
        characters_max: int = 20_000,
    ) -> None:
        self.answer = answer
        self.name = name
        self.features = Features(takes_terms, keeps_marks, False, texts_max, characters_max)
        self.calls: list[list[Text]] = []

    def pairs(self) -> frozenset[Pair]:
        return frozenset({PAIR})

    def version(self, pair: Pair) -> str:
        return "1"

    def translate(
        self,
        texts: Sequence[Text],
        pair: Pair,
        *,
        glossary: Glossary,
        context: Context,
        deadline: float,
    ) -> list[Translated]:
        self.calls.append(list(texts))
        return [Translated(self.answer(text), ("one",), 0.5) for text in texts]

    def close(self) -> None: ...


_WORD = re.compile(r"[^\W\d_]+|<[^>]*>|&[a-z]+;")


def dictionary(words: dict[str, str]) -> Callable[[Text], str]:
    """Word by word; whole texts first; what is not in it stays."""

    def answer(text: Text) -> str:
        if text.words in words:
            return words[text.words]
        return _WORD.sub(lambda found: words.get(found[0], found[0]), text.words)

    return answer


def sent(
    *units: str,
    chain: Sequence[Engine],
    pair: Pair = PAIR,
    terms: tuple[TermPair, ...] = (),
    names: frozenset[str] = frozenset(),
    seconds: float = 60,
) -> Answer:
    return translate_units(
        units,
        pair,
        chain=chain,
        glossary=Glossary(terms),
        names=names,
        context=Context(),
        deadline=time.monotonic() + seconds,
    )


def html(answer: Answer) -> list[str]:
    assert answer.units is not None, answer.attempts
    return [unit.html for unit in answer.units]
