"""The servers refuse what the real ones refuse, or a client that passes would prove little."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.translation.servers.chat import ChatServer
from tests.translation.servers.deepl import DeepLServer
from tests.translation.servers.libretranslate import LibreTranslateServer
from tests.translation.servers.wire import LocalServer

DEEPL = {"Authorization": "DeepL-Auth-Key k"}
CHAT = {"Authorization": "Bearer k"}
DICTIONARY = {
    "source_lang": "en",
    "target_lang": "pt",
    "entries": "Riverside Trust\tFundação",
    "entries_format": "tsv",
}


@pytest.fixture
def libre() -> Iterator[LibreTranslateServer]:
    server = LibreTranslateServer("k")
    yield server
    server.stop()


@pytest.fixture
def deepl() -> Iterator[DeepLServer]:
    server = DeepLServer("k")
    yield server
    server.stop()


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    server = ChatServer("k")
    yield server
    server.stop()


def _ask(
    server: LocalServer, method: str, path: str, fields: object = None, headers: Any = None
) -> tuple[int, Any]:
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=5)
    named = {"Content-Type": "application/json", **(headers or {})}
    try:
        connection.request(method, path, json.dumps(fields), named)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read() or b"null")
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 200),
        ({"q": []}, 400),
        ({"target": "xx"}, 400),
        ({"format": "markdown"}, 400),
        ({"api_key": ""}, 400),
        ({"api_key": "other"}, 403),
    ],
)
def test_libretranslate_checks_its_fields(
    libre: LibreTranslateServer, change: dict[str, object], status: int
) -> None:
    fields = {"q": ["The tram"], "source": "en", "target": "es", "api_key": "k"}
    assert _ask(libre, "POST", "/translate", fields | change)[0] == status


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 200),
        ({"text": "The tram"}, 400),
        ({"text": ["The tram"] * 51}, 400),
        ({"text": ["The tram" * 20_000]}, 413),
        ({"text": ["The <g1>tram"], "tag_handling": "xml"}, 400),
        ({"source_lang": "PT-BR"}, 400),
        ({"target_lang": "pt-br"}, 400),
        ({"glossary_id": "none"}, 404),
    ],
)
def test_deepl_checks_its_fields(
    deepl: DeepLServer, change: dict[str, object], status: int
) -> None:
    fields = {"text": ["The tram"], "source_lang": "EN", "target_lang": "ES"}
    assert _ask(deepl, "POST", "/v2/translate", fields | change, DEEPL)[0] == status


def test_deepl_asks_for_its_key_everywhere(deepl: DeepLServer) -> None:
    for path in ("/v2/languages", "/v2/usage", "/v3/glossaries"):
        assert _ask(deepl, "GET", path)[0] == 403


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 201),
        ({"target_lang": "pt-br"}, 400),
        ({"target_lang": "uk"}, 400),
        ({"entries": ""}, 400),
        ({"entries": "one word"}, 400),
        ({"entries": "a\tb\na\tc"}, 400),
        ({"entries": "a\t" + "b" * 1025}, 400),
        ({"entries_format": "xlsx"}, 400),
    ],
)
def test_deepl_checks_a_glossary(
    deepl: DeepLServer, change: dict[str, object], status: int
) -> None:
    fields = {"name": "ours", "dictionaries": [DICTIONARY | change]}
    assert _ask(deepl, "POST", "/v3/glossaries", fields, DEEPL)[0] == status


def test_deepl_uses_edits_lists_and_deletes_a_glossary(deepl: DeepLServer) -> None:
    fields: dict[str, Any] = {"name": "ours", "dictionaries": [DICTIONARY]}
    key = _ask(deepl, "POST", "/v3/glossaries", fields, DEEPL)[1]["glossary_id"]
    path = f"/v3/glossaries/{key}"
    text: dict[str, Any] = {"text": ["The Riverside Trust"], "source_lang": "EN"}
    text |= {"target_lang": "PT-BR", "glossary_id": key}
    assert _ask(deepl, "POST", "/v2/translate", text, DEEPL)[1]["translations"] == [
        {"detected_source_language": "EN", "text": "O Fundação"}
    ]
    more = {"dictionaries": [DICTIONARY | {"entries": "ferry\tlancha"}]}
    edited = _ask(deepl, "PATCH", path, more, DEEPL)[1]
    assert edited["dictionaries"][0]["entry_count"] == 2
    put = _ask(deepl, "PUT", f"{path}/dictionaries", DICTIONARY, DEEPL)[1]
    assert put == {"source_lang": "EN", "target_lang": "PT", "entry_count": 1}
    entries = _ask(deepl, "GET", f"{path}/entries?source_lang=en&target_lang=pt", None, DEEPL)[1]
    assert entries["dictionaries"][0]["entries"] == "Riverside Trust\tFundação"
    assert len(_ask(deepl, "GET", "/v3/glossaries", None, DEEPL)[1]["glossaries"]) == 1
    assert _ask(deepl, "DELETE", path, None, DEEPL) == (204, None)
    assert _ask(deepl, "GET", path, None, DEEPL)[0] == 404


def _schema(**change: object) -> dict[str, object]:
    properties = {"id": {"type": "integer"}, "text": {"type": "string"}}
    row = {"type": "object", "properties": properties, "additionalProperties": False}
    rows = {"type": "array", "items": row | {"required": ["id", "text"]} | change}
    return {
        "type": "object",
        "properties": {"rows": rows},
        "required": ["rows"],
        "additionalProperties": False,
    }


def _completion(schema: object, **change: object) -> dict[str, object]:
    texts = {"title": "Boats", "rows": [{"id": 4, "text": "The <g1>tram</g1>"}]}
    wanted = {"name": "answer", "strict": True, "schema": schema}
    return {
        "model": "some-model-1",
        "messages": [{"role": "user", "content": f"Translate: {json.dumps(texts)} Thank you."}],
        "response_format": {"type": "json_schema", "json_schema": wanted},
    } | change


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        (_completion(_schema()), 200),
        (_completion(_schema(required=["id"])), 400),
        (_completion(_schema(additionalProperties=True)), 400),
        (_completion({"type": "array"}), 400),
        (_completion(_schema(), temprature=0), 400),
        (_completion(_schema(), messages=[]), 400),
        (_completion(_schema(), model="other"), 404),
        (_completion(_schema(), response_format={"type": "json_object"}), 400),
    ],
)
def test_chat_checks_its_fields(chat: ChatServer, fields: object, status: int) -> None:
    assert _ask(chat, "POST", "/v1/chat/completions", fields, CHAT)[0] == status


def test_chat_answers_in_the_shape_that_was_asked(chat: ChatServer) -> None:
    answer = _ask(chat, "POST", "/v1/chat/completions", _completion(_schema()), CHAT)[1]
    content = answer["choices"][0]["message"]["content"]
    assert json.loads(content) == {"rows": [{"id": 4, "text": "El <g1>tranvía</g1>"}]}
