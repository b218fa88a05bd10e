"""What guards an account, the second step of signing in, and proving anew who one is."""

from typing import Any

from allauth.account.internal.templatekit import get_entrance_context_data
from allauth.account.views import BaseReauthenticateView
from allauth.mfa.base import views as mfa_views
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp_views
from allauth.mfa.webauthn import views as webauthn_views
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.decorators import method_decorator

from causerie.accounts.forms.second_factor import ProofCodeForm
from causerie.accounts.selectors.second_factor import asks_second_step, lacks_second_factor
from causerie.accounts.services.limits import LimitReached, consume, refuse
from causerie.accounts.services.proof_code import ProofCode
from causerie.accounts.services.second_factor import drop_idle_recovery_codes
from causerie.accounts.views.passkeys import ChallengeByPost, say_what_is_wrong


class IndexView(mfa_views.IndexView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        return {
            **super().get_context_data(**kwargs),
            "is_lacking": lacks_second_factor(user),
            "asks_second_step": asks_second_step(user),
        }


class AuthenticateView(ChallengeByPost, mfa_views.AuthenticateView):
    """The second step: a code, or a passkey of the same person."""

    def challenge(self) -> dict[str, Any]:
        return dict(auth.begin_authentication(self.stage.login.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        factors = Authenticator.objects.filter(user=self.stage.login.user)
        types = set(factors.values_list("type", flat=True))
        # Past allauth's, which makes a challenge for whoever reads the page.
        view: Any = super(mfa_views.AuthenticateView, self)
        return {
            **view.get_context_data(**kwargs),
            **get_entrance_context_data(self.request),
            "form": self.auth_form,
            "passkey_form": self.webauthn_form,
            "takes_passkey": Authenticator.Type.WEBAUTHN in types,
            "takes_code": bool(types - {Authenticator.Type.WEBAUTHN}),
        }


class ReauthenticatePasskeyView(ChallengeByPost, webauthn_views.ReauthenticateWebAuthnView):
    def challenge(self) -> dict[str, Any]:
        return dict(auth.begin_authentication(self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        view: Any = super(webauthn_views.ReauthenticateWebAuthnView, self)
        return dict(view.get_context_data(**kwargs))

    def form_invalid(self, form: Form) -> HttpResponse:
        say_what_is_wrong(self.request, form)
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))


@method_decorator(login_required, name="dispatch")
class ReauthenticateByCodeView(BaseReauthenticateView):
    """For accounts without a password: a code by mail, when the passkey is lost or elsewhere."""

    form_class = ProofCodeForm
    template_name = "account/reauthenticate_by_code.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "send" in request.POST:
            return self._refusal() or self._send()
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def get_form_kwargs(self) -> dict[str, Any]:
        self.process = ProofCode.resume(self.request)
        return {**super().get_form_kwargs(), "code": self.process.code if self.process else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "is_sent": self.process is not None}

    def form_valid(self, form: Form) -> HttpResponse:
        if self.process:
            self.process.finish()
        answer: HttpResponse = super().form_valid(form)
        return answer

    def form_invalid(self, form: Form) -> HttpResponse:
        if self.process and not self.process.record_invalid_attempt():
            self.process = None
        answer: HttpResponse = super().form_invalid(form)
        return answer

    def _refusal(self) -> HttpResponse | None:
        """Where too many codes were asked for."""
        user: Any = self.request.user
        try:
            consume(
                "proof_code", of=user, rate=settings.HOUSEHOLD_RATE_LIMITS["request_login_code"]
            )
        except LimitReached as reached:
            return refuse(self.request, reached)
        return None

    def _send(self) -> HttpResponse:
        ProofCode.begin(self.request)
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))


class DeactivateTotpView(totp_views.DeactivateTOTPView):
    def form_valid(self, form: Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        user: Any = self.request.user
        drop_idle_recovery_codes(user)
        return answer
