"""Posting a comment."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.discussion.gate import Action, CommentGate, Draft, Verdict, gate
from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.refusals import (
    DiscussionRefused,
    ParentGone,
    SentBefore,
    ThreadClosed,
)
from causerie.discussion.services.composing import Composed, compose, known_locale
from causerie.discussion.services.numbering import publish, tell_those_it_speaks_to
from causerie.discussion.services.quotations import keep_quotations
from causerie.lib import comment_text


@dataclass(frozen=True)
class Posted:
    """`is_new`: not the one that the same form has posted before. `waits_because`: of one that is
    held."""

    comment: Comment
    is_new: bool
    waits_because: str = ""


def post_comment(
    *,
    thread: Thread,
    author: User,
    text: str,
    key: UUID,
    page_locale: str,
    parent: Comment | None = None,
    said_locale: str = "",
    doorman: CommentGate | None = None,
) -> Posted:
    """Post `text` in `thread`, in answer to `parent` if there is one.

    `key` is made with the form: sent again, for whatever reason, its text is posted once. Raises
    DiscussionRefused with what to do; nothing is written then. `doorman` takes the place of the
    configured gate for what is moved in from elsewhere, where it was judged already.
    """
    doorman = doorman or gate()
    try:
        _check_parent(parent, thread)
        composed = compose(
            thread=thread,
            author=author,
            typed=text,
            page_locale=page_locale,
            said_locale=known_locale(said_locale, author, page_locale),
            parent=parent,
        )
        verdict = _verdict(doorman, Draft(thread, author, composed.text, composed.parsed, parent))
        comment = Comment(
            thread=thread, author=author, key=key, parent=parent, **_columns(composed)
        )
        return _write(comment, composed, doorman, verdict)
    except (DiscussionRefused, IntegrityError) as error:
        # What is refused may be what the same form has posted before, or at this very moment.
        before = _posted_before(author, key, thread, comment_text.tidied(text))
        if before is not None:
            return Posted(before, is_new=False)
        if isinstance(error, DiscussionRefused):
            raise
        # Somebody whom it speaks to has left at this very moment.
        raise DiscussionRefused(_("Something has changed meanwhile. Send it again.")) from error


def _verdict(doorman: CommentGate, draft: Draft) -> Verdict:
    verdict = doorman.screen(draft)
    if verdict.action is Action.REFUSE:
        raise DiscussionRefused(str(verdict.reason))
    return verdict


@transaction.atomic
def _write(comment: Comment, composed: Composed, doorman: CommentGate, verdict: Verdict) -> Posted:
    thread = Thread.objects.locked(comment.thread_id)
    assert comment.author is not None
    before = _posted_before(comment.author, comment.key, thread, composed.text)
    if before is not None:
        return Posted(before, is_new=False)
    check_open(thread, verdict, judged=comment.thread.state)
    comment.thread = thread
    parent = _fresh(comment.parent, thread)
    if verdict.action is Action.HOLD:
        comment.visibility = Visibility.HELD
        comment.parent_number = parent.number if parent else None
        comment.save(force_insert=True)
    else:
        publish(comment, thread, parent)
        tell_those_it_speaks_to(comment, parent, list(composed.parsed.mentions))
    keep_quotations(comment, composed.quotations)
    doorman.record(comment, verdict)
    is_held = verdict.action is Action.HOLD
    return Posted(comment, is_new=True, waits_because=str(verdict.reason) if is_held else "")


def _columns(composed: Composed) -> dict[str, object]:
    return {
        "text": composed.text,
        "html": composed.html,
        "locale": composed.locale,
        "is_locale_said": composed.is_locale_said,
    }


def _posted_before(author: User, key: UUID, thread: Thread, text: str) -> Comment | None:
    """What the same form has posted. Raises SentBefore where that was something else: whoever
    went back in their browser and wrote anew shall not lose it."""
    found = Comment.objects.filter(author=author, key=key).select_related("thread").first()
    if found is None:
        return None
    is_same = found.text == text or found.revisions.filter(text=text).exists()
    if found.thread_id != thread.pk or not is_same:
        raise SentBefore(
            _("This form has posted another text already. Send it again to post this one too.")
        )
    return found


def _check_parent(parent: Comment | None, thread: Thread) -> None:
    if parent is None:
        return
    if parent.thread_id != thread.pk or parent.number is None:
        raise DiscussionRefused(_("There is no such comment to answer in this discussion."))
    if not parent.is_published:
        raise ParentGone(
            _(
                "The comment that you answer has been taken away meanwhile. You can post your text "
                "as a comment of its own."
            )
        )


def _fresh(parent: Comment | None, thread: Thread) -> Comment | None:
    """As it is now that nobody else can change it."""
    if parent is None:
        return None
    found = Comment.objects.get(pk=parent.pk)
    _check_parent(found, thread)
    return found


def check_open(thread: Thread, verdict: Verdict, *, judged: str) -> None:
    """`judged` is the thread's state when the gate was asked; moderators pass here as there."""
    if verdict.passes_closed:
        return
    if thread.is_closed:
        raise ThreadClosed(_("This discussion was closed meanwhile. Nothing was posted."))
    if thread.state == ThreadState.PREMODERATED and judged != thread.state:
        raise DiscussionRefused(
            _("From now on every comment is read first in this discussion. Send yours again.")
        )
