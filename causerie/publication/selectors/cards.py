"""What the cards of editions show, and which cards are missing or no longer true."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from causerie.lib.locales import direction
from causerie.publication.cards.drawing import VERSION
from causerie.publication.models import ArticlePage, Byline, Card, Picture, SectionPage
from causerie.publication.selectors.articles import published_articles
from causerie.publication.selectors.look import LookView, look_in


@dataclass(frozen=True)
class CardView:
    """`digest` is of all that is seen: with another, the card is drawn anew."""

    title: str
    section: str
    authors: tuple[str, ...]
    locale: str
    look: LookView
    picture: Picture | None

    @property
    def direction(self) -> str:
        return direction(self.locale)

    @property
    def digest(self) -> str:
        seen = [
            VERSION, self.title, self.section, self.authors, self.locale,
            self.look.name, self.look.accent, _seen_of(self.look.logo), _seen_of(self.picture),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def _seen_of(picture: Picture | None) -> list[object]:
    """A file keeps its name as long as it is the same."""
    if picture is None:
        return []
    return [picture.file.name, picture.focal_point_x, picture.focal_point_y]


def editions_with_cards() -> "QuerySet[ArticlePage]":
    """The published editions, newest first, with what their cards need."""
    bylines = Byline.objects.select_related("author").order_by("sort_order")
    editions: QuerySet[ArticlePage] = (
        published_articles()
        .select_related("hero_image", "locale", "card")
        .prefetch_related(Prefetch("bylines", bylines))
        .defer("body")
        .order_by("-pk")
    )
    return editions


def card_views(editions: Sequence[ArticlePage]) -> list[CardView]:
    """Of each edition, in three reads and one more for each locale."""
    sections = _sections_of(editions)
    locales = {edition.locale.language_code for edition in editions}
    looks = {locale: look_in(locale) for locale in locales}
    return [
        CardView(
            title=edition.title,
            section=sections[_path_above(edition)],
            authors=tuple(author.name for author in edition.authors),
            locale=edition.locale.language_code,
            look=looks[edition.locale.language_code],
            picture=edition.hero_image,
        )
        for edition in editions
    ]


def card_of(edition: ArticlePage) -> Card | None:
    """Its card, whether or not it was read along with it."""
    return getattr(edition, "card", None)


def stale(editions: Sequence[ArticlePage]) -> list[tuple[ArticlePage, CardView]]:
    """Those without a card, or whose card shows something else."""
    views = zip(editions, card_views(editions), strict=True)
    return [(e, view) for e, view in views if getattr(card_of(e), "digest", "") != view.digest]


def cards_of_no_use() -> "QuerySet[Card]":
    """Those of editions that readers cannot reach."""
    cards: QuerySet[Card] = Card.objects.exclude(edition__in=published_articles())
    return cards


def _sections_of(editions: Iterable[ArticlePage]) -> dict[str, str]:
    paths = {_path_above(edition) for edition in editions}
    return dict(SectionPage.objects.filter(path__in=paths).values_list("path", "title"))


def _path_above(edition: ArticlePage) -> str:
    return str(edition.path[: -edition.steplen])
