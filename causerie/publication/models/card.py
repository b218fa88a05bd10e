"""Cards: the picture that other sites and messengers show for a link to an edition."""

from django.db import models

from causerie.publication.models.article import ArticlePage


class Card(models.Model):
    """Drawn by the worker; `digest` is of all that it shows, so that a change is noticed."""

    FOLDER = "cards/"

    edition = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, related_name="card")
    digest = models.CharField(max_length=64)
    file = models.FileField(upload_to=FOLDER)

    def __str__(self) -> str:
        return self.file.name or ""
