"""What page templates ask of the discussion."""

from typing import Any

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from causerie.discussion.selectors.article_threads import first_page_below
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
from causerie.publication.models import ArticlePage

register = template.Library()


@register.simple_tag
def discussion(article: ArticlePage) -> ThreadPage | None:
    """The first page of an article's thread; None where there is no thread, as in a preview."""
    return first_page_below(article)


@register.simple_tag
def address_of_thread(page: ThreadPage) -> str:
    return thread_address(page.thread.pk)


@register.simple_tag
def depth_shown() -> int:
    return int(settings.THREAD_DEPTH_SHOWN)


@register.simple_tag
def pages_around(page: ThreadPage) -> PageLinks:
    return page_links(page, thread_address(page.thread.pk))


@register.simple_tag(takes_context=True)
def comments(context: dict[str, Any], page: ThreadPage) -> SafeString:
    """The comments of a page as a tree; for one reader where the view says for whom (`mine`)."""
    mine: Mine = context.get("mine", NOBODY)
    return render_comments(shown_comments(page, mine), page, mine, context.get("ui", ""))


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
