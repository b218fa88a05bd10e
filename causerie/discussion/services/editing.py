"""What authors change about their own comments."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causerie.accounts.models import User
from causerie.discussion.gate import Action, CommentGate, Draft, Verdict, gate
from causerie.discussion.models import Comment, CommentRevision, Thread, Visibility
from causerie.discussion.refusals import DiscussionRefused, EditConflict
from causerie.discussion.selectors.editable import may_edit
from causerie.discussion.services.composing import (
    Composed,
    compose,
    guessed_locale,
    known_locale,
)
from causerie.discussion.services.numbering import tell_those_it_speaks_to
from causerie.discussion.services.posting import check_open
from causerie.discussion.services.quotations import keep_quotations
from causerie.discussion.services.translating import release_comments
from causerie.lib import comment_text
from causerie.lib.markup import parse

# A text changed more often is a conversation with oneself; earlier versions are kept for ever.
REVISIONS_MAX = 50


def edit_comment(
    comment: Comment,
    *,
    author: User,
    text: str,
    seen_revision: int,
    page_locale: str,
    said_locale: str | None = None,
    doorman: CommentGate | None = None,
) -> Comment:
    """Change what a comment says; what it said before stays readable.

    `seen_revision` is the one that the author had before them; `said_locale` is empty where the
    language is to be recognised, None where it stays as it was said. Raises DiscussionRefused;
    where it has been changed since, EditConflict.
    """
    try:
        return _edit(comment, author, text, seen_revision, page_locale, said_locale, doorman)
    except EditConflict as conflict:
        # What was sent twice stands there already.
        if conflict.present != comment_text.tidied(text):
            raise
        comment.refresh_from_db()
        return comment


def _edit(
    comment: Comment,
    author: User,
    text: str,
    seen_revision: int,
    page_locale: str,
    said_locale: str | None,
    doorman: CommentGate | None,
) -> Comment:
    _check(comment, author, seen_revision)
    composed = compose(
        thread=comment.thread,
        author=author,
        typed=text,
        page_locale=page_locale,
        said_locale=_said(comment, said_locale, author, page_locale),
        parent=comment.parent,
    )
    if composed.text == comment.text and composed.locale == comment.locale:
        return comment
    draft = Draft(comment.thread, author, composed.text, composed.parsed, comment=comment)
    verdict = (doorman or gate()).screen(draft)
    is_open = comment.visibility == Visibility.HELD or verdict.action is Action.PUBLISH
    if verdict.action is Action.REFUSE or not is_open:
        raise DiscussionRefused(str(verdict.reason))
    return _write(comment, author, seen_revision, composed, verdict)


def _said(comment: Comment, said: str | None, author: User, page_locale: str) -> str:
    before = comment.locale if comment.is_locale_said else ""
    if said is None or said == before:
        return before
    return known_locale(said, author, page_locale)


@transaction.atomic
def _write(
    comment: Comment, author: User, seen_revision: int, composed: Composed, verdict: Verdict
) -> Comment:
    mine = _locked(comment)
    _check(mine, author, seen_revision)
    if mine.is_published and verdict.action is Action.HOLD:
        # What it says now was read first, and so is what takes its place.
        raise DiscussionRefused(_("Your comment was published meanwhile. Send the change again."))
    check_open(mine.thread, verdict, judged=comment.thread.state)
    if mine.text != composed.text:
        _keep_version(mine)
    mine.text, mine.html = composed.text, composed.html
    mine.locale, mine.is_locale_said = composed.locale, composed.is_locale_said
    mine.is_indexed = False
    mine.save(
        update_fields=[
            "text", "html", "locale", "is_locale_said", "is_indexed", "revision", "edited_at",
        ]
    )  # fmt: skip
    keep_quotations(mine, composed.quotations)
    release_comments([mine.pk])
    if mine.is_published:
        tell_those_it_speaks_to(mine, mine.parent, list(composed.parsed.mentions))
    _note_change(mine)
    return mine


def _locked(comment: Comment) -> Comment:
    """As it is now that nobody else can change it.

    Whatever changes a thread or its comments takes the thread's row first: two that took them the
    other way round would wait for each other.
    """
    thread = Thread.objects.locked(comment.thread_id)
    mine = Comment.objects.select_related("parent").get(pk=comment.pk)
    mine.thread = thread
    return mine


def _keep_version(comment: Comment) -> None:
    """One that nobody has read yet, nobody reads later either."""
    now = timezone.now()
    if comment.visibility == Visibility.PUBLISHED:
        CommentRevision.objects.create(
            comment=comment,
            number=comment.revision,
            locale=comment.locale,
            text=comment.text,
            html=comment.html,
            written_at=comment.edited_at or comment.published_at or comment.posted_at,
        )
        comment.edited_at = now
    comment.revision += 1


def check_editable(comment: Comment, author: User) -> None:
    """Raises DiscussionRefused where nothing that `author` could type would be taken."""
    _check(comment, author, comment.revision)


def _check(comment: Comment, author: User, seen_revision: int) -> None:
    if comment.author_id != author.pk:
        raise DiscussionRefused(_("Only who wrote a comment can change it."))
    if comment.visibility not in (Visibility.PUBLISHED, Visibility.HELD):
        raise DiscussionRefused(_("This comment is not there any more. Nothing was changed."))
    if comment.revision != seen_revision:
        message = _(
            "This comment was changed elsewhere meanwhile. Compare both texts and send yours again."
        )
        raise EditConflict(message, present=comment.text, revision=comment.revision)
    _check_window(comment, author)
    if comment.revision >= REVISIONS_MAX:
        raise DiscussionRefused(_("This comment was changed too often. Answer it instead."))


def _check_window(comment: Comment, author: User) -> None:
    if not may_edit(comment, author):
        minutes = settings.COMMENT_EDIT_MINUTES
        raise DiscussionRefused(
            ngettext(
                "A comment can be changed for %(minutes)d minute. You can answer your own comment "
                "instead.",
                "A comment can be changed for %(minutes)d minutes. You can answer your own comment "
                "instead.",
                minutes,
            )
            % {"minutes": minutes}
        )


@transaction.atomic
def say_locale(comment: Comment, *, author: User, locale: str, page_locale: str) -> None:
    """Correct in which language a comment is written, at any time; empty: recognise it.

    Raises DiscussionRefused.
    """
    if comment.author_id != author.pk:
        raise DiscussionRefused(_("Only who wrote a comment can change it."))
    known = known_locale(locale, author, page_locale)
    mine = _locked(comment)
    if mine.visibility not in (Visibility.PUBLISHED, Visibility.HELD):
        raise DiscussionRefused(_("This comment is not there any more. Nothing was changed."))
    mine.locale = known or guessed_locale(parse(mine.text), author, page_locale)
    mine.is_locale_said, mine.is_indexed = bool(known), False
    mine.save(update_fields=["locale", "is_locale_said", "is_indexed"])
    release_comments([mine.pk])
    _note_change(mine)
    comment.refresh_from_db()


def _note_change(comment: Comment) -> None:
    Thread.objects.filter(pk=comment.thread_id).update(changed_at=timezone.now())
