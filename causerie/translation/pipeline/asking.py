"""An engine asked in portions of the size that it takes, and its answers looked at."""

import time
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from causerie.translation.engines.base import (
    Context,
    Engine,
    Garbage,
    Glossary,
    Pair,
    Text,
    TooLong,
    Transient,
    Translated,
)


class Question(NamedTuple):
    """What is the same for all texts of one call."""

    engine: Engine
    pair: Pair
    glossary: Glossary
    context: Context
    deadline: float
    # What this engine was asked before, for this text and others together.
    known: Mapping[Text, Translated] = MappingProxyType({})


def ask(question: Question, texts: Sequence[Text]) -> list[Translated]:
    """One answer for each, in their order. Raises EngineError."""
    answers = {text: question.known[text] for text in texts if text in question.known}
    each = [text for text in dict.fromkeys(texts) if text not in answers]
    for portion in _portions(each, question.engine):
        if time.monotonic() >= question.deadline:
            raise Transient("The time for this text was over before the engine had it all.")
        answers.update(zip(portion, _asked(question, portion), strict=True))
    return [answers[text] for text in texts]


def _asked(question: Question, portion: Sequence[Text]) -> list[Translated]:
    found = question.engine.translate(
        portion,
        question.pair,
        glossary=question.glossary,
        context=question.context,
        deadline=question.deadline,
    )
    if not isinstance(found, list) or len(found) != len(portion):
        raise Garbage("The engine did not give one answer for each text.")
    if not all(isinstance(one, Translated) and isinstance(one.words, str) for one in found):
        raise Garbage("The engine answered something else than text.")
    return found


def _portions(texts: Sequence[Text], engine: Engine) -> Iterator[list[Text]]:
    features = engine.features
    portion: list[Text] = []
    characters = 0
    for text in texts:
        length = len(text.words)
        if length > features.characters_max:
            raise TooLong("A line of this text is longer than the engine takes.")
        is_full = len(portion) >= features.texts_max
        if portion and (is_full or characters + length > features.characters_max):
            yield portion
            portion, characters = [], 0
        portion.append(text)
        characters += length
    if portion:
        yield portion
