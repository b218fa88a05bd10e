"""What must not change survives in every sentence, in all directions: with the real engine."""

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations

import pytest

from causerie.lib.comment_text import tidied
from causerie.lib.markup import parse
from causerie.lib.markup.plain import said
from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.base import Context, EngineSettings, Glossary, Pair
from causerie.translation.pipeline import translate_units
from causerie.translation.protection.fragments import put_together, split
from causerie.translation.terms.term import TermPair
from tests.translation.texts import LOCALES, Sentence, kept_terms, names, sentences

PAIRS = [Pair(*two) for two in permutations(LOCALES, 2)]
KEPT = Glossary(tuple(TermPair(name, name, is_kept=True) for name in kept_terms()))
SENTENCES_LEAST = 300
_LINK = re.compile(r'<a [^>]*href="([^"]*)"')
_MARK = re.compile(r"</?(?:a|em|strong|code)\b")
_EMPTY = re.compile(r"<(a|em|strong|code)\b[^>]*>\s*</\1>")
# For all sentences of a direction, on a machine that does much else.
SECONDS_MAX = 120


@pytest.fixture(scope="module")
def apertium() -> Iterator[Apertium]:
    engine = Apertium(EngineSettings(name="apertium", kind="apertium", locales=LOCALES))
    yield engine
    engine.close()


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_every_protected_word_survives(pair: Pair, apertium: Apertium) -> None:
    every = sentences(pair.source)
    assert len(every) >= SENTENCES_LEAST
    found = list(_problems(every, pair, apertium))
    assert found == [], "\n".join(found)


def _problems(some: Sequence[Sentence], pair: Pair, engine: Apertium) -> Iterator[str]:
    """An original that is shown for want of a translation is one as well."""
    originals = [parse(tidied(one.markdown)).html() for one in some]
    fragments = [split(original) for original in originals]
    answer = translate_units(
        [unit for each in fragments for unit in each.units],
        pair,
        chain=[engine],
        glossary=KEPT,
        names=names(),
        context=Context(),
        deadline=time.monotonic() + SECONDS_MAX,
    )
    if answer.units is None:
        yield from _problems_of_each(some, pair, engine, str(answer.attempts))
        return
    left = iter(answer.units)
    for one, original, each in zip(some, originals, fragments, strict=True):
        translation = put_together(each.skeleton, [next(left).html for _unit in each.units])
        yield from _lost(one, said(original), said(translation))
        yield from _changed(original, translation)


def _problems_of_each(
    some: Sequence[Sentence], pair: Pair, engine: Apertium, why: str
) -> Iterator[str]:
    """One sentence that fails takes all with it that are asked for together."""
    half = len(some) // 2
    if not half:
        yield f"{some[0].markdown!r} is not translated: {why}"
        return
    yield from _problems(some[:half], pair, engine)
    yield from _problems(some[half:], pair, engine)


def _lost(sentence: Sentence, before: str, after: str) -> Iterator[str]:
    for thing in Counter(sentence.protected):
        if before.count(thing) != after.count(thing):
            yield f"{thing!r} of {before!r} is not so in {after!r}"


def _changed(before: str, after: str) -> Iterator[str]:
    """Links go where they went, on words of their own; each mark is there."""
    if Counter(_LINK.findall(before)) != Counter(_LINK.findall(after)):
        yield f"Links of {before!r} are not so in {after!r}"
    tags = [Counter(_MARK.findall(html)) for html in (before, after)]
    if tags[0] != tags[1] or _EMPTY.search(after):
        yield f"Marks of {before!r} are not so in {after!r}"
