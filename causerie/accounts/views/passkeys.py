"""Making, naming and removing passkeys, and signing in with one."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.internal.templatekit import get_entrance_context_data
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import views as webauthn_views
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url
from django.urls import reverse, reverse_lazy

from causerie.accounts.kept import keep
from causerie.accounts.selectors.proof import has_proof
from causerie.accounts.services.second_factor import add_passkey, remove_passkey
from causerie.accounts.views import entrance


def asks_for_challenge(request: HttpRequest) -> bool:
    return request.method == "POST" and request.POST.get("asks") == "challenge"


class ChallengeByPost:
    """What a device has to sign is made when its button is pressed: seeing a page changes no row,
    and a page that was open for long still works."""

    request: HttpRequest

    def challenge(self) -> dict[str, Any]:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if asks_for_challenge(request):
            return JsonResponse(self.challenge())
        answer: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc] # allauth's view
        return answer


class AddPasskeyView(ChallengeByPost, webauthn_views.AddWebAuthnView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if asks_for_challenge(request) and not has_proof(request):
            # Allauth would keep the question and answer it to a person, as a page.
            return HttpResponse(status=403)
        return super().dispatch(request, *args, **kwargs)

    def challenge(self) -> dict[str, Any]:
        return dict(auth.begin_registration(self.request.user, passwordless=True))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return dict(super(webauthn_views.AddWebAuthnView, self).get_context_data(**kwargs))

    def form_valid(self, form: Any) -> HttpResponse:
        user: Any = self.request.user
        has_new_codes = add_passkey(user, **_given(form), is_first=False)
        _say(self.request, "webauthn_added")
        if has_new_codes:
            _say(self.request, "recovery_codes_generated")
        url = "mfa_view_recovery_codes" if has_new_codes else "mfa_index"
        return HttpResponseRedirect(reverse(url))


class SignUpByPasskeyView(entrance.SignUpView, allauth_views.SignupByPasskeyView):
    """Registering without a password. The code by mail comes first, the passkey last."""

    def form_valid(self, form: Any) -> HttpResponse:
        # Where whoever mistyped their address begins again.
        keep(self.request, path=reverse("account_signup"))
        answer: HttpResponse = super(entrance.SignUpView, self).form_valid(form)
        return answer


class SignUpPasskeyView(ChallengeByPost, webauthn_views.SignupWebAuthnView):
    """The last step of registering by passkey. One may leave it out: codes by mail are a way in."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "without" in request.POST:
            answer: HttpResponse = self._login_stage.exit()
            return answer
        return super().post(request, *args, **kwargs)

    def challenge(self) -> dict[str, Any]:
        return dict(auth.begin_registration(self._login_stage.login.user, passwordless=True))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super(webauthn_views.SignupWebAuthnView, self).get_context_data(**kwargs)
        return {**context, **get_entrance_context_data(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        stage = self._login_stage
        add_passkey(stage.login.user, **_given(form), is_first=True)
        answer: HttpResponse = stage.exit()
        return answer


class SignInPasskeyView(ChallengeByPost, webauthn_views.LoginWebAuthnView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._back()

    def challenge(self) -> dict[str, Any]:
        return dict(auth.begin_authentication(user=None))

    def form_valid(self, form: Any) -> HttpResponse:
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        answer: HttpResponse = flows.perform_passwordless_login(self.request, passkey, login)
        return answer

    def form_invalid(self, form: Form) -> HttpResponse:
        say_what_is_wrong(self.request, form)
        return self._back()

    def _back(self) -> HttpResponse:
        login = reverse("account_login")
        return HttpResponseRedirect(
            passthrough_next_redirect_url(self.request, login, REDIRECT_FIELD_NAME)
        )


class RenamePasskeyView(webauthn_views.EditWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class RemovePasskeyView(webauthn_views.RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Form) -> HttpResponse:
        rules = get_adapter()
        if not rules.can_delete_authenticator(self.object):
            form.add_error(None, rules.validation_error("cannot_delete_authenticator"))
            refused: HttpResponse = self.form_invalid(form)
            return refused
        remove_passkey(self.object)
        _say(self.request, "webauthn_removed")
        return HttpResponseRedirect(resolve_url(self.get_success_url()))


def say_what_is_wrong(request: HttpRequest, form: Form) -> None:
    """On the page that is shown next: the form with the passkey stands on another."""
    for message in form.errors.get("credential", []):
        get_account_adapter().add_message(request, messages.ERROR, message=message)


def _say(request: HttpRequest, name: str) -> None:
    get_account_adapter().add_message(request, messages.SUCCESS, f"mfa/messages/{name}.txt")


def _given(form: Any) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("name", "credential")}
