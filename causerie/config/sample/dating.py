"""Gives what the sample's discussions hold the time at which it would have happened."""

from datetime import datetime, timedelta
from typing import Any

from causerie.discussion.models import (
    Comment,
    CommentRevision,
    DiscussionEvent,
    DiscussionEventKind,
    Follow,
    Quotation,
    Thread,
    Visit,
)

# What is taken away has been read for a while, and answered for the last time.
TAKEN_AWAY_AFTER = timedelta(minutes=25)
CLOSED_AFTER = timedelta(hours=3)


class Calendar:
    """Of one thread, whose article was published at `begin`."""

    def __init__(self, begin: datetime, entries: list[dict[str, Any]]) -> None:
        self.begin = begin
        self.entries = entries

    def at(self, hours: float) -> datetime:
        return self.begin + timedelta(hours=hours)

    @property
    def end(self) -> datetime:
        return self.at(max(entry["hours"] for entry in self.entries if "n" in entry))

    def taken_away_at(self, number: int) -> datetime:
        """After its last answer: nobody can answer what is not there."""
        hours = [e["hours"] for e in self.entries if number in (e.get("n"), e.get("to"))]
        return self.at(max(hours)) + TAKEN_AWAY_AFTER


def date_back(thread: Thread, calendar: Calendar, comments: dict[str, Comment]) -> None:
    """`comments` by the names that their entries have."""
    for entry in calendar.entries:
        _date_comment(comments[name_of(entry)], entry, calendar)
    Thread.objects.filter(pk=thread.pk).update(
        opened_at=calendar.begin, last_comment_at=calendar.end, changed_at=calendar.end
    )
    Follow.objects.filter(thread=thread).update(since=calendar.begin)
    for visit in Visit.objects.filter(thread=thread):
        visit.at = calendar.at(calendar.entries[visit.seen_number - 1]["hours"])
        visit.save(update_fields=["at"])
    closed = DiscussionEvent.objects.filter(thread=thread, kind=DiscussionEventKind.CLOSED)
    closed.update(at=calendar.end + CLOSED_AFTER)


def name_of(entry: dict[str, Any]) -> str:
    """Of a comment within its file."""
    return str(entry.get("n") or entry["key"])


def _date_comment(comment: Comment, entry: dict[str, Any], calendar: Calendar) -> None:
    posted = calendar.at(entry["hours"])
    edited = calendar.at(entry["edited_hours"]) if comment.edited_at else None
    Comment.objects.filter(pk=comment.pk).update(
        posted_at=posted,
        published_at=posted if comment.number else None,
        edited_at=edited,
    )
    Quotation.objects.filter(comment=comment).update(quoted_at=edited or posted)
    if edited:
        CommentRevision.objects.filter(comment=comment).update(written_at=posted)
    events = DiscussionEvent.objects.filter(comment=comment)
    if comment.number is None:
        events.update(at=posted)
    elif not comment.is_published:
        events.update(at=calendar.taken_away_at(comment.number))
