"""A new password, for whoever is signed in."""

from typing import Any

from allauth.account import views as allauth_views
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from causerie.accounts.selectors.proof import has_proof
from causerie.accounts.services.sessions import end_sessions
from causerie.accounts.views.proof import to_proof


class EndsOtherSessions:
    """Those of the former password open nothing any more, so no row tells of them either."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc] # allauth's view
        end_sessions(form.user, keep=self.request)
        return answer


class PasswordChangeView(EndsOtherSessions, allauth_views.PasswordChangeView):
    pass


class PasswordSetView(EndsOtherSessions, allauth_views.PasswordSetView):
    """Allauth asks for no proof; with a password of one's own, every other one is given."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user: Any = request.user
        if user.is_authenticated and not user.has_usable_password() and not has_proof(request):
            # What was sent is a password, which the session must not keep.
            return to_proof(request, back=request.path)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer
