"""Showing the composer: on a page, or as the piece of one that a script has asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from causerie.accounts.kept import kept_fields
from causerie.accounts.models import User
from causerie.discussion.forms.writing import CommentForm
from causerie.discussion.models import Comment, Thread
from causerie.discussion.refusals import DiscussionRefused, EditConflict, ParentGone, SentBefore
from causerie.discussion.selectors.moderators import may_moderate
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.text_shown import draft_shown
from causerie.discussion.services.composing import compose
from causerie.discussion.views.fragments import wants_fragment
from causerie.discussion.views.reads import reads_of
from causerie.lib.locales import bcp47, direction, name_in
from causerie.lib.reads import NOTHING, Reads

PIECE = "discussion/fragments/composer.html"


def page_locale() -> str:
    return get_language() or settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Preview:
    """A text as everybody would see it; `language` is the name of the one that it is taken for."""

    html: SafeString
    lang: str
    dir: str
    language: str


def preview_of(
    thread: Thread,
    author: User,
    typed: str,
    said_locale: str = "",
    parent: Comment | None = None,
    reads: Reads = NOTHING,
) -> Preview:
    """For a reader who wants `reads`. Raises DiscussionRefused."""
    composed = compose(
        thread=thread,
        author=author,
        typed=typed,
        page_locale=page_locale(),
        said_locale=said_locale,
        parent=parent,
    )
    base, locale = thread_address(thread.pk), composed.locale
    return Preview(
        html=draft_shown(composed.html, composed.quotations, thread, base, page_locale(), reads),
        lang=bcp47(locale),
        dir=direction(locale) if locale else "auto",
        language=name_in(locale, page_locale()) if locale else "",
    )


def _before(comment: Comment, said_locale: str) -> dict[str, object]:
    return {"text": comment.text, "revision": comment.revision, "said_locale": said_locale}


class Composer:
    """One request to write: its form, and what stands around it.

    `page` is its template, `parent` what is answered, `comment` what is changed.
    """

    def __init__(
        self,
        request: HttpRequest,
        thread: Thread,
        page: str,
        *,
        parent: Comment | None = None,
        comment: Comment | None = None,
    ) -> None:
        assert isinstance(request.user, User)  # the views let nobody else in
        self.request, self.thread, self.author, self.page = request, thread, request.user, page
        self.kept = kept_fields(request) if request.method != "POST" else {}
        said = comment.locale if comment and comment.is_locale_said else ""
        before = _before(comment, said) if comment else {}
        draft = (
            f"own-{comment.key}" if comment else f"{thread.pk}-{parent.number if parent else ''}"
        )
        self.form = CommentForm(
            request.POST if request.method == "POST" else None,
            initial={**before, **self.kept},
            author=self.author,
            page_locale=page_locale(),
            locale=said,
            # A page may hold several composers.
            auto_id=f"id_%s_{draft}",
        )
        self.context: dict[str, Any] = {"comment": comment, "parent": parent, "draft": draft}

    def answer(self, deed: Callable[[dict[str, Any]], HttpResponse]) -> HttpResponse:
        """To a form that was sent: a preview, or what `deed` answers, or what keeps it from being
        done, with the typed text in its place."""
        if not self.form.is_valid():
            return self.show()
        given = self.form.cleaned_data
        try:
            if self.request.POST.get("action") == "preview":
                return self.show(preview=self._preview(given["text"], given["said_locale"]))
            return deed(given)
        except DiscussionRefused as refusal:
            return self._refuse(refusal)

    def _preview(self, text: str, said_locale: str) -> Preview:
        comment: Comment | None = self.context["comment"]
        parent = comment.parent if comment else self.context["parent"]
        reads = reads_of(self.request)
        return preview_of(self.thread, self.author, text, said_locale, parent, reads)

    def _refuse(self, refusal: DiscussionRefused) -> HttpResponse:
        self.form.add_error("text", str(refusal))
        match refusal:
            case SentBefore():
                self.form.renew(key=str(uuid4()))
            case EditConflict():
                # Sent once more, it takes the place of what the writer can now compare it with.
                self.form.renew(revision=str(refusal.revision))
                return self.show(conflict=refusal.present)
            case ParentGone():
                return self.show(parent_is_gone=True)
        return self.show()

    def show(self, **more: Any) -> HttpResponse:
        context = {
            "form": self.form,
            "thread": self.thread,
            "length_max": settings.COMMENT_LENGTH_MAX,
            "address": thread_address(self.thread.pk),
            "action": self.request.get_full_path(),
            "is_closed": self.thread.is_closed and not may_moderate(self.author),
            "kept": self.kept,
            **self.context,
            **more,
        }
        is_piece = wants_fragment(self.request)
        status = 422 if self.form.errors and is_piece else 200
        response = render(self.request, PIECE if is_piece else self.page, context, status=status)
        response.headers["Cache-Control"] = "private, no-store"
        return response
