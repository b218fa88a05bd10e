"""What a thread's feed says: its newest comments, as everybody can read them."""

from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True)
class FeedVersion:
    """What makes one answer differ from the next, and when that changed last."""

    digest: str
    changed_at: datetime


def _newest(thread: Thread) -> CommentQuerySet:
    known = thread.comments.numbered().published()
    return known.order_by("-number")


def newest_comments(thread: Thread) -> list[Comment]:
    rows = _newest(thread).select_related("author", "thread").defer("text")
    return list(rows[:FEED_COMMENTS_MAX])


def feed_version(thread: Thread, edition: ArticlePage, look: LookView) -> FeedVersion:
    """No text is read for it."""
    names = _newest(thread).values_list(
        "number", "revision", "locale", "author__handle", "author__display_name"
    )
    locale = edition.locale.language_code
    sources = _newest(thread).values_list("source", flat=True)[:FEED_COMMENTS_MAX]
    translated, translated_at = translations_changed(sources, locale)
    says = (
        settings.VERSION, settings.SITE_URL, thread.pk, thread.changed_at, edition.title,
        edition.url_path, locale, look.name, look.icon and look.icon.pk,
        list(names[:FEED_COMMENTS_MAX]), translated, translated_at,
    )  # fmt: skip
    return FeedVersion(
        digest=sha256(repr(says).encode()).hexdigest()[:32],
        changed_at=max(thread.changed_at, translated_at or thread.changed_at),
    )


def thread_urn(thread: Thread) -> str:
    """The same however titles and addresses change."""
    return uuid5(thread.article_key, "discussion").urn


def comment_urn(thread: Thread, number: int) -> str:
    return uuid5(thread.article_key, f"comment {number}").urn
