"""Links in the head of a page to what machines read: feeds and icons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from causerie.discussion.models import Thread
from causerie.discussion.selectors.article_threads import first_page_below
from causerie.publication.feeds import FORMATS
from causerie.publication.icons import Icons
from causerie.publication.models import ArticlePage, Author, SectionPage, Tag
from causerie.publication.selectors.icons import icons_in_use
from causerie.web.editions import editions_of_page

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


def _own_feed(context: dict[str, Any]) -> tuple[str, str, str | int] | None:
    """Title, route and slug of the feed of a section, an author or a tag; of an article, and on
    the pages of its discussion, what is said there."""
    page, author, tag = context.get("page"), context.get("author"), context.get("tag")
    if article := _discussed(context):
        title = _("Discussion: %(title)s") % {"title": article[0].title}
        return title, "thread_feed", article[1].pk
    if isinstance(page, SectionPage):
        return page.title, "section_feed", page.slug
    if isinstance(author, Author):
        return author.name, "author_feed", author.slug
    if isinstance(tag, Tag):
        return tag.name, "tag_feed", tag.slug
    return None


def _discussed(context: dict[str, Any]) -> tuple[ArticlePage, Thread] | None:
    """Not in a preview, nor below an article that only some may read."""
    page, request = context.get("page"), context["request"]
    if isinstance(page, ArticlePage):
        if getattr(request, "is_preview", False):
            return None
        below = first_page_below(page)
        is_open = any(link.is_current for link in editions_of_page(request, page))
        return (page, below.thread) if below and is_open else None
    article, thread = context.get("article"), context.get("thread")
    return (article, thread) if isinstance(thread, Thread) and article else None


def _formats(title: str, route: str, *arguments: str | int) -> Iterator[FeedLink]:
    for kind, chosen in FORMATS.items():
        url = reverse(route, args=[*arguments, kind])
        yield FeedLink(chosen.media_type, f"{title} ({chosen.name})", url)


@register.simple_tag(takes_context=True)
def site_icons(context: dict[str, Any]) -> Icons:
    return icons_in_use(context["publication"].look)
