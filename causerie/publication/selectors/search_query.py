"""What a reader asks search for, and among which articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.lib.stems import Term, terms
from causerie.publication.models import Author, FrontPage, SectionPage
from causerie.publication.selectors.addresses import FRONT_STEPS
from causerie.publication.selectors.articles import locales_of_author
from causerie.publication.selectors.matching import Wanted
from causerie.publication.selectors.openness import open_to_everybody

# Of a query so many characters and words are considered; the reader is told of the rest.
QUERY_LENGTH_MAX = 200
QUERY_WORDS_MAX = 12


class Period(models.TextChoices):
    WEEK = "week", _("Past week")
    MONTH = "month", _("Past month")
    YEAR = "year", _("Past year")


_DAYS = {Period.WEEK: 7, Period.MONTH: 31, Period.YEAR: 366}


@dataclass(frozen=True)
class Query:
    """In a locale; a section, author or period that there is none of filters nothing."""

    text: str
    locale: str
    section: str = ""
    author: str = ""
    time: str = ""

    @property
    def considered(self) -> str:
        """Half a word would be another word."""
        if len(self.text) <= QUERY_LENGTH_MAX:
            return self.text
        whole, _space, _half = self.text[: QUERY_LENGTH_MAX + 1].rpartition(" ")
        return (whole or self.text)[:QUERY_LENGTH_MAX]

    @cached_property
    def _all_terms(self) -> list[Term]:
        found = terms(self.considered, self.locale)
        return list({term.forms: term for term in found}.values())

    @property
    def terms(self) -> list[Term]:
        """Words, each once. Operators and quotation marks are no words."""
        return self._all_terms[:QUERY_WORDS_MAX]

    @property
    def is_cut(self) -> bool:
        return len(self.text) > QUERY_LENGTH_MAX or len(self._all_terms) > QUERY_WORDS_MAX

    @property
    def is_filtered(self) -> bool:
        return bool(self.section or self.author or self.time)


@dataclass(frozen=True)
class Scope:
    """The sections of the locale that readers can reach, and those of the filters that hold."""

    sections: Sequence[SectionPage]
    section: SectionPage | None = None
    author: Author | None = None
    period: Period | None = None

    @property
    def since(self) -> datetime | None:
        return timezone.now() - timedelta(days=_DAYS[self.period]) if self.period else None

    @cached_property
    def _paths(self) -> set[str]:
        return {section.path for section in self.sections}

    def holds(self, path: str) -> bool:
        """Whether the article with this tree path stands in a section that can be reached."""
        return path[: -SectionPage.steplen] in self._paths

    @property
    def facets(self) -> list[list[str]]:
        """See `services.search.facets_of`; empty where nothing can be reached."""
        among = [self.section] if self.section else self.sections
        if not among:
            return []
        sections = [f"s{section.pk}" for section in among]
        authors = [[f"a{self.author.pk}"]] if self.author else []
        months = [_months_since(self.since)] if self.since else []
        return [sections, *authors, *months]


def reachable_sections() -> list[SectionPage]:
    """Those of every locale that readers can come to, with their locales."""
    above = Substr(OuterRef("path"), 1, FRONT_STEPS * SectionPage.steplen)
    return list(
        SectionPage.objects.live()
        .filter(open_to_everybody())
        .filter(Exists(FrontPage.objects.live().filter(path=above)))
        .select_related("locale")
        .only("title", "slug", "path", "locale__language_code")
    )


def scope_of(query: Query, reachable: Sequence[SectionPage]) -> Scope:
    sections = [s for s in reachable if s.locale.language_code == query.locale]
    return Scope(
        sections=sections,
        section=next((s for s in sections if s.slug == query.section), None),
        author=_author(query),
        period=Period(query.time) if query.time in Period.values else None,
    )


def _author(query: Query) -> Author | None:
    """One who has written something in the locale; of others not even the name is known."""
    author = Author.objects.filter(slug=query.author).first() if query.author else None
    return author if author and query.locale in locales_of_author(author) else None


def wanted(asked: Sequence[Term], scope: Scope) -> Wanted:
    return Wanted(asked, scope.facets, scope.since)


def _months_since(since: datetime) -> list[str]:
    """The facets of the months from `since` (in UTC, as they were written) until now."""
    first = since.year * 12 + since.month - 1
    now = timezone.now()
    last = now.year * 12 + now.month - 1
    return [f"m{month // 12:04}{month % 12 + 1:02}" for month in range(first, last + 1)]
