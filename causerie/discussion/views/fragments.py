"""Pieces of pages, for scripts that put them where they belong."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from causerie.accounts.kept import signed_in
from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.editable import may_edit
from causerie.discussion.selectors.moderators import may_moderate
from causerie.discussion.selectors.shown import Mine, thread_address
from causerie.discussion.selectors.text_shown import text_shown
from causerie.discussion.selectors.thread_pages import Order, ThreadPage, address_of
from causerie.lib.locales import bcp47, direction

FRAGMENT_HEADER = "X-Fragment"

View = Callable[..., HttpResponse]


def wants_fragment(request: HttpRequest) -> bool:
    return bool(request.headers.get(FRAGMENT_HEADER))


def signed_in_here(view: View) -> View:
    """As `signed_in`; a script is told where to sign in, since it would follow a redirect without
    anybody seeing it."""
    guarded = signed_in(view)

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = guarded(request, *args, **kwargs)
        if request.user.is_authenticated or not wants_fragment(request):
            return response
        return sign_in_first(response.headers["Location"])

    return told


def sign_in_first(address: str) -> JsonResponse:
    return JsonResponse({"sign_in": address}, status=401)


def own_address(comment: Comment) -> str:
    """Where its author sees a comment with everything that is theirs; it is never stored."""
    if comment.number is None:
        return reverse("my_comments")
    page, _mark, place = address_of(comment).partition("#")
    return f"{thread_address(comment.thread_id)}{page}?as=me#{place}"


def waiting_message() -> str:
    return _("Your comment waits until somebody has looked at it.")


def comment_fragment(
    request: HttpRequest, thread: Thread, comment: Comment, *, waits_because: str = ""
) -> HttpResponse:
    """A comment of whoever asks, as it stands on a page, or as it waits."""
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    is_waiting = comment.number is None
    html = waiting_html(request, comment, waits_because) if is_waiting else _article(comment, user)
    return JsonResponse(
        {
            "number": comment.number,
            "parent": comment.parent_number,
            "key": str(comment.key),
            "url": own_address(comment),
            "html": html,
            "message": waiting_message() if is_waiting else "",
            "count": comment.thread.published_count,
            "mine": True,
        }
    )


def _article(comment: Comment, user: User) -> str:
    """Without the list that it would be the only entry of."""
    assert comment.number is not None
    editable = frozenset({comment.number} if may_edit(comment, user) else ())
    mine = Mine(user_id=user.pk, may_moderate=may_moderate(user), editable=editable)
    page = ThreadPage(comment.thread, Order.IN_ORDER, [comment])
    html = render_to_string("discussion/fragments/one.html", {"thread_page": page, "mine": mine})
    return html[html.index("<article") : html.rindex("</article>") + len("</article>")]


def waiting_html(request: HttpRequest, comment: Comment, reason: str) -> str:
    context = {
        "comment": comment,
        "html": text_shown(comment.html, thread_address(comment.thread_id)),
        "lang": bcp47(comment.locale),
        "dir": direction(comment.locale) if comment.locale else "auto",
        "reason": reason,
    }
    return render_to_string("discussion/fragments/waiting.html", context, request)
