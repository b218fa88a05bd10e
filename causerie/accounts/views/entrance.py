"""Registering and signing in: allauth's views, where ours differ.

Whether an address has an account must show nowhere: not in what a page says, not in where it leads.
"""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
)
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY, clear_login, unstash_login
from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from causerie.accounts.kept import forget, keep, kept_fields
from causerie.accounts.services.registration import forget_registration

TOO_MANY_CODES = _("There were too many wrong codes. Begin again, and we send you a new one.")
CODE_RAN_OUT = _("Your code has run out. Begin again, and we send you a new one.")


class KeepsNext:
    """Who has a code to write is led to its page, and from there to where they wanted to go."""

    request: HttpRequest

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> HttpResponse | None:
        response = super()._redirect_to_pending_stage(request, stage)  # type: ignore[misc] # allauth
        return _with_next(request, response.url) if response else None

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**more)  # type: ignore[misc] # allauth
        is_open = get_adapter().is_open_for_signup(self.request)
        return {**context, "registration_is_open": is_open}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc] # allauth has no types
        stashed = self.request.session.get(LOGIN_SESSION_KEY)
        if stashed and not stashed["redirect_url"]:
            stashed["redirect_url"] = get_next_redirect_url(self.request)
            self.request.session.modified = True
        return response


class SignUpView(KeepsNext, allauth_views.SignupView):
    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), **kept_fields(self.request, path=self.request.path)}

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context = super().get_context_data(**more)
        return {**context, "kept": kept_fields(self.request, path=self.request.path)}

    def form_valid(self, form: Any) -> HttpResponse:
        """What was written serves again where the address was mistyped."""
        keep(self.request, path=self.request.path)
        return super().form_valid(form)


class LoginView(KeepsNext, allauth_views.LoginView):
    pass


class RequestCodeView(KeepsNext, allauth_views.RequestLoginCodeView):
    pass


class ConfirmLoginCodeView(allauth_views.ConfirmLoginCodeView):
    def _verify_form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = self._process.finish(
            self.get_next_url() or self.stage.login.redirect_url
        )
        return answer

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        _send_anew(self._process)
        return _with_next(self.request, reverse("account_confirm_login_code"))

    def form_invalid(self, form: Any) -> HttpResponse:
        if self._process.record_invalid_attempt():
            return _page(self, form)
        messages.error(self.request, TOO_MANY_CODES)
        return _with_next(self.request, reverse("account_login"), self.stage.login.redirect_url)


class ConfirmAddressView(allauth_views.ConfirmEmailVerificationCodeView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        was_waiting = EMAIL_VERIFICATION_CODE_SESSION_KEY in request.session
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if not self._process and (was_waiting or request.method == "POST"):
            messages.error(request, CODE_RAN_OUT)
        if not self._process and request.user.is_anonymous:
            return _with_next(request, reverse("account_login"))
        return response

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        _send_anew(self._process)
        return _with_next(self.request, reverse("account_email_verification_sent"))

    def _verify_form_valid(self, form: Any) -> HttpResponse:
        forget(self.request, path=reverse("account_signup"))
        answer: HttpResponse = super()._verify_form_valid(form)
        return answer

    def _verify_form_invalid(self, form: Any) -> HttpResponse:
        if self._process.record_invalid_attempt():
            return _page(self, form)
        messages.error(self.request, TOO_MANY_CODES)
        if self.request.user.is_authenticated:
            return HttpResponseRedirect(reverse("account_email"))
        is_new = self.stage and self.stage.login.signup
        return _with_next(self.request, reverse("account_signup" if is_new else "account_login"))


signup = SignUpView.as_view()
login = LoginView.as_view()
request_code = RequestCodeView.as_view()
confirm_code = ConfirmLoginCodeView.as_view()
confirm_address = ConfirmAddressView.as_view()


@require_POST
def begin_again(request: HttpRequest) -> HttpResponse:
    """Leaves a registration or a sign-in that waits for a code; what was typed stands there again,
    but for the password."""
    pending = unstash_login(request, peek=True)
    is_new = bool(pending and pending.signup)
    target = pending.redirect_url if pending else None
    forget_registration(pending.user if pending else None)
    request.session.pop(EMAIL_VERIFICATION_CODE_SESSION_KEY, None)
    clear_login(request)
    return _with_next(request, reverse("account_signup" if is_new else "account_login"), target)


def _page(view: Any, form: Any) -> HttpResponse:
    response: HttpResponse = view.render_to_response(view.get_context_data(form=form))
    return response


def _send_anew(process: Any) -> None:
    """Allauth's `resend` leaves out mails to those whom no code can help, which takes less time."""
    process.generate_code()
    process.send()
    process.record_resend()
    process.persist()


def _with_next(request: HttpRequest, url: str, target: str | None = None) -> HttpResponseRedirect:
    """To `url`, which will lead on to where the request wanted to go, or to `target`."""
    if get_next_redirect_url(request):
        return HttpResponseRedirect(passthrough_next_redirect_url(request, url, "next"))
    return HttpResponseRedirect(f"{url}?{urlencode({'next': target})}" if target else url)
