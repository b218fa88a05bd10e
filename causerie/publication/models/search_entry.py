"""What search knows of the published editions.

Beside the table of entries stands an index of the engine's own kind, which the database keeps in
step by itself (migration 0003): in SQLite an FTS5 table fed by triggers, in PostgreSQL generated
columns. A migration that lets Django make the table anew in SQLite must make the triggers anew.
"""

from django.db import models
from wagtail.models import Locale

from causerie.publication.models.article import ArticlePage

WORD_LENGTH_MAX = 40
# Names of authors and tags stand behind the words of the text: found, but in no excerpt.
NAMES_FOLLOW = " -- "


class SearchEntry(models.Model):
    """One published edition. Stems are separated by spaces, those of one word by commas."""

    edition = models.OneToOneField(
        ArticlePage, primary_key=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    # Of the rules for stems; empty where a name has changed. Other than today's: index anew.
    version = models.CharField(max_length=100, blank=True, db_index=True)
    # What readers filter by, as words of the index: see `services.search.facets_of`.
    facets = models.TextField()
    title_stems = models.TextField()
    text_stems = models.TextField()
    # Where every fiftieth word of the text begins: see `lib.excerpts.offsets`.
    strides = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.edition_id} {self.version}"

    @property
    def stems_of_text(self) -> str:
        """Without the names that follow."""
        return self.text_stems.partition(NAMES_FOLLOW)[0]

    @property
    def stride_offsets(self) -> list[int]:
        return [int(offset) for offset in self.strides.split()]


class SearchWord(models.Model):
    """A word of a title or tag in one locale, which a mistyped one may have meant.

    Words stay when their article goes; one that finds nothing is never offered.
    """

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=WORD_LENGTH_MAX)
    # Without accents: leaving them out is no mistake.
    bare = models.CharField(max_length=WORD_LENGTH_MAX)
    initial = models.CharField(max_length=1)
    length = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locale", "word"], name="one_search_word_a_locale")
        ]
        indexes = [
            models.Index(fields=["locale", "bare"], name="search_word_bare"),
            models.Index(fields=["locale", "initial", "length"], name="search_word_initial"),
        ]

    def __str__(self) -> str:
        return self.word
