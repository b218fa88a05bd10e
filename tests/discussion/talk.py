"""People who talk below an article: a sentence a function."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from causerie.accounts.models import User
from causerie.accounts.services.staff import create_staff
from causerie.discussion.models import Comment, Thread
from causerie.discussion.services.posting import post_comment
from causerie.discussion.services.threads import open_thread
from causerie.publication.models import ArticlePage, FrontPage
from tests.factories import PASSWORD, make_article, make_author, make_section


def make_reader(handle: str = "olena", **fields: Any) -> User:
    """Somebody who has been here for a month."""
    user = create_staff(
        email=f"{handle}@example.org",
        password=PASSWORD,
        display_name=fields.pop("display_name", handle.title()),
        handle=handle,
        groups=(),
    )
    user.date_joined = timezone.now() - timedelta(days=30)
    for name, value in fields.items():
        setattr(user, name, value)
    user.save()
    return user


def make_moderator(handle: str = "mod") -> User:
    user = make_reader(handle)
    user.is_superuser = True
    user.save()
    return user


def make_talk(front: FrontPage) -> tuple[ArticlePage, Thread]:
    """A published article, and its thread."""
    article = make_article(make_section(front), authors=(make_author(),))
    return article, open_thread(article.article_key)


def say(
    thread: Thread,
    author: User,
    text: str = "I have crossed it.",
    to: Comment | None = None,
    **more: Any,
) -> Comment:
    posted = post_comment(
        thread=thread,
        author=author,
        text=text,
        key=more.pop("key", uuid4()),
        page_locale="en",
        parent=to,
        **more,
    )
    thread.refresh_from_db()
    return posted.comment
