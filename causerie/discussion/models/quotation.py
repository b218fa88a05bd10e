"""A passage of the article or of another comment that a comment quotes, tied to where it stands."""

from django.db import models

from causerie.discussion.models.comment import LOCALE_LENGTH_MAX, Comment

BLOCK_ID_LENGTH_MAX = 64


class Quotation(models.Model):
    """Of a comment (`source`, in its revision `source_revision`), or of a block of the article.

    `start` and `end` are characters of the source's plain text as it was when it was quoted.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="quotations")
    # As the marker in the comment's HTML names it, from 1.
    number = models.PositiveSmallIntegerField()
    source = models.ForeignKey(
        Comment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    source_revision = models.PositiveSmallIntegerField(null=True, blank=True)
    block_id = models.CharField(max_length=BLOCK_ID_LENGTH_MAX, blank=True)
    # Of the edition, or of the comment, that was quoted.
    locale = models.CharField(max_length=LOCALE_LENGTH_MAX, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    quoted_at = models.DateTimeField()
    # The source no longer says so: what it said is shown, with the day.
    is_changed = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="one_quotation_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.comment}: {self.text[:40]}"


class QuotationText(models.Model):
    """What an edition of the article says in the place of a quotation, in its own words."""

    quotation = models.ForeignKey(Quotation, on_delete=models.CASCADE, related_name="texts")
    locale = models.CharField(max_length=LOCALE_LENGTH_MAX)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quotation", "locale"], name="one_quotation_text_a_locale"
            )
        ]

    def __str__(self) -> str:
        return f"{self.locale}: {self.text[:40]}"
