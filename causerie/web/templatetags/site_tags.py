"""Links in the head of a page to what machines read: feeds and icons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse

from causerie.publication.feeds import FORMATS
from causerie.publication.icons import Icons
from causerie.publication.models import Author, SectionPage, Tag
from causerie.publication.selectors.icons import icons_in_use

register = template.Library()


@dataclass(frozen=True)
class FeedLink:
    media_type: str
    title: str
    url: str


@register.simple_tag(takes_context=True)
def feed_links(context: dict[str, Any]) -> list[FeedLink]:
    """The page's own feed, if it has one, before that of its locale; none where nothing is open."""
    publication = context["publication"]
    if publication.front_page is None:
        return []
    name = publication.name
    own = _own_feed(context)
    links = [*_formats(f"{own[0]} · {name}", own[1], own[2])] if own else []
    return [*links, *_formats(name, "feed")]


def _own_feed(context: dict[str, Any]) -> tuple[str, str, str] | None:
    """Title, route and slug of the feed of a section, an author or a tag."""
    page, author, tag = context.get("page"), context.get("author"), context.get("tag")
    if isinstance(page, SectionPage):
        return page.title, "section_feed", page.slug
    if isinstance(author, Author):
        return author.name, "author_feed", author.slug
    if isinstance(tag, Tag):
        return tag.name, "tag_feed", tag.slug
    return None


def _formats(title: str, route: str, *arguments: str) -> Iterator[FeedLink]:
    for kind, chosen in FORMATS.items():
        url = reverse(route, args=[*arguments, kind])
        yield FeedLink(chosen.media_type, f"{title} ({chosen.name})", url)


@register.simple_tag(takes_context=True)
def site_icons(context: dict[str, Any]) -> Icons:
    return icons_in_use(context["publication"].look)
