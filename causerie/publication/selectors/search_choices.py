"""What a search can be narrowed by, with how many of what was found."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from causerie.publication.models import Byline, SectionPage
from causerie.publication.selectors.matching import Found
from causerie.publication.selectors.search_query import Period, Scope

AUTHORS_OFFERED_MAX = 12
# Of so many of the best matches the authors are named.
AUTHORS_FROM_MATCHES = 100


@dataclass(frozen=True)
class Choice:
    """`count`: how many of what was found, None where that is not known."""

    value: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True)
class Choices:
    sections: list[Choice]
    authors: list[Choice]
    periods: list[Choice]


def choices_in(scope: Scope, found: Sequence[Found]) -> Choices:
    return Choices(_sections(scope, found), _authors(scope, found), _periods(scope))


def _sections(scope: Scope, found: Sequence[Found]) -> list[Choice]:
    counts = Counter(each.path[: -SectionPage.steplen] for each in found)
    return [
        Choice(
            section.slug,
            section.title,
            # Where one is chosen, nothing of the others has been looked for.
            counts[section.path] if scope.section in (None, section) else None,
            section == scope.section,
        )
        for section in scope.sections
    ]


def _authors(scope: Scope, found: Sequence[Found]) -> list[Choice]:
    if scope.author:
        return [Choice(scope.author.slug, scope.author.name, None, True)]
    if not found:
        return []
    keys = [each.edition_id for each in found[:AUTHORS_FROM_MATCHES]]
    authors = (
        Byline.objects.filter(article__in=keys)
        .values_list("author__slug", "author__name")
        .annotate(number=Count("pk"))
        .order_by("-number", "author__name")[:AUTHORS_OFFERED_MAX]
    )
    return [Choice(slug, name, number, False) for slug, name, number in authors]


def _periods(scope: Scope) -> list[Choice]:
    return [
        Choice(period.value, str(period.label), None, period == scope.period) for period in Period
    ]
