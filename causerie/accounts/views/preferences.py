"""How one reads: languages, time zone, colours, text size."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from causerie.accounts.cookies import note_choices
from causerie.accounts.forms.preferences import PreferencesForm
from causerie.accounts.kept import kept_fields, signed_in
from causerie.accounts.models import User
from causerie.accounts.services.preferences import choose_preferences


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preferences(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    kept = kept_fields(request)
    if request.method != "POST":
        form = PreferencesForm(user=user, initial=kept)
    else:
        form = PreferencesForm(request.POST, user=user)
        if form.is_valid():
            return _save(request, user, form)
    return render(request, "account/preferences.html", {"form": form, "kept": kept})


def _save(request: HttpRequest, user: User, form: PreferencesForm) -> HttpResponse:
    """The next page speaks the language that was chosen."""
    chosen = form.preferences()
    choose_preferences(user=user, preferences=chosen, appearance=form.appearance())
    note_choices(request)
    with override(chosen.interface_locale or get_language()):
        messages.success(request, _("Your choices were saved."))
        return redirect("account_preferences")
