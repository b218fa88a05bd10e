"""The articles of a feed with all that their entries say, in a fixed number of reads."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Prefetch

from causerie.publication.models import ArticlePage, Byline, Picture, Tag
from causerie.publication.models.tag import TagName
from causerie.publication.selectors.articles import published_articles
from causerie.publication.selectors.editions import related_editions
from causerie.publication.selectors.feed_sources import FEED_ARTICLES_MAX, FeedSource, tagged
from causerie.publication.selectors.pictures import images_in, with_renditions


@dataclass(frozen=True)
class FeedContents:
    """By primary key: `blocks` and `tags` of each article, `images` of all. By work: the `related`
    articles that have an edition in this locale, and locale and path of each edition."""

    articles: list[ArticlePage]
    blocks: dict[int, list[Any]]
    images: dict[int, Picture]
    tags: dict[int, list[Tag]]
    related: dict[Any, ArticlePage]
    editions: dict[Any, list[tuple[str, str]]]


def contents_of(source: FeedSource) -> FeedContents:
    articles = _articles(source)
    blocks = _blocks(articles)
    every = [block for article in articles for block in blocks[article.pk]]
    heroes = [article.hero_image for article in articles if article.hero_image]
    related = [work for block in every if block.block_type == "related" for work in block.value]
    return FeedContents(
        articles=articles,
        blocks=blocks,
        images=with_renditions(heroes + images_in(every)),
        tags=_tags(articles),
        related={a.translation_key: a for a in related_editions(related, source.locale)},
        editions=_editions(articles),
    )


def _articles(source: FeedSource) -> list[ArticlePage]:
    """The feed's articles with their texts, pictures' renditions, bylines and authors' pictures."""
    authors = (
        Byline.objects.select_related("author__picture")
        .prefetch_related("author__picture__renditions")
        .order_by("sort_order")
    )
    articles = source.articles.defer(None).select_related("hero_image", "locale", "source_locale")
    whole = articles.prefetch_related(None).prefetch_related(Prefetch("bylines", authors))
    return list(whole[:FEED_ARTICLES_MAX])


def _blocks(articles: list[ArticlePage]) -> dict[int, list[Any]]:
    """Pictures and articles that blocks name are read for all texts together: Wagtail reads them
    stream by stream, so the texts become one stream for it."""
    if not articles:
        return {}
    stream = articles[0].body.stream_block
    parts = [list(article.body.raw_data) for article in articles]
    whole = iter(stream.to_python([block for part in parts for block in part]))
    return {
        article.pk: list(islice(whole, len(part)))
        for article, part in zip(articles, parts, strict=True)
    }


def _tags(articles: list[ArticlePage]) -> dict[int, list[Tag]]:
    """Their tags with their names, in two reads; Wagtail's fields cannot be prefetched."""
    names = Prefetch("tag__names", TagName.objects.select_related("locale"))
    rows = tagged([a.pk for a in articles]).select_related("tag").prefetch_related(names)
    found: dict[int, list[Tag]] = {}
    for row in rows.order_by("tag__label"):
        found.setdefault(row.articlepage_id, []).append(row.tag)
    return found


def _editions(articles: list[ArticlePage]) -> dict[Any, list[tuple[str, str]]]:
    """By work: the locale and path of each published edition."""
    works = [article.translation_key for article in articles]
    rows = (
        published_articles()
        .filter(translation_key__in=works)
        .order_by("locale__language_code")
        .values_list("translation_key", "locale__language_code", "url_path")
    )
    found: dict[Any, list[tuple[str, str]]] = {}
    for work, locale, path in rows:
        found.setdefault(work, []).append((locale, path))
    return found
