"""Everything that the page of one edition shows besides its own row, in a fixed number of reads."""

from dataclasses import dataclass

from django.utils.translation import get_language

from causerie.publication.footnotes import Footnotes
from causerie.publication.models import ArticlePage, Picture, Tag
from causerie.publication.selectors.articles import tags_of
from causerie.publication.selectors.editions import related_editions
from causerie.publication.selectors.pictures import article_images, with_renditions


@dataclass(frozen=True)
class ArticleView:
    images: dict[int, Picture]
    footnotes: Footnotes
    tags: list[Tag]
    related: list[ArticlePage]


def article_view(article: ArticlePage) -> ArticleView:
    return ArticleView(
        images=with_renditions(article_images(article)),
        footnotes=Footnotes(article.body),
        tags=tags_of(article),
        related=related_editions(_related_works(article), get_language() or ""),
    )


def _related_works(article: ArticlePage) -> list[ArticlePage | None]:
    """The articles that any block of the text names, in whichever locale they were chosen."""
    return [work for block in article.body if block.block_type == "related" for work in block.value]
