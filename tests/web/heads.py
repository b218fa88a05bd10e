"""What a page says of itself to machines, read as they read it."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client


@dataclass
class Head:
    """Links and meta elements of a head, in their order; `data` of its one block of JSON-LD."""

    links: list[dict[str, str]] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)

    def canonical(self) -> list[str]:
        return [link["href"] for link in self.links if link["rel"] == "canonical"]

    def alternates(self) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}

    def named(self, name: str) -> list[str]:
        """The contents of the meta elements of a name or property."""
        return [
            meta["content"]
            for meta in self.metas
            if name in (meta.get("name"), meta.get("property"))
        ]

    def one(self, name: str) -> str:
        (content,) = self.named(name)
        return content

    def things(self) -> list[dict[str, Any]]:
        (block,) = self.data
        document = json.loads(block)
        assert document["@context"] == "https://schema.org"
        graph: list[dict[str, Any]] = document["@graph"]
        return graph

    def thing(self, kind: str) -> dict[str, Any]:
        (found,) = (thing for thing in self.things() if thing["@type"] == kind)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.head = Head()
        self.is_head = self.is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.is_head = (self.is_head or tag == "head") and tag != "body"
        if tag == "link" and self.is_head:
            self.head.links.append(given)
        if tag == "meta" and self.is_head:
            self.head.metas.append(given)
        self.is_data = tag == "script" and given.get("type") == "application/ld+json"
        if self.is_data:
            assert self.is_head
            self.head.data.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_data = self.is_data and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.is_data:
            self.head.data[-1] += data


def head_in(html: str) -> Head:
    reader = _Reader()
    reader.feed(html)
    return reader.head


def head_of(client: Client, path: str) -> Head:
    response = client.get(path)
    assert response.status_code == 200, path
    return head_in(response.content.decode())
