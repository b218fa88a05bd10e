"""Translations as engines leave them behind, without one."""

from typing import Any

from causerie.discussion.models import Comment
from causerie.translation.models import (
    MachineText,
    Source,
    State,
    Translation,
    Unit,
    UnitTranslation,
)
from causerie.translation.protection.fragments import split
from causerie.translation.services.sources import draft_of, make_sources

ENGINE = "apertium"


def make_source(html: str, *, locale: str, is_public: bool = True) -> Source:
    """Of a text that has something to be translated."""
    draft = draft_of(html, locale=locale, is_public=is_public)
    assert draft
    make_sources([draft])
    return draft.source


def take_up(comment: Comment) -> Comment:
    """Handed over to be translated, and asked for in no locale yet."""
    comment.source = make_source(comment.html, locale=comment.locale, is_public=True)
    comment.is_taken_up = True
    comment.save(update_fields=["source", "is_taken_up"])
    return comment


def make_foreign(comment: Comment) -> Translation:
    """As if it had been written in French, and its words were those of an engine."""
    comment.source = make_source(comment.html, locale="fr", is_public=True)
    comment.is_taken_up = True
    comment.save(update_fields=["source", "is_taken_up"])
    return make_translation(comment, "en", comment.html)


def make_translation(comment: Comment, locale: str, html: str, **fields: Any) -> Translation:
    """`html` stands for all of the text, with as many lines as it has."""
    if comment.source is None:
        take_up(comment)
    source = comment.source
    assert source is not None
    values = {"state": State.TRANSLATED, "engine": ENGINE, "is_due": False, "is_taken_up": False}
    translation = Translation.objects.create(
        source=source, locale=locale, html=html, **{**values, **fields}
    )
    if translation.is_readable:
        for unit, text in zip(source.units.all(), split(html).units, strict=True):
            _make_unit(translation, unit, text)
    return translation


def _make_unit(translation: Translation, unit: Unit, text: str) -> None:
    made, _is_new = MachineText.objects.get_or_create(
        source_digest=unit.digest,
        source_locale=translation.source.locale,
        target_locale=translation.locale,
        profile=f"{ENGINE} 1",
        defaults={"html": text, "route": translation.route},
    )
    UnitTranslation.objects.create(translation=translation, unit=unit, current=made)


def make_missing(comment: Comment, locale: str, **fields: Any) -> Translation:
    """Requested, or failed."""
    values = {"state": State.REQUESTED, **fields}
    return make_translation(comment, locale, "", **values)
