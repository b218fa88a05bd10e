"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json
from typing import Any

from causerie.publication.feeds.feed import Entry, Feed, Person

VERSION = "https://jsonfeed.org/version/1.1"
DEMANDED = ("items", "content_html")


def write(feed: Feed) -> bytes:
    written = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.subtitle,
        "icon": feed.icon,
        "authors": [_person(feed.publisher)],
        "language": feed.language,
        "items": [_item(entry, entry.language or feed.language) for entry in feed.entries],
    }
    return json.dumps(_with_something(written), ensure_ascii=False).encode()


def _item(entry: Entry, language: str) -> dict[str, Any]:
    return _with_something(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "image": entry.picture.url if entry.picture else "",
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [_person(author) for author in entry.authors],
            "tags": list(entry.tags),
            "language": language,
            # An extension: its name begins with an underscore, as the specification has it.
            "_editions": [{"language": e.language, "url": e.url} for e in entry.editions],
        }
    )


def _person(person: Person) -> dict[str, str]:
    return _with_something({"name": person.name, "url": person.url, "avatar": person.picture})


def _with_something(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty, unless the format asks for it all the same."""
    return {key: value for key, value in values.items() if value or key in DEMANDED}
