"""In the CMS: where a term of the glossary occurs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causerie.discussion.selectors.desk import in_open_locale
from causerie.discussion.selectors.term_articles import articles_with
from causerie.discussion.selectors.term_occurrences import comments_with
from causerie.translation.selectors.terms import terms_with_names, title_of
from causerie.translation.views.guarded import CHANGE, for_those_who_may
from causerie.translation.views.page import heading, number_in

# Both, unless older ones of one kind are asked for.
ARTICLES, COMMENTS = "articles", "comments"


@for_those_who_may(CHANGE)
@require_safe
def term_occurrences(request: HttpRequest, term_id: int) -> HttpResponse:
    term = get_object_or_404(terms_with_names(), pk=term_id)
    title = title_of(term)
    only = request.GET.get("in", "")
    below = number_in(request.GET.get("below")) if only in (ARTICLES, COMMENTS) else None
    with in_open_locale() as locale:
        articles = articles_with(term, below) if only != COMMENTS else None
        comments = comments_with(term, below, locale) if only != ARTICLES else None
    above = [(reverse("glossary"), _("Glossary")), (reverse("edit_term", args=[term.pk]), title)]
    context = {
        **heading(_("Where “%(term)s” occurs") % {"term": title}, "openquote", *above),
        "term": term,
        "articles": articles,
        "comments": comments,
        "is_part": only in (ARTICLES, COMMENTS),
    }
    return render(request, "translation/admin/occurrences.html", context)
