"""The outbox is open on the operator's own machine and nowhere else."""

from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection, send_mail
from django.test import Client

from causerie.publication.models import FrontPage
from causerie.web.outbox import SHOWN_MAX, OutboxBackend, stored_messages
from tests.architecture.markup import inline_code

OUTBOX = "causerie.web.outbox.OutboxBackend"


@pytest.fixture(autouse=True)
def _our_backend(settings: Any) -> None:
    """pytest-django would keep mail in memory."""
    settings.EMAIL_BACKEND = OUTBOX


@pytest.fixture
def client() -> Client:
    """Asks by the name that this machine has for itself."""
    return Client(headers={"host": "localhost"})


def _send(subject: str = "Wëlcome", text: str = "Your code is 123456.") -> None:
    send_mail(subject, text, "quay@example.org", ["ada@example.org"])


def test_mail_is_kept_and_shown_on_this_machine(client: Client, front: FrontPage) -> None:
    _send()
    assert isinstance(get_connection(), OutboxBackend)
    response = client.get("/dev/outbox")
    assert response.status_code == 200
    html = response.content.decode()
    assert "Wëlcome" in html
    assert "ada@example.org" in html
    assert "Your code is 123456." in html
    assert "no-store" in response.headers["Cache-Control"]


def test_an_empty_outbox_says_so(client: Client, front: FrontPage) -> None:
    assert client.get("/dev/outbox").status_code == 200


@pytest.mark.parametrize(
    "sender",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"REMOTE_ADDR": "10.0.0.1"},
        {"REMOTE_ADDR": "2001:db8::1"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "unix:"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_FOR": "203.0.113.9"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "news.example.org"},
        {"HTTP_HOST": "testserver"},
    ],
    ids=str,
)
def test_nobody_else_sees_it(client: Client, front: FrontPage, sender: dict[str, str]) -> None:
    _send()
    response = client.get("/dev/outbox", **sender)  # type: ignore[arg-type] # the WSGI environment
    assert response.status_code == 404
    assert b"123456" not in response.content


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_this_machine_has_several_addresses(client: Client, front: FrontPage, address: str) -> None:
    assert client.get("/dev/outbox", REMOTE_ADDR=address).status_code == 200


@pytest.mark.parametrize(
    "site", [{"IS_PUBLIC": True}, {"EMAIL_HOST": "mail.example.org"}], ids=["public", "with mail"]
)
def test_a_site_that_is_public_or_sends_mail_has_none(
    client: Client, front: FrontPage, settings: Any, site: dict[str, Any]
) -> None:
    _send()
    for name, value in site.items():
        setattr(settings, name, value)
    assert client.get("/dev/outbox").status_code == 404


def test_markup_in_mail_is_inert(client: Client, front: FrontPage) -> None:
    _send("<script>x</script>", "<img src=x onerror=alert(1)> https://example.org/?a=1&b=<i>")
    html = client.get("/dev/outbox").content.decode()
    assert "<script>x" not in html
    assert "<img src=x" not in html
    assert inline_code(html) == []
    assert 'href="https://example.org/?a=1&amp;b=' in html


def test_a_message_with_two_forms_shows_its_text(front: FrontPage, client: Client) -> None:
    message = EmailMultiAlternatives("Both", "the text", "a@example.org", ["b@example.org"])
    message.attach_alternative("<p>the markup</p>", "text/html")
    message.send()
    assert [stored.text.strip() for stored in stored_messages()] == ["the text"]


def test_the_newest_come_first_and_not_without_end(front: FrontPage, client: Client) -> None:
    for number in range(SHOWN_MAX + 3):
        _send(f"Message {number}")
    subjects = [stored.subject for stored in stored_messages()]
    assert len(subjects) == SHOWN_MAX
    assert subjects[0] == f"Message {SHOWN_MAX + 2}"


def test_only_reading_is_answered(client: Client, front: FrontPage) -> None:
    assert client.post("/dev/outbox").status_code == 405
