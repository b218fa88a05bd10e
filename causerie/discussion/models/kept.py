"""What people have written about translations that went when a text was changed or hidden."""

from django.conf import settings
from django.db import models

from causerie.discussion.models.comment import LOCALE_LENGTH_MAX, Comment
from causerie.translation.models import Suggestion


class KeptCorrection(models.Model):
    """What a comment was said to say in another locale: known as long as its earlier versions are.
    Rows are only added, and emptied with the comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="corrections")
    locale = models.CharField(max_length=LOCALE_LENGTH_MAX)
    # Safe, with the markers of the text that it stood for.
    html = models.TextField(blank=True)
    # Empty once they have left.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.comment} ({self.locale})"


class KeptSuggestion(models.Model):
    """Which comment a suggestion is about that has outlived the translation."""

    suggestion = models.OneToOneField(
        Suggestion, on_delete=models.CASCADE, primary_key=True, related_name="kept"
    )
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="suggestions")

    def __str__(self) -> str:
        return f"{self.comment} ({self.suggestion_id})"
