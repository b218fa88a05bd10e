"""Where one is signed in."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from causerie.accounts.selectors.sessions import sessions_of
from causerie.accounts.services.sessions import end_session, end_sessions


@require_safe
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    found = sessions_of(user, this_one=request.session.session_key)
    return render(request, "account/sessions.html", {"sessions": found})


@require_POST
@login_required
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    # This one ends by signing out.
    others = UserSession.objects.filter(user=request.user)
    others = others.exclude(session_key=request.session.session_key)
    end_session(get_object_or_404(others, pk=pk))
    messages.success(request, _("You are signed out there."))
    return redirect("sessions")


@require_POST
@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    end_sessions(user, keep=request)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("sessions")
