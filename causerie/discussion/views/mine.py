"""What a page that is the same for everybody asks about its reader, and what it sends.

The format is told in docs/reference/personal-call.md.
"""

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.answers import unread_count
from causerie.discussion.selectors.mine import Waiting, mine_of, waiting_of
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.services.following import follow as follow_thread
from causerie.discussion.services.following import unfollow
from causerie.discussion.services.visiting import note_visit
from causerie.discussion.views.fragments import signed_in_here, waiting_html, wants_fragment
from causerie.discussion.views.thread import in_its_article
from causerie.publication.models import ArticlePage

# More than two pages of a thread.
NUMBERS_MAX = 500
_SPAN = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")


@require_safe
@never_cache
@in_its_article
def thread_mine(request: HttpRequest, thread: Thread, _edition: ArticlePage) -> HttpResponse:
    user = request.user
    if not isinstance(user, User):
        return JsonResponse({"signed_in": False})
    numbers = numbers_in(request.GET.get("numbers", ""))
    if numbers is None:
        return HttpResponseBadRequest()
    rows = thread.comments.numbered().filter(number__in=numbers).select_related("author")
    comments = list(rows.defer("text", "html", "author__bio"))
    mine = mine_of(user, thread, comments)
    own = [one for one in comments if one.author_id == user.pk]
    muted = {
        one.author.handle
        for one in comments
        # Whose a hidden comment is, nobody is told.
        if one.author and one.is_published and one.author_id in mine.muted
    }
    return JsonResponse(
        {
            "signed_in": True,
            "csrf": get_token(request),
            "handle": user.handle,
            "votes": mine.votes,
            "own": {one.number: str(one.key) for one in own},
            "editable": {one.number: str(one.key) for one in own if one.number in mine.editable},
            "muted": sorted(muted),
            "seen": mine.seen_number,
            "following": mine.is_following,
            "may_moderate": mine.may_moderate,
            "waiting": [_waiting(request, one) for one in waiting_of(user, thread)],
            "unread": unread_count(user),
        }
    )


def numbers_in(said: str) -> list[int] | None:
    """`1-20,25` as numbers; None where it is written otherwise, or says too many."""
    numbers: list[int] = []
    for part in said.split(",") if said else []:
        span = _SPAN.fullmatch(part)
        if span is None:
            return None
        first, last = int(span[1]), int(span[2] or span[1])
        if last - first >= NUMBERS_MAX or len(numbers) > NUMBERS_MAX:
            return None
        numbers += range(first, last + 1)
    return numbers if len(numbers) <= NUMBERS_MAX else None


def _waiting(request: HttpRequest, waiting: Waiting) -> dict[str, object]:
    comment: Comment = waiting.comment
    return {
        "key": str(comment.key),
        "html": waiting_html(request, comment, waiting.reason),
        "parent": comment.parent_number,
        "reason": waiting.reason,
    }


@require_POST
@in_its_article
@signed_in_here
def thread_seen(request: HttpRequest, thread: Thread, _edition: ArticlePage) -> HttpResponse:
    """Up to `number` they have seen what there is."""
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    number = request.POST.get("number", "")
    if not re.fullmatch(r"\d{1,9}", number):
        return HttpResponseBadRequest()
    note_visit(thread, user=user, number=int(number))
    # A button on the page that is one's own; scripts send no such field.
    if "back" in request.POST:
        return redirect(f"{thread_address(thread.pk)}?as=me")
    return HttpResponse(status=204)


@require_POST
@in_its_article
@signed_in_here
def follow(request: HttpRequest, thread: Thread, _edition: ArticlePage) -> HttpResponse:
    """With `on=1`; any more no longer with `on=0`."""
    user = request.user
    assert isinstance(user, User)
    is_on = request.POST.get("on") == "1"
    refused = ""
    if is_on:
        try:
            follow_thread(thread, user=user)
        except DiscussionRefused as refusal:
            refused = str(refusal)
    else:
        unfollow(thread, user=user)
    if wants_fragment(request):
        given = {"following": is_on and not refused}
        if refused:
            return JsonResponse({**given, "refused": refused}, status=422)
        return JsonResponse(given)
    if refused:
        messages.error(request, refused)
    elif is_on:
        messages.success(request, _("You follow this discussion."))
    else:
        messages.success(request, _("You no longer follow this discussion."))
    # Led to from the list of those that one follows, one goes back there.
    if request.POST.get("back") == "following":
        return redirect("following")
    return redirect(f"{thread_address(thread.pk)}?as=me")
