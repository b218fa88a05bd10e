"""What a page that is the same for everybody asks about its reader."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from causerie.accounts.models import User
from causerie.accounts.selectors.portraits import portrait_address
from causerie.accounts.selectors.team import is_team
from causerie.accounts.views.manner import of_an_account
from causerie.discussion.selectors.answers import count_shown, unread_count


@require_safe
@of_an_account
def me(request: HttpRequest) -> JsonResponse:
    """For the account of whoever asks. Names and keys are those of `js/me.js`."""
    user = request.user
    if not isinstance(user, User):
        return JsonResponse({"signed_in": False})
    unread = unread_count(user)
    return JsonResponse(
        {
            "signed_in": True,
            "name": user.get_full_name(),
            "handle": user.handle,
            "portrait": portrait_address(user),
            "theme": user.theme,
            "text": user.text_size,
            "interface_locale": user.interface_locale,
            "reading_locales": user.reading_locales,
            "is_staff": is_team(user),
            "unread": unread,
            "unread_shown": count_shown(unread),
            "unread_said": _said(unread),
            "csrf": get_token(request),
        }
    )


def _said(unread: int) -> str:
    """What the number beside the account means; for who hears it."""
    words = ngettext("%(number)s new answer to you", "%(number)s new answers to you", unread)
    return words % {"number": count_shown(unread)}
