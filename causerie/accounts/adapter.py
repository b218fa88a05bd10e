"""How accounts work here: allauth's choices, where ours differ."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.account.models import EmailAddress
from allauth.account.utils import passthrough_next_redirect_url
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import engines
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from causerie.accounts.cookies import note_choices
from causerie.accounts.selectors.proof import has_proof
from causerie.accounts.selectors.second_factor import (
    FACTORS,
    asks_second_step,
    has_second_factor,
    must_have_second_factor,
    proves_by_mail,
)
from causerie.accounts.services.limit_waits import TOO_MANY_TRIES
from causerie.accounts.services.mail_trouble import clear_trouble
from causerie.accounts.services.registration import (
    drop_unproved_connections,
    forget_registrations,
    save_unconfirmed,
    settle_handle,
)
from causerie.accounts.services.standing import whom_to_write_to
from causerie.lib.bounces import kept_spelling
from causerie.lib.mail_addresses import normal_address
from causerie.lib.network import plain_address
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
        "too_many_login_attempts": TOO_MANY_TRIES,
        "rate_limited": TOO_MANY_TRIES,
    }

    def pre_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse | None:
        """Whichever way somebody signs in, they come by here."""
        if user.is_sample and not is_from_this_machine(request):
            raise PermissionDenied
        answer: HttpResponse | None = super().pre_login(request, user, **more)
        return answer

    def login(self, request: HttpRequest, user: Any) -> None:
        """The last step of every way, after a code or a second factor: only who has proved who
        they are learns that they are suspended, and why."""
        if not user.is_active:
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        if user.is_suspended():
            # Half of a way in is left there.
            request.session.flush()
            raise ImmediateHttpResponse(self.respond_user_suspended(request, user))
        super().login(request, user)
        if not has_proof(request):
            # Registering ends with a code by mail, of which allauth keeps no record.
            record_authentication(request, user, method="code")
        note_choices(request)

    def respond_user_suspended(self, request: HttpRequest, user: Any) -> HttpResponse:
        told = {"person": user, "contact": whom_to_write_to()}
        with timezone.override(user.time_zone or settings.TIME_ZONE):
            return render(request, "account/suspended.html", told, status=403)

    def logout(self, request: HttpRequest) -> None:
        super().logout(request)
        note_choices(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.REGISTRATION == "open")

    def clean_email(self, email: str) -> str:
        """In the spelling in which it is kept. What cannot exist is refused by forms that make
        accounts; here it only belongs to nobody."""
        try:
            return normal_address(email, allowed=settings.MAIL_DOMAINS_ALLOWED)
        except ValidationError:
            return email

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """A new account, of whichever form; allauth's would make the handle of the address."""
        filled_in = form.cleaned_data
        user.email = filled_in["email"]
        user.call(filled_in["name"])
        user.interface_locale = get_language() or ""
        if filled_in.get("is_of_age"):
            user.age_declared_at = timezone.now()
        # Also without one there is something to reckon, so that each registration takes as long.
        user.set_password(filled_in.get("password1") or get_random_string(20))
        if not filled_in.get("password1"):
            user.set_unusable_password()
        if commit:
            save_unconfirmed(user)
        return user

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        user = email_address.user
        records = get_authentication_records(request, user)
        proved = {(record.get("provider", ""), record.get("uid", "")) for record in records}
        drop_unproved_connections(user, proved=proved)
        confirmed = bool(super().confirm_email(request, email_address))
        if confirmed:
            forget_registrations(email_address.email, but=user)
            settle_handle(user)
            clear_trouble(email_address.email)
        return confirmed

    def respond_email_verification_sent(self, request: HttpRequest, user: Any) -> HttpResponse:
        """The address says where to go on, also where there is only the appearance of a code."""
        url = reverse("account_email_verification_sent")
        return HttpResponseRedirect(passthrough_next_redirect_url(request, url, "next"))

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Nobody is asked again right after signing in. Who has neither password nor factor allauth
        would never ask; they are sent a code by mail."""
        request = context.request
        if has_proof(request):
            return False
        if not get_reauthentication_flows(request.user):
            raise ReauthenticationRequired
        return True

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if user.is_authenticated and proves_by_mail(user):
            url = reverse("account_reauthenticate_by_code")
            methods.append({"id": "mail_code", "description": "", "url": url})
        return methods

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Of the address alone, in one spelling. Allauth's is also of the Host header, and whoever
        guesses would take another port in it, or another spelling, for every five guesses."""
        login = str(credentials.get("email", credentials.get("username", "")))
        return kept_spelling(login).upper().lower()

    def get_client_ip(self, request: HttpRequest) -> str:
        """The edge has put the real client here, believing trusted proxies only."""
        return plain_address(str(request.META["REMOTE_ADDR"]))

    def add_message(
        self, request: HttpRequest, level: int, *rest: Any, message: Any = None, **more: Any
    ) -> None:
        """Its words are made now: later nobody knows how long a limit makes one wait."""
        told = None if message is None else str(message)
        super().add_message(request, level, *rest, message=told, **more)

    def is_safe_url(self, url: str | None) -> bool:
        """This host only: allauth would also lead to a service on the visitor's own machine."""
        request = context.request
        return (url or "").isprintable() and url_has_allowed_host_and_scheme(
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
        reader = context.get("user")
        with override(getattr(reader, "interface_locale", "") or get_language()):
            is_open = self.is_open_for_signup(self.request)
            more = {
                **_page_context(self.request),
                "site_url": settings.SITE_URL,
                "forgotten_url": public_address("account_reset_password"),
                "contact": whom_to_write_to(),
                "sign_in_url": public_address("account_login"),
                "register_url": public_address("account_signup") if is_open else "",
            }
            super().send_mail(template_prefix, email, {**more, **context})


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": INCORRECT_CODE,
        "unverified_email": _("Confirm your mail address first, or leave the new one out."),
        "cannot_delete_authenticator": _(
            "Whoever may open the editors’ desk needs a second factor here. Add another passkey or "
            "an authenticator app first."
        ),
        "unknown_passkey": _(
            "This passkey opens no account here: it was removed, or it belongs to another site. "
            "Sign in another way, then add a new one to your account."
        ),
        "passkey_not_made": _("No passkey was made. Try it once more."),
        "too_many_passkeys": _("Your account has as many passkeys as it can. Remove one first."),
    }

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """Allauth asks for both kinds at once when it wants to know whether signing in takes a
        second step; for a single kind when it wants to know whether there is one."""
        if types and set(types) == set(FACTORS) and user.is_authenticated:
            return asks_second_step(user)
        return bool(super().is_mfa_enabled(user, types))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user = authenticator.user
        return not must_have_second_factor(user) or has_second_factor(user, besides=authenticator)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The publication is called by its name when a device asks with which passkey."""
        name = _page_context(context.request)["publication"].name
        return {**super().get_public_key_credential_rp_entity(), "name": name}


def _page_context(request: HttpRequest) -> dict[str, Any]:
    """What every page knows, such as the publication's name; allauth's mails know less."""
    engine: Any = engines["django"]
    processors = engine.engine.template_context_processors
    return {key: value for process in processors for key, value in process(request).items()}


def public_address(view: str, **arguments: Any) -> str:
    """On the site's own host: whoever has a mail sent chooses the Host header of the request."""
    return settings.SITE_URL.removesuffix(settings.SUB_PATH) + reverse(view, **arguments)
