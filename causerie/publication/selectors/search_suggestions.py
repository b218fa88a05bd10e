"""What helps a reader on whose search found nothing. Nothing is offered that would find nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.db.models import Prefetch, Q

from causerie.lib.folding import folded, lowered
from causerie.lib.locales import LocaleView
from causerie.lib.nearness import mistakes_allowed, nearest, shortened_and_exchanged
from causerie.lib.stems import Term, language_of
from causerie.publication.models import ArticlePage, SearchWord, SectionPage, Tag
from causerie.publication.models.tag import TagName
from causerie.publication.selectors.matching import matches
from causerie.publication.selectors.openness import open_to_everybody
from causerie.publication.selectors.search_query import Query, Scope, scope_of, wanted

# Each offer costs a search; a page of offers is read by nobody.
OFFERS_MAX = 3
KNOWN_WORDS_MAX = 500
WORDS_MENDED_MAX = 4
WORDS_DROPPED_MAX = 6
LOCALES_ASKED_MAX = 12
TAGS_OFFERED_MAX = 12
ARTICLES_ASKED = 24
COUNTED_MAX = 100


@dataclass(frozen=True)
class Offer:
    """A search that finds something; `count` ends at `COUNTED_MAX`."""

    query: Query
    count: int
    locale: LocaleView


@dataclass(frozen=True)
class Suggestions:
    mended: list[Offer]
    shorter: list[Offer]
    unfiltered: Offer | None
    elsewhere: list[Offer]
    tags: list[Tag]


def suggestions_for(query: Query, scope: Scope, reachable: Sequence[SectionPage]) -> Suggestions:
    everywhere = replace(scope, section=None, author=None, period=None)
    plain = Query(query.text, query.locale)
    unfiltered = _offer(plain, everywhere) if query.is_filtered else None
    return Suggestions(
        mended=[] if unfiltered else _found(_mended(query, scope), scope),
        shorter=_found(_shorter(query), scope),
        unfiltered=unfiltered,
        elsewhere=_elsewhere(plain, reachable),
        tags=_tags(everywhere),
    )


def _found(queries: Iterable[Query], scope: Scope) -> list[Offer]:
    offers = (_offer(query, scope) for query in queries)
    return list(islice((offer for offer in offers if offer), OFFERS_MAX))


def _offer(query: Query, scope: Scope) -> Offer | None:
    if not query.terms or not scope.facets:
        return None
    count = len(matches(wanted(query.terms, scope), limit=COUNTED_MAX))
    return Offer(query, count, LocaleView.of(query.locale)) if count else None


def _shorter(query: Query) -> Iterator[Query]:
    """The query without one of its words."""
    words = [term.text for term in query.terms][:WORDS_DROPPED_MAX]
    if len(words) > 1:
        for place in range(len(words)):
            yield replace(query, text=" ".join(words[:place] + words[place + 1 :]))


def _mended(query: Query, scope: Scope) -> Iterator[Query]:
    """The query with a word that nothing has in its nearest known spellings."""
    words = [term.text for term in query.terms]
    for place, term in enumerate(query.terms[:WORDS_MENDED_MAX]):
        if scope.facets and not matches(wanted([term], scope), limit=1):
            for other in _nearest_known(term, query.locale):
                yield replace(query, text=" ".join([*words[:place], other, *words[place + 1 :]]))


def _nearest_known(term: Term, locale: str) -> list[str]:
    language = language_of(locale)
    bare = folded(lowered(term.text, language), language)
    if not bare:
        return []
    most = mistakes_allowed(bare)
    lengths = range(len(bare) - most, len(bare) + most + 1)
    near = Q(initial=bare[0], length__in=lengths) | Q(bare__in=shortened_and_exchanged(bare))
    known = SearchWord.objects.filter(near, locale__language_code=locale)
    spelled = dict(known.values_list("bare", "word")[:KNOWN_WORDS_MAX])
    return [spelled[other] for other in nearest(bare, spelled, OFFERS_MAX)]


def _elsewhere(query: Query, reachable: Sequence[SectionPage]) -> list[Offer]:
    """The same words in the site's other locales, where each has forms of its own."""
    codes = dict.fromkeys(section.locale.language_code for section in reachable)
    others = [code for code in codes if code != query.locale][:LOCALES_ASKED_MAX]
    asked = (replace(query, locale=code) for code in others)
    offers = [_offer(each, scope_of(each, reachable)) for each in asked]
    return [offer for offer in offers if offer]


def _tags(scope: Scope) -> list[Tag]:
    """Those of the newest articles."""
    if not scope.sections:
        return []
    newest = ArticlePage.objects.live().filter(
        open_to_everybody(), locale=scope.sections[0].locale_id
    )
    places = newest.order_by("-pk").values_list("pk", "path")[:ARTICLES_ASKED]
    keys = [key for key, path in places if scope.holds(path)]
    uses = ArticlePage.tags.through.objects.filter(articlepage__in=keys)
    names = Prefetch("names", TagName.objects.select_related("locale"))
    tags = Tag.objects.filter(pk__in=uses.values("tag")).prefetch_related(names)
    return list(tags[:TAGS_OFFERED_MAX])
