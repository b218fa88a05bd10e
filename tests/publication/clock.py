"""Another time of day, for what is due later; nobody waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Django's and Wagtail's clock shows `moment`."""
    with patch("django.utils.timezone.now", return_value=moment):
        yield
