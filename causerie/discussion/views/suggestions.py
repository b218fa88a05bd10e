"""Better words for a translation: suggesting them, and what became of them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from causerie.accounts.kept import kept_fields, signed_in
from causerie.accounts.models import User
from causerie.accounts.views.manner import of_an_account
from causerie.discussion.forms.suggesting import SuggestionForm
from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.beside import beside
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.suggested import comments_at
from causerie.discussion.selectors.titles import titles_of
from causerie.discussion.views.composer import page_locale
from causerie.discussion.views.fragments import signed_in_here
from causerie.discussion.views.own_pages import ROWS_A_PAGE
from causerie.discussion.views.thread import in_its_article
from causerie.lib.locales import interface_locale, name_in
from causerie.publication.models import ArticlePage
from causerie.translation.models import Suggestion, Translation
from causerie.translation.models.suggestion import SUGGESTED_LENGTH_MAX
from causerie.translation.selectors.suggestions import suggestions_of
from causerie.translation.services.suggestions import SuggestionRefused, suggest


@dataclass(frozen=True)
class Suggested:
    """In a list. `article` is there while it is published; `address`, where original and
    translation stand, and `number` while the comment can be read."""

    suggestion: Suggestion
    article: ArticlePage | None
    address: str
    number: int | None
    source: str
    target: str


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@in_its_article
@signed_in
def suggest_words(
    request: HttpRequest, thread: Thread, edition: ArticlePage, number: int
) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    comment = get_object_or_404(thread.comments.published(), number=number)
    translation = _translation_of(comment)
    kept = kept_fields(request)
    words = {"selected": request.GET.get("words", "")[:SUGGESTED_LENGTH_MAX]}
    form = SuggestionForm(request.POST if request.method == "POST" else None, initial=words | kept)
    if form.is_valid() and _hand_in(form, translation, comment, user):
        messages.success(request, _("Thank you. The editors will look at it."))
        return redirect("my_suggestions")
    context = {
        "form": form,
        "kept": request.method != "POST" and kept,
        "comment": comment,
        "article": edition,
        "texts": beside(comment, page_locale()),
    }
    return render(request, "discussion/suggest.html", context)


def _translation_of(comment: Comment) -> Translation:
    """Into the page's locale; not found where nobody can read one."""
    readable = Translation.objects.readable().select_related("source")
    found = readable.filter(source=comment.source_id, locale=page_locale()).first()
    if comment.source_id is None or found is None:
        raise Http404
    return found


def _hand_in(form: SuggestionForm, translation: Translation, comment: Comment, user: User) -> bool:
    address = f"{thread_address(comment.thread_id)}comment/{comment.number}/original/"
    try:
        suggest(translation, by=user, address=address, **form.cleaned_data)
    except SuggestionRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_safe
@of_an_account
@signed_in_here
def my_suggestions(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    rows = Paginator(suggestions_of(user), ROWS_A_PAGE).get_page(request.GET.get("page"))
    suggested = _suggested(list(rows))
    return render(
        request, "discussion/suggestions.html", {"listing": rows, "suggestions": suggested}
    )


def _suggested(rows: list[Suggestion]) -> list[Suggested]:
    comments = comments_at(one.address for one in rows)
    titles = titles_of((one.thread.article_key for one in comments.values()), page_locale())
    spoken = interface_locale(page_locale())
    suggested = []
    for one in rows:
        comment = comments.get(one.address)
        article = titles.get(comment.thread.article_key) if comment else None
        readable = comment if comment and comment.is_published and article else None
        suggested.append(
            Suggested(
                suggestion=one,
                article=article,
                address=one.address if readable else "",
                number=readable.number if readable else None,
                source=name_in(one.source_locale, spoken),
                target=name_in(one.locale, spoken),
            )
        )
    return suggested
