"""/dev/components: every component in light, in dark and from right to left."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from causerie.lib.locales import LocaleView
from causerie.lib.request import is_from_this_machine
from causerie.publication.footnotes import Footnotes
from causerie.publication.models import Picture
from causerie.publication.selectors.article_view import ArticleView
from causerie.web.samples import ARABIC, ENGLISH, SampleArticle, Words, articles, body


@dataclass(frozen=True)
class Panel:
    name: Promise
    locale: str
    theme: str
    words: Words


PANELS = (
    Panel(_("Light"), "en", "light", ENGLISH),
    Panel(_("Dark"), "en", "dark", ENGLISH),
    Panel(_("Right to left"), "ar", "light", ARABIC),
    Panel(_("Right to left, dark"), "ar", "dark", ARABIC),
)


@require_safe
@never_cache
def components(request: HttpRequest) -> HttpResponse:
    """Only where the site itself is at localhost, and only from there."""
    if settings.IS_PUBLIC or not is_from_this_machine(request):
        raise Http404
    picture = Picture.objects.prefetch_related("renditions").order_by("pk").first()
    panels = [
        {
            "panel": panel,
            "locale": LocaleView.of(panel.locale),
            "html": _html(request, panel, picture),
        }
        for panel in PANELS
    ]
    return render(request, "web/components.html", {"panels": panels})


def _html(request: HttpRequest, panel: Panel, picture: Picture | None) -> SafeString:
    with override(panel.locale):
        context = _sample(panel, picture)
        return render_to_string("web/fragments/components.html", context, request)


def _sample(panel: Panel, picture: Picture | None) -> dict[str, Any]:
    words = panel.words
    lead, card, bare = articles(words, picture)
    text = body(words, picture)
    return {
        "words": words,
        "lead": lead,
        "card": card,
        "bare": bare,
        "all": [lead, card, bare],
        "page": _article(lead, text),
        "view": ArticleView({}, Footnotes(text), [], [], [], []),
        "listing": Paginator(range(60), 20).page(2),
        "links": [LocaleView.of(code) for code in ("en", "uk", "ar", "ja")],
    }


def _article(article: SampleArticle, text: Any) -> dict[str, Any]:
    return {
        "title": article.title,
        "standfirst": article.standfirst,
        "body": text,
        "first_published_at": article.first_published_at,
        "reading_minutes": 4,
    }
