"""The people of a thread."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from causerie.accounts.models import User
from causerie.discussion.models import Comment

# A comment that names more is talking to nobody.
MENTIONS_MAX = 10


def mentioned_in(thread_id: int, handles: Sequence[str]) -> list[int]:
    """Which of these handles are people who have taken part in the thread: their keys."""
    if not handles:
        return []
    said = Comment.objects.filter(author=OuterRef("pk"), thread_id=thread_id)
    people = User.objects.filter(Exists(said), handle__in=handles[:MENTIONS_MAX], is_active=True)
    return list(people.values_list("pk", flat=True))
