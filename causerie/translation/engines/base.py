"""What a translation engine is to the rest of the program.

A new engine is one file with a class that fits `Engine`, and one line in `kinds.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple, Protocol

from causerie.translation.terms.term import TermPair


class Pair(NamedTuple):
    """Locales as the site writes them: `pt-br`."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"


@dataclass(frozen=True)
class Features:
    # It sees to it by itself that the terms of the glossary are rendered as they must be.
    takes_terms: bool
    # `<g1>…</g1>` around words comes back around their translation; others get plain words only.
    keeps_marks: bool
    # Title and parent are of use to it.
    takes_context: bool
    # In one request.
    texts_max: int
    characters_max: int


@dataclass(frozen=True)
class Glossary:
    """All terms that are known in both locales of a pair."""

    terms: tuple[TermPair, ...] = ()

    @cached_property
    def digest(self) -> str:
        """Of everything in it, in 16 hexadecimal digits; empty of an empty one."""
        return sha256(repr(self.terms).encode()).hexdigest()[:16] if self.terms else ""


@dataclass(frozen=True)
class Context:
    """What helps to understand a text and is not translated with it; empty where it may not be
    given away."""

    title: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Text:
    """Plain words on one line; or, for an engine that keeps marks, XML whose only elements are
    `<g1>`, `<g2>` … nested properly, everything else escaped."""

    words: str
    # Opaque words, as `ZQXA`, that stand for what must not change. Each comes back exactly once:
    # an engine of several hops sees to that after each.
    tokens: tuple[str, ...] = ()
    # Those of the glossary that stand in it, unmasked. Only for an engine that takes terms.
    terms: tuple[TermPair, ...] = ()


@dataclass(frozen=True)
class Translated:
    words: str
    # The name of each hop, as `("eng-spa", "es-pt")`; of an engine without hops, its model.
    route: tuple[str, ...] = ()
    # From 0 to 1; None where the engine says nothing. Of Apertium: 1 - share of unknown words.
    confidence: float | None = None


class Engine(Protocol):
    """Used by several threads at once."""

    @property
    def name(self) -> str:
        """As the operator calls it."""
        ...

    @property
    def leaves_server(self) -> bool:
        """Whether texts are given to somebody else's machine."""
        ...

    @property
    def features(self) -> Features: ...

    def pairs(self) -> frozenset[Pair]:
        """Those that it can do now, among the locales that it was made for. Raises EngineError."""
        ...

    def version(self, pair: Pair) -> str:
        """Changes when its answers do: what an older one has made may be made anew."""
        ...

    def translate(
        self,
        texts: Sequence[Text],
        pair: Pair,
        *,
        glossary: Glossary,
        context: Context,
        deadline: float,
    ) -> list[Translated]:
        """One answer for each text, in their order, before `deadline` (of `time.monotonic`).

        At most `features.texts_max` texts. Raises EngineError, and nothing else.
        """
        ...

    def close(self) -> None:
        """Give back processes and connections; a later `translate` takes them anew."""
        ...


@dataclass(frozen=True)
class EngineSettings:
    """What the operator has said of one engine. `locales` are the site's."""

    name: str
    kind: str
    locales: tuple[str, ...]
    url: str = ""
    key: str = ""
    model: str = ""
    leaves_server: bool = False
    # Where it may keep what takes time to make; empty: nowhere.
    folder: str = ""


class EngineError(Exception):
    """The message is for the operator: what happened and what to do. It holds no text of a reader
    and no key."""

    # In rows and figures.
    code = "failed"
    # Whether the same text may succeed later with the same engine.
    is_passing = False
    # Where it is known when.
    retry_after_seconds: float | None = None


class Unsupported(EngineError):
    """It does not do this pair, or not any more."""

    code = "unsupported"


class RateLimited(EngineError):
    """Too much at once."""

    code = "rate_limited"
    is_passing = True

    def __init__(self, message: str, retry_after_seconds: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class QuotaExceeded(EngineError):
    """What was paid for, or the day's budget, is used up."""

    code = "quota"
    is_passing = True


class WrongKey(EngineError):
    code = "key"


class TooLong(EngineError):
    code = "too_long"


class Transient(EngineError):
    """Out of reach, too slow, ended unexpectedly: another try may do."""

    code = "unreachable"
    is_passing = True


class Garbage(EngineError):
    """It answered what is no translation: nothing, a page of errors, something else than asked."""

    code = "garbage"


class Permanent(EngineError):
    """It will not translate this text, whoever asks."""

    code = "refused"
