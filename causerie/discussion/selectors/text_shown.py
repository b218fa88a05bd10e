"""Texts as their readers see them that are no comments on a page: previews, earlier versions."""

from collections.abc import Callable, Sequence
from functools import partial

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.marks import Readings
from causerie.discussion.selectors.quotations_shown import quotations_of_draft
from causerie.discussion.selectors.quoting import Tied, tied_passages
from causerie.lib import markup
from causerie.lib.reads import NOTHING, Reads


def text_shown(
    html: str, base: str, quotation: Callable[[int], str] = lambda _number: ""
) -> SafeString:
    """`base` is the thread's address; `quotation` gives safe HTML for the number of one."""
    readers = reverse("person", args=["-"])[: -len("-/")]
    shown = markup.shown(
        html,
        quotation=quotation,
        reader=lambda handle: f'<a class="mention" href="{readers}{handle}/">@{handle}</a>',
        comment=lambda number: f'<a class="ref" href="{base}comment/{number}/">#{number}</a>',
        spoiler=gettext("Spoiler"),
    )
    return mark_safe(shown)  # noqa: S308 # made safe by lib.markup


def draft_shown(
    html: str, tied: Sequence[Tied], thread: Thread, base: str, locale: str, reads: Reads = NOTHING
) -> SafeString:
    """A text that is stored nowhere; what it quotes is shown as it would be in a comment."""
    quotations = quotations_of_draft(tied, thread, base, locale)
    quotations.read_in(Readings(quotations.sources(), base, locale, reads))
    return text_shown(html, base, partial(quotations.html, 0))


def version_shown(comment: Comment, text: str, base: str, locale: str) -> SafeString:
    """An earlier text. What it quotes is tied anew: words that were taken away since stay away."""
    parsed = markup.parse(text)
    quotations = tied_passages(comment.thread, parsed, comment.parent)
    tied = {one.passage: number for number, one in enumerate(quotations, start=1)}
    return draft_shown(parsed.html(tied), quotations, comment.thread, base, locale)
