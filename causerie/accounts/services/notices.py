"""Mail that tells a person what was done to their account."""

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core import context
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, override

from causerie.accounts.models import User


def notify(user: User, name: str, *, to: str = "", **words: object) -> None:
    """Sends `account/email/NAME`, in the person's own language, to their primary address or `to`.
    Also where nobody's request is answered: a command, a job."""
    address = to or EmailAddress.objects.get_primary_email(user)
    if not address:
        return
    locale = user.interface_locale or get_language() or settings.LANGUAGE_CODE
    with context.request_context(context.request or _request_of_nobody()), override(locale):
        facts = {"timestamp": timezone.now(), "user": user, **words}
        get_adapter().send_mail(f"account/email/{name}", address, facts)


def _request_of_nobody() -> HttpRequest:
    """Allauth's mails ask a request for the name of the site."""
    request = HttpRequest()
    request.META = {"SERVER_NAME": settings.SITE_HOST, "SERVER_PORT": "80"}
    return request
