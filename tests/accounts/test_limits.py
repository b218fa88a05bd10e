"""Limits on tries hold for all processes together, and tell how long to wait."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from allauth.core.internal.ratelimit import consume as allauth_consume
from allauth.core.internal.ratelimit import parse_rates
from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone, translation

from causerie.accounts.models import Limit, User
from causerie.accounts.services import hashed_rows
from causerie.accounts.services.limits import LimitReached, consume
from causerie.publication.models import FrontPage
from tests.accounts.people import LOGIN, give_second_factor, is_signed_in, sent_mails, sign_in
from tests.factories import PASSWORD

KEY = "allauth:rl:allauth.account:login_failed:5/300.0/key:whoever"
IP_KEY = "allauth:rl:allauth.account:login_failed:20/600.0/ip:ip:203.0.113.9"


def fail(client: Client, email: str = "ada@example.org", **more: Any) -> Any:
    return client.post(LOGIN, {"login": email, "password": "wrong"}, **more)


# --- The rows -------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_limit_is_a_row_that_tells_nobody_whose_it_is() -> None:
    cache.set(IP_KEY, [1.0], timeout=60)
    row = Limit.objects.get()
    assert re.fullmatch("[0-9a-f]{64}", row.cache_key)
    assert row.value == "[1.0]"
    assert cache.get(IP_KEY) == [1.0]


@pytest.mark.django_db
def test_another_secret_key_finds_other_rows() -> None:
    cache.set(KEY, [1.0], timeout=60)
    with override_settings(SECRET_KEY="another-" + "y" * 50):
        assert cache.get(KEY) is None


@pytest.mark.django_db
def test_only_the_first_gets_a_lock_until_it_is_given_back_or_runs_out() -> None:
    lock = f"{KEY}:lock"
    assert cache.add(lock, True, timeout=10)
    assert not cache.add(lock, True, timeout=10)
    assert cache.delete(lock)
    assert cache.add(lock, True, timeout=10)
    Limit.objects.update(expires=timezone.now())
    assert cache.add(lock, True, timeout=10)
    assert not cache.add(lock, True, timeout=10)


@pytest.mark.django_db
def test_what_has_run_out_counts_no_more_and_is_swept() -> None:
    cache.set(KEY, [1.0], timeout=60)
    cache.set(IP_KEY, [1.0], timeout=600)
    Limit.objects.filter(cache_key=hashed_rows.hashed(KEY)).update(expires=timezone.now())
    assert cache.get(KEY) is None
    assert hashed_rows.sweep(timezone.now()) == 1
    assert cache.get(IP_KEY) == [1.0]
    assert hashed_rows.sweep(timezone.now() + timedelta(seconds=601)) == 1


@pytest.mark.django_db
def test_many_rows_are_swept_in_turns_and_no_flood_drives_out_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hashed_rows, "SWEPT_AT_ONCE_MAX", 10)
    past, future = timezone.now() - timedelta(1), timezone.now() + timedelta(1)
    Limit.objects.bulk_create(
        Limit(cache_key=f"old-{number}", value="[]", expires=past) for number in range(35)
    )
    Limit.objects.bulk_create(
        Limit(cache_key=f"new-{number}", value="[]", expires=future) for number in range(500)
    )
    cache.set(KEY, [1.0], timeout=60)
    assert hashed_rows.sweep() == 35
    assert Limit.objects.count() == 501
    assert cache.get(KEY) == [1.0]


@pytest.mark.usefixtures("committed")
def test_a_count_is_refused_in_a_transaction_that_could_take_it_back() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        cache.set(KEY, [1.0], timeout=60)
    with pytest.raises(RuntimeError), transaction.atomic():
        consume("download", of="somebody", rate="1/h")
    assert not Limit.objects.exists()


@pytest.mark.usefixtures("committed")
def test_a_failed_sign_in_counts_although_what_follows_it_rolls_back(rf: RequestFactory) -> None:
    request = _request(rf)
    assert allauth_consume(request, app="allauth.account", action="login_failed", key="whoever")
    with pytest.raises(OperationalError), transaction.atomic():
        raise OperationalError("the view broke")
    assert Limit.objects.count() == 3


def test_no_request_is_one_transaction() -> None:
    assert connection.settings_dict["ATOMIC_REQUESTS"] is False


@pytest.mark.django_db
def test_without_a_database_nothing_goes_on_uncounted(rf: RequestFactory) -> None:
    def away(*_statement: Any) -> Any:
        raise OperationalError("the database is away")

    with connection.execute_wrapper(away), pytest.raises(OperationalError):
        allauth_consume(_request(rf), app="allauth.account", action="login_failed", key="whoever")
    assert not Limit.objects.exists()


def _request(rf: RequestFactory, address: str = "203.0.113.9") -> HttpRequest:
    return rf.post("/", REMOTE_ADDR=address)


# --- Whom they count ------------------------------------------------------------------------------


def _may(request: HttpRequest, key: str) -> bool:
    return bool(allauth_consume(request, app="allauth.account", action="login_failed", key=key))


@pytest.mark.django_db
def test_an_account_is_guarded_wherever_the_tries_come_from(rf: RequestFactory) -> None:
    tries = [_may(_request(rf, f"203.0.113.{number}"), "ada") for number in range(1, 7)]
    assert tries == [True] * 5 + [False]
    assert _may(_request(rf, "203.0.113.99"), "bea")


@pytest.mark.django_db
def test_neither_a_port_in_the_host_nor_a_spelling_is_another_account(
    client: Client, ada: User
) -> None:
    spelt = [
        "ada@example.org",
        "ADA@example.org",
        " ada@EXAMPLE.org",
        "ada@example.org",
        "Ada@Example.Org",
    ]
    for number, email in enumerate(spelt):
        fail(client, email, headers={"host": f"localhost:{8000 + number}"})
    answer = sign_in(client)
    assert "There were too many tries." in answer.content.decode()
    assert not is_signed_in(client)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("addresses", "other"),
    [
        (["203.0.113.9", "::ffff:203.0.113.9"], "203.0.113.10"),
        (["2001:db8:7:5::1", "2001:db8:7:5:ffff::2"], "2001:db8:7:6::1"),
        (["unknown", "", "<script>"], "203.0.113.9"),
    ],
)
def test_a_network_address_counts_for_all_that_it_tries(
    rf: RequestFactory, addresses: list[str], other: str
) -> None:
    for number in range(20):
        assert _may(_request(rf, addresses[number % len(addresses)]), f"person-{number}")
    assert not any(_may(_request(rf, address), "one-more") for address in addresses)
    assert _may(_request(rf, other), "one-more")


@pytest.mark.django_db
def test_ones_own_sign_in_makes_no_guess_at_others_forgotten(client: Client, reader: User) -> None:
    for number in range(19):
        fail(client, f"person-{number}@example.org")
    for _again in range(2):
        sign_in(client, reader.email)
        assert is_signed_in(client)
        client.logout()
    fail(client, "person-20@example.org")
    sign_in(client, reader.email)
    assert not is_signed_in(client)


@pytest.mark.django_db
def test_ones_own_second_factor_makes_no_guess_at_others_forgotten(
    client: Client, reader: User
) -> None:
    codes = give_second_factor(reader).recovery_codes
    for number in range(15):
        fail(client, f"person-{number}@example.org")
    sign_in(client, reader.email)
    client.post("/en/account/mfa/authenticate/", {"code": codes[0]})
    assert is_signed_in(client)
    client.logout()
    answers = [fail(client, f"other-{number}@example.org") for number in range(6)]
    assert "There were too many tries." in answers[-1].content.decode()


ASK, RESET = "/en/account/login/code/", "/en/account/password/reset/"


@pytest.mark.parametrize(("path", "asked_max"), [(ASK, 6), (LOGIN, 6), (RESET, 5)])
def test_a_stranger_who_asks_for_mail_does_not_keep_the_owner_from_theirs(
    reader: User, path: str, asked_max: int
) -> None:
    form = {"email": reader.email, "login": reader.email}
    for number in range(asked_max):
        stranger = Client(REMOTE_ADDR=f"2001:db8:7:5::{number}")
        assert stranger.post(path, form).status_code == 302
    refused = Client(REMOTE_ADDR="2001:db8:7:5::99").post(path, form)
    assert refused.status_code == 200
    assert "There were too many tries. Try again in 60 minutes." in refused.content.decode()
    assert Client(REMOTE_ADDR="203.0.113.9").post(path, form).status_code == 302
    assert len(sent_mails()) == asked_max + 1


@pytest.mark.parametrize("path", [ASK, RESET])
def test_no_mailbox_is_flooded_from_many_networks(reader: User, path: str, settings: Any) -> None:
    """With fewer than the settings allow: a mail takes its time."""
    rates = {**settings.ACCOUNT_RATE_LIMITS}
    for action in ("request_login_code", "reset_password"):
        assert rates[action].endswith(",60/d/key")
        rates[action] = rates[action].replace("60/d", "3/d")
    settings.ACCOUNT_RATE_LIMITS = rates
    for number in range(6):
        Client(REMOTE_ADDR=f"203.0.113.{number}").post(path, {"email": reader.email})
    assert len(sent_mails()) == 3


# --- What they say --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_whoever_has_to_wait_is_told_how_long_and_keeps_what_they_typed(
    client: Client, ada: User
) -> None:
    for _try in range(5):
        fail(client)
    html = fail(client).content.decode()
    assert "There were too many tries. Try again in 5 minutes." in html
    assert 'value="ada@example.org"' in html


@pytest.mark.django_db
def test_the_wait_is_that_of_the_oldest_try(client: Client, ada: User) -> None:
    for _try in range(5):
        fail(client)
    earlier = [time.time() - seconds for seconds in (10, 20, 30, 40, 200)]
    soon, later = (timezone.now() + timedelta(seconds=seconds) for seconds in (200, 301))
    row = Limit.objects.get(expires__range=(soon, later))
    row.value = str(earlier)
    row.save()
    assert "Try again in 2 minutes." in fail(client).content.decode()


ADDRESS_PAGE = "/en/account/email/"


def refused_at(client: Client, path: str, fields: dict[str, str]) -> Any:
    """The answer of the first time that it is too often."""
    for _try in range(60):
        answer = client.post(path, fields)
        if answer.status_code == 429:
            return answer
    raise AssertionError("never refused")


def test_the_page_for_too_many_tries_keeps_what_was_typed(client: Client, reader: User) -> None:
    client.force_login(reader)
    answer = refused_at(
        client, f"{ADDRESS_PAGE}?x=1&y=2", {"email": 'a"<b>@example.org', "action_add": ""}
    )
    html = answer.content.decode()
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert "no-store" in answer.headers["Cache-Control"]
    assert re.search(r"Try again in (\d+ seconds?|1 minute)\.", html)
    assert f'action="{ADDRESS_PAGE}?x=1&amp;y=2"' in html
    assert 'name="email" value="a&quot;&lt;b&gt;@example.org"' in html
    assert html.count('name="csrfmiddlewaretoken"') == 1


@pytest.mark.django_db
def test_a_form_with_a_password_is_filled_in_anew(client: Client, front: FrontPage) -> None:
    fields = {"login": "a@example.org", "password": "hunter2hunter2"}
    html = refused_at(client, f"{LOGIN}?next=/en/x/", fields).content.decode()
    assert "hunter2" not in html
    assert "<form" not in html
    assert f'href="{LOGIN}?next=/en/x/"' in html


def test_the_button_of_that_page_sends_the_form_again(reader: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader)
    token = _token(client.get(ADDRESS_PAGE).content.decode())
    fields = {"email": "no address", "action_add": "", "csrfmiddlewaretoken": token}
    html = refused_at(client, ADDRESS_PAGE, fields).content.decode()
    Limit.objects.all().delete()
    again = client.post(ADDRESS_PAGE, {**fields, "csrfmiddlewaretoken": _token(html)})
    assert again.status_code == 200
    assert 'value="no address"' in again.content.decode()


def _token(html: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
    assert found
    return found[1]


# --- Ours -----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_our_own_limits_count_each_person_and_each_deed_for_itself(ada: User, reader: User) -> None:
    for _try in range(2):
        consume("download", of=ada, rate="2/h")
    with translation.override("en"), pytest.raises(LimitReached) as refused:
        consume("download", of=ada, rate="2/h")
    assert str(refused.value) == "Try again in 60 minutes."
    assert 3590 <= refused.value.seconds <= 3600
    consume("download", of=reader, rate="2/h")
    consume("picture", of=ada, rate="2/h")
    consume("download", of="203.0.113.9", rate="2/h")


@pytest.mark.usefixtures("committed")
def test_of_many_at_the_same_moment_as_many_get_through_as_may() -> None:
    def attempt(_number: int) -> bool:
        try:
            consume("download", of="somebody", rate="5/h")
        except LimitReached:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(20))) == 5


@pytest.mark.usefixtures("committed")
def test_of_many_at_the_same_moment_one_gets_a_lock_that_has_run_out() -> None:
    lock = f"{KEY}:lock"
    cache.add(lock, True, timeout=10)
    Limit.objects.update(expires=timezone.now())

    def attempt(_number: int) -> bool:
        try:
            return bool(cache.add(lock, True, timeout=10))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(20))) == 1


@pytest.mark.django_db
def test_the_longer_of_two_limits_is_told_of_too(ada: User) -> None:
    for _try in range(3):
        consume("download", of=ada, rate="5/h,3/d")
    with pytest.raises(LimitReached) as refused:
        consume("download", of=ada, rate="5/h,3/d")
    assert refused.value.seconds > 86_000


@pytest.mark.django_db
def test_a_try_is_allowed_when_the_oldest_counts_no_more(ada: User) -> None:
    consume("download", of=ada, rate="1/h")
    Limit.objects.update(value=str([time.time() - 3601]))
    consume("download", of=ada, rate="1/h")


def test_every_rate_of_the_settings_can_be_read() -> None:
    rates = {**settings.ACCOUNT_RATE_LIMITS, **settings.MFA_RATE_LIMITS}
    for action, text in rates.items():
        assert parse_rates(text), action
        assert all(rate.per in ("ip", "key", "user") for rate in parse_rates(text)), action
    for action, text in settings.HOUSEHOLD_RATE_LIMITS.items():
        assert parse_rates(text), action


@pytest.mark.django_db
def test_a_password_that_is_right_is_no_failure(client: Client, reader: User) -> None:
    for _again in range(7):
        client.post(LOGIN, {"login": reader.email, "password": PASSWORD})
        assert is_signed_in(client)
        client.logout()
