"""Reading a template, or a page, as markup: what is in it that a rule forbids."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

# Where a browser follows an address or runs it.
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "xlink:href", "srcdoc"})
_TEXT_ATTRIBUTES = frozenset({"alt", "title", "placeholder", "aria-label", "aria-description"})
_UNSPOKEN_ELEMENTS = frozenset({"script", "style"})
_TRANSLATED = {
    "blocktranslate": "endblocktranslate",
    "blocktrans": "endblocktrans",
    "comment": "endcomment",
}
_LETTER = re.compile(r"[^\W\d_]")


def without_template_language(source: str) -> str:
    """The markup of a Django template: tags and comments fall out, a variable becomes an `x0`.

    What stands between `blocktranslate` and its end falls out too, since it is translated; so does
    a `block` whose name says that it is a class.
    """
    parts: list[str] = []
    until: str | None = None
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.BLOCK:
            word, *rest = token.contents.split() or [""]
            if until is None:
                is_class = word == "block" and rest[0].endswith("_class")
                until = "endblock" if is_class else _TRANSLATED.get(word)
            elif word == until:
                until = None
        elif until is None and token.token_type is TokenType.TEXT:
            parts.append(token.contents)
        elif until is None and token.token_type is TokenType.VAR:
            parts.append("\N{OBJECT REPLACEMENT CHARACTER}")
    # In the name of an element a variable must read as one.
    return re.sub("(</?)\N{OBJECT REPLACEMENT CHARACTER}", r"\1x0", "".join(parts))


@dataclass
class Markup(HTMLParser):
    """Collects what the rules ask about."""

    source: str
    inline: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inline += _inline(tag, given)
        self.words += [
            text for name, text in given.items() if name in _TEXT_ATTRIBUTES and is_spoken(text)
        ]
        if tag in _UNSPOKEN_ELEMENTS:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open and is_spoken(data):
            self.words.append(" ".join(data.split()))


def is_spoken(text: str) -> bool:
    """Whether there are letters in it that somebody would have to translate."""
    return bool(_LETTER.search(text))


def _inline(tag: str, given: dict[str, str]) -> Iterator[str]:
    if tag == "style":
        yield "<style>"
    if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
        yield "<script> without src"
    for name, value in given.items():
        if name == "style" or name.startswith("on"):
            yield f"{name}={value!r} on <{tag}>"
        if name in _ADDRESSES and re.match(r"(?i)\s*(javascript|vbscript|data):", value):
            yield f"{name}={value!r} on <{tag}>"


def inline_code(html: str) -> list[str]:
    """Scripts, styles and handlers that stand in the markup itself."""
    return Markup(html).inline


def untranslated_words(template: str) -> list[str]:
    """Texts of a template that stand outside `translate` and `blocktranslate`."""
    return Markup(without_template_language(template)).words
