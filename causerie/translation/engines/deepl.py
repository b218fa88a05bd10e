"""DeepL: texts by version 2 of its interface, glossaries by version 3 (developers.deepl.com)."""

import logging
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Lock
from typing import Any, NamedTuple

from causerie.translation.engines.base import (
    Context,
    EngineError,
    EngineSettings,
    Features,
    Garbage,
    Glossary,
    Pair,
    Permanent,
    QuotaExceeded,
    Text,
    TooLong,
    Translated,
    Unsupported,
)
from causerie.translation.engines.http import (
    Answer,
    HTTPEngine,
    Remembered,
    encoded,
    held,
    list_of,
    question_deadline,
    rows_of,
    words_of,
)

PAID_URL = "https://api.deepl.com"
FREE_URL = "https://api-free.deepl.com"
# Theirs, of a request and of one side of an entry.
REQUEST_BYTES_MAX = 128 * 1024
ENTRY_BYTES_MAX = 1024
# Of the glossary's key, which is added later.
ID_BYTES_MAX = 100
CONTEXT_LENGTH_MAX = 2_000

# Where it wants a region, or writes another language.
TARGETS = {"en": "EN-GB", "pt": "PT-PT", "no": "NB"}
SOURCES = {"no": "NB"}

OUR_GLOSSARIES = "causerie"
# What another process or site may be using is left alone so long.
GLOSSARY_AGE_DAYS = 1

log = logging.getLogger("causerie.translation")


class Usage(NamedTuple):
    """In characters, in the month that is paid for."""

    used: int
    limit: int


class DeepL(HTTPEngine):
    features = Features(
        takes_terms=True,
        keeps_marks=True,
        takes_context=True,
        texts_max=50,
        # Escaped, and with four bytes each, still within a request.
        characters_max=20_000,
    )

    def __init__(self, settings: EngineSettings) -> None:
        headers = {"Authorization": f"DeepL-Auth-Key {settings.key}"}
        super().__init__(settings, _url(settings), headers)
        self._sources = Remembered(partial(self._ask_languages, "source"))
        self._targets = Remembered(partial(self._ask_languages, "target"))
        self._glossary_ids: dict[Pair, tuple[str, str]] = {}
        self._glossary_lock = Lock()

    def pairs(self) -> frozenset[Pair]:
        locales, deadline = self.settings.locales, question_deadline()
        sources, targets = self._sources.get(deadline), self._targets.get(deadline)
        return frozenset(
            Pair(source, target)
            for source in locales
            for target in locales
            if _language(source) != _language(target)
            and _source_code(source) in sources
            and self._target_code(target, deadline) in targets
        )

    def version(self, pair: Pair) -> str:
        """It tells nothing of its models but their type."""
        return f"deepl {self.settings.model}".strip()

    def translate(
        self,
        texts: Sequence[Text],
        pair: Pair,
        *,
        glossary: Glossary,
        context: Context,
        deadline: float,
    ) -> list[Translated]:
        if not texts:
            return []
        body = self._body(texts, pair, context, deadline)
        if not any(text.terms for text in texts):
            return self._translated(texts, body, deadline)
        chosen = self._glossary_id(pair, glossary, deadline)
        try:
            return self._translated(texts, body | chosen, deadline)
        except (Permanent, Unsupported):
            if not chosen:
                raise
            # Somebody has deleted it, perhaps.
            self._glossary_ids.pop(pair, None)
            again = self._glossary_id(pair, glossary, deadline)
            return self._translated(texts, body | again, deadline)

    def usage(self) -> Usage:
        answer = self._ask("GET", "/v2/usage", deadline=question_deadline())
        try:
            return Usage(int(answer["character_count"]), int(answer["character_limit"]))
        except (TypeError, KeyError, ValueError):
            raise Garbage("It does not say how much is used.") from None

    def _body(
        self, texts: Sequence[Text], pair: Pair, context: Context, deadline: float
    ) -> dict[str, Any]:
        body: dict[str, Any] = {
            "text": [_marked(text) for text in texts],
            "source_lang": _source_code(pair.source),
            "target_lang": self._target_code(pair.target, deadline),
            "tag_handling": "xml",
            "tag_handling_version": "v2",
            # Our marks stand within sentences: none of them ends one.
            "outline_detection": False,
            "ignore_tags": ["x"],
            "preserve_formatting": True,
        }
        if about := " ".join(filter(None, (context.title, context.parent))):
            body["context"] = about[:CONTEXT_LENGTH_MAX]
        if self.settings.model:
            body["model_type"] = self.settings.model
        if len(encoded(body)) > REQUEST_BYTES_MAX - ID_BYTES_MAX:
            raise TooLong("The texts are more than one request may hold.")
        return body

    def _translated(
        self, texts: Sequence[Text], body: dict[str, Any], deadline: float
    ) -> list[Translated]:
        answer = self._ask("POST", "/v2/translate", body, deadline=deadline)
        found = answer.get("translations") if isinstance(answer, dict) else None
        return [_read(said) for said in list_of(found, len(texts))]

    def _error(self, answer: Answer) -> EngineError:
        if answer.status == 400 and answer.says("source_lang", "target_lang"):
            return Unsupported("It does not translate this pair (400).")
        return super()._error(answer)

    def _target_code(self, locale: str, deadline: float) -> str:
        """With its region if that is one of theirs."""
        language = _language(locale)
        if locale != language and locale.upper() in self._targets.get(deadline):
            return locale.upper()
        return TARGETS.get(language, language.upper())

    def _ask_languages(self, kind: str, deadline: float) -> frozenset[str]:
        answer = self._ask("GET", f"/v2/languages?type={kind}", deadline=deadline)
        try:
            return frozenset(str(language["language"]).upper() for language in rows_of(answer))
        except KeyError:
            raise Garbage("It does not say which languages it knows.") from None

    # --- Glossaries: one for a pair, its name says which state of ours it holds -------------------

    def _glossary_id(self, pair: Pair, glossary: Glossary, deadline: float) -> dict[str, str]:
        """The parameter that names it; none where this pair can have none."""
        with held(self._glossary_lock, deadline):
            digest, found = self._glossary_ids.get(pair, ("", ""))
            if digest != glossary.digest:
                found = self._stored_glossary(pair, glossary, found, deadline)
                self._glossary_ids[pair] = glossary.digest, found
        return {"glossary_id": found} if found else {}

    def _stored_glossary(self, pair: Pair, glossary: Glossary, former: str, deadline: float) -> str:
        ours = f"{OUR_GLOSSARIES} {pair} "
        stored = [one for one in self._ask_glossaries(deadline) if one.name.startswith(ours)]
        name = ours + glossary.digest
        found = next((one.key for one in stored if one.name == name), "")
        found = found or self._make_glossary(name, pair, glossary, deadline)
        for one in stored:
            if one.name != name and (one.key == former or one.is_old):
                self._delete_glossary(one.key, deadline)
        return found

    def _ask_glossaries(self, deadline: float) -> list["_Stored"]:
        answer = self._ask("GET", "/v3/glossaries", deadline=deadline)
        try:
            return [
                _Stored(str(one["glossary_id"]), str(one["name"]), str(one.get("creation_time")))
                for one in rows_of(answer["glossaries"])
            ]
        except (TypeError, KeyError):
            raise Garbage("It does not say which glossaries it has.") from None

    def _make_glossary(self, name: str, pair: Pair, glossary: Glossary, deadline: float) -> str:
        """Its key; empty where it is not taken: the terms are checked for in any case."""
        dictionary = {
            "source_lang": _language(_source_code(pair.source)).lower(),
            "target_lang": _language(self._target_code(pair.target, deadline)).lower(),
            "entries": "\n".join(f"{source}\t{target}" for source, target in _entries(glossary)),
            "entries_format": "tsv",
        }
        body = {"name": name, "dictionaries": [dictionary]}
        try:
            made = self._ask("POST", "/v3/glossaries", body, deadline=deadline)
        except (Permanent, Unsupported, TooLong, QuotaExceeded) as error:
            log.warning("%s: no glossary for %s. %s", self.name, pair, error)
            return ""
        return str(made.get("glossary_id", "")) if isinstance(made, dict) else ""

    def _delete_glossary(self, key: str, deadline: float) -> None:
        """It only takes up room: that it stays is no reason not to translate."""
        try:
            answer = self._server.ask("DELETE", f"/v3/glossaries/{key}", deadline=deadline)
            if answer.status not in (204, 404):
                raise self._error(answer)
        except EngineError as error:
            log.warning("%s: an old glossary stays. %s", self.name, error)


