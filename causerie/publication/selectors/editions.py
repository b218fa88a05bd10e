"""Which editions there are: of the site (its locales), of a work, of a list of works."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page, Site

from causerie.lib.locales import LocaleView
from causerie.publication.models import ArticlePage, FreePage, FrontPage, SectionPage
from causerie.publication.selectors.articles import published_articles
from causerie.publication.selectors.openness import open_to_everybody
from causerie.publication.selectors.prepared import Prepared


@dataclass(frozen=True)
class EditionLink:
    """A published edition of the page at hand."""

    locale: LocaleView
    url: str
    is_current: bool


def front_pages() -> "QuerySet[FrontPage]":
    """The published front pages, one a locale, with their locales: editions of the site's root."""
    work = Site.objects.filter(is_default_site=True).values("root_page__translation_key")[:1]
    pages: QuerySet[FrontPage] = (
        FrontPage.objects.live()
        .filter(translation_key__in=work)
        .select_related("locale")
        .order_by("locale__language_code")
    )
    return pages


def open_locales() -> list[str]:
    """The codes of the locales whose front page is published, in the order of their codes."""
    return [code for (code,) in _OPEN_LOCALES.rows()]


# Every request asks.
_OPEN_LOCALES = Prepared(lambda: front_pages().values_list("locale__language_code"))


def published_editions(page: Page) -> list[Page]:
    """The published pages of the same work, `page` among them, by locale.

    An edition below a section or front page that is not published cannot be reached, and counts
    as not published.
    """
    editions = list(
        Page.objects.live()
        .filter(open_to_everybody())
        .filter(translation_key=page.translation_key)
        .select_related("locale")
        .order_by("locale__language_code")
    )
    above = {step for edition in editions for step in _steps_above(edition)}
    closed = set(Page.objects.filter(path__in=above, live=False).values_list("path", flat=True))
    return [edition for edition in editions if not closed.intersection(_steps_above(edition))]


def _steps_above(page: Page) -> list[str]:
    """The tree paths of the pages above; each step has a fixed width, the tree's root left out."""
    return [page.path[:end] for end in range(2 * page.steplen, len(page.path), page.steplen)]


def related_editions(articles: Iterable[ArticlePage | None], locale: str) -> list[ArticlePage]:
    """The published editions in `locale` of the given works, in their order; no others."""
    keys = [article.translation_key for article in articles if article]
    if not keys:
        return []
    found = {
        article.translation_key: article
        for article in published_articles().filter(
            translation_key__in=keys, locale__language_code=locale
        )
    }
    return [found[key] for key in keys if key in found]


def sections_of(front: FrontPage) -> list[SectionPage]:
    sections = SectionPage.objects.live().child_of(front)
    return list(sections.filter(open_to_everybody()))


def free_pages_of(front: FrontPage) -> list[FreePage]:
    pages = FreePage.objects.live().child_of(front).in_menu()
    return list(pages.filter(open_to_everybody()))
