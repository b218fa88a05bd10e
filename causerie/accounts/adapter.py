"""How accounts work here: allauth's choices, where ours differ."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by staff; readers' registration has not opened."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The edge has put the real client here, believing trusted proxies only."""
        return str(request.META["REMOTE_ADDR"])
