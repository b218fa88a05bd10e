"""Texts found in a message, and answers in the shape that a JSON schema asks for."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_ID_NAMES = {"id", "n", "no", "nr", "number", "index", "key"}
_DECODER = json.JSONDecoder()


class Entry(NamedTuple):
    key: Any
    text: str


def entries(message: str) -> list[Entry]:
    """The numbered texts of the first JSON in the message that has some."""
    for content in _contents(message):
        if found := _entries_in(content):
            return found
    raise AssertionError("no texts in JSON in the last message")


def _contents(message: str) -> Iterator[Any]:
    for place, character in enumerate(message):
        if character in "{[":
            try:
                yield _DECODER.raw_decode(message, place)[0]
            except json.JSONDecodeError:
                continue


def _entries_in(content: Any) -> list[Entry]:
    """Of `[{"id": 1, "text": "…"}]`, at whatever depth and by whatever names."""
    if isinstance(content, list):
        found = [entry for one in content if (entry := _entry(one))]
        return found if len(found) == len(content) else []
    if isinstance(content, dict):
        return next((found for one in content.values() if (found := _entries_in(one))), [])
    return []


def _entry(one: Any) -> Entry | None:
    if not isinstance(one, dict):
        return None
    keys = [value for name, value in one.items() if name.lower() in _ID_NAMES]
    texts = [
        value
        for name, value in one.items()
        if name.lower() not in _ID_NAMES and isinstance(value, str)
    ]
    return Entry(keys[0], texts[0]) if len(keys) == len(texts) == 1 else None


def written(schema: dict[str, Any] | None, found: Sequence[Entry], answers: Sequence[Any]) -> str:
    """JSON by the schema. An answer may be a whole pair of key and text instead of a text."""
    pairs = [
        answer if isinstance(answer, Entry) else Entry(_key_of(found, place), answer)
        for place, answer in enumerate(answers)
    ]
    return json.dumps(_filled(schema or {}, pairs), ensure_ascii=False)


def _key_of(found: Sequence[Entry], place: int) -> Any:
    """A model that answers more than it was asked invents numbers."""
    return found[place].key if place < len(found) else 1000 + place


def _filled(schema: dict[str, Any], pairs: Sequence[Entry]) -> Any:
    match schema.get("type"):
        case "array":
            return [_filled(schema["items"], [pair]) for pair in pairs]
        case "object":
            return {
                name: _property(name, part, pairs) for name, part in schema["properties"].items()
            }
        case "integer":
            return pairs[0].key
        case _:
            return pairs[0].text


def _property(name: str, schema: dict[str, Any], pairs: Sequence[Entry]) -> Any:
    if name.lower() in _ID_NAMES:
        return pairs[0].key
    named = [pair for pair in pairs if str(pair.key) == name]
    return _filled(schema, named or pairs)


def check(wanted: dict[str, Any], refused: Callable[[int, str, str | None], Exception]) -> None:
    """What strict schemas must be: an object at the root, every property required, none other."""
    if not _NAME.fullmatch(wanted.get("name", "")):
        raise refused(400, "Invalid 'response_format.json_schema.name'.", None)
    schema = wanted.get("schema")
    if not isinstance(schema, dict) or schema.get("type") != "object":
        raise refused(400, "Invalid schema for response_format: must be an object.", None)
    if wanted.get("strict") and not _is_strict(schema):
        raise refused(400, "Invalid schema for response_format: not strict.", None)


def _is_strict(schema: Any) -> bool:
    if not isinstance(schema, dict):
        return True
    properties = schema.get("properties", {})
    if schema.get("type") == "object":
        is_closed = schema.get("additionalProperties") is False
        if not is_closed or set(schema.get("required", [])) != set(properties):
            return False
    return all(map(_is_strict, [*properties.values(), schema.get("items")]))
