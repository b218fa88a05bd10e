"""Speaks LibreTranslate's HTTP interface, as its own source and documentation describe it.

It stands for a service whose models are too large to install for a test.
"""

from html import unescape
from typing import Any
from xml.etree.ElementTree import ParseError

from tests.translation.servers import phrasebook
from tests.translation.servers.wire import LocalServer, Refusal, Reply, Request, json_reply

NAMES = {"en": "English", "es": "Spanish", "pt": "Portuguese", "pt-BR": "Portuguese (Brazil)"}


class LibreTranslateServer(LocalServer):
    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.languages = dict(NAMES)
        # Off unless the operator of such a server sets them.
        self.batch_limit: int | None = None
        self.char_limit: int | None = None

    def is_work(self, request: Request) -> bool:
        return request.path == "/translate"

    def reply_to(self, request: Request) -> Reply:
        match request.method, request.path:
            case "GET", "/languages":
                return json_reply(200, self._languages())
            case "GET", "/health":
                return json_reply(200, {"status": "ok"})
            case "GET", "/frontend/settings":
                return json_reply(200, self._settings())
            case "POST", "/translate":
                return json_reply(200, {"translatedText": self._translated(_fields(request))})
        return Reply(404, b"<!doctype html><title>404 Not Found</title>")

    def _languages(self) -> list[dict[str, object]]:
        return [
            {"code": code, "name": name, "targets": list(self.languages)}
            for code, name in self.languages.items()
        ]

    def _settings(self) -> dict[str, object]:
        return {
            "charLimit": self.char_limit or -1,
            "batchLimit": self.batch_limit or -1,
            "apiKeys": True,
            "keyRequired": True,
        }

    def _translated(self, fields: dict[str, Any]) -> str | list[Any]:
        self._check_key(fields)
        texts, source, target = (_needed(fields, name) for name in ("q", "source", "target"))
        is_batch = isinstance(texts, list)
        each: list[str] = texts if is_batch else [texts]
        self._check_size(each, is_batch=is_batch)
        for code in (source, target):
            if code not in self.languages:
                raise _refused(400, f"{code} is not supported")
        answers = self.spoiled(each, [self._one(text, fields) for text in each])
        return answers if is_batch else answers[0]

    def _check_key(self, fields: dict[str, Any]) -> None:
        if not fields.get("api_key"):
            raise _refused(400, "Please contact the server operator to get an API key")
        if fields["api_key"] != self.key:
            raise _refused(403, "Invalid API key")

    def _check_size(self, texts: list[str], *, is_batch: bool) -> None:
        characters = sum(map(len, texts))
        if is_batch and self.batch_limit is not None and len(texts) > self.batch_limit:
            raise _too_large(len(texts), self.batch_limit)
        if self.char_limit is not None and characters > self.char_limit:
            raise _too_large(characters, self.char_limit)

    def _one(self, text: str, fields: dict[str, Any]) -> str:
        source, target = fields["source"], fields["target"]
        match fields.get("format") or "text":
            case "text":
                answer = phrasebook.translated(text, source, target, {})
            case "html":
                answer = _of_html(text, source, target)
            case other:
                raise _refused(400, f"{other} format is not supported")
        # Escaped characters lose their escape, in HTML too: so does the real one.
        return unescape(answer)


def _fields(request: Request) -> dict[str, Any]:
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise _refused(400, "Invalid request: missing q parameter")
    fields = request.json
    if not isinstance(fields, dict):
        raise _refused(400, "Invalid JSON format")
    return fields


def _needed(fields: dict[str, Any], name: str) -> Any:
    if not fields.get(name):
        raise _refused(400, f"Invalid request: missing {name} parameter")
    return fields[name]


def _of_html(text: str, source: str, target: str) -> str:
    try:
        return phrasebook.translated_xml(text, source, target, {})
    except ParseError as error:
        raise _refused(500, "Cannot translate text") from error


def _too_large(size: int, limit: int) -> Refusal:
    return _refused(400, f"Invalid request: request ({size}) exceeds text limit ({limit})")


def _refused(status: int, message: str) -> Refusal:
    return Refusal(json_reply(status, {"error": message}))
