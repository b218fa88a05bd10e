"""What was done to an account by others, or by its owner where staff must be able to tell."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

REASON_LENGTH_MAX = 1000


class AccountEventKind(models.TextChoices):
    SUSPENDED = "suspended", _("Suspended")
    RESTORED = "restored", _("Restored")
    SESSIONS_ENDED = "sessions_ended", _("Signed out everywhere")
    CONFIRMATION_SENT = "confirmation_sent", _("Confirmation sent again")
    SECOND_FACTOR_REMOVED = "second_factor_removed", _("Second factor removed")
    NAME_CHANGED = "name_changed", _("Name changed")
    HANDLE_CHANGED = "handle_changed", _("Handle changed")
    ADDRESS_CHANGED = "address_changed", _("Mail address changed")
    ERASURE_ASKED = "erasure_asked", _("Erasure asked for")
    ERASURE_CALLED_OFF = "erasure_called_off", _("Erasure called off")
    ERASED = "erased", _("Erased")


class AccountEvent(models.Model):
    """Rows are only ever added. Once the person is erased, theirs name nobody."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="account_events",
    )
    # Empty: the program itself, such as the end of a wait.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    kind = models.CharField(max_length=24, choices=AccountEventKind.choices)
    reason = models.TextField(max_length=REASON_LENGTH_MAX, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"
