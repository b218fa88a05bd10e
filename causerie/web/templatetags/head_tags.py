"""What stands in the head of a page for machines."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from causerie.discussion.selectors.article_threads import first_page_below
from causerie.lib.addresses import absolute
from causerie.publication.models import ArticlePage, Author, FrontPage, SectionPage, Tag
from causerie.publication.selectors.article_view import article_view
from causerie.publication.selectors.editions import EditionLink
from causerie.publication.selectors.front import section_among
from causerie.web.editions import editions_of_page, list_page
from causerie.web.head.images import card_image, hero_image, shown_image
from causerie.web.head.json_ld import json_ld
from causerie.web.head.open_graph import open_graph, twitter_card
from causerie.web.head.subject import (
    Kind,
    Step,
    Subject,
    description_of,
    home_address,
    kind_of,
    title_of,
)

register = template.Library()


@register.simple_tag(takes_context=True)
def head_for_machines(context: dict[str, Any]) -> dict[str, Any]:
    """Nothing for previews, and for pages that not everybody may read: they have no published
    edition at this address."""
    subject = _subject(context)
    if subject is None:
        return {}
    return {
        "description": subject.description,
        "open_graph": open_graph(subject),
        "twitter_card": twitter_card(subject),
        "json_ld": json_ld(subject),
    }


def _subject(context: dict[str, Any]) -> Subject | None:
    request = context.get("request")
    if "thread_page" in context and "page" not in context:
        return _talk_subject(context)
    thing = context.get("author") or context.get("tag") or context.get("page")
    kind = kind_of(thing) if isinstance(thing, (Page, Author, Tag)) else None
    if request is None or kind is None or getattr(request, "is_preview", False):
        return None
    editions = _editions(context, thing)
    current = next((link for link in editions if link.is_current), None)
    if current is None:
        return None
    publication = context["publication"]
    number = list_page(request) if isinstance(thing, (SectionPage, Author, Tag)) else 1
    text = context.get("text") if isinstance(thing, Author) else None
    return Subject(
        kind=kind,
        title=title_of(thing, publication.look),
        description=description_of(thing, text, publication.look),
        url=absolute(current.url) + (f"?page={number}" if number > 1 else ""),
        code=current.locale.code,
        look=publication.look,
        home=home_address(),
        editions=editions,
        above=_above(thing, publication, request),
        **_own(thing, text),
    )


def _talk_subject(context: dict[str, Any]) -> Subject | None:
    """Of a page of a thread by itself, where search engines are to take it up."""
    page, article = context["thread_page"], context["article"]
    if not context.get("is_indexed"):
        return None
    look = context["publication"].look
    return Subject(
        kind=Kind.DISCUSSION,
        title=_("Discussion: %(title)s") % {"title": article.title},
        description=description_of(article, None, look),
        url=context["canonical"],
        code=article.locale.language_code,
        look=look,
        home=home_address(),
        editions=[],
        image=card_image(article),
        article=article,
        talk=page,
    )


def _editions(context: dict[str, Any], thing: Any) -> list[EditionLink]:
    if isinstance(thing, Page):
        return editions_of_page(context["request"], thing)
    return list(context.get("editions", ()))


def _above(thing: Any, publication: Any, request: HttpRequest) -> list[Step]:
    """The way from the front page, which itself has none."""
    if isinstance(thing, FrontPage):
        return []
    steps = [Step(publication.name, home_address())]
    section = section_among(thing, publication.sections) if isinstance(thing, ArticlePage) else None
    if section:
        steps.append(Step(section.title, absolute(section.get_url(request) or "")))
    return steps


def _own(thing: Any, text: Any) -> dict[str, Any]:
    """What only articles and authors have."""
    if isinstance(thing, ArticlePage):
        view = article_view(thing)
        hero = hero_image(thing, view)
        return {
            "article": thing,
            "view": view,
            "talk": first_page_below(thing),
            "image": card_image(thing) or hero,
            "pictures": [hero] if hero else [],
        }
    if isinstance(thing, Author):
        portrait = shown_image(thing.picture, thing.name) if thing.picture else None
        return {
            "author": thing,
            "author_text": text,
            "image": portrait,
            "pictures": [portrait] if portrait else [],
        }
    return {}
