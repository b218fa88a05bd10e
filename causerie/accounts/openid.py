"""What happens around a sign-in elsewhere: allauth's choices, where ours differ."""

import logging
from functools import partial
from typing import Any, ClassVar

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from requests import Session

from causerie.accounts.models import User
from causerie.accounts.selectors.registrations import is_unconfirmed
from causerie.accounts.services.registration import forget_registration

# Connecting, and each pause within an answer. A reader waits for it, and so does a thread.
ANSWER_SECONDS_MAX = 4
REDIRECTS_MAX = 2

log = logging.getLogger("causerie.openid")


class OpenIDAccountAdapter(DefaultSocialAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": _("Another account has this mail address."),
    }

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Those of the settings: none stand in the database, so nobody asks there."""
        return [
            SocialApp(provider="openid_connect", **app)
            for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
            if provider in (None, "openid_connect", app["provider_id"])
            and client_id in (None, app["client_id"])
        ]

    def get_requests_session(self) -> Session:
        session = Session()
        session.max_redirects = REDIRECTS_MAX
        # The settings of the machine for its own programs are not the publication's.
        session.trust_env = False
        session.request = partial(session.request, timeout=ANSWER_SECONDS_MAX)  # type: ignore[method-assign]
        return session

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """For the operator: which provider failed, and how. Whoever tried stays out of it."""
        reason = type(exception).__name__ if exception else str(error)
        log.warning("a sign-in elsewhere failed", extra={"provider": str(provider), "why": reason})

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> User:
        user: User = sociallogin.user
        user.email = data.get("email", "")
        user.display_name = data.get("name", "")
        sociallogin.newcomer = user
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Whoever began to register from there and never confirmed the address is as new as before
        they began: else their coming back would tell whether the address was new."""
        account = sociallogin.account
        found = sociallogin.user if account.pk else None
        if found and not is_unconfirmed(found):
            return
        forget_registration(found)
        if not found:
            # As many writes as the finding and the forgetting of one that was begun.
            request.session.save()
            request.session.save()
        sociallogin.user = sociallogin.newcomer
        sociallogin.account = SocialAccount(provider=account.provider, uid=account.uid)

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, str]:
        return {"email": sociallogin.user.email, "name": sociallogin.user.display_name}