class _Stored(NamedTuple):
    key: str
    name: str
    created: str

    @property
    def is_old(self) -> bool:
        try:
            then = datetime.fromisoformat(self.created)
        except ValueError:
            return False
        then = then if then.tzinfo else then.replace(tzinfo=UTC)
        return datetime.now(UTC) - then > timedelta(days=GLOSSARY_AGE_DAYS)


def _entries(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Each source once, as it wants them; it inflects the targets by itself."""
    seen: set[str] = set()
    for term in glossary.terms:
        for source in (term.source, *term.source_forms):
            entry = _side(source), _side(source if term.is_kept else term.target)
            if all(entry) and entry[0] not in seen:
                seen.add(entry[0])
                yield entry


def _side(words: str) -> str:
    """Empty if it is too long for them."""
    line = " ".join(words.split())
    return line if len(line.encode()) <= ENTRY_BYTES_MAX else ""


def _url(settings: EngineSettings) -> str:
    """Keys of free accounts are known by their end, and have a host of their own."""
    url = settings.url.rstrip("/") or PAID_URL
    return FREE_URL if url == PAID_URL and settings.key.endswith(":fx") else url


def _language(code: str) -> str:
    return code.partition("-")[0]


def _source_code(locale: str) -> str:
    """A source has no region."""
    language = _language(locale)
    return SOURCES.get(language, language.upper())


def _marked(text: Text) -> str:
    """What must not change in an element that it is told to leave alone."""
    if not text.tokens:
        return text.words
    either = "|".join(map(re.escape, text.tokens))
    return re.sub(rf"(?<!\w)({either})(?!\w)", r"<x>\1</x>", text.words)


def _read(said: object) -> Translated:
    found = said if isinstance(said, dict) else {}
    words = re.sub(r"</?x\s*/?>", "", words_of(found.get("text")))
    return Translated(words_of(words), (str(found.get("model_type_used") or "deepl"),))
