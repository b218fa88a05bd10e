"""Whoever has to wait is told for how long, in words."""

import pytest
from django.utils import translation

from causerie.lib.waits import DAY, HOUR, MINUTE, try_again_in


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "1 second."),
        (0.2, "1 second."),
        (9.1, "10 seconds."),
        (MINUTE, "1 minute."),
        (MINUTE + 1, "2 minutes."),
        (299.9, "5 minutes."),
        (2 * HOUR, "120 minutes."),
        (2 * HOUR + 1, "3 hours."),
        (2 * DAY, "48 hours."),
        (2 * DAY + 1, "3 days."),
    ],
)
def test_it_is_rounded_up(seconds: float, told: str) -> None:
    with translation.override("en"):
        assert try_again_in(seconds) == f"Try again in {told}"
