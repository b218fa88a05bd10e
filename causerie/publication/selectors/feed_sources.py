"""The feeds that there are: of a locale, a section, an author, a tag."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.db.models import QuerySet

from causerie.lib.locales import bcp47
from causerie.publication.models import ArticlePage, Author, FrontPage, SectionPage, Tag
from causerie.publication.selectors.addresses import named_address
from causerie.publication.selectors.articles import (
    articles_by,
    articles_in,
    articles_tagged,
    latest_articles,
)

# As many as a reader of feeds keeps who looks in once a week; with full texts, some 300 kB.
FEED_ARTICLES_MAX = 20


@dataclass(frozen=True)
class FeedSource:
    """What a feed is of. `home` is the address of its page; `title` is empty for a whole locale;
    `changed` is for where there are no articles."""

    id: str
    locale: str
    title: str
    subtitle: str
    home: str
    route: tuple[str, ...]
    articles: "QuerySet[ArticlePage]"
    changed: datetime | None = None

    def address(self, kind: str) -> str:
        """Where it stands in one of its formats."""
        name, *arguments = self.route
        return named_address(name, self.locale, *arguments, kind)


def feed_of_locale(front: FrontPage) -> FeedSource:
    locale = front.locale.language_code
    return FeedSource(
        id=_urn(front, ""),
        locale=locale,
        title="",
        subtitle="",
        home=named_address("wagtail_serve", locale, ""),
        route=("feed",),
        articles=latest_articles(locale),
        changed=front.last_published_at,
    )


def feed_of_section(section: SectionPage) -> FeedSource:
    locale = section.locale.language_code
    return FeedSource(
        id=_urn(section, ""),
        locale=locale,
        title=section.title,
        subtitle=section.description,
        home=named_address("wagtail_serve", locale, f"{section.slug}/"),
        route=("section_feed", section.slug),
        articles=articles_in(section),
        changed=section.last_published_at,
    )


def feed_of_author(front: FrontPage, author: Author) -> FeedSource:
    locale = front.locale.language_code
    return FeedSource(
        id=_urn(front, f"author {author.pk}"),
        locale=locale,
        title=author.name,
        subtitle="",
        home=named_address("author", locale, author.slug),
        route=("author_feed", author.slug),
        articles=articles_by(author, locale),
    )


def feed_of_tag(front: FrontPage, tag: Tag) -> FeedSource:
    locale = front.locale.language_code
    return FeedSource(
        id=_urn(front, f"tag {tag.pk}"),
        locale=locale,
        title=tag.name,
        subtitle="",
        home=named_address("tag", locale, tag.slug),
        route=("tag_feed", tag.slug),
        articles=articles_tagged(tag, locale),
    )


def _urn(page: Any, name: str) -> str:
    """From the work's key and the locale: the same however titles and addresses change."""
    return uuid5(page.translation_key, f"{name} {bcp47(page.locale.language_code)}".strip()).urn


def edition_urn(article: ArticlePage) -> str:
    return _urn(article, "")


def tagged(articles: list[int]) -> "QuerySet[Any]":
    """Rows of article and tag; Wagtail's own field cannot be prefetched."""
    rows: QuerySet[Any] = ArticlePage.tags.through.objects.filter(articlepage__in=articles)
    return rows
