"""What people have written about translations of a comment, for moderators: whatever stands there
now, and what is gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from causerie.accounts.models import User
from causerie.discussion.models import Comment, KeptCorrection
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.text_shown import text_shown
from causerie.lib.locales import bcp47, direction, name_in
from causerie.translation.models import Correction, Suggestion

# Of one comment in all its languages; who looks for more has seen enough.
SHOWN_MAX = 100


@dataclass(frozen=True)
class Corrected:
    """A translation as somebody has left it. What it quotes is left out: others have said that."""

    html: SafeString
    lang: str
    dir: str
    language: str
    by: User | None
    made_at: datetime


@dataclass(frozen=True)
class Suggested:
    selected: str
    proposed: str
    note: str
    lang: str
    by: User | None
    made_at: datetime


def corrections_of(comment: Comment) -> list[Corrected]:
    """The newest first."""
    found = sorted(_corrections(comment), key=lambda one: one.made_at, reverse=True)
    return found[:SHOWN_MAX]


def _corrections(comment: Comment) -> Iterator[Corrected]:
    base, spoken = thread_address(comment.thread_id), get_language() or settings.LANGUAGE_CODE

    def corrected(one: Correction | KeptCorrection, locale: str) -> Corrected:
        return Corrected(
            html=text_shown(one.html, base),
            lang=bcp47(locale),
            dir=direction(locale),
            language=name_in(locale, spoken),
            by=one.by,
            made_at=one.made_at,
        )

    kept = comment.corrections.exclude(html="").select_related("by").order_by("-made_at")
    for one in kept[:SHOWN_MAX]:
        yield corrected(one, one.locale)
    if comment.source_id is not None:
        rows = Correction.objects.filter(translation__source=comment.source_id)
        present = rows.select_related("by", "translation").order_by("-made_at")
        for row in present[:SHOWN_MAX]:
            yield corrected(row, row.translation.locale)


def suggestions_about(comment: Comment) -> list[Suggested]:
    """The newest first. Of a hidden comment nobody else reads them."""
    found = []
    for one in _suggestions(comment):
        words = one.hidden_words or vars(one)
        found.append(
            Suggested(
                selected=words["selected"],
                proposed=words["proposed"],
                note=words["note"],
                lang=bcp47(one.locale),
                by=one.user,
                made_at=one.made_at,
            )
        )
    return found


def _suggestions(comment: Comment) -> "QuerySet[Suggestion]":
    about = Q(kept__comment=comment)
    if comment.source_id is not None:
        about |= Q(translation__source=comment.source_id)
    rows = Suggestion.objects.filter(about).exclude(selected="", hidden_words={})
    return rows.select_related("user").order_by("-made_at", "-pk")[:SHOWN_MAX]
