"""What one person has said, for everybody to read."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.text import Truncator

from causerie.accounts.models import User
from causerie.discussion.models import Comment
from causerie.discussion.models.comment import CommentQuerySet
from causerie.discussion.selectors.shown import moment, thread_address
from causerie.lib.locales import bcp47, direction
from causerie.lib.markup.plain import said
from causerie.publication.selectors.articles import published_articles

COMMENTS_A_PAGE = 20
# Characters of a comment; its link leads to the rest.
BEGINNING_LENGTH_MAX = 280


@dataclass(frozen=True)
class Saying:
    """`title` is the article's in the locale of the page."""

    title: str
    url: str
    number: int
    moment: str
    iso: str
    text: str
    lang: str
    dir: str


@dataclass(frozen=True)
class Sayings:
    """The newest first. `before`: with which of them the next page begins, empty on the last."""

    page: list[Saying]
    before: str = ""


def sayings_of(person: User, locale: str, before: str = "") -> Sayings | None:
    """Below articles that have an edition in `locale`. None where `before` is nonsense.

    `before` names a comment: its thread's key, a hyphen and its number.
    """
    rows = _published(person, locale)
    if before:
        last = _named(person, before)
        if last is None:
            return None
        is_older = Q(posted_at__lt=last.posted_at) | Q(posted_at=last.posted_at, pk__lt=last.pk)
        rows = rows.filter(is_older, posted_at__lte=last.posted_at)
    found = list(rows[: COMMENTS_A_PAGE + 1])
    shown = found[:COMMENTS_A_PAGE]
    titles = _titles(shown, locale)
    page = [_saying(one, titles.get(one.thread.article_key, ""), locale) for one in shown]
    goes_on = len(found) > len(shown)
    return Sayings(page, f"{shown[-1].thread_id}-{shown[-1].number}" if goes_on else "")


def _published(person: User, locale: str) -> CommentQuerySet:
    edition = published_articles().filter(
        translation_key=OuterRef("thread__article_key"), locale__language_code=locale
    )
    rows = Comment.objects.published().filter(Exists(edition), author=person)
    return rows.select_related("thread").defer("text").order_by("-posted_at", "-pk")


def _named(person: User, name: str) -> Comment | None:
    thread, _hyphen, number = name.partition("-")
    if not (name.isascii() and thread.isdecimal() and number.isdecimal() and len(name) < 20):
        return None
    return Comment.objects.filter(author=person, thread_id=int(thread), number=int(number)).first()


def _titles(comments: list[Comment], locale: str) -> "dict[object, str]":
    keys = {one.thread.article_key for one in comments}
    if not keys:
        return {}
    editions = published_articles().filter(translation_key__in=keys, locale__language_code=locale)
    return dict(editions.values_list("translation_key", "title"))


def _saying(comment: Comment, title: str, locale: str) -> Saying:
    assert comment.number is not None
    when = comment.published_at or comment.posted_at
    return Saying(
        title=title,
        url=f"{thread_address(comment.thread_id)}comment/{comment.number}/",
        number=comment.number,
        moment=moment(when, locale),
        iso=when.isoformat(timespec="seconds"),
        text=Truncator(said(comment.html)).chars(BEGINNING_LENGTH_MAX),
        lang=bcp47(comment.locale) if comment.locale else "und",
        dir=direction(comment.locale) if comment.locale else "auto",
    )
