"""To a provider of OpenID Connect and back."""

from functools import wraps
from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthProcess, ProviderException
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.views import ConnectionsView
from allauth.utils import get_request_param
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from requests import RequestException

from causerie.accounts.forms.openid import DisconnectForm
from causerie.accounts.provider import OpenIDAdapter

# Whatever a provider gets wrong: it is silent, it answers nonsense, it leaves out what it must say.
PROVIDER_ERRORS = (RequestException, OAuth2Error, ProviderException, ValueError, KeyError)


def _with_provider(view_class: type[Any]) -> Any:
    """The view of `view_class` for the provider that the address names, with a page for whatever
    that provider does wrong."""
    allauths_view = view_class.adapter_view

    @wraps(view_class.dispatch)
    def view(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            provider = get_adapter().get_provider(request, provider_id)
        except SocialApp.DoesNotExist as error:
            raise Http404 from error
        try:
            response: HttpResponse = allauths_view(OpenIDAdapter(request, provider_id))(request)
        except PROVIDER_ERRORS as error:
            response = render_authentication_error(request, provider, exception=error)
        return response

    return view


_to_provider = _with_provider(OAuth2LoginView)
callback = _with_provider(OAuth2CallbackView)


# Which locale the way there began in; the way back names none.
LOCALE_KEY = "openid_locale"


def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """From the one address that the provider knows to the page in the reader's locale."""
    with translation.override(request.session.get(LOCALE_KEY) or translation.get_language()):
        target = reverse("openid_connect_callback", kwargs={"provider_id": provider_id})
    return HttpResponseRedirect(f"{target}?{request.META['QUERY_STRING']}")


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """A page that leads on by itself: our policy lets no form end at another host, and browsers
    hold its redirects to that."""
    if request.user.is_authenticated and _is_to_connect(request):
        # Allauth asks only when they are back.
        raise_if_reauthentication_required(request, app="allauth.socialaccount")
    response: HttpResponse = _to_provider(request, provider_id)
    target = response.headers.get("Location", "")
    if response.status_code != 302 or "://" not in target:
        return response
    provider = get_adapter().get_provider(request, provider_id)
    context = {"provider": provider, "target": target}
    request.session[LOCALE_KEY] = translation.get_language()
    page = render(request, "socialaccount/leaving.html", context)
    page.headers["Refresh"] = f"0;url={target}"
    return page


def _is_to_connect(request: HttpRequest) -> bool:
    return bool(get_request_param(request, "process") == AuthProcess.CONNECT)


class Connections(ConnectionsView):
    form_class = DisconnectForm

    def get_form_class(self) -> type[DisconnectForm]:
        return DisconnectForm

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**more)
        names = {
            provider.app.provider_id: provider.name
            for provider in get_adapter().list_providers(self.request)
        }
        # A provider that the site has given up keeps its row, and its short name.
        context["connected"] = [
            (account, names.pop(account.provider, account.provider))
            for account in context["form"].accounts
        ]
        context["to_connect"] = names.items()
        return context


connections = Connections.as_view()
