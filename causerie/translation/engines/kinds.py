"""The kinds of engines. A new one is a file beside this, and a line here."""

from importlib import import_module
from typing import NamedTuple

from causerie.translation.engines.base import Engine, EngineSettings


class EngineKind(NamedTuple):
    """Imported when it is first used: who does not use it needs none of what it needs."""

    path: str
    # Where the operator names no other; empty where there is nothing to be reached.
    url: str
    leaves_server: bool
    # As its makers write it; empty of language models, which have names of their own.
    label: str = ""
    # Whether its confidence is the share of words that it knew.
    knows_words: bool = False


ENGINE_KINDS = {
    "apertium": EngineKind("apertium.Apertium", "", False, "Apertium", knows_words=True),
    "libretranslate": EngineKind(
        "libretranslate.LibreTranslate", "http://localhost:5000", True, "LibreTranslate"
    ),
    "deepl": EngineKind("deepl.DeepL", "https://api.deepl.com", True, "DeepL"),
    "chat": EngineKind("chat.Chat", "https://api.openai.com/v1", True),
}


def make_engine(settings: EngineSettings) -> Engine:
    module, _dot, name = ENGINE_KINDS[settings.kind].path.rpartition(".")
    made: Engine = getattr(import_module(f"{__package__}.{module}"), name)(settings)
    return made
