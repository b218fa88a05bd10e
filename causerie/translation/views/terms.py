"""A term is added, changed and taken out: what that costs is said before it is done."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from causerie.accounts.models import User
from causerie.translation.forms.term_sheet import TermSheet
from causerie.translation.forms.typed import prefilled, with_proposals
from causerie.translation.models import Suggestion, SuggestionState, Term
from causerie.translation.selectors.affected import affected
from causerie.translation.selectors.costs import costs_of
from causerie.translation.selectors.suggestions import open_suggestions, texts_of
from causerie.translation.selectors.terms import (
    languages_beside,
    problems_of,
    site_locales,
    terms_with_names,
    title_of,
    title_of_entry,
)
from causerie.translation.services.glossary import TooManyTerms, delete_term, save_term
from causerie.translation.services.suggestions import decide
from causerie.translation.terms.entry import Entry
from causerie.translation.views.guarded import ADD, CHANGE, DELETE, for_those_who_may, may
from causerie.translation.views.page import in_glossary, number_in

# Each is the name of a button.
PROPOSE, LANGUAGE, BACK, SAVE = "propose", "language", "back", "save"


@for_those_who_may(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def add_term(request: HttpRequest) -> HttpResponse:
    return _form(request, None, prefilled(request.GET))


@for_those_who_may(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_term(request: HttpRequest, term_id: int) -> HttpResponse:
    term = get_object_or_404(terms_with_names(), pk=term_id)
    return _form(request, term, term.as_entry())


def _form(request: HttpRequest, term: Term | None, given: Entry) -> HttpResponse:
    if request.method != "POST":
        locales = [*site_locales(), *request.GET.getlist("locale")]
        return _shown(request, term, TermSheet(locales, given=given))
    doing, locales = request.POST.get("do", ""), _locales_typed(request.POST)
    is_proposed = doing == PROPOSE
    typed = with_proposals(request.POST, locales) if is_proposed else request.POST.copy()
    sheet = TermSheet(locales, typed=typed, given=given)
    is_looked_at = doing in (PROPOSE, LANGUAGE, BACK)
    if is_looked_at or not sheet.is_valid() or sheet.complain(_problems(sheet)):
        return _shown(request, term, sheet)
    if term is not None and typed.get("seen") != term.changed_at.isoformat():
        messages.error(
            request,
            _("Somebody else has changed this term meanwhile. Look at it as it is now."),
        )
        return redirect("edit_term", term.pk)
    return _confirmed_or_kept(request, term, sheet.as_entry(), is_confirmed=doing == SAVE)


def _locales_typed(typed: QueryDict) -> list[str]:
    """Those of the form, with the one that the editor has asked for."""
    return [code for code in dict.fromkeys([*typed.getlist("locale"), *site_locales()]) if code]


def _problems(sheet: TermSheet) -> list[Any]:
    return problems_of(sheet.as_entry(), list(terms_with_names().order_by("pk")))


def _shown(request: HttpRequest, term: Term | None, sheet: TermSheet) -> HttpResponse:
    title = title_of(term) if term else _("Add a term")
    suggestion = _suggestion(request)
    context = {
        **in_glossary(title),
        "suggestion": suggestion,
        **(texts_of(suggestion) if suggestion else {}),
        "term": term,
        "sheet": sheet,
        # What is typed is a change of the term as it was when the page was opened.
        "seen": request.POST.get("seen") or (term.changed_at.isoformat() if term else ""),
        "languages": languages_beside(sheet.locales),
        "may_delete": term is not None and may(request.user, DELETE),
    }
    return render(request, "translation/admin/term.html", context)


def _confirmed_or_kept(
    request: HttpRequest, term: Term | None, given: Entry, *, is_confirmed: bool
) -> HttpResponse:
    """Where nothing is translated again, there is nothing to be asked."""
    found = affected([(term.as_entry() if term else None, given)])
    if found.texts and not is_confirmed:
        context = {
            **in_glossary(title_of(term) if term else _("Add a term")),
            "affected": found,
            "costs": costs_of(found),
            "typed": _typed(request.POST),
        }
        return render(request, "translation/admin/term_confirm.html", context)
    return _kept(request, term, given)


def _typed(post: QueryDict) -> list[tuple[str, str]]:
    """Everything but which button was pressed, to be sent once more."""
    return [
        (key, value)
        for key, values in post.lists()
        if key not in ("do", "csrfmiddlewaretoken")
        for value in values
    ]


def _kept(request: HttpRequest, term: Term | None, given: Entry) -> HttpResponse:
    assert isinstance(request.user, User)  # the guard lets nobody else in
    try:
        with transaction.atomic():
            kept = save_term(given, by=request.user, term=term)
            _settle(request, kept)
    except TooManyTerms:
        messages.error(
            request, _("The glossary is full. Take out terms that are no longer needed first.")
        )
        return redirect("glossary")
    name = title_of_entry(given)
    messages.success(request, _("“%(term)s” is kept in the glossary.") % {"term": name})
    return redirect("edit_term", kept.pk)


def _suggestion(request: HttpRequest) -> Suggestion | None:
    asked = number_in(request.GET.get("suggestion"))
    rows = open_suggestions().select_related("translation__source")
    return rows.filter(pk=asked).first() if asked else None


def _settle(request: HttpRequest, term: Term) -> None:
    """A reader's suggestion that the term was made of."""
    one = _suggestion(request)
    if one is not None:
        assert isinstance(request.user, User)
        decide(one, by=request.user, state=SuggestionState.ACCEPTED, term=term)


@for_those_who_may(DELETE)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_term(request: HttpRequest, term_id: int) -> HttpResponse:
    term = get_object_or_404(terms_with_names(), pk=term_id)
    title = title_of(term)
    if request.method == "POST":
        delete_term(term)
        messages.success(request, _("“%(term)s” is taken out.") % {"term": title})
        return redirect("glossary")
    found = affected([(term.as_entry(), None)])
    context = {
        **in_glossary(_("Take out “%(term)s”") % {"term": title}, "bin"),
        "term": term,
        "affected": found,
        "costs": costs_of(found),
    }
    return render(request, "translation/admin/term_delete.html", context)
