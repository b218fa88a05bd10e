"""A person's own comments, whatever has become of each."""

from django.db.models import QuerySet

from causerie.accounts.models import User
from causerie.discussion.models import Comment
from causerie.discussion.selectors.mine import held_reason


def comments_of(user: User) -> "QuerySet[Comment]":
    """The newest first, each with the reason why it was held back, if it was."""
    return (
        Comment.objects.filter(author=user)
        .select_related("thread")
        .annotate(held_reason=held_reason())
        .order_by("-posted_at", "-pk")
    )
