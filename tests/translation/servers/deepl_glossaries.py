"""DeepL's v3 glossaries, kept in memory. See `deepl.py`."""

import csv
import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import permutations
from typing import Any
from uuid import uuid4

from tests.translation.servers.deepl_refusals import refused
from tests.translation.servers.wire import Reply, Request, json_reply

TERM_BYTES_MAX = 1024
GLOSSARIES_MAX = 1000
# Roots only: a glossary for `pt` serves PT-PT and PT-BR. Fewer than can be translated.
LANGUAGES = ("en", "es", "pt")

Languages = tuple[str, str]


@dataclass
class Glossary:
    name: str
    dictionaries: dict[Languages, dict[str, str]] = field(default_factory=dict)
    created: datetime = field(default_factory=lambda: datetime.now(UTC))


def language_pairs() -> dict[str, object]:
    pairs = permutations(LANGUAGES, 2)
    return {"supported_languages": [{"source_lang": a, "target_lang": b} for a, b in pairs]}


class Glossaries:
    def __init__(self) -> None:
        self.by_id: dict[str, Glossary] = {}

    def reply_to(self, request: Request) -> Reply:
        match request.method, request.path.strip("/").split("/")[2:]:
            case "GET", []:
                return json_reply(200, {"glossaries": [self._shown(key) for key in self.by_id]})
            case "POST", []:
                return json_reply(201, self._created(request.json))
            case "GET", [key]:
                return json_reply(200, self._shown(key))
            case "PATCH", [key]:
                return json_reply(200, self._edited(key, request.json))
            case "DELETE", [key]:
                self._found(key)
                del self.by_id[key]
                return Reply(204)
            case "GET", [key, "entries"]:
                return json_reply(200, {"dictionaries": [self._entries(key, request)]})
            case "PUT", [key, "dictionaries"]:
                return json_reply(200, self._put(key, request.json))
            case "DELETE", [key, "dictionaries"]:
                self._dictionary(key, request)
                del self._found(key).dictionaries[_languages(request.query)]
                return Reply(204)
        raise refused(405, "Method Not Allowed")

    def terms(self, key: str, source: str, target: str) -> dict[str, str]:
        """Those for a translation. Regions do not count."""
        languages = (_root(source), _root(target))
        if languages not in self._found(key).dictionaries:
            raise refused(400, "No dictionary found for language pair")
        return self._found(key).dictionaries[languages]

    def names(self) -> list[str]:
        return [glossary.name for glossary in self.by_id.values()]

    def _found(self, key: str) -> Glossary:
        if key not in self.by_id:
            raise refused(404, "Glossary not found")
        return self.by_id[key]

    def _created(self, fields: Any) -> dict[str, Any]:
        name, dictionaries = fields.get("name"), fields.get("dictionaries")
        if not isinstance(name, str) or not 1 <= len(name.encode()) <= TERM_BYTES_MAX:
            raise refused(400, "Missing or invalid argument: name")
        if not isinstance(dictionaries, list) or not dictionaries:
            raise refused(400, "Missing or invalid argument: dictionaries")
        if len(self.by_id) >= GLOSSARIES_MAX:
            raise refused(456, "Quota Exceeded", "Too many glossaries")
        key = str(uuid4())
        self.by_id[key] = Glossary(name, {_languages(one): _read(one) for one in dictionaries})
        return self._shown(key)

    def _edited(self, key: str, fields: Any) -> dict[str, Any]:
        glossary = self._found(key)
        dictionaries = fields.get("dictionaries", [])
        if len(dictionaries) > 1:
            raise refused(400, "Only dictionaries of length 0 or 1 are currently supported")
        glossary.name = fields.get("name") or glossary.name
        for one in dictionaries:
            # Merged: entries that are not named stay.
            glossary.dictionaries.setdefault(_languages(one), {}).update(_read(one))
        return self._shown(key)

    def _put(self, key: str, fields: Any) -> dict[str, Any]:
        languages = _languages(fields)
        self._found(key).dictionaries[languages] = _read(fields)
        return _described(languages, self._found(key).dictionaries[languages])

    def _dictionary(self, key: str, request: Request) -> dict[str, str]:
        found = self._found(key).dictionaries.get(_languages(request.query))
        if found is None:
            raise refused(404, "Dictionary not found")
        return found

    def _entries(self, key: str, request: Request) -> dict[str, Any]:
        rows = self._dictionary(key, request).items()
        source, target = _languages(request.query)
        return {
            "source_lang": source,
            "target_lang": target,
            "entries": "\n".join("\t".join(row) for row in rows),
            "entries_format": "tsv",
        }

    def _shown(self, key: str) -> dict[str, Any]:
        glossary = self._found(key)
        return {
            "glossary_id": key,
            "name": glossary.name,
            "dictionaries": [_described(*one) for one in glossary.dictionaries.items()],
            "creation_time": glossary.created.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        }


def _described(languages: Languages, entries: dict[str, str]) -> dict[str, Any]:
    # The reference shows them in capitals here and small where they are sent.
    source, target = (code.upper() for code in languages)
    return {"source_lang": source, "target_lang": target, "entry_count": len(entries)}


def _languages(fields: Any) -> Languages:
    source, target = str(fields.get("source_lang")), str(fields.get("target_lang"))
    source, target = source.lower(), target.lower()
    if source == target or not {source, target} <= {*LANGUAGES}:
        raise refused(400, "Unsupported glossary source and target language pair")
    return source, target


def _read(fields: Any) -> dict[str, str]:
    """The entries. The service refuses what is empty, doubled, too long or broken."""
    match fields.get("entries_format"):
        case "tsv":
            rows = [line.split("\t") for line in fields["entries"].splitlines() if line]
        case "csv":
            rows = [row[:2] for row in csv.reader(io.StringIO(fields["entries"])) if row]
        case _:
            raise refused(400, "Value for entries_format not supported.")
    if not rows:
        raise refused(400, "Missing or invalid argument: entries")
    entries: dict[str, str] = {}
    for row in rows:
        if len(row) != 2 or not all(_is_phrase(phrase) for phrase in row):
            raise refused(400, "Invalid glossary entries provided")
        if row[0] in entries:
            raise refused(400, "Invalid glossary entries provided", "duplicates key")
        entries[row[0]] = row[1]
    return entries


def _is_phrase(phrase: str) -> bool:
    return (
        phrase == phrase.strip()
        and 1 <= len(phrase.encode()) <= TERM_BYTES_MAX
        and phrase.isprintable()
    )


def _root(code: str) -> str:
    return code.lower().partition("-")[0]
