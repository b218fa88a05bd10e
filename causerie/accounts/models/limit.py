"""Limits on tries: rows, so that they hold across processes and survive a restart."""

from django.db import models


class Limit(models.Model):
    """`services/hashed_rows.py` reads and writes them.

    The key is a keyed hash: which address or account it counts cannot be read from it.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
