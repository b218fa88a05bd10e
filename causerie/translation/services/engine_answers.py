"""What engines say that they can do now. It may take some seconds: they are asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from causerie.translation.engines.base import EngineError, Pair
from causerie.translation.services.engine_room import engine


@dataclass(frozen=True)
class EngineAnswer:
    """`trouble` is why it does not say."""

    name: str
    pairs: list[Pair]
    versions: list[str]
    trouble: str = ""


def ask_engines(locales: Sequence[str]) -> list[EngineAnswer]:
    return [_ask(name, locales) for name in settings.TRANSLATION_ENGINES]


def _ask(name: str, locales: Sequence[str]) -> EngineAnswer:
    try:
        able = engine(name).pairs()
        pairs = sorted(one for one in able if {one.source, one.target} <= set(locales))
        versions = [_version(name, pair) for pair in pairs]
    except EngineError as error:
        return EngineAnswer(name, [], [], str(error))
    return EngineAnswer(name, pairs, list(dict.fromkeys(versions)))


def _version(name: str, pair: Pair) -> str:
    return engine(name).version(pair)
