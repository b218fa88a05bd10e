"""Addresses of sessions are shortened after 7 days and gone after 90."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone

from causerie.accounts.models import User
from causerie.accounts.services import network_addresses
from causerie.accounts.services.network_addresses import shorten_and_forget
from causerie.config.worker import _housekeeping

NOW = timezone.now()


def session(user: User, ip: str, *, days: float) -> UserSession:
    return UserSession.objects.create(
        user=user,
        ip=ip,
        user_agent="a browser",
        session_key=f"{ip}-{days}",
        created_at=NOW - timedelta(days=days),
        last_seen_at=NOW,
    )


def kept() -> list[str]:
    return list(UserSession.objects.order_by("pk").values_list("ip", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "found"),
    [
        (6.9, ["203.0.113.9", "2001:db8:7:5::1"]),
        (7.1, ["203.0.113.0", "2001:db8:7::"]),
        (89.9, ["203.0.113.0", "2001:db8:7::"]),
        (90.1, ["0.0.0.0", "::"]),
    ],
)
def test_an_address_is_kept_for_a_week_and_in_part_for_three_months(
    reader: User, days: float, found: list[str]
) -> None:
    for ip in ("203.0.113.9", "2001:db8:7:5::1"):
        session(reader, ip, days=days)
    shorten_and_forget(NOW)
    assert kept() == found
    assert shorten_and_forget(NOW) == 0


@pytest.mark.django_db
def test_a_session_that_is_in_use_today_has_no_older_address_either(reader: User) -> None:
    row = session(reader, "203.0.113.9", days=8)
    assert row.last_seen_at == NOW
    shorten_and_forget(NOW)
    assert kept() == ["203.0.113.0"]


@pytest.mark.django_db
def test_addresses_that_only_look_short_are_shortened(reader: User) -> None:
    for ip in ("2001:db8:7:5::", "2001:0:0:5::", "10.0.0.1", "2001:db8:7::1"):
        session(reader, ip, days=8)
    assert shorten_and_forget(NOW) == 4
    assert kept() == ["2001:db8:7::", "2001::", "10.0.0.0", "2001:db8:7::"]


@pytest.mark.django_db
def test_many_are_changed_in_turns(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_addresses, "ROWS_AT_ONCE_MAX", 3)
    for number in range(1, 11):
        session(reader, f"203.0.113.{number}", days=8)
    assert shorten_and_forget(NOW) == 10
    assert set(kept()) == {"203.0.113.0"}


@pytest.mark.django_db
def test_the_worker_does_it(reader: User) -> None:
    session(reader, "203.0.113.9", days=8)
    _housekeeping()
    assert "203.0.113.9" not in kept()
