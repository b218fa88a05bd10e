"""Dates are written as each locale's readers write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from causerie.lib.dates import day, moment

WHEN = datetime(2026, 11, 21, 15, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "November 21, 2026"),
        ("en-gb", "21 November 2026"),
        ("es", "21 de noviembre de 2026"),
        ("fr", "21 novembre 2026"),
        ("pt", "21 de novembro de 2026"),
        ("ca", "21 de novembre del 2026"),
        ("uk", "21 листопада 2026 р."),
        ("ar", "21 نوفمبر 2026"),
        ("zh-hans", "2026年11月21日"),
        ("xx", "November 21, 2026"),
    ],
)
def test_a_day(code: str, written: str) -> None:
    assert " ".join(day(WHEN, code).split()) == written


def test_a_moment_has_its_time_and_names_its_zone() -> None:
    assert "15:24 UTC" in moment(WHEN, "fr")
    assert "16:24 CET" in moment(WHEN.astimezone(ZoneInfo("Europe/Paris")), "fr")
