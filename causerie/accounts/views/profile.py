"""One's own profile: what others see."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from causerie.accounts.forms.profile import ProfileForm
from causerie.accounts.kept import kept_fields, signed_in
from causerie.accounts.models import User
from causerie.accounts.services.limits import LimitReached, consume
from causerie.accounts.services.profile import (
    HandleChangedLately,
    HandleTaken,
    Profile,
    change_profile,
)

# Who looks for the right one tries some; each is decoded and drawn anew.
PORTRAIT_RATE = "20/h"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    kept = kept_fields(request)
    if request.method != "POST":
        form = ProfileForm(user=user, initial=kept)
    else:
        form = _sent_form(request, user)
        if form.is_valid() and _changed(form):
            messages.success(request, _("Your profile was saved."))
            return redirect("account_profile")
    context = {"form": form, "person": user, "kept": kept}
    return render(request, "account/profile.html", context)


def _sent_form(request: HttpRequest, user: User) -> ProfileForm:
    """A picture is counted before it is opened: that is what costs."""
    if not request.FILES or not settings.READER_PICTURES:
        return ProfileForm(request.POST, user=user)
    try:
        consume("portrait", of=user, rate=PORTRAIT_RATE)
    except LimitReached as reached:
        form = ProfileForm(request.POST, user=user)
        form.add_error("portrait", str(reached))
        return form
    return ProfileForm(request.POST, request.FILES, user=user)


def _changed(form: ProfileForm) -> bool:
    """Whether it was done; if not, the form says why."""
    given = form.cleaned_data
    try:
        change_profile(
            user=form.user,
            profile=Profile(name=given["name"], handle=given["handle"], bio=given["bio"]),
            portrait=given.get("portrait"),
            drop_portrait=bool(given.get("drop_portrait")),
        )
    except (HandleTaken, HandleChangedLately):
        form.refuse_handle()
        return False
    return True
