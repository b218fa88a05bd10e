"""What a stylesheet is made of, and since when every browser has it.

The days are Baseline's (https://web.dev/baseline), under the keys of MDN's compatibility data;
`bin/baseline` writes them into `baseline.json`. Widely available is what all browsers have had
for 30 months by the day of that data.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2 import ast

WIDELY_MONTHS = 30
_DATA: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text())
SINCE: dict[str, str | None] = _DATA["since"]

# Where the data has it under another name than the stylesheet, or counts it with its kind.
_KEYS = {
    "function fit-content": "properties.width.fit-content",
    "function format": "at-rules.font-face.src",
    "function minmax": "properties.grid-template-columns",
    "function repeat": "properties.grid-template-columns",
    "function var": "properties.custom-property",
    "function url": "types.url",
    "unit fr": "types.flex",
    **{f"unit {unit}": "types.length" for unit in ("px", "pt", "mm", "cm", "in")},
    **{f"unit {unit}": "types.time" for unit in ("s", "ms")},
}
_UNIT_KINDS = ("length", "angle", "resolution")
_UNIT_FAMILIES = {
    "cq": "types.length.container_query_length_units",
    "dv": "types.length.viewport_percentage_units_dynamic",
    "lv": "types.length.viewport_percentage_units_large",
    "sv": "types.length.viewport_percentage_units_small",
}


def latest_day() -> str:
    """What is older is widely available."""
    made = date.fromisoformat(_DATA["date"])
    months = made.year * 12 + made.month - 1 - WIDELY_MONTHS
    return date(months // 12, months % 12 + 1, min(made.day, 28)).isoformat()


def trouble(key: str) -> str:
    """Why `key` may not be used; empty where it may."""
    if key not in SINCE:
        return "not in the data"
    if (day := SINCE[key]) is None:
        return "not in Baseline"
    return "" if day <= latest_day() else f"in Baseline since {day} only"


@dataclass
class Sheet:
    """Collects the keys of what a stylesheet is made of."""

    css: str
    keys: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._rules(tinycss2.parse_stylesheet(self.css, skip_comments=True, skip_whitespace=True))

    def _rules(
        self, nodes: list[Any], *, descriptors_of: str = "", is_nested: bool = False
    ) -> None:
        for node in nodes:
            match node:
                case ast.ParseError():
                    raise ValueError(f"{node.message} in line {node.source_line}")
                case ast.AtRule():
                    self._at_rule(node, is_nested)
                case ast.QualifiedRule():
                    self.keys |= {"selectors.nesting"} if is_nested else set()
                    self.keys |= set(_selector_keys(node.prelude))
                    self._block(node, is_nested=True)
                case ast.Declaration():
                    self.keys |= set(_declaration_keys(node, descriptors_of))

    def _block(self, node: Any, **context: Any) -> None:
        found = tinycss2.parse_blocks_contents(
            node.content, skip_comments=True, skip_whitespace=True
        )
        self._rules(found, **context)

    def _at_rule(self, node: ast.AtRule, is_nested: bool) -> None:
        name = node.lower_at_keyword
        self.keys.add(f"at-rules.{name}")
        self.keys |= set(_prelude_keys(name, node.prelude))
        if node.content is not None:
            descriptors_of = name if name == "font-face" else ""
            self._block(node, descriptors_of=descriptors_of, is_nested=is_nested)


def keys_of(css: str) -> set[str]:
    return Sheet(css).keys


def _prelude_keys(rule: str, tokens: list[Any]) -> Iterator[str]:
    """Media features, layers of imports; what stands in brackets is a feature or a condition."""
    for token in tokens:
        match token:
            case ast.FunctionBlock() if rule == "import" and token.lower_name != "url":
                yield f"at-rules.import.{token.lower_name}"
            case ast.ParenthesesBlock() if rule != "scope":
                yield from _condition_keys(rule, token.content)
            case ast.IdentToken() if token.lower_value == "or":
                yield f"at-rules.{rule}.or_syntax"


def _condition_keys(rule: str, tokens: list[Any]) -> Iterator[str]:
    words = [token for token in tokens if isinstance(token, ast.IdentToken)]
    signs = {token.value for token in tokens if isinstance(token, ast.LiteralToken)}
    if signs & {"<", ">", "<=", ">=", "="}:
        yield f"at-rules.{rule}.range_syntax"
    if words:
        feature = words[0].lower_value.removeprefix("min-").removeprefix("max-")
        yield f"at-rules.{rule}.{feature}"
    yield from _prelude_keys(rule, tokens)


def _selector_keys(tokens: list[Any]) -> Iterator[str]:
    colons = 0
    for token in tokens:
        match token:
            case ast.LiteralToken(value=":"):
                colons += 1
                continue
            case ast.IdentToken() if colons:
                yield _pseudo(token.lower_value)
            case ast.FunctionBlock() if colons:
                yield _pseudo(token.lower_name)
                yield from _list_keys(token)
                yield from _selector_keys(token.arguments)
            case ast.SquareBracketsBlock():
                yield from _attribute_keys(token)
            case ast.LiteralToken(value="&"):
                yield "selectors.nesting"
        colons = 0


def _pseudo(name: str) -> str:
    return f"selectors.{name}"


def _list_keys(token: ast.FunctionBlock) -> Iterator[str]:
    """Several arguments are younger than one."""
    lists = {"not": "selectors.not.selector_list", "lang": "selectors.lang.argument_list"}
    has_comma = any(
        isinstance(part, ast.LiteralToken) and part.value == "," for part in token.arguments
    )
    if has_comma and token.lower_name in lists:
        yield lists[token.lower_name]


def _attribute_keys(token: ast.SquareBracketsBlock) -> Iterator[str]:
    yield "selectors.attribute"
    modifiers = {"i": "case_insensitive_modifier", "s": "case_sensitive_modifier"}
    last = [part for part in token.content if not isinstance(part, ast.WhitespaceToken)][-1]
    if (
        len(token.content) > 1
        and isinstance(last, ast.IdentToken)
        and last.lower_value in modifiers
    ):
        yield f"selectors.attribute.{modifiers[last.lower_value]}"


def _declaration_keys(node: ast.Declaration, descriptors_of: str) -> Iterator[str]:
    """A property of our own may be called and hold what it likes, made of known parts."""
    name = node.lower_name
    if descriptors_of:
        yield f"at-rules.{descriptors_of}.{name}"
    elif not name.startswith("--"):
        yield f"properties.{name}"
    yield from _value_keys(name, node.value)


def _value_keys(name: str, tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        match token:
            case ast.IdentToken():
                yield from _keyword_keys(name, token.lower_value)
            case ast.DimensionToken():
                yield _unit_key(token.lower_unit)
            case ast.FunctionBlock():
                yield _function_key(name, token.lower_name)
                yield from _value_keys(name, token.arguments)
            case ast.ParenthesesBlock() | ast.SquareBracketsBlock():
                yield from _value_keys(name, token.content)


def _keyword_keys(name: str, word: str) -> Iterator[str]:
    """A keyword that the data does not name is as old as its property."""
    places = (
        f"properties.{name}.{word}",
        f"types.global_keywords.{word}",
        f"types.color.system-color.{word}",
    )
    yield from (place for place in places if place in SINCE)


def _unit_key(unit: str) -> str:
    if known := _KEYS.get(f"unit {unit}") or _UNIT_FAMILIES.get(unit[:2]):
        return known
    found = (f"types.{kind}.{unit}" for kind in _UNIT_KINDS)
    return next((key for key in found if key in SINCE), f"unit {unit}")


def _function_key(name: str, function: str) -> str:
    if f"properties.{name}.{function}" in SINCE:
        return f"properties.{name}.{function}"
    if known := _KEYS.get(f"function {function}"):
        return known
    found = (key for key in SINCE if key.startswith("types.") and key.endswith(f".{function}"))
    return min(found, key=len, default=f"function {function}")
