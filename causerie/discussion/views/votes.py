"""Voting: a page with buttons, and the call that scripts make instead."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread, Vote
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.voting import cast_vote
from causerie.discussion.views.fragments import own_address, signed_in_here, wants_fragment
from causerie.discussion.views.thread import in_its_article
from causerie.publication.models import ArticlePage


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@in_its_article
@signed_in_here
def vote(request: HttpRequest, thread: Thread, edition: ArticlePage, number: int) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    comment: Comment = get_object_or_404(
        thread.comments.numbered().select_related("author", "thread"), number=number
    )
    refused = ""
    if request.method == "POST":
        try:
            cast_vote(comment, user=user, direction=_direction(request))
        except DiscussionRefused as refusal:
            refused = str(refusal)
    if wants_fragment(request):
        given = {"number": number, "vote": _vote_of(user, comment)}
        if refused:
            return JsonResponse({**given, "refused": refused}, status=422)
        return JsonResponse(given)
    if request.method == "POST" and not refused:
        return redirect(own_address(comment))
    if not comment.is_published:
        raise Http404
    context = {
        "comment": comment,
        "article": edition,
        "vote": _vote_of(user, comment),
        "refused": refused,
        "is_own": comment.author_id == user.pk,
        "back": own_address(comment),
    }
    return render(request, "discussion/vote.html", context)


def _direction(request: HttpRequest) -> int:
    """What is none of the three is refused as a vote that there is not."""
    with suppress(ValueError):
        return int(request.POST.get("direction", ""))
    return 2


def _vote_of(user: User, comment: Comment) -> int:
    row = Vote.objects.filter(user=user, comment=comment).first()
    return row.direction if row else 0
