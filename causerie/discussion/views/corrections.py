"""The author of a comment corrects what it is in another language."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from causerie.accounts.kept import signed_in
from causerie.accounts.models import User
from causerie.discussion.forms.correcting import CorrectionForm, Line
from causerie.discussion.models import Comment
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.text_shown import text_shown
from causerie.discussion.services.correcting import correct_comment
from causerie.discussion.views.originals import may_correct
from causerie.lib.locales import bcp47, direction, interface_locale, name_in
from causerie.publication.selectors.editions import open_locales
from causerie.translation.models import Source
from causerie.translation.selectors.lines import lines_of
from causerie.translation.services.requests import foreign


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def correct_translation(request: HttpRequest, key: UUID, locale: str) -> HttpResponse:
    comment, source = _found(request, key, locale)
    base = thread_address(comment.thread_id)
    lines = [
        Line(unit.pk, text_shown(unit.html, base), machine, corrected)
        for unit, machine, corrected in lines_of(source, locale)
    ]
    data = request.POST if request.method == "POST" else None
    form = CorrectionForm(data, lines=lines, locale=bcp47(locale))
    if form.is_valid() and _save(request, form, comment, source, locale):
        return redirect(f"{base}comment/{comment.number}/original/")
    context = {
        "form": form,
        "comment": comment,
        "lang": bcp47(comment.locale),
        "dir": direction(comment.locale),
        "language": _name(comment.locale, locale),
        "into": _name(locale, locale),
        "back": f"{base}comment/{comment.number}/original/",
    }
    return render(request, "discussion/correct.html", context)


def _found(request: HttpRequest, key: UUID, locale: str) -> tuple[Comment, Source]:
    """Not found for whoever may not, and where there is nothing to be corrected."""
    comments = Comment.objects.published().select_related("thread", "source")
    comment: Comment = get_object_or_404(comments, key=key, source__isnull=False)
    source = comment.source
    if source is None or not may_correct(comment, request.user):
        raise Http404
    if locale not in foreign(open_locales(), source.locale):
        raise Http404
    return comment, source


def _save(
    request: HttpRequest, form: CorrectionForm, comment: Comment, source: Source, locale: str
) -> bool:
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    try:
        correct_comment(comment, source, locale, form.texts(), by=user)
    except DiscussionRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The translation was changed. Thank you."))
    return True


def _name(code: str, locale: str) -> str:
    return name_in(code, interface_locale(locale))
