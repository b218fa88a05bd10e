"""In the CMS: names that stand on one page in more than one way."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from causerie.discussion.forms.naming import PageForm
from causerie.discussion.models import Thread
from causerie.discussion.selectors.page_names import PageNames, page_names
from causerie.discussion.selectors.threads import editions_of
from causerie.publication.models import ArticlePage
from causerie.publication.selectors.articles import published_articles
from causerie.translation.views.guarded import CHANGE, for_those_who_may
from causerie.translation.views.page import in_glossary, number_in


@for_those_who_may(CHANGE)
@require_safe
def names_on_page(request: HttpRequest) -> HttpResponse:
    asked = number_in(request.GET.get("article"))
    article = _article(asked) if asked else None
    form = PageForm(request.GET if article else None, around=article)
    found = None
    if article is not None and form.is_valid():
        found = _names(article, form.cleaned_data["locale"])
    context = {
        **in_glossary(_("Names on one page"), "search"),
        "form": form,
        "found": found,
        "article": article,
        "in_locale": form.cleaned_data.get("locale", "") if article else "",
    }
    return render(request, "translation/admin/page_names.html", context)


def _article(pk: int) -> ArticlePage | None:
    article: ArticlePage | None = (
        published_articles().select_related("locale").defer("body").filter(pk=pk).first()
    )
    return article


def _names(article: ArticlePage, locale: str) -> PageNames | None:
    """None of an article that has no discussion yet."""
    thread = Thread.objects.filter(article_key=article.article_key).first()
    if thread is None:
        return None
    edition = next(
        (one for one in editions_of(thread) if one.locale.language_code == locale), article
    )
    with override(locale):
        return page_names(thread, locale, edition.url or "")
