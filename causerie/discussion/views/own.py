"""What people do with their own comments: change, withdraw, say in which language they are."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from causerie.accounts.models import User
from causerie.discussion.forms.writing import LocaleForm
from causerie.discussion.models import Comment, Visibility
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.text_shown import text_shown
from causerie.discussion.services import editing
from causerie.discussion.services.visibility import withdraw as withdraw_comment
from causerie.discussion.views.composer import Composer, page_locale
from causerie.discussion.views.fragments import (
    comment_fragment,
    own_address,
    signed_in_here,
    wants_fragment,
)
from causerie.lib.locales import bcp47, direction


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_here
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    comment, author = _own(request, key)
    composer = Composer(request, comment.thread, "discussion/edit.html", comment=comment)
    composer.context |= _closing(comment, author)
    if request.method != "POST":
        return composer.show()

    def change(given: dict[str, Any]) -> HttpResponse:
        changed = editing.edit_comment(
            comment,
            author=author,
            text=given["text"],
            seen_revision=given["revision"] or 0,
            page_locale=page_locale(),
            said_locale=given["said_locale"],
        )
        if wants_fragment(request):
            return comment_fragment(request, changed.thread, changed)
        messages.success(request, _("Your comment was changed."))
        return redirect(own_address(changed))

    return composer.answer(change)


def _closing(comment: Comment, author: User) -> dict[str, Any]:
    """Why it cannot be changed any more, if that is so, and where the same can be said instead."""
    try:
        editing.check_editable(comment, author)
    except DiscussionRefused as refusal:
        can_answer = comment.is_published and not comment.thread.is_closed
        base = thread_address(comment.thread_id)
        answer = f"{base}comment/{comment.number}/reply/" if can_answer else ""
        return {"too_late": str(refusal), "answer_instead": answer}
    return {}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_here
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """Asks once; it is for good."""
    comment, author = _own(request, key)
    refused = ""
    if request.method == "POST":
        try:
            withdraw_comment(comment, author=author)
        except DiscussionRefused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Your comment was withdrawn."))
            return redirect(own_address(comment))
    return _page(request, "discussion/withdraw.html", comment, refused=refused)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_here
def say_locale(request: HttpRequest, key: UUID) -> HttpResponse:
    comment, author = _own(request, key)
    said = comment.locale if comment.is_locale_said else ""
    form = LocaleForm(
        request.POST if request.method == "POST" else None,
        initial={"said_locale": comment.locale},
        author=author,
        page_locale=page_locale(),
        locale=comment.locale,
    )
    if form.is_valid():
        try:
            editing.say_locale(
                comment,
                author=author,
                locale=form.cleaned_data["said_locale"],
                page_locale=page_locale(),
            )
        except DiscussionRefused as refusal:
            form.add_error("said_locale", str(refusal))
        else:
            messages.success(request, _("The language of your comment was changed."))
            return redirect(own_address(comment))
    return _page(request, "discussion/locale.html", comment, form=form, is_said=bool(said))


def _own(request: HttpRequest, key: UUID) -> tuple[Comment, User]:
    """Not found where it is somebody else's."""
    author = request.user
    assert isinstance(author, User)  # the decorator lets nobody else in
    comments = Comment.objects.select_related("thread", "author")
    return get_object_or_404(comments, key=key, author=author), author


def _page(request: HttpRequest, template: str, comment: Comment, **more: Any) -> HttpResponse:
    is_there = comment.visibility in (Visibility.PUBLISHED, Visibility.HELD)
    context = {
        "comment": comment,
        "html": text_shown(comment.html, thread_address(comment.thread_id)),
        "lang": bcp47(comment.locale),
        "dir": direction(comment.locale) if comment.locale else "auto",
        "is_there": is_there,
        "back": own_address(comment),
        **more,
    }
    response = render(request, template, context)
    response.headers["Cache-Control"] = "private, no-store"
    return response
