"""The door `COMMENT_GATE`: what judges a comment before it is posted.

The configured object has `screen(draft) -> Verdict`, asked before anything is written, and
`record(comment, verdict)`, called in the transaction that writes it. This one is the plain default.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import ceil
from typing import Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from causerie.accounts.models import User
from causerie.accounts.services.limits import LimitReached, consume
from causerie.discussion.models import (
    Comment,
    DiscussionEvent,
    DiscussionEventKind,
    Thread,
    Visibility,
)
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.refusals import Waits
from causerie.discussion.selectors.moderators import may_moderate, wrote_article_of
from causerie.discussion.selectors.pace import seconds_to_wait
from causerie.lib.markup import Parsed
from causerie.lib.waits import try_again_in

# Whoever has been here so long and said so much is no newcomer any more.
NEWCOMER_DAYS = 3
NEWCOMER_COMMENTS = 3
# The same words within a day, in whichever thread, are a slip or a swindle.
DUPLICATE_HOURS = 24
# So short a text ("Thanks!") may be said again.
DUPLICATE_LENGTH_LEAST = 20
# So many of a person's last comments are compared.
DUPLICATES_COMPARED_MAX = 50


class Action(StrEnum):
    PUBLISH = "publish"
    HOLD = "hold"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Draft:
    """A text that somebody wants to post; `comment` is what it would take the place of.

    With `translated_into`, a locale, it corrects the translation of `comment`: `text` is what it
    would say in that language, and has no links that `comment` has not.
    """

    thread: Thread
    author: User
    text: str
    parsed: Parsed
    parent: Comment | None = None
    comment: Comment | None = None
    translated_into: str = ""

    @property
    def has_number(self) -> bool:
        """Whether it changes what has been published."""
        return self.comment is not None and self.comment.number is not None


@dataclass(frozen=True)
class Verdict:
    """`reason` is told to the author, and stands in the log where it is held."""

    action: Action
    reason: str | Promise = ""
    # Whoever keeps the house may speak after it is closed.
    passes_closed: bool = False


PUBLISH = Verdict(Action.PUBLISH)


class CommentGate(Protocol):
    def screen(self, draft: Draft) -> Verdict:
        """Asked outside of any transaction. Raises Waits where somebody posts too fast."""
        ...

    def record(self, comment: Comment, verdict: Verdict) -> None: ...


def gate() -> CommentGate:
    found: CommentGate = import_string(settings.COMMENT_GATE)
    return found


class PlainGate:
    """Closed threads, rates, the same text twice, links by new accounts.

    Moderators pass all of it; authors below their own article are no newcomers and wait for
    nobody.
    """

    def screen(self, draft: Draft) -> Verdict:
        if may_moderate(draft.author):
            return Verdict(Action.PUBLISH, passes_closed=True)
        if draft.thread.is_closed:
            return Verdict(Action.REFUSE, _closed(draft))
        # Somebody may have said it in both languages before.
        if not draft.translated_into and _is_said_already(draft):
            reason = _("You have posted this text already. Say it in other words, or leave it.")
            return Verdict(Action.REFUSE, reason)
        self._consume(draft)
        verdict = _of_what_waits(draft)
        if verdict is not PUBLISH and wrote_article_of(draft.thread, draft.author):
            return PUBLISH
        return verdict

    def record(self, comment: Comment, verdict: Verdict) -> None:
        if verdict.action is not Action.HOLD:
            return
        # As it stands in the program: whoever reads the log reads it in their own language.
        with override(None):
            reason = str(verdict.reason)
        DiscussionEvent.objects.create(
            thread=comment.thread, comment=comment, kind=DiscussionEventKind.HELD, reason=reason
        )

    @staticmethod
    def _consume(draft: Draft) -> None:
        if draft.comment is None:
            seconds = seconds_to_wait(draft.author, settings.COMMENT_RATE)
            if seconds:
                raise Waits(try_again_in(seconds), ceil(seconds))
            return
        try:
            name = "correct_translation" if draft.translated_into else "edit_comment"
            consume(name, of=draft.author, rate=settings.COMMENT_RATE)
        except LimitReached as reached:
            raise Waits(str(reached), reached.seconds) from reached


PLAIN_GATE = PlainGate()


def _closed(draft: Draft) -> Promise:
    if draft.comment is not None:
        return _("This discussion is closed. Nothing was changed.")
    return _("This discussion is closed. Nothing was posted.")


def _of_what_waits(draft: Draft) -> Verdict:
    if draft.translated_into:
        return PUBLISH
    if draft.parsed.has_links and _is_newcomer(draft.author):
        return _judge_links(draft)
    if draft.thread.state == ThreadState.PREMODERATED and not draft.has_number:
        return Verdict(Action.HOLD, _("In this discussion every comment is read first."))
    return PUBLISH


def _judge_links(draft: Draft) -> Verdict:
    if draft.has_number:
        # It has its answers: it cannot wait any more.
        reason = _("Your account is new: links cannot be added to what is published.")
        return Verdict(Action.REFUSE, reason)
    return Verdict(Action.HOLD, _("Links by new accounts are looked at first."))


def _is_newcomer(author: User) -> bool:
    if author.date_joined > timezone.now() - timedelta(days=NEWCOMER_DAYS):
        return True
    # Slicing bounds what a count of many would cost.
    said = author.comments.published().values_list("pk", flat=True)[:NEWCOMER_COMMENTS]
    return len(said) < NEWCOMER_COMMENTS


def _is_said_already(draft: Draft) -> bool:
    words = _words(draft.text)
    if len(words) < DUPLICATE_LENGTH_LEAST:
        return False
    since = timezone.now() - timedelta(hours=DUPLICATE_HOURS)
    mine = Comment.objects.filter(author=draft.author, posted_at__gt=since).order_by("-posted_at")
    if draft.comment is not None:
        mine = mine.exclude(pk=draft.comment.pk)
    # What was withdrawn may be said again, and better.
    mine = mine.exclude(visibility=Visibility.WITHDRAWN)
    texts = mine.values_list("text", flat=True)[:DUPLICATES_COMPARED_MAX]
    return any(_words(text) == words for text in texts)


def _words(text: str) -> str:
    """Capitals and gaps make no other text of it."""
    return " ".join(text.casefold().split())
