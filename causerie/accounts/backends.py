"""Who may be signed in, whichever way they prove who they are."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class StandingBackend(AuthenticationBackend):
    """Asked at signing in, and again with every request of a session."""

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(super().user_can_authenticate(user)) and not user.is_suspended()
