"""Who is asked for a second step at signing in, and who must have one."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from causerie.accounts.models import User
from causerie.accounts.selectors.team import is_team

TOTP, WEBAUTHN = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN
# What counts as a second factor. Recovery codes only stand in for one.
FACTORS = (TOTP, WEBAUTHN)


def has_second_factor(user: User, *, besides: Authenticator | None = None) -> bool:
    """Whether there is one; `besides` is not counted."""
    factors = Authenticator.objects.filter(user=user, type__in=FACTORS)
    return bool((factors.exclude(pk=besides.pk) if besides else factors).exists())


def asks_second_step(user: User) -> bool:
    """Whether the password, or a code by mail, is not enough to sign in.

    A reader's passkey is one more way in, and not a lock on the others: whoever loses it comes in
    by another way and removes it. Staff can do harm to the publication, so theirs is a lock.
    """
    types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return TOTP in types or (WEBAUTHN in types and is_team(user))


def proves_by_mail(user: User) -> bool:
    """Whether a code by mail shows that it is them, before something in the account is changed.

    It could give an account with a password a new one; without one, it is the way in that is left
    when a passkey is lost.
    """
    return not user.has_usable_password() and not asks_second_step(user)


def must_have_second_factor(user: User) -> bool:
    """Whether the site asks it of them: of whoever may open the CMS, where the setting says so."""
    return settings.STAFF_SECOND_FACTOR and user.has_perm("wagtailadmin.access_admin")


def lacks_second_factor(user: User) -> bool:
    return must_have_second_factor(user) and not has_second_factor(user)
