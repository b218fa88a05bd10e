"""The picture of a person: a file and its column, changed together."""

import secrets

from django.core.files.base import ContentFile
from django.db import transaction

from causerie.accounts.models import User
from causerie.lib.portraits import portrait_from


def make_portrait(data: bytes) -> ContentFile[bytes]:
    """A file to keep. Raises PortraitRefused."""
    return ContentFile(portrait_from(data))


def set_portrait(user: User, portrait: ContentFile[bytes] | None) -> None:
    """Without `portrait`, the emblem stands there again. Saves the column only.

    The old file goes when the change is committed. The new one stays behind, shown nowhere, where
    the change is not.
    """
    old, storage = user.portrait.name, user.portrait.storage
    if portrait is None:
        user.portrait = ""
    else:
        # A name that tells nothing, neither whose it is nor what it was called.
        user.portrait.save(f"{secrets.token_hex(16)}.webp", portrait, save=False)
    user.save(update_fields=["portrait"])
    if old:
        transaction.on_commit(lambda: storage.delete(old))
