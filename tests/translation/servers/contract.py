"""An engine of ours together with a server that speaks its service's protocol."""

import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from causerie.translation.engines.base import (
    Context,
    Engine,
    EngineError,
    EngineSettings,
    Glossary,
    Pair,
    Text,
    Translated,
)
from causerie.translation.engines.kinds import make_engine
from causerie.translation.terms.term import TermPair
from tests.translation.servers.chat import ChatServer
from tests.translation.servers.deepl import DeepLServer
from tests.translation.servers.libretranslate import LibreTranslateServer
from tests.translation.servers.wire import LocalServer

KEY = "key-3fa1c0ffee"
EN_ES = Pair("en", "es")
WORDS = "The tram stops at the harbour."
ALSO = "The ferry leaves from the quay."
RENDERED = "El tranvía para en el puerto."
ALSO_RENDERED = "El transbordador sale desde el muelle."
# Long enough for a slow machine; what must end earlier says so.
PATIENCE_SECONDS = 12.0

SERVERS: dict[str, type[LibreTranslateServer | DeepLServer | ChatServer]] = {
    "libretranslate": LibreTranslateServer,
    "deepl": DeepLServer,
    "chat": ChatServer,
}


@dataclass
class Contract:
    kind: str
    server: LocalServer
    settings: EngineSettings
    engine: Engine

    def translate(
        self,
        *words: str,
        pair: Pair = EN_ES,
        glossary: Glossary | None = None,
        context: Context | None = None,
        seconds: float = PATIENCE_SECONDS,
    ) -> list[str]:
        glossary = glossary or Glossary()
        texts = [Text(one, terms=_standing_in(one, glossary)) for one in words or (WORDS,)]
        answers = self.send(texts, pair, glossary, context or Context(), seconds)
        return [answer.words for answer in answers]

    def send(
        self,
        texts: Sequence[Text],
        pair: Pair,
        glossary: Glossary,
        context: Context,
        seconds: float,
    ) -> list[Translated]:
        deadline = time.monotonic() + seconds
        return self.engine.translate(
            texts, pair, glossary=glossary, context=context, deadline=deadline
        )

    def refusal(
        self, kind: type[EngineError], *words: str, pair: Pair = EN_ES, seconds: float = 12
    ) -> EngineError:
        """The error that a translation ends with. Whatever is printed of it tells no secret."""
        with pytest.raises(kind) as caught:
            self.translate(*words, pair=pair, seconds=seconds)
        told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
        assert KEY not in told
        assert all(one not in told for one in words or (WORDS,))
        assert str(caught.value)
        return caught.value

    def restart(self, *, model: str = "some-model-1", key: str = KEY) -> None:
        """A new process knows nothing of the old one; the operator may have changed something."""
        self.engine.close()
        self.engine = make_engine(replace(self.settings, model=model, key=key))


@contextmanager
def contract(kind: str, *locales: str) -> Iterator[Contract]:
    server = SERVERS[kind](KEY)
    settings = EngineSettings(
        name=f"our {kind}",
        kind=kind,
        locales=locales or ("en", "es", "pt", "pt-br", "uk", "ca"),
        url=server.url,
        key=KEY,
        model="some-model-1",
        leaves_server=True,
    )
    spoken = Contract(kind, server, settings, make_engine(settings))
    try:
        yield spoken
    finally:
        spoken.engine.close()
        server.stop()
    # What the server itself did wrong; a client that hangs up is no fault.
    assert server.faults == []


def _standing_in(words: str, glossary: Glossary) -> tuple[TermPair, ...]:
    return tuple(term for term in glossary.terms if term.source in words)
