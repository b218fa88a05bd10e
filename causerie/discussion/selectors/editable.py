"""What of their own words a person can still change."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Visibility


def may_edit(comment: Comment, user: User) -> bool:
    if comment.author_id != user.pk:
        return False
    if comment.visibility == Visibility.HELD:
        return True
    since = comment.published_at or comment.posted_at
    ends = since + timedelta(minutes=settings.COMMENT_EDIT_MINUTES)
    return comment.is_published and timezone.now() < ends
