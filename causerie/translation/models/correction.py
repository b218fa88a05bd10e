"""What people have made of a translation, one after another."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from causerie.translation.models.translation import Translation


class Correction(models.Model):
    """The whole text as it stood from then on: safe HTML, with the markers of the source. Rows are
    only added, and go with the translation; who owns the text may keep them longer."""

    translation = models.ForeignKey(
        Translation, on_delete=models.CASCADE, related_name="corrections"
    )
    html = models.TextField()
    # Empty once they have left.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.translation_id} {self.made_at:%Y-%m-%d}"
