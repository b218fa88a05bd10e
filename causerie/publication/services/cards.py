"""Keeping a true card of every published edition."""

import logging
from dataclasses import replace
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from causerie.lib.pictures import DECODING_FAILED
from causerie.publication.cards.drawing import CardContent, CardFile, draw
from causerie.publication.models import ArticlePage, Card, Picture
from causerie.publication.selectors.cards import CardView

log = logging.getLogger("causerie.publication")


def make_card(edition: ArticlePage, view: CardView) -> bool:
    """Draw the card that `view` describes; whether it was not there yet.

    It is drawn before the transaction, which on SQLite keeps every other writer waiting.
    """
    return _keep(edition, view.digest, _drawn(_content(view), edition))


def _drawn(content: CardContent, edition: ArticlePage) -> CardFile:
    """A picture that cannot be opened keeps no card back."""
    try:
        return draw(content)
    except DECODING_FAILED:
        if not (content.picture or content.logo):
            raise
        log.exception("a picture cannot be drawn on a card", extra={"edition": edition.pk})
        return draw(replace(content, picture=None, logo=None))


def _content(view: CardView) -> CardContent:
    return CardContent(
        title=view.title,
        section=view.section,
        authors=view.authors,
        publication=view.look.name,
        accent=view.look.accent,
        locale=view.locale,
        direction=view.direction,
        picture=_read(view.picture),
        focus=_focus(view.picture),
        logo=_read(view.look.logo),
    )


@transaction.atomic
def _keep(edition: ArticlePage, digest: str, drawn: CardFile) -> bool:
    """The old file goes when nobody can read its name any more."""
    card = Card.objects.select_for_update().filter(edition=edition).first()
    if card and card.digest == digest:
        return False
    card = card or Card(edition=edition)
    old, storage = card.file.name, card.file.storage
    name = f"{edition.pk}-{digest[:12]}.{drawn.extension}"
    # Left behind by a worker that was ended before it could say so.
    storage.delete(f"{Card.FOLDER}{name}")
    card.digest = digest
    card.file.save(name, ContentFile(drawn.content), save=True)
    if old:
        transaction.on_commit(partial(storage.delete, old))
    return True


def _focus(picture: Picture | None) -> tuple[float, float]:
    if picture is None or not picture.has_focal_point():
        return (0.5, 0.5)
    return (picture.focal_point_x / picture.width, picture.focal_point_y / picture.height)


def _read(picture: Picture | None) -> bytes | None:
    """A picture whose file is gone keeps no card back."""
    if picture is None:
        return None
    try:
        with picture.open_file() as file:
            return bytes(file.read())
    except OSError:
        log.exception("a picture cannot be read for a card", extra={"picture": picture.pk})
        return None
