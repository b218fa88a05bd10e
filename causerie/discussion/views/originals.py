"""A comment as it was written, beside its translation."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.beside import Beside, TextShown, beside
from causerie.discussion.selectors.marks import Readings
from causerie.discussion.selectors.moderators import may_moderate
from causerie.discussion.selectors.quoting import QUOTED_LENGTH_MAX
from causerie.discussion.selectors.said_elsewhere import original_words
from causerie.discussion.selectors.shown import shown_comments, thread_address
from causerie.discussion.selectors.thread_pages import Order, ThreadPage
from causerie.discussion.views.composer import page_locale
from causerie.discussion.views.fragments import wants_fragment
from causerie.discussion.views.thread import in_its_article
from causerie.lib.reads import AS_WRITTEN, NOTHING
from causerie.publication.models import ArticlePage


@require_safe
@never_cache
@in_its_article
def original(
    request: HttpRequest, thread: Thread, edition: ArticlePage, number: int
) -> HttpResponse:
    """What was taken away nobody reads in any language."""
    readable = thread.comments.published().select_related("author")
    comment: Comment = get_object_or_404(readable, number=number)
    comment.thread = thread
    if wants_fragment(request) and "words" in request.GET:
        return JsonResponse({"quoted": _quoted(comment, request.GET["words"])})
    texts = beside(comment, page_locale())
    if wants_fragment(request):
        return JsonResponse(_said(texts))
    context = {
        "thread": thread,
        "article": edition,
        "comment": comment,
        "texts": texts,
        "shown": shown_comments(ThreadPage(thread, Order.IN_ORDER, [comment]), reads=AS_WRITTEN)[0],
        "may_correct": may_correct(comment, request.user) and texts.state is not None,
        "locale": get_language(),
    }
    return render(request, "discussion/original.html", context)


def _quoted(comment: Comment, words: str) -> str:
    """What was said where these words stand in its translation; empty where they do not."""
    if len(words) > QUOTED_LENGTH_MAX:
        return ""
    base = thread_address(comment.thread_id)
    reading = Readings([comment], base, page_locale(), NOTHING).of(comment)
    return original_words(words, comment, reading)


def may_correct(comment: Comment, user: Any) -> bool:
    """Its author, whose words they are, and moderators."""
    return isinstance(user, User) and (comment.author_id == user.pk or may_moderate(user))


def _said(texts: Beside) -> dict[str, Any]:
    return {
        "original": _text(texts.original),
        "translation": _text(texts.translation) if texts.translation else None,
        "words": texts.words,
    }


def _text(text: TextShown) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(text).items()}
