"""Feeds: the newest articles of a locale, a section, an author or a tag, with their full texts."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from causerie.lib.addresses import absolute
from causerie.lib.locales import bcp47
from causerie.publication.feeds import FORMATS
from causerie.publication.feeds.feed import Feed, Person
from causerie.publication.models import Author, FrontPage, SectionPage, Tag
from causerie.publication.models.tag import TagName
from causerie.publication.selectors.addresses import named_address
from causerie.publication.selectors.editions import front_pages
from causerie.publication.selectors.feed_contents import contents_of
from causerie.publication.selectors.feed_sources import (
    FeedSource,
    feed_of_author,
    feed_of_locale,
    feed_of_section,
    feed_of_tag,
)
from causerie.publication.selectors.feed_version import FeedVersion, feed_version
from causerie.publication.selectors.icons import icons_in_use
from causerie.publication.selectors.look import LookView, look_in
from causerie.publication.selectors.openness import open_to_everybody
from causerie.publication.views.feed_entries import entries_of


@require_safe
def locale_feed(request: HttpRequest, kind: str) -> HttpResponse:
    return _answer(request, kind, feed_of_locale(_front_page()))


@require_safe
def section_feed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    sections = (
        SectionPage.objects.child_of(_front_page())
        .filter(open_to_everybody())
        .select_related("locale")
    )
    section = get_object_or_404(sections, slug=slug)
    # As its page answers: gone where it was taken back, not found where it never was.
    section.route(request, [])
    return _answer(request, kind, feed_of_section(section))


@require_safe
def author_feed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    author = get_object_or_404(Author, slug=slug)
    return _answer(request, kind, _with_something(feed_of_author(_front_page(), author)))


@require_safe
def tag_feed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    names = Prefetch("names", TagName.objects.select_related("locale"))
    tag = get_object_or_404(Tag.objects.prefetch_related(names), slug=slug)
    return _answer(request, kind, _with_something(feed_of_tag(_front_page(), tag)))


def _front_page() -> FrontPage:
    return get_object_or_404(front_pages(), locale__language_code=get_language())


def _with_something(source: FeedSource) -> FeedSource:
    if not source.articles.exists():
        raise Http404
    return source


def _answer(request: HttpRequest, kind: str, source: FeedSource) -> HttpResponse:
    """The feed, or 304 without a text being read, to whoever has this version of it."""
    look = look_in(source.locale)
    version = feed_version(source, look)
    etag = quote_etag(f"{kind}-{version.digest}")
    unchanged = get_conditional_response(
        request, etag=etag, last_modified=int(version.changed.timestamp())
    )
    response = unchanged or _written(kind, source, look, version)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(version.changed.timestamp())
    # Kept by whoever likes, but asked for again each time: that costs little.
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def _written(kind: str, source: FeedSource, look: LookView, version: FeedVersion) -> HttpResponse:
    contents, chosen = contents_of(source), FORMATS[kind]
    entries = entries_of(contents, source.locale)
    feed = Feed(
        id=source.id,
        url=source.address(kind),
        home=source.home,
        title=f"{source.title} · {look.name}" if source.title else look.name,
        subtitle=source.subtitle or look.tagline,
        publisher=Person(look.name, named_address("wagtail_serve", source.locale, "")),
        language=bcp47(source.locale),
        updated=max((entry.updated for entry in entries), default=version.changed),
        icon=absolute(icons_in_use(look).large.url),
        entries=entries,
    )
    return HttpResponse(chosen.write(feed), content_type=f"{chosen.media_type}; charset=utf-8")
