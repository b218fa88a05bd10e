"""A text in another locale, line by line."""

from causerie.translation.models import Source, Unit, UnitTranslation


def lines_of(source: Source, locale: str) -> list[tuple[Unit, str, str]]:
    """Each unit with the machine's text and a person's, as inline HTML; empty where there is
    none."""
    rows = UnitTranslation.objects.filter(
        translation__source=source, translation__locale=locale
    ).select_related("current")
    known = {row.unit_id: row for row in rows}
    return [(unit, *_texts(known.get(unit.pk))) for unit in source.units.all()]


def _texts(row: UnitTranslation | None) -> tuple[str, str]:
    if row is None:
        return "", ""
    return (row.current.html if row.current else ""), row.corrected
