"""A code by mail to whoever is signed in: it is them. For accounts without a password."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from django.http import HttpRequest

SESSION_KEY = "proof_code"


class ProofCode(AbstractCodeVerificationProcess):
    """Lasts as long, and bears as many wrong tries, as a code for signing in."""

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        self.request = request
        super().__init__(
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
            state=state,
            user=request.user,
        )

    @classmethod
    def begin(cls, request: HttpRequest) -> None:
        address = EmailAddress.objects.get_primary_email(request.user)
        process = cls(request, cls.initial_state(user=None, email=address))
        process.send()
        process.persist()

    @classmethod
    def resume(cls, request: HttpRequest) -> "ProofCode | None":
        """None where no code was sent, or it has run out."""
        state = request.session.get(SESSION_KEY)
        return cls(request, state).abort_if_invalid() if state else None

    def send(self) -> None:
        adapter = get_adapter()
        self.state["code"] = adapter.generate_login_code()
        words = {"code": self.code, "request": self.request}
        adapter.send_mail("account/email/proof_code", self.state["email"], words)

    def persist(self) -> None:
        self.request.session[SESSION_KEY] = self.state

    def abort(self) -> None:
        self.request.session.pop(SESSION_KEY, None)

    def finish(self) -> None:
        self.abort()
        record_authentication(self.request, self.user, method="code", reauthenticated=True)
