"""Following a discussion, to find it again and see what is new there."""

from django.db import transaction
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.discussion.models import Follow, Thread, Visit
from causerie.discussion.refusals import DiscussionRefused

# Nobody can follow more, and the page of them stays one of pages.
FOLLOWS_MAX = 1000


@transaction.atomic
def follow(thread: Thread, *, user: User) -> None:
    """Followed already, it stays so. Raises DiscussionRefused."""
    if user.follows.exclude(thread=thread).count() >= FOLLOWS_MAX:
        raise DiscussionRefused(
            _("You follow a great many discussions. Leave some of them, then follow this one.")
        )
    Follow.objects.bulk_create([Follow(user=user, thread=thread)], ignore_conflicts=True)
    # Who has never been there before is told of what comes from now on.
    seen = Visit(user=user, thread=thread, seen_number=thread.last_number)
    Visit.objects.bulk_create([seen], ignore_conflicts=True)


def unfollow(thread: Thread, *, user: User) -> None:
    Follow.objects.filter(user=user, thread=thread).delete()
