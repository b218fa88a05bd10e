"""Pages of a person's own: their comments, answers to them, and what they follow."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from causerie.accounts.views.manner import of_an_account
from causerie.discussion.models import Answer, Comment, Follow, Thread
from causerie.discussion.selectors.answers import answers_to, count_shown, last_answer
from causerie.discussion.selectors.editable import may_edit
from causerie.discussion.selectors.followed import followed_by, new_counts
from causerie.discussion.selectors.own_comments import comments_of
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.text_shown import text_shown
from causerie.discussion.selectors.titles import titles_of
from causerie.discussion.services.answers import mark_seen
from causerie.discussion.views.fragments import own_address, signed_in_here
from causerie.lib.locales import bcp47, direction
from causerie.publication.models import ArticlePage

ROWS_A_PAGE = 30


@dataclass(frozen=True)
class Text:
    """A comment in a list. `html` is what others read, without what it quotes; empty where nobody
    does."""

    comment: Comment
    article: ArticlePage | None
    address: str
    lang: str
    dir: str
    html: SafeString
    is_editable: bool = False


def _text(comment: Comment, titles: dict[Any, ArticlePage], **more: Any) -> Text:
    return Text(
        comment,
        titles.get(comment.thread.article_key),
        own_address(comment) if comment.number else "",
        bcp47(comment.locale),
        direction(comment.locale) if comment.locale else "auto",
        _html(comment),
        **more,
    )


def _html(comment: Comment) -> SafeString:
    if not comment.is_published:
        return SafeString("")
    return text_shown(comment.html, thread_address(comment.thread_id))


def _titles(threads: Iterable[Thread]) -> dict[Any, ArticlePage]:
    locale = get_language() or settings.LANGUAGE_CODE
    return titles_of((thread.article_key for thread in threads), locale)


@require_safe
@of_an_account
@signed_in_here
def my_comments(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    rows = Paginator(comments_of(user), ROWS_A_PAGE).get_page(request.GET.get("page"))
    comments: list[Comment] = list(rows)
    titles = _titles(one.thread for one in comments)
    texts = [_text(one, titles, is_editable=may_edit(one, user)) for one in comments]
    return render(request, "discussion/mine.html", {"listing": rows, "texts": texts})


@require_safe
@of_an_account
@signed_in_here
def my_answers(request: HttpRequest) -> HttpResponse:
    """Reading changes nothing: what was new is marked as read by a button, or by a script."""
    user: Any = request.user
    found = answers_to(user).select_related("comment__thread", "comment__author")
    rows = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    answers: list[Answer] = list(rows)
    titles = _titles(one.comment.thread for one in answers)
    context = {
        "listing": rows,
        "answers": [(one, _text(one.comment, titles)) for one in answers],
        "last": last_answer(user),
    }
    return render(request, "discussion/answers.html", context)


@require_POST
@of_an_account
@signed_in_here
def answers_seen(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    last = request.POST.get("up_to", "")
    if not re.fullmatch(r"\d{1,18}", last):
        return HttpResponseBadRequest()
    mark_seen(user, up_to=int(last))
    return redirect("my_answers")


@require_safe
@of_an_account
@signed_in_here
def following(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    rows = Paginator(followed_by(user), ROWS_A_PAGE).get_page(request.GET.get("page"))
    follows: list[Follow] = list(rows)
    threads = [one.thread for one in follows]
    titles, new = _titles(threads), new_counts(user, threads)
    context = {
        "listing": rows,
        "followed": [
            {
                "thread": thread,
                "article": titles.get(thread.article_key),
                "address": f"{thread_address(thread.pk)}newest/?as=me",
                "new": new.get(thread.pk, 0),
                "new_shown": count_shown(new.get(thread.pk, 0)),
            }
            for thread in threads
        ],
    }
    return render(request, "discussion/following.html", context)
