"""In the CMS: from a text that is translated to where it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from causerie.discussion.models import Comment
from causerie.discussion.selectors.desk import in_open_locale
from causerie.discussion.selectors.shown import thread_address
from causerie.translation.views.guarded import OPERATE, for_those_who_may


@for_those_who_may(OPERATE)
@require_safe
def text_place(request: HttpRequest, source_id: int) -> HttpResponse:
    """Of what everybody may read."""
    comments = Comment.objects.published().filter(number__isnull=False)
    comment: Comment = get_object_or_404(comments, source=source_id)
    with in_open_locale():
        return redirect(f"{thread_address(comment.thread_id)}comment/{comment.number}/")
