"""Pages of authors and tags."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from causerie.publication.models import Author, Tag
from causerie.publication.models.author import AuthorText
from causerie.publication.models.tag import TagName
from causerie.publication.selectors.articles import (
    articles_by,
    articles_tagged,
    locales_of_author,
    locales_of_tag,
)
from causerie.web.editions import links_to_same_path


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Who they are and what they wrote, in a locale in which something of theirs is published."""
    texts = Prefetch("texts", AuthorText.objects.select_related("locale"))
    found = get_object_or_404(
        Author.objects.select_related("picture").prefetch_related(texts, "picture__renditions"),
        slug=slug,
    )
    locale = get_language() or ""
    locales = locales_of_author(found)
    if locale not in locales:
        raise Http404
    context = {
        "author": found,
        "text": found.text_in(locale),
        "articles": articles_by(found, locale),
        "editions": links_to_same_path(request, locales),
    }
    return render(request, "publication/author.html", context)


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    names = Prefetch("names", TagName.objects.select_related("locale"))
    found = get_object_or_404(Tag.objects.prefetch_related(names), slug=slug)
    locale = get_language() or ""
    locales = locales_of_tag(found)
    if locale not in locales:
        raise Http404
    context = {
        "tag": found,
        "articles": articles_tagged(found, locale),
        "editions": links_to_same_path(request, locales),
    }
    return render(request, "publication/tag.html", context)
