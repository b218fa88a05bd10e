"""What a reader says in a thread."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.discussion.models.thread import Thread
from causerie.discussion.places import PATH_LENGTH_MAX, Place
from causerie.translation.models import Source

LOCALE_LENGTH_MAX = 12


class Visibility(models.TextChoices):
    PUBLISHED = "published", _("Published")
    # Not yet: its author sees that it waits.
    HELD = "held", _("Waiting")
    REMOVED = "removed", _("Hidden")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ERASED = "erased", _("Deleted with the account")


class CommentQuerySet(models.QuerySet["Comment"]):
    def published(self) -> "CommentQuerySet":
        return self.filter(visibility=Visibility.PUBLISHED)

    def numbered(self) -> "CommentQuerySet":
        """Those that have a place in their thread, whatever has become of them since."""
        return self.filter(number__isnull=False)


class Comment(models.Model):
    """Until its first publication it has no number and no place, and nobody can answer it."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    # Empty once they have left.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
    )
    # Made with the form: what is sent twice is posted once.
    key = models.UUIDField()
    visibility = models.CharField(
        max_length=12, choices=Visibility.choices, default=Visibility.PUBLISHED
    )
    # Of the text; empty where nothing tells.
    locale = models.CharField(max_length=LOCALE_LENGTH_MAX, blank=True)
    # Said by its author, not guessed.
    is_locale_said = models.BooleanField(default=False)
    text = models.TextField()
    # Made from the text at writing, and safe; holds markers (see `lib.markup`).
    html = models.TextField()
    # Of this text. Earlier ones are `CommentRevision`s.
    revision = models.PositiveSmallIntegerField(default=1)
    posted_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    number = models.PositiveIntegerField(null=True, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="answers"
    )
    parent_number = models.PositiveIntegerField(null=True, blank=True)
    # See `places`.
    root_number = models.PositiveIntegerField(null=True, blank=True)
    bucket = models.PositiveIntegerField(null=True, blank=True)
    branch_seq = models.PositiveIntegerField(null=True, blank=True)
    depth = models.PositiveSmallIntegerField(null=True, blank=True)
    path = models.CharField(max_length=PATH_LENGTH_MAX, blank=True)
    # Of a root: the last `branch_seq` that was given below it.
    branch_count = models.PositiveIntegerField(default=0)

    # Recounted from the votes a moment after each.
    up = models.PositiveIntegerField(default=0)
    down = models.PositiveIntegerField(default=0)
    # What it is sorted by where the most valued come first: see `lib.wilson`.
    value = models.PositiveIntegerField(default=0)
    # Whether search knows this text.
    is_indexed = models.BooleanField(default=False)
    # What is translated of this text: none before translation has taken it up, none where there is
    # nothing to be translated.
    source = models.OneToOneField(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="comment"
    )
    is_taken_up = models.BooleanField(default=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="one_comment_a_number"),
            models.UniqueConstraint(fields=["author", "key"], name="posted_once"),
        ]
        indexes = [
            models.Index(fields=["thread", "bucket", "branch_seq"], name="comments_of_a_page"),
            models.Index(
                fields=["thread", "root_number", "branch_seq"], name="comments_of_a_branch"
            ),
            models.Index(
                fields=["thread", "-value", "number"],
                name="most_valued",
                condition=models.Q(parent_number__isnull=True, number__isnull=False),
            ),
            models.Index(fields=["author", "-posted_at"], name="comments_of_a_person"),
            models.Index(fields=["author", "thread", "root_number"], name="branches_of_a_person"),
            models.Index(
                fields=["posted_at"],
                name="comments_that_wait",
                condition=models.Q(visibility="held"),
            ),
            models.Index(
                fields=["id"], name="comments_to_index", condition=models.Q(is_indexed=False)
            ),
            models.Index(
                fields=["-id"], name="comments_to_take_up", condition=models.Q(is_taken_up=False)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number}" if self.number else str(self.key)

    @property
    def is_published(self) -> bool:
        return self.visibility == Visibility.PUBLISHED

    @property
    def is_root(self) -> bool:
        return self.parent_id is None

    @property
    def place(self) -> Place:
        """Only of one that has a number."""
        assert self.root_number is not None
        assert self.bucket is not None
        assert self.branch_seq is not None
        assert self.depth is not None
        return Place(self.root_number, self.bucket, self.branch_seq, self.depth, self.path)

    def stand_at(self, place: Place) -> None:
        """It is not saved."""
        self.root_number, self.bucket, self.branch_seq = (
            place.root_number,
            place.bucket,
            place.branch_seq,
        )
        self.depth, self.path = place.depth, place.path


class CommentRevision(models.Model):
    """A text that a comment had before. Rows are only added, and emptied with the comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    locale = models.CharField(max_length=LOCALE_LENGTH_MAX, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    # When this text appeared.
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="one_revision_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.comment} ({self.number})"
