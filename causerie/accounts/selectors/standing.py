"""How accounts stand, and finding those that stand so."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import models
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import MailTrouble, User


class Standing(models.TextChoices):
    """What staff look for. One account may stand in several ways; most stand in none."""

    SUSPENDED = "suspended", _("Suspended")
    SWITCHED_OFF = "switched_off", _("Switched off")
    TO_BE_ERASED = "to_be_erased", _("To be erased")
    UNCONFIRMED = "unconfirmed", _("Mail address not confirmed")
    MAIL_TROUBLE = "mail_trouble", _("Mail does not arrive")


def with_standing(users: models.QuerySet[User]) -> models.QuerySet[User]:
    """Knows of each what other tables tell, so that `standings_of` asks nothing more."""
    person = models.OuterRef("pk")
    confirmed = EmailAddress.objects.filter(user=person, verified=True)
    trouble = MailTrouble.objects.filter(address__user=person)
    return users.annotate(
        is_confirmed=models.Exists(confirmed), has_mail_trouble=models.Exists(trouble)
    )


def in_standing(users: models.QuerySet[Any], standing: Standing) -> models.QuerySet[Any]:
    """Of `users` with their standing, those who stand so."""
    match standing:
        case Standing.SUSPENDED:
            return users.filter(pk__in=User.objects.suspended().values("pk"))
        case Standing.SWITCHED_OFF:
            return users.filter(is_active=False)
        case Standing.TO_BE_ERASED:
            return users.exclude(erase_at=None)
        case Standing.UNCONFIRMED:
            return users.filter(is_confirmed=False)
        case Standing.MAIL_TROUBLE:
            return users.filter(has_mail_trouble=True)


def standings_of(user: User) -> list[Standing]:
    """Of a user that `with_standing` has found."""
    holds = {
        Standing.SUSPENDED: user.is_suspended(),
        Standing.SWITCHED_OFF: not user.is_active,
        Standing.TO_BE_ERASED: user.erase_at is not None,
        Standing.UNCONFIRMED: not user.is_confirmed,  # type: ignore[attr-defined] # annotated
        Standing.MAIL_TROUBLE: user.has_mail_trouble,  # type: ignore[attr-defined] # annotated
    }
    return [standing for standing in Standing if holds[standing]]
