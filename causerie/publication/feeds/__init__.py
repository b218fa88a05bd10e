"""Feeds: what they say, and the three formats in which they say it."""

from collections.abc import Callable
from dataclasses import dataclass

from causerie.publication.feeds import atom, json_feed, rss
from causerie.publication.feeds.feed import Feed


@dataclass(frozen=True)
class Format:
    """One format: its name for readers, its media type, and how it is written."""

    name: str
    media_type: str
    write: Callable[[Feed], bytes]


FORMATS = {
    "rss": Format("RSS", "application/rss+xml", rss.write),
    "atom": Format("Atom", "application/atom+xml", atom.write),
    "json": Format("JSON Feed", "application/feed+json", json_feed.write),
}
