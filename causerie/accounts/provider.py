"""Sign-in by a provider of OpenID Connect; allauth finds `provider_classes` in a module called so.

What a provider tells of a person is taken as its word, not as the truth: its subject is who they
are there, and the mail address is confirmed by us unless the site trusts this provider.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.cache import cache
from django.http import HttpRequest

from causerie.accounts.adapter import public_address

# What a provider says of itself hardly ever changes; each sign-in would ask for it twice.
CONFIGURATION_SECONDS = 600
# A provider that did not answer is not asked again at once: each question holds a thread.
SILENCE_SECONDS = 20
SUBJECT_LENGTH_MAX = 191
_NEEDED = (
    "issuer",
    "authorization_endpoint",
    "token_endpoint",
    "userinfo_endpoint",
    "jwks_uri",
)


class ProviderUnsound(ProviderException):
    """The provider answered something that OpenID Connect does not allow."""


class ProviderSilent(ProviderException):
    """The provider has not answered a moment ago, and is not asked again yet."""


class OpenIDAdapter(OpenIDConnectOAuth2Adapter):
    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's own description (OpenID Connect Discovery 1.0, section 4).

        Raises ProviderSilent, ProviderUnsound, or RequestException of `requests`.
        """
        key = f"openid:{self.provider_id}"
        known = cache.get(key)
        if known == "silent":
            raise ProviderSilent(self.provider_id)
        if known is None:
            cache.set(key, "silent", SILENCE_SECONDS)
            known = _sound(super().openid_config)
            cache.set(key, known, CONFIGURATION_SECONDS)
        return dict(known)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """One address for every locale: providers lead back to none that they were not told."""
        return public_address("openid_return", kwargs={"provider_id": self.provider_id})


def _sound(configuration: Any) -> dict[str, Any]:
    lacking = [name for name in _NEEDED if not isinstance(configuration.get(name), str)]
    if lacking:
        raise ProviderUnsound(f"its description lacks {', '.join(lacking)}")
    return dict(configuration)


class OpenIDProvider(OpenIDConnectProvider):
    oauth2_adapter_class = OpenIDAdapter
    # An intercepted code is worth nothing without the secret of the browser's own visit (RFC 7636).
    pkce_enabled_default = True

    def sociallogin_from_response(self, request: HttpRequest, response: Any) -> Any:
        """Raises ProviderUnsound where the two answers speak of different persons, which somebody
        has exchanged then (OpenID Connect Core 1.0, section 5.3.2)."""
        subjects = [_subject(response.get(part)) for part in ("id_token", "userinfo")]
        if len(set(subjects)) != 1:
            raise ProviderUnsound("its answers name different subjects")
        return super().sociallogin_from_response(request, response)

    def extract_uid(self, data: Any) -> str:
        return _subject(data["id_token"])

    def extract_common_fields(self, data: Any) -> dict[str, Any]:
        told = data["userinfo"]
        fields = {"email": told.get("email"), "name": told.get("name")}
        return {key: value for key, value in fields.items() if isinstance(value, str)}

    def extract_email_addresses(self, data: Any) -> list[EmailAddress]:
        told = data["userinfo"]
        email = told.get("email")
        if not isinstance(email, str):
            return []
        is_trusted = bool(self.app.settings.get("trusts_addresses"))
        verified = is_trusted and told.get("email_verified") is True
        return [EmailAddress(email=email, verified=verified, primary=True)]

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        """Nothing: the subject is all that the next sign-in needs."""
        return {}

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """The site's, whatever the address of the request asks for."""
        return list(self.get_scope())

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, Any]:
        return dict(self.get_auth_params())


def _subject(claims: Any) -> str:
    subject = claims.get("sub") if isinstance(claims, dict) else None
    if not isinstance(subject, str) or not 0 < len(subject) <= SUBJECT_LENGTH_MAX:
        raise ProviderUnsound("it names no subject")
    return subject


provider_classes = [OpenIDProvider]
