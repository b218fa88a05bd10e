"""The search page. It shows what each part of the publication finds: today its articles."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from causerie.publication.selectors.editions import EditionLink, open_locales
from causerie.publication.selectors.search import search as find
from causerie.publication.selectors.search_query import QUERY_LENGTH_MAX, QUERY_WORDS_MAX, Query
from causerie.web.editions import links_to_same_path

# Slugs are no longer, and a page number is not.
PARAMETER_LENGTH_MAX = 255
# What is said again in the address of another page: one character more tells that it was cut.
ECHO_LENGTH_MAX = QUERY_LENGTH_MAX + 1


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = Query(
        text=" ".join(_given(request, "q").split()),
        locale=get_language() or "",
        section=_given(request, "section")[:PARAMETER_LENGTH_MAX],
        author=_given(request, "author")[:PARAMETER_LENGTH_MAX],
        time=_given(request, "time")[:PARAMETER_LENGTH_MAX],
    )
    query = replace(query, text=query.text[:ECHO_LENGTH_MAX])
    context = {
        "query": query,
        "results": find(query, _given(request, "page")[:PARAMETER_LENGTH_MAX]),
        "words_max": QUERY_WORDS_MAX,
        "length_max": QUERY_LENGTH_MAX,
        "editions": _same_query(request, query),
    }
    return render(request, "web/search.html", context)


def _given(request: HttpRequest, name: str) -> str:
    """PostgreSQL takes no text with a zero byte in it."""
    return request.GET.get(name, "").replace("\x00", "")


def _same_query(request: HttpRequest, query: Query) -> list[EditionLink]:
    links = links_to_same_path(request, open_locales())
    if not query.text:
        return links
    return [replace(link, url=f"{link.url}?{urlencode({'q': query.text})}") for link in links]
