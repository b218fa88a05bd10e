"""Limits on a real site: web processes share them, and headers open no way round."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest

from tests.factories import PASSWORD
from tests.running_site import Answer, RunningSite, free_port, new_site

LOGIN = "/en/account/login/"
PERSON = "rita@example.org"
MAKE_PERSON = f"from tests.factories import make_staff; make_staff({PERSON!r})"
FORMS_A_MINUTE_MAX = 30
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture
def one() -> Iterator[RunningSite]:
    made = new_site()
    made.site.python(MAKE_PERSON)
    made.start("--web-only")
    yield made
    made.stop()


@pytest.fixture
def other(one: RunningSite) -> Iterator[RunningSite]:
    """A second web server on the same database, as on a second machine."""
    made = RunningSite(one.site, free_port())
    made.start("--web-only", PORT=str(made.port))
    yield made
    made.stop()


@contextmanager
def behind(*proxies: str) -> Iterator[RunningSite]:
    made = new_site(TRUSTED_PROXIES=",".join(proxies)) if proxies else new_site()
    made.start("--web-only")
    try:
        yield made
    finally:
        made.stop()


def sender(running: RunningSite, *, login: str = "", password: str = "") -> Callable[[str], Answer]:
    """Sends the sign-in form, each time with what it is given as X-Forwarded-For, if anything."""
    page = running.ask(LOGIN)
    cookie = page.cookies[0].partition(";")[0]
    found = _TOKEN.search(page.text)
    assert found, page.text
    fields = {"csrfmiddlewaretoken": found[1], "login": login, "password": password}
    body = urlencode(fields).encode()
    head = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}

    def send(forwarded_for: str) -> Answer:
        more = {"X-Forwarded-For": forwarded_for} if forwarded_for else {}
        return running.ask(LOGIN, "POST", body, {**head, **more})

    return send


def exhaust(send: Callable[[str], Answer], *forwarded_for: str) -> None:
    for number in range(FORMS_A_MINUTE_MAX):
        address = forwarded_for[number % len(forwarded_for)]
        assert send(address).status == 200


def test_two_web_processes_share_the_tries_of_an_account(
    one: RunningSite, other: RunningSite
) -> None:
    wrong = [sender(site, login=PERSON, password="wrong") for site in (one, other)]
    answers = [wrong[number % 2]("") for number in range(5)]
    assert all("No account has this mail address" in answer.text for answer in answers)
    for site in (one, other):
        refused = sender(site, login=PERSON, password=PASSWORD)("")
        assert "There were too many tries. Try again in 5 minutes." in refused.text
    one.stop()
    one.start("--web-only")
    again = sender(one, login=PERSON, password=PASSWORD)("")
    assert "There were too many tries." in again.text, "a restart must forget nothing"
    assert one.troubles() == ""


def test_tries_at_the_same_moment_get_no_further(one: RunningSite, other: RunningSite) -> None:
    """Who is told that another try is being counted has made none either."""
    wrong = [sender(site, login=PERSON, password="wrong") for site in (one, other)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: wrong[number % 2](""), range(16)))
    checked = ["No account has this mail address" in answer.text for answer in answers]
    assert 1 <= sum(checked) <= 5
    assert all(answer.status == 200 for answer in answers)
    assert one.troubles() == ""


def test_without_a_trusted_proxy_the_header_opens_no_way_round() -> None:
    with behind() as running:
        send = sender(running)
        exhaust(send, *(f"203.0.113.{number}" for number in range(1, 31)))
        for forged in ("203.0.113.99", "127.0.0.1", "2001:db8::1", ""):
            assert send(forged).status == 429


def test_behind_a_trusted_proxy_each_reader_counts_and_forgeries_change_nothing() -> None:
    with behind("127.0.0.1", "::1", "10.0.0.0/8") as running:
        send = sender(running)
        # What the reader sends stands on the left; the proxy writes whom it saw on the right.
        exhaust(send, "203.0.113.9", "198.51.100.7, 203.0.113.9", "127.0.0.1, 203.0.113.9")
        for forged in (
            "203.0.113.9",
            "192.0.2.1, 203.0.113.9",
            "unknown, 203.0.113.9",
            "192.0.2.1, 203.0.113.9, 10.0.0.5",
            "203.0.113.9:4711",
            "::ffff:203.0.113.9",
        ):
            assert send(forged).status == 429, forged
        assert send("203.0.113.10").status == 200
        assert send("203.0.113.9, 203.0.113.10").status == 200
        # A household has as many IPv6 addresses as it wants.
        exhaust(send, *(f"2001:db8:7:5::{number:x}" for number in range(1, 31)))
        assert send("2001:db8:7:5:ffff::1").status == 429
        assert send("[2001:db8:7:5::99]:4711").status == 429
        assert send("2001:db8:7:6::1").status == 200
        # Whoever stands behind nonsense is one asker.
        exhaust(send, "unknown", "<script>", "1.2.3", "0x7f000001")
        assert send("nonsense").status == 429
        assert running.troubles() == ""
