"""Readers' better words, in the CMS: what becomes of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from causerie.accounts.models import User
from causerie.translation.forms.deciding import DecisionForm
from causerie.translation.models import Suggestion, SuggestionState
from causerie.translation.selectors.suggestions import all_suggestions, texts_of
from causerie.translation.services.suggestions import decide
from causerie.translation.services.taking_over import NotThere, take_over_words
from causerie.translation.views.guarded import CHANGE, for_those_who_may
from causerie.translation.views.page import heading, in_glossary

SUGGESTIONS_A_PAGE = 50
# Each is the name of a button.
CORRECT, ACCEPT, DECLINE = "correct", "accept", "decline"


@for_those_who_may(CHANGE)
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    pages = Paginator(all_suggestions(), SUGGESTIONS_A_PAGE)
    context = {
        **in_glossary(_("Suggestions"), "comment"),
        "page": pages.get_page(request.GET.get("p")),
    }
    return render(request, "translation/admin/suggestions.html", context)


@for_those_who_may(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def decide_suggestion(request: HttpRequest, suggestion_id: int) -> HttpResponse:
    rows = Suggestion.objects.select_related("translation__source", "user", "term", "decided_by")
    suggestion = get_object_or_404(rows, pk=suggestion_id)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _done(request, suggestion, form):
        return redirect("suggestions")
    above = [(reverse("glossary"), _("Glossary")), (reverse("suggestions"), _("Suggestions"))]
    context = {
        **heading(_("Suggestion"), "comment", *above),
        "one": suggestion,
        "is_open": suggestion.state == SuggestionState.OPEN,
        "form": form,
        **texts_of(suggestion),
    }
    return render(request, "translation/admin/suggestion.html", context)


def _done(request: HttpRequest, suggestion: Suggestion, form: DecisionForm) -> bool:
    assert isinstance(request.user, User)  # the guard lets nobody else in
    doing, answer = request.POST.get("do", ""), form.cleaned_data["answer"]
    if doing not in (CORRECT, ACCEPT, DECLINE):
        return False
    if doing == DECLINE and form.refuse_without_words():
        return False
    state = SuggestionState.DECLINED if doing == DECLINE else SuggestionState.ACCEPTED
    try:
        with transaction.atomic():
            if not decide(suggestion, by=request.user, state=state, answer=answer):
                messages.error(request, _("Somebody else has decided about it meanwhile."))
                return True
            if doing == CORRECT:
                take_over_words(suggestion, by=request.user)
    except NotThere as reason:
        # It was undone with the rest, in the database only.
        suggestion.refresh_from_db()
        form.add_error(None, str(reason))
        return False
    messages.success(request, _("The reader sees what has become of it."))
    return True
