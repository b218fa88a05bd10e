"""What a comment said before it was changed."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from causerie.discussion.models import Comment, CommentRevision, Thread
from causerie.discussion.selectors.shown import moment, shown_comments, thread_address
from causerie.discussion.selectors.text_shown import version_shown
from causerie.discussion.selectors.thread_pages import Order, ThreadPage
from causerie.discussion.views.composer import page_locale
from causerie.discussion.views.thread import in_its_article
from causerie.lib.locales import bcp47, direction
from causerie.lib.reads import AS_WRITTEN
from causerie.publication.models import ArticlePage

# What each of them quotes is looked for anew, and anybody can ask for the page.
VERSIONS_A_PAGE = 10
# Of the number of a version.
NUMBER_LENGTH_MAX = 5


@dataclass(frozen=True)
class Version:
    number: int
    written_at: datetime
    moment: str
    html: SafeString
    lang: str
    dir: str


@require_safe
@in_its_article
def versions(
    request: HttpRequest, thread: Thread, edition: ArticlePage, number: int
) -> HttpResponse:
    """Newest first. What was taken away has none: nobody reads it any more."""
    readable = thread.comments.published().select_related("author", "parent")
    comment: Comment = get_object_or_404(readable, number=number)
    base = thread_address(thread.pk)
    comment.thread = thread
    rows = _earlier(request, comment)
    page = ThreadPage(thread, Order.IN_ORDER, [comment])
    shown = rows[:VERSIONS_A_PAGE]
    context = {
        "thread": thread,
        "article": edition,
        "shown": shown_comments(page, reads=AS_WRITTEN)[0],
        "earlier": [_version(one, comment, base) for one in shown],
        "before": shown[-1].number if len(rows) > len(shown) else None,
    }
    return render(request, "discussion/versions.html", context)


def _earlier(request: HttpRequest, comment: Comment) -> list[CommentRevision]:
    """One more than a page holds where there are more."""
    rows = comment.revisions.order_by("-number")
    if before := request.GET.get("before", ""):
        if not (before.isascii() and before.isdecimal() and len(before) <= NUMBER_LENGTH_MAX):
            raise Http404
        rows = rows.filter(number__lt=int(before))
    return list(rows[: VERSIONS_A_PAGE + 1])


def _version(one: CommentRevision, comment: Comment, base: str) -> Version:
    return Version(
        number=one.number,
        written_at=one.written_at,
        moment=moment(one.written_at, page_locale()),
        html=version_shown(comment, one.text, base, page_locale()),
        lang=bcp47(one.locale),
        dir=direction(one.locale) if one.locale else "auto",
    )
