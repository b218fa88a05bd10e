"""What stands on a front page, in a fixed number of reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from causerie.publication.models import ArticlePage, SectionPage
from causerie.publication.selectors.articles import latest_articles, newest_by_section

FEATURES = 3
LATEST = 5
STRIP_ARTICLES_MAX = 4


@dataclass(frozen=True)
class Strip:
    """A section on the front page, with its newest articles that do not stand above."""

    section: SectionPage
    articles: list[ArticlePage]


@dataclass(frozen=True)
class FrontView:
    lead: ArticlePage | None
    features: list[ArticlePage]
    latest: list[ArticlePage]
    strips: list[Strip]

    @property
    def articles(self) -> list[ArticlePage]:
        """All that stand on the page."""
        lead = [self.lead] if self.lead else []
        below = [article for strip in self.strips for article in strip.articles]
        return [*lead, *self.features, *self.latest, *below]


def front_view(locale: str, sections: Sequence[SectionPage]) -> FrontView:
    """The newest article leads; those after it are features, then lines; then each section."""
    newest = list(latest_articles(locale)[: 1 + FEATURES + LATEST])
    above = newest[: 1 + FEATURES]
    strips = _strips(locale, sections, {article.pk for article in above})
    return FrontView(
        lead=newest[0] if newest else None,
        features=newest[1 : 1 + FEATURES],
        latest=newest[1 + FEATURES :],
        strips=strips,
    )


def _strips(locale: str, sections: Sequence[SectionPage], above: set[int]) -> list[Strip]:
    """A section all of whose articles stand above has no strip."""
    by_section: dict[str, list[ArticlePage]] = {section.path: [] for section in sections}
    # As many more as may stand above.
    for article in newest_by_section(locale, sections, STRIP_ARTICLES_MAX + 1 + FEATURES):
        if article.pk not in above:
            by_section[article.path[: -article.steplen]].append(article)
    return [
        Strip(section, by_section[section.path][:STRIP_ARTICLES_MAX])
        for section in sections
        if by_section[section.path]
    ]


def section_among(article: ArticlePage, sections: Iterable[SectionPage]) -> SectionPage | None:
    """The one of `sections` that an article stands in."""
    parent = article.path[: -article.steplen]
    return next((section for section in sections if section.path == parent), None)
