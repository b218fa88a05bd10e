"""Comments in which a term of the glossary stands."""

from dataclasses import dataclass

from causerie.discussion.models import Comment
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.titles import titles_of
from causerie.lib.locales import bcp47, direction
from causerie.translation.models import Term
from causerie.translation.selectors.occurrences import Occurrence, occurrences


@dataclass(frozen=True)
class InComment:
    occurrence: Occurrence
    number: int
    url: str
    title: str
    lang: str
    dir: str


@dataclass(frozen=True)
class InComments:
    found: list[InComment]
    below: int | None


def comments_with(term: Term, below: int | None, locale: str) -> InComments:
    """The newest first; `locale` is that of the titles."""
    some = occurrences(term, below)
    comments = list(
        Comment.objects.filter(source__in=some.found, number__isnull=False)
        .select_related("thread")
        .defer("text", "html")
        .order_by("-source")
    )
    titles = titles_of((one.thread.article_key for one in comments), locale)
    found = []
    for comment in comments:
        article = titles.get(comment.thread.article_key)
        if article is not None and comment.source_id is not None and comment.number is not None:
            found.append(
                InComment(
                    some.found[comment.source_id],
                    comment.number,
                    f"{thread_address(comment.thread_id)}comment/{comment.number}/",
                    article.title,
                    bcp47(comment.locale),
                    direction(comment.locale),
                )
            )
    return InComments(found, some.below)
