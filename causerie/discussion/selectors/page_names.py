"""Everything that stands on the page of an article in one locale, and the names in it that are
rendered in more than one way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.article_blocks import STANDFIRST, TITLE
from causerie.discussion.selectors.article_texts import EditionText, article_texts
from causerie.discussion.selectors.shown import thread_address
from causerie.lib.markup.plain import said
from causerie.lib.stems import language_of
from causerie.translation.engines.base import Pair
from causerie.translation.selectors.glossaries import glossary_for
from causerie.translation.selectors.source_names import SourceName, likely_source
from causerie.translation.selectors.texts import texts_in
from causerie.translation.terms.consistency import Cluster, NamedText, Rendering, clusters
from causerie.translation.terms.term import TermPair

# The newest. More would take longer than anybody waits.
COMMENTS_MAX = 500
# Where a rendering stands; the others are found by searching for it.
PLACES_MAX = 5
# What stands above the text has no anchor of its own.
_ABOVE = (TITLE, STANDFIRST)


@dataclass(frozen=True)
class Place:
    """Of a comment; else, without a number, of the article."""

    url: str
    number: int | None


@dataclass(frozen=True)
class PlacedRendering:
    text: str
    count: int
    places: list[Place]


@dataclass(frozen=True)
class PlacedCluster:
    renderings: list[PlacedRendering]
    term: TermPair | None
    # In the texts that were translated, if they share one.
    source: SourceName | None


@dataclass(frozen=True)
class PageNames:
    clusters: list[PlacedCluster]
    comments: int
    # There are older comments, which were not looked at.
    is_bounded: bool


def page_names(thread: Thread, locale: str, article_url: str) -> PageNames:
    comments = _newest(thread)
    texts = [*_of_article(thread, locale), *_of_comments(comments[:COMMENTS_MAX], locale)]
    found = clusters(texts, _known(texts, locale), locale)
    base, by_key = thread_address(thread.pk), {text.key: text for text in texts}
    return PageNames(
        [_placed(one, by_key, base, article_url) for one in found],
        min(len(comments), COMMENTS_MAX),
        len(comments) > COMMENTS_MAX,
    )


def _newest(thread: Thread) -> list[Comment]:
    rows = Comment.objects.published().filter(thread=thread, number__isnull=False)
    return list(rows.defer("text").order_by("-number")[: COMMENTS_MAX + 1])


def _of_article(thread: Thread, locale: str) -> Iterator[NamedText]:
    """The edition, with what the original says in the place of each block."""
    editions = article_texts(thread)
    edition = next((one for one in editions if one.locale == locale), None)
    if edition is None:
        return
    original = editions[0]
    for block in edition.blocks.values():
        source = _counterpart(original, edition, block.id)
        yield NamedText(
            f"block:{block.id}",
            block.text,
            source,
            source_locale=original.locale if source else "",
        )


def _counterpart(original: EditionText, edition: EditionText, block_id: str) -> str:
    theirs = original.blocks.get(block_id) if original is not edition else None
    return theirs.text if theirs else ""


def _of_comments(comments: list[Comment], locale: str) -> Iterator[NamedText]:
    """As they are read there: translated, or as they were written in this language."""
    foreign = {
        one.source_id: one
        for one in comments
        if one.source_id and language_of(one.locale) != language_of(locale)
    }
    texts = texts_in(foreign, locale)
    for comment in comments:
        key, original = f"comment:{comment.number}", said(comment.html)
        if language_of(comment.locale) == language_of(locale):
            yield NamedText(key, original)
        elif (text := texts.get(comment.source_id or 0)) and text.is_readable:
            yield NamedText(key, said(text.html), original, not text.is_by_a_person, comment.locale)


def _known(texts: list[NamedText], locale: str) -> list[TermPair]:
    """Those that have a name in the locale, from every language on the page and from its own."""
    sources = {locale, *(text.source_locale for text in texts if text.source_locale)}
    found = (
        term for source in sorted(sources) for term in glossary_for(Pair(source, locale)).terms
    )
    return list(dict.fromkeys(found))


def _placed(
    cluster: Cluster, texts: Mapping[str, NamedText], base: str, article_url: str
) -> PlacedCluster:
    keys = dict.fromkeys(key for one in cluster.renderings for key in one.keys)
    return PlacedCluster(
        [_rendering(one, base, article_url) for one in cluster.renderings],
        cluster.term,
        likely_source([texts[key] for key in keys]),
    )


def _rendering(rendering: Rendering, base: str, article_url: str) -> PlacedRendering:
    places = [_place(key, base, article_url) for key in rendering.keys[:PLACES_MAX]]
    return PlacedRendering(rendering.text, rendering.count, list(dict.fromkeys(places)))


def _place(key: str, base: str, article_url: str) -> Place:
    kind, _colon, rest = key.partition(":")
    if kind == "comment":
        return Place(f"{base}comment/{rest}/", int(rest))
    anchor = "" if rest in _ABOVE else f"#b-{rest}"
    return Place(article_url + anchor, None)
