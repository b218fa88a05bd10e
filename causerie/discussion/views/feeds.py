"""The feed of a thread: its newest comments, whole, in the language of the edition where there is a
translation, which says so; else as they were written."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.html import format_html
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.authorship import Person as Writer
from causerie.discussion.selectors.authorship import people_of
from causerie.discussion.selectors.feed_comments import (
    FeedVersion,
    comment_urn,
    feed_version,
    newest_comments,
    thread_urn,
)
from causerie.discussion.selectors.quotations_shown import quotations_of
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.text_shown import text_shown
from causerie.discussion.views.thread import in_its_article
from causerie.lib.addresses import absolute
from causerie.lib.locales import bcp47, name_in
from causerie.publication.feeds import FORMATS
from causerie.publication.feeds.feed import Entry, Feed, Person
from causerie.publication.feeds.html import for_feeds
from causerie.publication.models import ArticlePage
from causerie.publication.selectors.addresses import named_address
from causerie.publication.selectors.icons import icons_in_use
from causerie.publication.selectors.look import LookView, look_in
from causerie.translation.selectors.texts import TextIn, texts_in

# Of a comment in a language that nobody knows (ISO 639-2).
UNDETERMINED = "und"


@require_safe
@in_its_article
def thread_feed(
    request: HttpRequest, thread: Thread, edition: ArticlePage, kind: str
) -> HttpResponse:
    """Or 304, without a text being read, to whoever has this version of it."""
    look = look_in(edition.locale.language_code)
    version = feed_version(thread, edition, look)
    etag = quote_etag(f"{kind}-{version.digest}")
    changed = version.changed_at.timestamp()
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(changed))
    response = unchanged or _written(kind, thread, edition, look, version)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    # Kept by whoever likes, but asked for again each time: that costs little.
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def _written(
    kind: str, thread: Thread, edition: ArticlePage, look: LookView, version: FeedVersion
) -> HttpResponse:
    locale, chosen = edition.locale.language_code, FORMATS[kind]
    base = thread_address(thread.pk)
    entries = _entries(thread, locale, base)
    feed = Feed(
        id=thread_urn(thread),
        url=absolute(f"{base}feed.{kind}"),
        home=absolute(base),
        title=_("Discussion: %(title)s") % {"title": edition.title} + f" · {look.name}",
        subtitle=edition.standfirst,
        publisher=Person(look.name, named_address("wagtail_serve", locale, "")),
        language=bcp47(locale),
        updated=max([version.changed_at, *(one.updated for one in entries)]),
        icon=absolute(icons_in_use(look).large.url),
        entries=entries,
    )
    return HttpResponse(chosen.write(feed), content_type=f"{chosen.media_type}; charset=utf-8")


def _entries(thread: Thread, locale: str, base: str) -> tuple[Entry, ...]:
    comments = newest_comments(thread)
    people = people_of((one.author for one in comments), thread.article_key, locale)
    quotations = quotations_of(comments, base, locale)
    texts = texts_in((one.source_id for one in comments if one.source_id), locale)
    return tuple(
        _entry(
            one,
            people.get(one.author_id or 0),
            base,
            partial(quotations.html, one.pk),
            _translated(texts.get(one.source_id or 0)),
            locale,
        )
        for one in comments
    )


def _translated(text: TextIn | None) -> TextIn | None:
    return text if text is not None and text.is_readable else None


def _entry(
    comment: Comment,
    writer: Writer | None,
    base: str,
    quotation: Callable[[int], str],
    translated: TextIn | None,
    locale: str,
) -> Entry:
    """Whose words a machine has put into another language, it says before them."""
    assert comment.number is not None
    url = absolute(f"{base}comment/{comment.number}/")
    name = writer.name if writer else _("Somebody who has left")
    published = comment.published_at or comment.posted_at
    html = text_shown(translated.html if translated else comment.html, base, quotation)
    mark = _mark(comment, translated, locale, url) if translated else ""
    own = bcp47(comment.locale) if comment.locale else UNDETERMINED
    return Entry(
        id=comment_urn(comment.thread, comment.number),
        url=url,
        title=f"{name} · #{comment.number}",
        summary="",
        html=_answered(comment, base) + mark + for_feeds(html, url),
        published=published,
        updated=max(
            comment.edited_at or published, translated.changed_at if translated else published
        ),
        authors=(_person(writer),) if writer else (),
        language=bcp47(locale) if translated else own,
    )


def _mark(comment: Comment, translated: TextIn, locale: str, url: str) -> str:
    language = {"language": name_in(comment.locale, locale)}
    words = (
        _("Translated from %(language)s, corrected by a person")
        if translated.is_by_a_person
        else _("Translated from %(language)s")
    ) % language
    return format_html(
        '<p><em>{}</em> · <a href="{}original/">{}</a></p>\n', words, url, _("Original")
    )


def _person(writer: Writer) -> Person:
    return Person(writer.name, absolute(writer.url) if writer.url else "")


def _answered(comment: Comment, base: str) -> str:
    if comment.parent_number is None:
        return ""
    words = _("in answer to #%(number)s") % {"number": comment.parent_number}
    url = absolute(f"{base}comment/{comment.parent_number}/")
    return f'<p><a href="{url}">{words}</a></p>\n'
