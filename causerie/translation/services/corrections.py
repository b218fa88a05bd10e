"""A person corrects a translation: of this one text, whoever else says the same."""

import re
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from causerie.accounts.models import User
from causerie.translation.models import Source, State, Translation, UnitTranslation
from causerie.translation.protection.fragments import put_together
from causerie.translation.services.sources import locked_sources

# By one person of one text: each is kept as long as the text. Whoever mends what another has
# written there has as many.
CORRECTIONS_MAX = 50
# In a tag: somebody may have written `href="…"` as words, and in code they stay as they are.
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')


class Incomplete(Exception):
    """A line has neither a machine's text nor a person's: half of a text would stay as it was."""


class OtherLinks(Exception):
    """What is said in another language leads nowhere else: links are judged when a comment is
    posted, and nobody judges them here."""


class TooOften(Exception):
    """One person has corrected this text `CORRECTIONS_MAX` times."""


class Withdrawn(Exception):
    """The text has been changed or taken away meanwhile."""


def what_would_stand(source: Source, locale: str, texts: Mapping[int, str]) -> list[str]:
    """Line by line, if `texts` were given to `correct`. Raises Incomplete, OtherLinks."""
    return [_text(line) for line in _lines(source, locale, texts)]


@transaction.atomic
def correct(source: Source, locale: str, texts: Mapping[int, str], *, by: User) -> Translation:
    """`texts` is inline HTML, cleaned, by the key of the unit; an empty one gives way to the
    machine's again. Raises Incomplete, OtherLinks, TooOften, Withdrawn."""
    if not locked_sources([source.pk]):
        raise Withdrawn
    Translation.objects.get_or_create(source=source, locale=locale)
    row = _locked(source, locale)
    lines = _lines(source, locale, texts)
    for line in lines:
        line.translation = row
        line.save()
    _show(row, lines, by)
    return row


def _lines(source: Source, locale: str, texts: Mapping[int, str]) -> list[UnitTranslation]:
    """As they would be; nothing is written."""
    rows = UnitTranslation.objects.filter(translation__source=source, translation__locale=locale)
    known = {one.unit_id: one for one in rows.select_related("current", "unit")}
    lines = []
    for unit in source.units.all():
        line = known.get(unit.pk) or UnitTranslation(unit=unit)
        line.corrected = _unless_the_same(texts.get(unit.pk, line.corrected), line)
        lines.append(line)
    _check(lines)
    return lines


def _check(lines: Sequence[UnitTranslation]) -> None:
    if not all(map(_text, lines)):
        raise Incomplete
    units = "".join(line.unit.html for line in lines)
    if not _links("".join(line.corrected for line in lines)) <= _links(units):
        raise OtherLinks


def _links(html: str) -> set[str]:
    return set(_LINK.findall(html))


def _locked(source: Source, locale: str) -> Translation:
    rows = Translation.objects.select_for_update(of=("self",)).select_related("source")
    return rows.get(source=source, locale=locale)


def _unless_the_same(text: str, line: UnitTranslation) -> str:
    """What nobody has changed stays the machine's, and gets better when it does."""
    return "" if line.current and line.current.html == text else text


def _text(line: UnitTranslation) -> str:
    return line.corrected or (line.current.html if line.current else "")


def _show(row: Translation, lines: Sequence[UnitTranslation], by: User) -> None:
    is_corrected = any(line.corrected for line in lines)
    html = put_together(row.source.skeleton, [_text(line) for line in lines])
    if html != row.html:
        _keep(row, html, by)
    row.html = html
    row.state = State.POST_EDITED if is_corrected else State.TRANSLATED
    row.corrected_by = by if is_corrected else None
    # Where a term has changed since, the machine's own is still to be made anew.
    row.is_due = row.is_due and not all(line.corrected for line in lines)
    row.is_outdated, row.is_taken_up = False, False
    row.changed_at = timezone.now()
    row.save(
        update_fields=[
            "html", "state", "corrected_by", "is_due", "is_outdated", "is_taken_up", "changed_at",
        ]
    )  # fmt: skip


def _keep(row: Translation, html: str, by: User) -> None:
    """Refused rather than forgotten: nobody makes room for what they wrote by writing more."""
    if row.corrections.filter(by=by).count() >= CORRECTIONS_MAX:
        raise TooOften
    row.corrections.create(html=html, by=by)
