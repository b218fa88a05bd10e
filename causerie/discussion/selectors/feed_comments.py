"""What a thread's feed says: its newest comments, as everybody can read them."""

from hashlib import sha256
from uuid import uuid5

from django.conf import settings

from causerie.discussion.models import Comment, Thread
from causerie.discussion.models.comment import CommentQuerySet
from causerie.publication.models import ArticlePage
from causerie.publication.selectors.look import LookView
from causerie.translation.selectors.texts import translations_changed

# As many as a lively thread gets in an hour or two.
FEED_COMMENTS_MAX = 50


def _newest(thread: Thread) -> CommentQuerySet:
    known = thread.comments.numbered().published()
    return known.order_by("-number")


def newest_comments(thread: Thread) -> list[Comment]:
    rows = _newest(thread).select_related("author", "thread").defer("text")
    return list(rows[:FEED_COMMENTS_MAX])


def feed_digest(thread: Thread, edition: ArticlePage, look: LookView) -> str:
    """Of all that makes one answer differ from the next; no text is read for it."""
    names = _newest(thread).values_list(
        "number", "revision", "locale", "author__handle", "author__display_name"
    )
    locale = edition.locale.language_code
    sources = _newest(thread).values_list("source", flat=True)[:FEED_COMMENTS_MAX]
    says = (
        settings.VERSION, settings.SITE_URL, thread.pk, thread.changed_at, edition.title,
        edition.url_path, locale, look.name, look.icon and look.icon.pk,
        list(names[:FEED_COMMENTS_MAX]), translations_changed(sources, locale),
    )  # fmt: skip
    return sha256(repr(says).encode()).hexdigest()[:32]


def thread_urn(thread: Thread) -> str:
    """The same however titles and addresses change."""
    return uuid5(thread.article_key, "discussion").urn


def comment_urn(thread: Thread, number: int) -> str:
    return uuid5(thread.article_key, f"comment {number}").urn
