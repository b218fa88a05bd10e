"""How accounts work here: allauth's choices, where ours differ."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from causerie.lib.request import is_from_this_machine

INCORRECT_CODE = _("This code is not right, or it has run out. Take a new one.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "No account has this mail address and this password. Look for a mistyped letter; "
            "capitals count in the password."
        ),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": INCORRECT_CODE,
        "email_taken": _("Another account has this mail address."),
        "duplicate_email": _("This is your mail address already."),
        "too_many_login_attempts": _("There were too many tries. Wait five minutes, then go on."),
        "rate_limited": _("There were too many tries. Wait a minute, then go on."),
    }

    def pre_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse | None:
        """Whichever way somebody signs in, they come by here."""
        if user.is_sample and not is_from_this_machine(request):
            raise PermissionDenied
        answer: HttpResponse | None = super().pre_login(request, user, **more)
        return answer

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by staff; readers' registration has not opened."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The edge has put the real client here, believing trusted proxies only."""
        return str(request.META["REMOTE_ADDR"])

    def is_safe_url(self, url: str | None) -> bool:
        """This host only: allauth would also lead to a service on the visitor's own machine."""
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        return reverse("account_email")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Allauth's link for the mail. It joins the two parts of the key with a hyphen."""
        person, _hyphen, token = key.partition("-")
        return public_address(
            "account_reset_password_from_key", kwargs={"uidb36": person, "key": token}
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        more = {
            **_page_context(self.request),
            "site_url": settings.SITE_URL,
            "forgotten_url": public_address("account_reset_password"),
        }
        super().send_mail(template_prefix, email, {**more, **context})


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": INCORRECT_CODE,
        "unverified_email": _("Confirm your mail address first, or leave the new one out."),
    }


def _page_context(request: HttpRequest) -> dict[str, Any]:
    """What every page knows, such as the publication's name; allauth's mails know less."""
    engine: Any = engines["django"]
    processors = engine.engine.template_context_processors
    return {key: value for process in processors for key, value in process(request).items()}


def public_address(view: str, **arguments: Any) -> str:
    """On the site's own host: whoever has a mail sent chooses the Host header of the request."""
    return settings.SITE_URL.removesuffix(settings.SUB_PATH) + reverse(view, **arguments)
