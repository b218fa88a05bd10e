"""Lists of published articles, each in one bounded read."""

from collections.abc import Iterable

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, When
from django.db.models.functions import Greatest, Length, Substr

from causerie.publication.models import (
    ArticlePage,
    Author,
    Byline,
    FrontPage,
    SectionPage,
    Tag,
)
from causerie.publication.models.tag import TagName
from causerie.publication.selectors.openness import open_to_everybody

FRONT_PAGE_ARTICLES_MAX = 24
LIST_ARTICLES_A_PAGE = 20


def published_articles() -> "QuerySet[ArticlePage]":
    """Those that can be reached: published, as are section and front page, open to everybody."""
    section = SectionPage.objects.live().filter(path=_path_above(1))
    front = FrontPage.objects.live().filter(path=_path_above(2))
    articles: QuerySet[ArticlePage] = (
        ArticlePage.objects.live()
        .filter(open_to_everybody())
        .filter(Exists(section), Exists(front))
    )
    return articles


def _path_above(steps: int) -> Substr:
    """The tree path so many steps above the row outside; each step has a fixed width."""
    # Pages nearer to the root are asked about too, and PostgreSQL refuses a negative length.
    length = Greatest(Length(OuterRef("path")) - steps * ArticlePage.steplen, 0)
    return Substr(OuterRef("path"), 1, length)


def _published(locale: str) -> "QuerySet[ArticlePage]":
    articles: QuerySet[ArticlePage] = (
        published_articles()
        .filter(locale__language_code=locale)
        .select_related("hero_image", "locale")
        .prefetch_related(
            "hero_image__renditions",
            Prefetch("bylines", Byline.objects.select_related("author").order_by("sort_order")),
        )
        .defer("body")
        .order_by("-first_published_at", "-pk")
    )
    return articles


def latest_articles(locale: str) -> "QuerySet[ArticlePage]":
    """The newest articles of a locale, each with its picture and bylines."""
    return _published(locale)[:FRONT_PAGE_ARTICLES_MAX]


def newest_by_section(
    locale: str, sections: Iterable[SectionPage], each: int
) -> "QuerySet[ArticlePage]":
    """The newest articles of every one of these sections, at most `each` of one, newest first."""
    wanted = Q(pk__in=[])
    for section in sections:
        # Each by its own bound: to number all articles of the locale would read all of them.
        wanted |= Q(
            pk__in=_newest(locale).filter(path__startswith=section.path)[:each].values("pk")
        )
    return _published(locale).filter(wanted)


def more_from(article: ArticlePage, number: int) -> "QuerySet[ArticlePage]":
    """The newest others of the same section; after them, of the others."""
    if not article.pk:
        # A preview, not stored yet.
        return ArticlePage.objects.none()
    locale, section = article.locale.language_code, article.path[: -article.steplen]
    is_beside = Q(path__startswith=section)
    others = _newest(locale).exclude(pk=article.pk).values_list("pk", flat=True)
    # Keys first: the rows are then found by them, not by reading all articles of the locale.
    keys = [*others.filter(is_beside)[:number], *others.exclude(is_beside)[:number]]
    nearness = Case(When(is_beside, then=0), default=1)
    found = _published(locale).filter(pk__in=keys[:number])
    return found.order_by(nearness, "-first_published_at", "-pk")


def _newest(locale: str) -> "QuerySet[ArticlePage]":
    newest = published_articles().filter(locale__language_code=locale)
    return newest.order_by("-first_published_at", "-pk")


def articles_in(section: SectionPage) -> "QuerySet[ArticlePage]":
    return _published(section.locale.language_code).child_of(section)  # type: ignore[attr-defined, no-any-return] # Wagtail's manager


def articles_by(author: Author, locale: str) -> "QuerySet[ArticlePage]":
    return _published(locale).filter(bylines__author=author)


def articles_tagged(tag: Tag, locale: str) -> "QuerySet[ArticlePage]":
    return _published(locale).filter(tags=tag)


def tags_of(article: ArticlePage) -> list[Tag]:
    names = Prefetch("names", TagName.objects.select_related("locale"))
    return list(article.tags.all().prefetch_related(names))


def locales_of_author(author: Author) -> list[str]:
    """The locales in which something by this author is published."""
    return _locales(published_articles().filter(bylines__author=author))


def locales_of_tag(tag: Tag) -> list[str]:
    """The locales in which something with this tag is published."""
    return _locales(published_articles().filter(tags=tag))


def _locales(articles: "QuerySet[ArticlePage]") -> list[str]:
    codes = articles.order_by("locale__language_code")
    return list(codes.values_list("locale__language_code", flat=True).distinct())
