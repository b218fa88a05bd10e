"""A text that is translated as a whole, and its parts."""

from django.db import models
from django.utils import timezone

LOCALE_LENGTH_MAX = 12


class Source(models.Model):
    """One revision of a comment, one block of an article: it never changes; another text is another
    source. What it belongs to holds the key to it, and takes it away when nobody may read it."""

    locale = models.CharField(max_length=LOCALE_LENGTH_MAX)
    # Nobody but staff reads it, and no machine but this one.
    is_public = models.BooleanField(default=True)
    # What stands between the units: HTML, one piece more than there are units.
    skeleton = models.JSONField(default=list)
    # Words that an index looks through to find what a term may stand in.
    words = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.locale} {self.pk}"


class Unit(models.Model):
    """A line or paragraph of a source: inline HTML."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="units")
    place = models.PositiveSmallIntegerField()
    html = models.TextField()
    # Of the text, normalised: what says the same is translated once.
    digest = models.CharField(max_length=32)

    class Meta:
        ordering = ["source", "place"]
        constraints = [
            models.UniqueConstraint(fields=["source", "place"], name="one_unit_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id}/{self.place}"
