"""Who looks after the discussion, and whose article it is."""

from django.contrib.auth.models import AnonymousUser

from causerie.accounts.models import User
from causerie.accounts.selectors.team import is_team
from causerie.discussion.models import Comment, Thread
from causerie.publication.models import Author

MODERATE = "discussion.moderate"


def may_moderate(user: User | AnonymousUser) -> bool:
    """Only who has a role has a permission; most have none, which is sooner asked. As Django's
    permissions, it is remembered with the person at hand."""
    known: bool | None = getattr(user, "causerie_may_moderate", None)
    if known is None:
        known = is_team(user) and user.has_perm(MODERATE)
        user.causerie_may_moderate = known  # type: ignore[union-attr] # beside Django's own memory
    return known


def may_decide_about(comment: Comment, user: User) -> bool:
    """Nobody decides about their own comment where somebody else could."""
    if not may_moderate(user):
        return False
    return comment.author_id != user.pk or not others_moderate(user)


def others_moderate(user: User) -> bool:
    moderators = User.objects.with_perm(MODERATE)
    return bool(moderators.exclude(pk=user.pk).exists())


def wrote_article_of(thread: Thread, user: User) -> bool:
    """Whether a byline of one of its editions is theirs."""
    key = thread.article_key
    bylines = Author.objects.filter(user=user, bylines__article__translation_key=key)
    return bool(bylines.exists())
