"""What the head of a page says to machines: of what kind it is, what it shows, where it lies."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.models import Page

from causerie.discussion.selectors.thread_pages import ThreadPage
from causerie.lib.addresses import absolute
from causerie.publication.blocks.plain_text import plain_text
from causerie.publication.models import (
    ArticlePage,
    Author,
    AuthorText,
    FreePage,
    FrontPage,
    SectionPage,
    Tag,
)
from causerie.publication.selectors.article_view import ArticleView
from causerie.publication.selectors.editions import EditionLink
from causerie.publication.selectors.look import LookView

# Search engines and messengers show about so many characters.
DESCRIPTION_LENGTH_MAX = 200


class Kind(Enum):
    ARTICLE = "article"
    FRONT = "front"
    SECTION = "section"
    FREE = "free"
    AUTHOR = "author"
    TAG = "tag"
    DISCUSSION = "discussion"


@dataclass(frozen=True)
class HeadImage:
    """`url` is whole; width and height in pixels."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Step:
    """A page above the one at hand, or that itself."""

    name: str
    url: str


@dataclass(frozen=True)
class Subject:
    """`url` is the canonical address, `editions` the published ones; addresses are whole."""

    kind: Kind
    title: str
    description: str
    url: str
    code: str
    look: LookView
    home: str
    editions: list[EditionLink]
    above: list[Step] = field(default_factory=list)
    # The card where there is one; `pictures` are what the page itself shows.
    image: HeadImage | None = None
    pictures: list[HeadImage] = field(default_factory=list)
    article: ArticlePage | None = None
    view: ArticleView | None = None
    author: Author | None = None
    author_text: AuthorText | None = None
    # What is said below the article, as much of it as the page shows.
    talk: ThreadPage | None = None


_KINDS = {
    ArticlePage: Kind.ARTICLE,
    FrontPage: Kind.FRONT,
    SectionPage: Kind.SECTION,
    FreePage: Kind.FREE,
}


def kind_of(thing: Page | Author | Tag | None) -> Kind | None:
    if isinstance(thing, Author):
        return Kind.AUTHOR
    return Kind.TAG if isinstance(thing, Tag) else _KINDS.get(type(thing))


def title_of(thing: Page | Author | Tag, look: LookView) -> str:
    """The front page is called as the publication is."""
    if isinstance(thing, FrontPage):
        return look.name
    return str(thing.title if isinstance(thing, Page) else thing.name)


def description_of(thing: Any, text: AuthorText | None, look: LookView) -> str:
    """In the words of the editors where they gave some, else the beginning of the text."""
    given = getattr(thing, "search_description", "")
    if not given:
        given = _own_words(thing, text, look)
    plain = " ".join(strip_tags(given).split()) if "<" in given else " ".join(given.split())
    return str(Truncator(plain).chars(DESCRIPTION_LENGTH_MAX))


def _own_words(thing: Any, text: AuthorText | None, look: LookView) -> str:
    if isinstance(thing, ArticlePage):
        return thing.standfirst or plain_text(thing.body)
    if isinstance(thing, FreePage):
        return plain_text(thing.body)
    if isinstance(thing, FrontPage):
        return look.tagline
    if isinstance(thing, SectionPage):
        return thing.description
    if isinstance(thing, Author) and text:
        return " · ".join(part for part in (text.role, text.bio) if part)
    return ""


def home_address() -> str:
    """The front page of the active locale."""
    return absolute(reverse("wagtail_serve", args=[""]))
