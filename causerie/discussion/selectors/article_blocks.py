"""The plain words of an article's blocks, as Wagtail stores them; those that can be quoted."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

TITLE = "title"
STANDFIRST = "standfirst"
# What they say stands in the text, too, which is where a quotation leads to.
_REPEATING = {"pull_quote"}

_LINE_END = re.compile(r"</p>|<br ?/?>")
_TAG = re.compile(r"<[^>]*>")
_LINES = re.compile(r"[^\S\n]*\n\s*")


def quotable(
    title: str, standfirst: str, blocks: Iterable[dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    """Id and words of each, paragraphs as lines, with the marks of footnotes; where the same stands
    in several, the place to lead to comes first."""
    kept = [(block["id"], words, block["type"]) for block in blocks if (words := _words(block))]
    yield from ((key, words) for key, words, kind in kept if kind not in _REPEATING)
    yield from ((key, words) for key, words, kind in kept if kind in _REPEATING)
    if standfirst:
        yield STANDFIRST, standfirst
    yield TITLE, title


def _words(block: dict[str, Any]) -> str:
    """Empty where nothing can be quoted."""
    value = block["value"]
    match block["type"]:
        case "paragraph":
            return plain(value)
        case "footnote":
            return plain(value["text"])
        case "heading" | "quote":
            return _tidied(value["text"])
        case "pull_quote":
            return _tidied(value)
        case "list":
            return "\n".join(plain(_entry(entry)) for entry in value["entries"])
    return ""


def _entry(entry: dict[str, Any] | str) -> str:
    """Those of before Wagtail 2.16 have no id of their own."""
    return entry if isinstance(entry, str) else str(entry["value"])


def plain(html: str) -> str:
    return _tidied(unescape(_TAG.sub("", _LINE_END.sub("\n", html))))


def _tidied(text: str) -> str:
    return _LINES.sub("\n", text).strip()
