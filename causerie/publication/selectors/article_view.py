"""Everything that the page of one edition shows besides its own row, in a fixed number of reads."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import get_language

from causerie.publication.footnotes import Footnotes
from causerie.publication.models import ArticlePage, Author, AuthorText, Picture, Tag
from causerie.publication.selectors.articles import more_from, tags_of
from causerie.publication.selectors.editions import related_editions
from causerie.publication.selectors.pictures import article_images, with_renditions

# A row of cards below the text.
MORE_ARTICLES = 3
# A few lines on a phone; an article with hundreds of tags would end in a wall of them.
TAGS_SHOWN_MAX = 24


@dataclass(frozen=True)
class ArticleView:
    images: dict[int, Picture]
    footnotes: Footnotes
    tags: list[Tag]
    related: list[ArticlePage]
    writers: list["Writer"]
    more: list[ArticlePage]

    @property
    def tags_shown(self) -> list[Tag]:
        return self.tags[:TAGS_SHOWN_MAX]

    @property
    def tags_folded(self) -> list[Tag]:
        """Those that a reader opens if they want them."""
        return self.tags[TAGS_SHOWN_MAX:]

    @property
    def authors(self) -> list[Author]:
        return [writer.author for writer in self.writers]


@dataclass(frozen=True)
class Writer:
    """An author of the article, and what is said of them in its locale."""

    author: Author
    text: AuthorText | None


def article_view(article: ArticlePage) -> ArticleView:
    """Read once for one article at hand: its head and its text both want it."""
    known: ArticleView | None = getattr(article, "causerie_view", None)
    if known is None:
        known = article.causerie_view = _read(article)
    return known


def _read(article: ArticlePage) -> ArticleView:
    return ArticleView(
        images=with_renditions(article_images(article)),
        footnotes=Footnotes(article.body),
        tags=tags_of(article),
        related=related_editions(_related_works(article), get_language() or ""),
        writers=_writers(article),
        more=list(more_from(article, MORE_ARTICLES)),
    )


def _writers(article: ArticlePage) -> list[Writer]:
    """In the order of the bylines."""
    authors = article.authors
    texts = Prefetch("texts", AuthorText.objects.select_related("locale"))
    prefetch_related_objects(authors, texts, "picture__renditions")
    locale = article.locale.language_code
    return [Writer(author, author.text_in(locale)) for author in authors]


def _related_works(article: ArticlePage) -> list[ArticlePage | None]:
    """The articles that any block of the text names, in whichever locale they were chosen."""
    return [work for block in article.body if block.block_type == "related" for work in block.value]
