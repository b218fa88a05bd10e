"""What page templates ask of the discussion."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from causerie.discussion.selectors.article_threads import first_page_below
from causerie.discussion.selectors.marks import Mark, MarkState
from causerie.discussion.selectors.page_links import PageLinks, page_links
from causerie.discussion.selectors.shown import (
    NOBODY,
    Mine,
    Shown,
    shown_comments,
    thread_address,
)
from causerie.discussion.selectors.thread_pages import ThreadPage
from causerie.discussion.templatetags.comment_words import comment_words, more_answers
from causerie.lib.locales import script_of
from causerie.lib.reads import NOTHING, Reads, asked_text, reads_for
from causerie.publication.models import ArticlePage

register = template.Library()


@register.simple_tag
def discussion(article: ArticlePage) -> ThreadPage | None:
    """The first page of an article's thread; None where there is no thread, as in a preview."""
    return first_page_below(article)


@register.simple_tag
def address_of_thread(page: ThreadPage) -> str:
    return thread_address(page.thread.pk)


@register.simple_tag(takes_context=True)
def text_asked(context: dict[str, Any]) -> str:
    """What the address says of all comments: `original`, `translated` or nothing."""
    return asked_text(context["request"].GET.get("text", ""))


@register.simple_tag(takes_context=True)
def this_page(context: dict[str, Any], text: str = "") -> str:
    """Its address, with `text` in the place of what it asks for itself."""
    mine: Mine = context.get("mine", NOBODY)
    says = {"text": text, "after": context.get("after"), "as": "me" if mine.user_id else ""}
    query = urlencode({name: value for name, value in says.items() if value})
    path: str = context["request"].path
    return f"{path}?{query}" if query else path


@register.simple_tag
def depth_shown() -> int:
    return int(settings.THREAD_DEPTH_SHOWN)


@register.simple_tag(takes_context=True)
def pages_around(context: dict[str, Any], page: ThreadPage) -> PageLinks:
    return page_links(page, thread_address(page.thread.pk), context.get("text", ""))


@dataclass(frozen=True)
class Tree:
    """The comments of a page, and what they are in: `missing` are the numbers of those that could
    be translated and are not yet."""

    html: SafeString
    is_foreign: bool = False
    is_as_written: bool = False
    is_translated: bool = False
    is_waiting: bool = False
    missing: Sequence[int] = ()


@register.simple_tag(takes_context=True)
def comment_tree(context: dict[str, Any], page: ThreadPage) -> Tree:
    """For one reader where the view says for whom (`mine`)."""
    mine: Mine = context.get("mine", NOBODY)
    reads = _reads(context)
    shown = shown_comments(page, mine, reads)
    marks = [(one.number or 0, one.mark) for one in shown if one.mark]
    untranslated = (MarkState.PENDING, MarkState.UNASKED)
    return Tree(
        html=render_comments(shown, page, mine, context.get("ui", "")),
        is_foreign=bool(marks),
        is_as_written=reads.is_all,
        is_translated=any(mark.is_translated for _number, mark in marks),
        is_waiting=any(mark.state is MarkState.PENDING for _number, mark in marks),
        missing=[number for number, mark in marks if mark.state in untranslated],
    )


@register.simple_tag(takes_context=True)
def comments(context: dict[str, Any], page: ThreadPage) -> SafeString:
    return comment_tree(context, page).html


def _reads(context: dict[str, Any]) -> Reads:
    """As the view says, or the page's address and the reader's cookie."""
    if isinstance(given := context.get("reads"), Reads):
        return given
    request = context.get("request")
    if request is None:
        return NOTHING
    cookie = request.COOKIES.get(settings.READS_COOKIE_NAME, "")
    return reads_for(cookie, context.get("text", ""))


def render_comments(shown: list[Shown], page: ThreadPage, mine: Mine, ui: str = "") -> SafeString:
    open_levels = sum(one.step for one in shown)
    thread = thread_address(page.thread.pk)
    discussions = thread.removesuffix(f"{page.thread.pk}/")
    known = {
        "comments": shown,
        "w": comment_words(),
        "more_answers": more_answers,
        "mine": mine,
        "by": f"{thread}by/",
        "own": f"{discussions}own/",
        "mute": f"{discussions}mute/",
        "is_open": not page.thread.is_closed,
        "ui": ui,
        "script": script_of(get_language() or settings.LANGUAGE_CODE),
        "closing": mark_safe("</li>" + "</ol></li>" * (open_levels - 1))  # noqa: S308 # no text
        if shown
        else "",
    }
    html = get_template("discussion/comments.html", using="jinja2").render(known)
    return mark_safe(html)  # noqa: S308 # the template escapes


@register.simple_tag(takes_context=True)
def comment_mark(context: dict[str, Any], mark: Mark) -> SafeString:
    """As it stands in the head of its comment."""
    known = {"mark": mark, "w": comment_words(), "ui": context.get("ui", "")}
    html = get_template("discussion/mark.html", using="jinja2").render(known)
    return mark_safe(html)  # noqa: S308 # the template escapes
