"""Sitemaps: an index, files for each locale, and one of the news."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from causerie.publication.selectors import sitemaps as selectors
from causerie.publication.selectors.news_sitemap import news as latest_news
from causerie.publication.sitemaps import write_index, write_news, write_sitemap

_MEDIA_TYPE = "application/xml; charset=utf-8"
# More files than the protocol lets an index name.
NUMBER_MAX = 50_000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return HttpResponse(write_index(selectors.sitemap_index()), content_type=_MEDIA_TYPE)


@require_safe
def sitemap(request: HttpRequest, locale: str, number: int) -> HttpResponse:
    in_bounds = 0 < number <= NUMBER_MAX
    places = selectors.LocaleSitemap(locale).places(number) if in_bounds else []
    if not places:
        raise Http404
    return HttpResponse(write_sitemap(places), content_type=_MEDIA_TYPE)


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    return HttpResponse(write_news(latest_news()), content_type=_MEDIA_TYPE)
