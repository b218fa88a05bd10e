"""Walking all that a page's head names for machines, and reading it as they do."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import feedparser

from causerie.publication.feeds import FORMATS
from tests.publication.feed_rules import FAULTS

# From an address to its status, media type and body.
Get = Callable[[str], tuple[int, str, bytes]]
KINDS = {chosen.media_type: kind for kind, chosen in FORMATS.items()}
_LINK = re.compile(r"<link\b[^>]*>")
_ATTRIBUTE = re.compile(r'(\w[\w-]*)="([^"]*)"')


def links(html: str) -> list[dict[str, str]]:
    """The attributes of every link element."""
    return [
        {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
        for tag in _LINK.findall(html)
    ]


def walk(get: Get, pages: Iterable[str]) -> tuple[set[str], list[str]]:
    """The addresses of all alternates of these pages, and what is wrong with them."""
    seen: set[str] = set()
    faults: list[str] = []
    for page in pages:
        _status, _media_type, body = get(page)
        for link in links(body.decode()):
            address = urlsplit(urljoin(page, link["href"])).path
            if link.get("rel") == "alternate" and address not in seen:
                seen.add(address)
                faults += [f"{address}: {fault}" for fault in _alternate_faults(get, link, address)]
    return seen, faults


def _alternate_faults(get: Get, link: dict[str, str], address: str) -> Iterator[str]:
    status, media_type, body = get(address)
    if status != 200:
        yield f"answers {status}"
    elif link.get("type") in KINDS:
        kind = KINDS[link["type"]]
        if media_type.split(";")[0] != link["type"]:
            yield f"is {media_type}"
        yield from FAULTS[kind](body)
        if kind != "json" and feedparser.parse(body).bozo:
            yield "cannot be read"
    elif "hreflang" not in link:
        yield "is of no kind that we know"
