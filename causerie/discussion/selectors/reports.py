"""What readers have reported and nobody has settled yet."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from causerie.discussion.models import Report, ReportReason

# A storm of reports says the same again and again.
WORDS_SHOWN_MAX = 10
WORDS_READ_MAX = 500


@dataclass
class Reports:
    """About one thing: reasons with how often each was given, the most frequent first."""

    reasons: list[tuple[str, int]] = field(default_factory=list)
    words: list[Report] = field(default_factory=list)


def open_reports() -> "QuerySet[Report]":
    return Report.objects.filter(settled_at__isnull=True)


def reports_about(which: Q, column: str) -> dict[tuple[int, str], Reports]:
    """By what they are about: the key in `column`, and comment, name or picture."""
    found: dict[tuple[int, str], Reports] = defaultdict(Reports)
    rows = open_reports().filter(which)
    counted = rows.values_list(column, "of", "reason").annotate(times=Count("pk"))
    for pk, of, reason, times in counted.order_by("-times", "reason"):
        found[pk, of].reasons.append((str(ReportReason(reason).label), times))
    said = rows.exclude(words="").select_related("reporter").order_by("at", "pk")
    for row in said[:WORDS_READ_MAX]:
        words = found[getattr(row, f"{column}_id"), row.of].words
        if len(words) < WORDS_SHOWN_MAX:
            words.append(row)
    return found
