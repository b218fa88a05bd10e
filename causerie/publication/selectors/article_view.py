"""Everything that the page of one edition shows besides its own row, in a fixed number of reads."""

from dataclasses import dataclass

from causerie.publication.footnotes import Footnotes
from causerie.publication.models import ArticlePage, Picture, Tag
from causerie.publication.selectors.articles import tags_of
from causerie.publication.selectors.pictures import article_images, with_renditions


@dataclass(frozen=True)
class ArticleView:
    images: dict[int, Picture]
    footnotes: Footnotes
    tags: list[Tag]


def article_view(article: ArticlePage) -> ArticleView:
    return ArticleView(
        images=with_renditions(article_images(article)),
        footnotes=Footnotes(article.body),
        tags=tags_of(article),
    )
