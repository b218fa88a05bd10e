"""A member of the staff, and mail that is written to files."""

from collections.abc import Callable
from typing import Any

import pytest

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from tests.factories import make_staff


@pytest.fixture(autouse=True)
def _mail_in_files(settings: Any) -> None:
    settings.EMAIL_BACKEND = "causerie.web.outbox.OutboxBackend"
    # A code of the half minute before counts: the clock may step on during a test.
    settings.MFA_TOTP_TOLERANCE = 1


@pytest.fixture
def ada(front: FrontPage) -> User:
    """May do everything."""
    return make_staff("ada@example.org", display_name="Ada & Söhne", is_superuser=True)


@pytest.fixture
def reader(front: FrontPage) -> User:
    """Has an account and no role."""
    return make_staff("rita@example.org", display_name="Rita")


@pytest.fixture
def commits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's transaction is never committed; what waits for that happens at once."""

    def at_once(function: Callable[[], object], **_more: object) -> None:
        function()

    monkeypatch.setattr("django.db.transaction.on_commit", at_once)
