"""What the templates of full texts in feeds ask for."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from causerie.publication.models import ArticlePage, Picture
from causerie.publication.pictures import picture

register = template.Library()


@register.simple_tag(takes_context=True)
def feed_text(context: dict[str, Any], value: Any) -> SafeString:
    """A rich text as it is stored, with its footnotes linked; its links are resolved later, those
    of all entries at once."""
    linked: SafeString = context["footnotes"].link(value.source)
    return linked


@register.inclusion_tag("publication/feed/picture.html", takes_context=True)
def feed_picture(context: dict[str, Any], image: Picture, alt: str) -> dict[str, Any]:
    known = context["images"].get(image.pk, image)
    return {"picture": picture(known, known.renditions.all(), card=False), "alt": alt}


@register.simple_tag(takes_context=True)
def feed_related(context: dict[str, Any], works: list[ArticlePage | None]) -> list[ArticlePage]:
    """The editions of these articles in the feed's locale, where they are published."""
    related = context["related"]
    keys = [work.translation_key for work in works if work]
    return [related[key] for key in keys if key in related]
