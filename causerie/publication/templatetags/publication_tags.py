"""What page templates ask of the publication."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import InvalidPage, Paginator
from django.core.paginator import Page as ListPage
from django.http import Http404
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from causerie.lib import dates
from causerie.publication.footnotes import Footnotes
from causerie.publication.models import ArticlePage, Picture, SectionPage
from causerie.publication.pictures import picture
from causerie.publication.selectors import articles as article_lists
from causerie.publication.selectors import front
from causerie.publication.selectors.article_view import ArticleView
from causerie.publication.selectors.article_view import article_view as view_of
from causerie.publication.selectors.editions import related_editions as editions_of
from causerie.publication.selectors.front import FrontView
from causerie.publication.selectors.pictures import images_in, with_renditions

register = template.Library()


@register.simple_tag
def front_view(sections: Sequence[SectionPage]) -> FrontView:
    return front.front_view(get_language() or "", sections)


@register.filter
def day(when: date) -> str:
    """As the readers of the active locale write it."""
    return dates.day(localtime(when) if isinstance(when, datetime) else when, get_language() or "")


@register.filter
def moment(when: datetime) -> str:
    """Likewise, with the time in the publication's zone, which is named."""
    return dates.moment(localtime(when), get_language() or "")


@register.simple_tag(takes_context=True)
def address_of(context: dict[str, Any], article: ArticlePage) -> str:
    return article.get_url(context["request"]) or ""


@register.simple_tag
def section_among(article: ArticlePage, sections: Iterable[SectionPage]) -> SectionPage | None:
    return front.section_among(article, sections)


# Characters: a longer title is set smaller, or it would fill the screen.
LONG_TITLE, VERY_LONG_TITLE = 70, 140


@register.simple_tag
def title_class(title: str) -> str:
    """The class of a headline that is set smaller than others, as an attribute."""
    if len(title) > VERY_LONG_TITLE:
        return mark_safe(' class="is-very-long"')
    return mark_safe(' class="is-long"') if len(title) > LONG_TITLE else ""


@register.simple_tag
def section_articles(section: SectionPage) -> Iterable[ArticlePage]:
    return article_lists.articles_in(section)


@register.simple_tag
def article_view(article: ArticlePage) -> ArticleView:
    return view_of(article)


@register.simple_tag
def body_images(page: Any) -> dict[int, Picture]:
    """The pictures in the text of a free page, with their renditions."""
    return with_renditions(images_in(page.body))


@register.simple_tag(takes_context=True)
def paginated(context: dict[str, Any], rows: Any) -> "ListPage[Any]":
    """The page of a list that the address asks for. A page that is not there is not found."""
    number = context["request"].GET.get("page", 1)
    try:
        return Paginator(rows, article_lists.LIST_ARTICLES_A_PAGE).page(number)
    except InvalidPage as error:
        raise Http404 from error


@register.simple_tag(takes_context=True)
def related_editions(
    context: dict[str, Any], articles: Iterable[ArticlePage | None]
) -> list[ArticlePage]:
    """The published editions of these articles in the active locale."""
    view = context.get("view")
    if view is None:
        return editions_of(articles, get_language() or "")
    by_key = {edition.translation_key: edition for edition in view.related}
    keys = [article.translation_key for article in articles if article]
    return [by_key[key] for key in keys if key in by_key]


@register.inclusion_tag("publication/fragments/picture.html", takes_context=True)
def picture_of(
    context: dict[str, Any],
    image: Picture,
    alt: str,
    sizes: str = "100vw",
    card: bool = False,
    eager: bool = False,
) -> dict[str, Any]:
    """A `picture` element from renditions that exist; reading a page never makes one."""
    view = context.get("view")
    known: dict[int, Picture] = view.images if view else context.get("images") or {}
    fetched = known.get(image.pk, image)
    return {
        "picture": picture(fetched, fetched.renditions.all(), card=card),
        "alt": alt,
        "sizes": sizes,
        "eager": eager,
    }


@register.simple_tag(takes_context=True)
def rich_text(context: dict[str, Any], value: Any) -> SafeString:
    """A rich text as HTML, with its links resolved and its footnote markers linked."""
    html = expand_db_html(value.source)
    view = context.get("view")
    return (view.footnotes if view else Footnotes([])).link(html)
