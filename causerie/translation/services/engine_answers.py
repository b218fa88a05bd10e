"""What engines say that they can do. It may take some seconds: they are asked."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from weakref import WeakKeyDictionary

from django.conf import settings

from causerie.translation.engines.base import Engine, EngineError, Pair
from causerie.translation.services.engine_room import engine

# What is older is asked anew, while the page at hand shows it.
_KNOWN_SECONDS = 60.0
# Engines on this machine answer sooner; a page does not wait longer for the others.
_PAGE_WAITS_SECONDS = 1.0


@dataclass(frozen=True)
class EngineAnswer:
    """`trouble` is why it does not say."""

    name: str
    pairs: list[Pair]
    versions: list[str]
    trouble: str = ""


@dataclass(frozen=True)
class Ability:
    """What an engine does, as of `said_at` (of `time.monotonic`); or why it does not say."""

    pairs: frozenset[Pair]
    trouble: str
    said_at: float

    @property
    def is_old(self) -> bool:
        return time.monotonic() - self.said_at > _KNOWN_SECONDS


_lock = Lock()
_known: "WeakKeyDictionary[Engine, Ability]" = WeakKeyDictionary()
_asking: "WeakKeyDictionary[Engine, Thread]" = WeakKeyDictionary()


def known_abilities() -> dict[str, Ability]:
    """By the engine's name, what this process knows lately. Those of which it does not are asked
    beside it: whoever is slow to answer is among them the next time."""
    engines = {name: engine(name) for name in settings.TRANSLATION_ENGINES}
    until = time.monotonic() + _PAGE_WAITS_SECONDS
    for asked in [_asked(one) for one in engines.values() if _is_to_be_asked(one)]:
        asked.join(max(0.0, until - time.monotonic()))
    with _lock:
        return {name: _known[one] for name, one in engines.items() if one in _known}


def _is_to_be_asked(one: Engine) -> bool:
    with _lock:
        known = _known.get(one)
    return known is None or known.is_old


def _asked(one: Engine) -> Thread:
    """At most one thread for each engine."""
    with _lock:
        asking = _asking.get(one)
        if asking is None or not asking.is_alive():
            asking = Thread(target=_learn, args=[one], name=f"ask {one.name}", daemon=True)
            _asking[one] = asking
            asking.start()
        return asking


def _learn(one: Engine) -> Ability:
    try:
        pairs, trouble = one.pairs(), ""
    except EngineError as error:
        pairs, trouble = frozenset(), str(error)
    with _lock:
        _known[one] = known = Ability(pairs, trouble, time.monotonic())
    return known


def ask_engines(locales: Sequence[str]) -> list[EngineAnswer]:
    return [_ask(name, locales) for name in settings.TRANSLATION_ENGINES]


def _ask(name: str, locales: Sequence[str]) -> EngineAnswer:
    asked = engine(name)
    known = _learn(asked)
    pairs = sorted(one for one in known.pairs if {one.source, one.target} <= set(locales))
    try:
        versions = [asked.version(pair) for pair in pairs]
    except EngineError as error:
        return EngineAnswer(name, [], [], str(error))
    return EngineAnswer(name, pairs, list(dict.fromkeys(versions)), known.trouble)
