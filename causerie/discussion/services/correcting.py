"""The translation of a comment is corrected: judged as what takes the place of the comment is."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.discussion.gate import Action, CommentGate, Draft, Verdict, gate
from causerie.discussion.models import Comment, Thread
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.posting import check_open
from causerie.lib.markup import parse
from causerie.lib.markup.inline import typed
from causerie.translation.models import Source
from causerie.translation.selectors.lines import lines_of
from causerie.translation.services.corrections import (
    Incomplete,
    OtherLinks,
    TooOften,
    Withdrawn,
    correct,
    what_would_stand,
)


def correct_comment(
    comment: Comment,
    source: Source,
    locale: str,
    texts: Mapping[int, str],
    *,
    by: User,
    doorman: CommentGate | None = None,
) -> None:
    """What it says in `locale`: `texts` as in `translation`'s `correct`. `source` is what `by` had
    before them. Raises DiscussionRefused; nothing is written then."""
    try:
        lines = what_would_stand(source, locale, texts)
        stands = [corrected or machine for _unit, machine, corrected in lines_of(source, locale)]
        if lines != stands:
            verdict = _verdict(doorman or gate(), comment, locale, lines, by)
            _write(comment, source, locale, texts, by, verdict)
        else:
            # Who sends it as it is says that it is right, whatever has changed since.
            correct(source, locale, texts, by=by)
    except (Incomplete, OtherLinks, TooOften, Withdrawn) as refusal:
        raise DiscussionRefused(_said(refusal)) from refusal


def _verdict(
    doorman: CommentGate, comment: Comment, locale: str, lines: Sequence[str], by: User
) -> Verdict:
    text = "\n\n".join(_as_typed(line) for line in lines)
    draft = Draft(
        comment.thread, by, text, parse(text), comment.parent, comment, translated_into=locale
    )
    verdict = doorman.screen(draft)
    if verdict.action is Action.REFUSE:
        raise DiscussionRefused(str(verdict.reason))
    if verdict.action is Action.HOLD:
        # What stands there is read meanwhile: there is nowhere to wait.
        waits = _("A translation cannot wait to be read first. Nothing was changed.")
        raise DiscussionRefused(" ".join(filter(None, [str(verdict.reason), waits])))
    return verdict


def _as_typed(line: str) -> str:
    """A line of its own, also where a comment would begin a list or a quotation with it: what the
    gate is asked about is what will stand there."""
    text = typed(line)
    return text if parse(text).html() == f"<p>{line}</p>" else f"\\{text}"


@transaction.atomic
def _write(
    comment: Comment,
    source: Source,
    locale: str,
    texts: Mapping[int, str],
    by: User,
    verdict: Verdict,
) -> None:
    """The thread first, as whoever changes a comment does."""
    thread = Thread.objects.locked(comment.thread_id)
    check_open(thread, verdict, judged=comment.thread.state)
    correct(source, locale, texts, by=by)


def _said(refusal: Exception) -> str:
    match refusal:
        case Incomplete():
            return _("No engine has translated this. Write every line, or none.")
        case OtherLinks():
            return _("A translation has only the links that the original has.")
        case TooOften():
            return _("You have changed this translation too often.")
    return _("This comment is not there any more. Nothing was changed.")
