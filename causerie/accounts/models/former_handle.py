"""Handles that a person had before: their addresses lead on, and nobody else takes them."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from causerie.lib.handles import HANDLE_LENGTH_MAX


class FormerHandle(models.Model):
    handle = models.CharField(max_length=HANDLE_LENGTH_MAX, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="former_handles"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.handle
