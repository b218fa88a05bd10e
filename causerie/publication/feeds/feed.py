"""What a feed says, whatever its format. All addresses are whole."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Person:
    name: str
    url: str
    picture: str = ""


@dataclass(frozen=True)
class FeedPicture:
    url: str
    mime_type: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True)
class OtherEdition:
    """The same work in another locale; `language` as BCP 47 has it."""

    language: str
    url: str


@dataclass(frozen=True)
class Entry:
    """One edition, or one comment. Its `id` is the same for ever, whatever becomes of its address.

    `language` (BCP 47) is given where it may not be the feed's; `und` where nobody knows it.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[Person, ...]
    tags: tuple[str, ...] = ()
    picture: FeedPicture | None = None
    editions: tuple[OtherEdition, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Feed:
    """`url` is where this format of the feed stands, `home` the page that it is a feed of."""

    id: str
    url: str
    home: str
    title: str
    subtitle: str
    publisher: Person
    language: str
    updated: datetime
    icon: str
    entries: tuple[Entry, ...]
