"""In the CMS: where a term of the glossary occurs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from causerie.discussion.selectors.desk import in_open_locale
from causerie.discussion.selectors.term_occurrences import comments_with
from causerie.translation.selectors.terms import terms_with_names, title_of
from causerie.translation.views.guarded import CHANGE, for_those_who_may
from causerie.translation.views.page import heading, number_in


@for_those_who_may(CHANGE)
@require_safe
def term_occurrences(request: HttpRequest, term_id: int) -> HttpResponse:
    term = get_object_or_404(terms_with_names(), pk=term_id)
    title = title_of(term)
    with in_open_locale() as locale:
        found = comments_with(term, number_in(request.GET.get("below")), locale)
    above = [(reverse("glossary"), _("Glossary")), (reverse("edit_term", args=[term.pk]), title)]
    context = {
        **heading(_("Where “%(term)s” occurs") % {"term": title}, "openquote", *above),
        "term": term,
        "page": found,
    }
    return render(request, "translation/admin/occurrences.html", context)
