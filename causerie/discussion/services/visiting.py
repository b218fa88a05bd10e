"""Up to where somebody has read a discussion."""

from django.db import transaction
from django.utils import timezone

from causerie.accounts.models import User
from causerie.discussion.models import Thread, Visit


@transaction.atomic
def note_visit(thread: Thread, *, user: User, number: int) -> None:
    """They have seen what there is up to `number`. What was seen once is never new again."""
    number = min(number, thread.last_number)
    mine = Visit.objects.filter(user=user, thread=thread)
    # Read first: most visits see nothing new, and write nothing.
    if number < 1 or mine.filter(seen_number__gte=number).exists():
        return
    first = Visit(user=user, thread=thread, seen_number=number)
    Visit.objects.bulk_create([first], ignore_conflicts=True)
    # Whoever was faster may have seen less.
    mine.filter(seen_number__lt=number).update(seen_number=number, at=timezone.now())
