"""The engines of this process: made when they are first needed, asked within their bounds."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.conf import settings

from causerie.lib.engine_chains import chain_for
from causerie.translation.engines.base import (
    Context,
    Engine,
    EngineError,
    EngineSettings,
    Features,
    Glossary,
    Pair,
    Text,
    Translated,
    Unsupported,
)
from causerie.translation.engines.kinds import make_engine
from causerie.translation.services import engine_health

# Engines look through all pairs of locales and all their files to say what they can do and what
# they are; done for each text, that takes longer than the text.
_SAID_SECONDS = 5.0
# One that could not say it is left alone so long: waiting for it at every text would keep those of
# all other engines waiting.
_TROUBLE_SECONDS = 30.0

_Key = TypeVar("_Key")
_Said = TypeVar("_Said")

_lock = threading.Lock()
_made: dict[str, Engine] = {}
# By the engine's identity: how long that holds, and what it said.
_pairs: dict[int, tuple[float, frozenset[Pair] | EngineError]] = {}
_versions: dict[tuple[int, Pair], tuple[float, str | EngineError]] = {}


def engine(name: str) -> Engine:
    """Of the settings; what has been set otherwise since is another engine."""
    said = next(one for one in settings.ENGINES if one["name"] == name)
    key = repr(sorted(said.items()))
    with _lock:
        if key not in _made:
            _made[key] = make_engine(_settings_of(said))
        return _made[key]


def _settings_of(said: dict[str, Any]) -> EngineSettings:
    return EngineSettings(
        name=said["name"],
        kind=said["kind"],
        locales=tuple(code for code, _name in settings.LANGUAGES),
        url=said["url"],
        key=said["key"],
        model=said["model"],
        leaves_server=said["leaves_server"],
        folder=str(settings.DATA_DIR / "engines" / said["name"]),
    )


def takes_context(name: str) -> bool:
    """Of a text that needed no engine, none was told anything."""
    return bool(name) and engine(name).features.takes_context


def any_takes_context() -> bool:
    return any(engine(one["name"]).features.takes_context for one in settings.ENGINES)


def close_engines() -> None:
    """At the end of a process."""
    with _lock:
        for made in _made.values():
            made.close()
        _made.clear()
        _pairs.clear()
        _versions.clear()


def _lately(
    kept: dict[_Key, tuple[float, _Said | EngineError]], key: _Key, ask: Callable[[], _Said]
) -> _Said:
    until, known = kept.get(key, (0.0, None))
    if known is None or time.monotonic() > until:
        known = _asked(ask)
        seconds = _TROUBLE_SECONDS if isinstance(known, EngineError) else _SAID_SECONDS
        kept[key] = (time.monotonic() + seconds, known)
    if isinstance(known, EngineError):
        raise known.with_traceback(None)
    return known


def _asked(ask: Callable[[], _Said]) -> _Said | EngineError:
    try:
        return ask()
    except EngineError as error:
        return error


class Changed(EngineError):
    """What was to leave the server is not, or not so, for everybody to read any more."""

    code = "changed"
    is_passing = True


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Guarded:
    """An engine that is not asked while it rests, nor for more than the day's budget; nor, where
    texts leave the server, for one that `may_leave` says no to at that moment."""

    engine: Engine
    characters_a_day: int = 0
    may_leave: Callable[[], bool] = _always

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def leaves_server(self) -> bool:
        return self.engine.leaves_server

    @cached_property
    def features(self) -> Features:
        return self.engine.features

    def pairs(self) -> frozenset[Pair]:
        """As of a moment ago; what it cannot do any more it refuses when it is asked."""
        return _lately(_pairs, id(self.engine), self.engine.pairs)

    def version(self, pair: Pair) -> str:
        """As of a moment ago."""
        return _lately(_versions, (id(self.engine), pair), lambda: self.engine.version(pair))

    def translate(
        self,
        texts: Sequence[Text],
        pair: Pair,
        *,
        glossary: Glossary,
        context: Context,
        deadline: float,
    ) -> list[Translated]:
        characters = sum(len(text.words) for text in texts)
        is_well = engine_health.check(self.name)
        if self.leaves_server and not self.may_leave():
            raise Changed("It was changed or taken away before it was given to this engine.")
        budget = self.characters_a_day
        day = engine_health.reserve(self.name, characters, budget=budget) if budget else None
        try:
            answers = self.engine.translate(
                texts, pair, glossary=glossary, context=context, deadline=deadline
            )
        except EngineError as error:
            engine_health.note_failure(self.name, error, characters=characters, reserved_on=day)
            raise
        note = engine_health.count_later if is_well else engine_health.note_success
        note(self.name, texts=len(texts), characters=0 if budget else characters)
        return answers

    def close(self) -> None:
        self.engine.close()


def chain(pair: Pair, *, is_public: bool) -> list[Guarded]:
    """Engines for a pair, the best first; of what is not public, only those on this server.

    One that cannot say what it does is among them: it says so when it is asked.
    """
    names = chain_for(settings.ENGINE_CHAINS, *pair, settings.TRANSLATION_ENGINES)
    said = {one["name"]: one for one in settings.ENGINES}
    guarded = [Guarded(engine(name), said[name]["characters_a_day"]) for name in names]
    allowed = [one for one in guarded if is_public or not one.leaves_server]
    return [one for one in allowed if _may_do(one, pair)]


def _may_do(guarded: Guarded, pair: Pair) -> bool:
    try:
        return pair in guarded.pairs()
    except Unsupported:
        return False
    except EngineError:
        return True
