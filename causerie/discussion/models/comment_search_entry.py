"""What search knows of the published comments.

As with articles, an index of the engine's own kind stands beside the table, and the database keeps
it in step by itself (migration 0002).
"""

from django.db import models

from causerie.discussion.models.comment import Comment
from causerie.translation.models import Translation


class CommentSearchEntry(models.Model):
    """One published comment. Stems are separated by spaces, those of one word by commas."""

    comment = models.OneToOneField(
        Comment, primary_key=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    # Of the rules for stems. Other than today's: index anew.
    version = models.CharField(max_length=100, blank=True, db_index=True)
    # The thread and the language, whose rules the stems are of, as words of the index: `t7 les`.
    facets = models.TextField()
    text_stems = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.comment_id} {self.version}"


class TranslatedSearchEntry(models.Model):
    """A published comment in another locale: found by who reads it so."""

    translation = models.OneToOneField(
        Translation, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="+")
    # As those of `CommentSearchEntry`.
    version = models.CharField(max_length=100, blank=True, db_index=True)
    facets = models.TextField()
    text_stems = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.comment_id} {self.facets}"


def thread_facet(thread_id: int) -> str:
    return f"t{thread_id}"


def language_facet(language: str) -> str:
    """Of a text whose language nobody knows, too."""
    return f"l{language or 'und'}"
