"""Writing a comment: on a page of its own, or in a piece of one that a script has asked for."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from causerie.accounts.models import User
from causerie.accounts.services.limits import LimitReached, consume
from causerie.discussion.models import Comment, Thread
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.shown import Shown, shown_comments
from causerie.discussion.selectors.thread_pages import Order, ThreadPage
from causerie.discussion.services.posting import Posted, post_comment
from causerie.discussion.views.composer import Composer, page_locale, preview_of
from causerie.discussion.views.fragments import (
    comment_fragment,
    own_address,
    sign_in_first,
    signed_in_here,
    waiting_message,
    wants_fragment,
)
from causerie.discussion.views.reads import reads_of
from causerie.discussion.views.thread import in_its_article
from causerie.lib.reads import Reads
from causerie.publication.models import ArticlePage

# Scripts ask for one where somebody pauses; a program that asks without end keeps others waiting.
PREVIEW_RATE = "60/m"


@require_http_methods(["GET", "HEAD", "POST"])
@in_its_article
@signed_in_here
def write(
    request: HttpRequest, thread: Thread, edition: ArticlePage, number: int | None = None
) -> HttpResponse:
    """A new comment, or an answer to the one that has `number`."""
    parent = _parent(thread, number)
    composer = Composer(request, thread, "discussion/write.html", parent=parent)
    composer.context |= {
        "article": edition,
        # Looked up only where it is shown, not where a comment is posted.
        "answered": SimpleLazyObject(lambda: _answered(thread, parent, reads_of(request))),
        "parent_is_gone": parent is not None and not parent.is_published,
    }
    if request.method != "POST":
        return composer.show()

    def post(given: dict[str, Any]) -> HttpResponse:
        posted = _post(given, thread, parent, composer.author)
        return _answer(request, thread, posted)

    return composer.answer(post)


def _parent(thread: Thread, number: int | None) -> Comment | None:
    if number is None:
        return None
    numbered = thread.comments.numbered().select_related("author")
    found: Comment = get_object_or_404(numbered, number=number)
    return found


def _answered(thread: Thread, parent: Comment | None, reads: Reads) -> Shown | None:
    if parent is None:
        return None
    return shown_comments(ThreadPage(thread, Order.IN_ORDER, [parent]), reads=reads)[0]


def _post(given: dict[str, Any], thread: Thread, parent: Comment | None, author: User) -> Posted:
    return post_comment(
        thread=thread,
        author=author,
        text=given["text"],
        key=given["key"],
        page_locale=page_locale(),
        parent=parent,
        said_locale=given["said_locale"],
    )


def _answer(request: HttpRequest, thread: Thread, posted: Posted) -> HttpResponse:
    if wants_fragment(request):
        reason = posted.waits_because
        return comment_fragment(request, thread, posted.comment, waits_because=reason)
    if posted.comment.number is None:
        messages.info(request, waiting_message())
    return redirect(own_address(posted.comment))


@require_POST
@in_its_article
def preview(request: HttpRequest, thread: Thread, edition: ArticlePage) -> HttpResponse:
    """What a text would look like, in which language it is taken to be; for the composer."""
    user = request.user
    if not isinstance(user, User):
        # Nothing is kept of it: the script still holds the text.
        here = urlencode({"next": reverse("write_comment", args=[thread.pk])})
        return sign_in_first(f"{reverse('account_login')}?{here}")
    try:
        consume("preview", of=user, rate=PREVIEW_RATE)
        found = preview_of(thread, user, request.POST.get("text", ""), reads=reads_of(request))
    except (DiscussionRefused, LimitReached) as refusal:
        return JsonResponse({"refused": str(refusal)}, status=422)
    return JsonResponse(
        {"html": found.html, "lang": found.lang, "dir": found.dir, "language": found.language}
    )
