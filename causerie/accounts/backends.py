"""Who may be signed in, whichever way they prove who they are."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from causerie.accounts.selectors.registrations import is_unconfirmed


class StandingBackend(AuthenticationBackend):
    """Asked at signing in, and again with every request of a session."""

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(super().user_can_authenticate(user)) and not user.is_suspended()

    def _check_password(self, user: Any, password: Any) -> Any:
        """Whoever never confirmed the address registers anew. Their password is reckoned and counts
        as wrong: else a registration and a sign-in would tell whether the address was new."""
        checked = super()._check_password(user, password)
        if user and is_unconfirmed(user):
            self._stash_user(None)
            return None
        return checked
