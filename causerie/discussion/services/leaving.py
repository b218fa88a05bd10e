"""What a person who leaves leaves behind in the discussion. Their rows go, or lose the name, by
the lists of `personal_data`; here is what hangs on them."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from causerie.accounts.models import User
from causerie.discussion.models import (
    Comment,
    CommentRevision,
    CommentSearchEntry,
    DiscussionEvent,
    DiscussionEventKind,
    KeptCorrection,
    Quotation,
    Report,
    ReportOf,
    Thread,
    Visibility,
    Vote,
)
from causerie.discussion.services.translating import release_comments
from causerie.discussion.services.voting import mark_uncounted

# Some databases take no more values at once.
AT_ONCE_MAX = 500


@transaction.atomic
def leave_discussions(person: User) -> None:
    """Before their rows go. Their comments keep number and answers, whatever they chose."""
    _have_votes_counted(person)
    # Nothing is left of them to look at.
    Report.objects.filter(person=person).exclude(of=ReportOf.COMMENT).delete()
    if person.erase_texts:
        _erase_comments(person)
    else:
        _empty(Comment.objects.filter(author=person, visibility=Visibility.WITHDRAWN))


def _have_votes_counted(person: User) -> None:
    """Their votes go in this transaction."""
    keys = list(Vote.objects.filter(user=person).values_list("comment", flat=True))
    for some in _portions(sorted(keys)):
        mark_uncounted(some)


def _erase_comments(person: User) -> None:
    own = Comment.objects.filter(author=person)
    # In one order everywhere: thread by thread, each locked before its comments.
    for thread_id in list(own.order_by("thread").values_list("thread", flat=True).distinct()):
        thread = Thread.objects.locked(thread_id)
        # What was never published has no number and no answers.
        unseen = own.filter(thread=thread, number__isnull=True)
        release_comments(list(unseen.values_list("pk", flat=True)), for_good=True)
        unseen.delete()
        _erase_within(thread, list(own.filter(thread=thread)))


def _erase_within(thread: Thread, comments: list[Comment]) -> None:
    published = sum(one.is_published for one in comments)
    erased = [one for one in comments if one.visibility != Visibility.ERASED]
    for some in _portions([one.pk for one in erased]):
        CommentSearchEntry.objects.filter(pk__in=some).delete()
        release_comments(some, for_good=True)
        Comment.objects.filter(pk__in=some).update(visibility=Visibility.ERASED)
    DiscussionEvent.objects.bulk_create(
        [
            DiscussionEvent(thread=thread, comment=one, kind=DiscussionEventKind.ERASED)
            for one in erased
        ]
    )
    Thread.objects.filter(pk=thread.pk).update(
        published_count=F("published_count") - published, changed_at=timezone.now()
    )


def _empty(withdrawn: "Iterable[Comment]") -> None:
    """They kept these texts for themselves alone."""
    for some in _portions([one.pk for one in withdrawn]):
        Comment.objects.filter(pk__in=some).update(text="", html="")
        CommentRevision.objects.filter(comment__in=some).update(text="", html="")
        KeptCorrection.objects.filter(comment__in=some).update(html="")
        Quotation.objects.filter(comment__in=some).update(text="")
        Quotation.objects.filter(source__in=some).update(text="")


def _portions(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + AT_ONCE_MAX] for start in range(0, len(keys), AT_ONCE_MAX))
