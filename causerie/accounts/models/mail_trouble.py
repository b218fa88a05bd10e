"""Mail that did not reach an address: what its server said."""

from allauth.account.models import EmailAddress
from django.db import models
from django.utils import timezone

# The answer of a mail server is somebody else's text.
TROUBLE_LENGTH_MAX = 300


class MailTrouble(models.Model):
    """The latest one for an address; it goes when the address is confirmed or a message arrives."""

    address = models.OneToOneField(
        EmailAddress, on_delete=models.CASCADE, related_name="mail_trouble"
    )
    reason = models.CharField(max_length=TROUBLE_LENGTH_MAX)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.reason
