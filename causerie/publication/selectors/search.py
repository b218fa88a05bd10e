"""Searching the published editions of a locale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils import timezone

from causerie.lib.excerpts import Segment, excerpt, highlighted
from causerie.lib.stems import Term
from causerie.publication.models import ArticlePage, Byline
from causerie.publication.selectors.articles import LIST_ARTICLES_A_PAGE
from causerie.publication.selectors.matching import MATCHES_MAX, Found, matches
from causerie.publication.selectors.search_choices import Choices, choices_in
from causerie.publication.selectors.search_query import (
    Query,
    Scope,
    reachable_sections,
    scope_of,
    wanted,
)
from causerie.publication.selectors.search_suggestions import Suggestions, suggestions_for

# What a new article gains on an old one: a tenth of the best match's relevance, less each year.
RECENCY_WEIGHT = 0.1
RECENCY_DAYS = 365


@dataclass(frozen=True)
class Result:
    article: ArticlePage
    title: list[Segment]
    excerpt: list[Segment]


@dataclass(frozen=True)
class Results:
    """`is_bounded`: there are more than can be paged through."""

    query: Query
    listing: "Page[Found]"
    page: list[Result]
    is_bounded: bool
    choices: Choices
    suggestions: Suggestions | None

    @property
    def total(self) -> int:
        return int(self.listing.paginator.count)


def search(query: Query, number: str | int = 1) -> Results:
    """One page of what is found; a number that there is no page of is taken for the nearest."""
    reachable = reachable_sections()
    scope = scope_of(query, reachable)
    found, is_bounded = _ranked(query.terms, scope)
    listing = Paginator(found, LIST_ARTICLES_A_PAGE).get_page(number)
    is_nothing = bool(query.terms) and not found
    return Results(
        query=query,
        listing=listing,
        page=_results(list(listing), query),
        is_bounded=is_bounded,
        choices=choices_in(scope, found),
        suggestions=suggestions_for(query, scope, reachable) if is_nothing else None,
    )


def _ranked(terms: Sequence[Term], scope: Scope) -> tuple[list[Found], bool]:
    """Those with every word in the title come first; and whether there are more than these."""
    if not terms or not scope.facets:
        return [], False
    asked = wanted(terms, scope)
    in_title = matches(asked, in_title=True)
    anywhere = matches(asked)
    worths = _worths(anywhere, False) | _worths(in_title, True)
    every = {
        found.edition_id: found
        for found in (*in_title, *anywhere)
        # The index says where an edition stood when it was indexed, the path where it stands.
        if scope.holds(found.path)
    }
    ranked = sorted(every.values(), key=lambda found: worths[found.edition_id], reverse=True)
    return ranked, MATCHES_MAX in (len(in_title), len(anywhere))


def _worths(listed: Sequence[Found], in_title: bool) -> dict[int, tuple[bool, float]]:
    """By edition, to be sorted by: relevance as a share of the best one's, and newness."""
    best = max((found.relevance for found in listed), default=0) or 1
    now = timezone.now()
    return {
        found.edition_id: (in_title, found.relevance / best + _newness(now - found.published_at))
        for found in listed
    }


def _newness(age: timedelta) -> float:
    return RECENCY_WEIGHT * math.exp(-max(age / timedelta(days=RECENCY_DAYS), 0))


def _results(found: Sequence[Found], query: Query) -> list[Result]:
    """In their order. That readers can reach each is known by now."""
    keys = [each.edition_id for each in found]
    names = Prefetch("bylines", Byline.objects.select_related("author").order_by("sort_order"))
    articles = (
        ArticlePage.objects.filter(pk__in=keys)
        .select_related("locale", "search_entry")
        .prefetch_related(names)
        .defer("body", "search_entry__facets")
    )
    by_key = {article.pk: article for article in articles}
    return [_result(by_key[key], query) for key in keys if key in by_key]


def _result(article: ArticlePage, query: Query) -> Result:
    entry, locale, asked = article.search_entry, query.locale, query.terms
    return Result(
        article=article,
        title=highlighted(article.title, locale, stems=entry.title_stems, terms=asked),
        excerpt=excerpt(
            entry.text,
            locale,
            stems=entry.stems_of_text,
            strides=entry.stride_offsets,
            terms=asked,
        ),
    )
