"""Single lines, both ways: from what somebody types to inline HTML, and from that to what they
would have typed."""

import re
from html import unescape
from html.parser import HTMLParser

from causerie.lib.markup.parsing import parsed_line
from causerie.lib.markup.rendering import Renderer

_SPACES = re.compile(r"\s+")
# What would be a mark where it stands.
_SIGNS = re.compile(r"([\\`*_\[\]<>@#:;])")
_AROUND = {"em": "*", "strong": "**"}


def line_html(text: str) -> str:
    """Inline HTML, safe to show; of several lines it makes one, and what would be a list or a
    quotation are words."""
    plain = _SPACES.sub(" ", text).strip()
    return Renderer().block(parsed_line(plain)) if plain else ""


def typed(html: str) -> str:
    """What makes `html`, as `line_html` or `parse` writes a line, when it is typed."""
    for is_escaped in (False, True):
        text = _Reader(is_escaped=is_escaped).read(html)
        if line_html(text) == html:
            break
    return text


class _Reader(HTMLParser):
    def __init__(self, *, is_escaped: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.is_escaped = is_escaped
        self.found: list[str] = []
        # What each open tag ends with.
        self.closing: list[str] = []
        self.is_verbatim = self.is_code = False

    def read(self, html: str) -> str:
        self.feed(html)
        self.close()
        return "".join(self.found)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.found.append(" ")
            return
        opening, closing = self._marks(tag, {name: value or "" for name, value in attrs})
        self.found.append(opening)
        self.closing.append(closing)

    def _marks(self, tag: str, attributes: dict[str, str]) -> tuple[str, str]:
        if tag in _AROUND:
            return _AROUND[tag], _AROUND[tag]
        self.is_code = tag == "code"
        href = attributes.get("href", "")
        if tag != "a" or attributes.get("class"):
            # Mentions and references say themselves what they are.
            self.is_verbatim = tag == "a"
            return "", ""
        if attributes.get("dir"):
            self.is_verbatim = True
            return "", ""
        return "[", f"]({unescape(href)})"

    def handle_endtag(self, tag: str) -> None:
        if self.closing:
            self.found.append(self.closing.pop())
        self.is_verbatim = self.is_verbatim and tag != "a"
        self.is_code = False

    def handle_data(self, data: str) -> None:
        if self.is_code:
            self.found.append(_code(data))
            return
        is_plain = self.is_verbatim or not self.is_escaped
        self.found.append(data if is_plain else _SIGNS.sub(r"\\\1", data))


def _code(data: str) -> str:
    """Between more backticks than stand in it."""
    fence = "`" * (max(map(len, re.findall("`+", data)), default=0) + 1)
    gap = " " if data.startswith("`") or data.endswith("`") else ""
    return f"{fence}{gap}{data}{gap}{fence}"
