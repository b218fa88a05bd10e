"""What somebody had typed when they had to sign in is there again afterwards."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from causerie.accounts import kept as kept_module
from causerie.accounts.kept import KEPT_BYTES_MAX, SESSION_KEY
from causerie.accounts.models import User
from causerie.accounts.services.sessions import end_sessions
from causerie.publication.models import FrontPage
from tests.accounts.newcomers import register, write_code
from tests.accounts.people import LOGIN, sign_in

NOTE = "/note/?on=3"
LOGIN_FOR_NOTE = f"{LOGIN}?next=%2Fnote%2F%3Fon%3D3"


@pytest.fixture(autouse=True)
def _with_a_form(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.accounts.kept_urls"


def kept(client: Client, path: str = NOTE) -> Any:
    return client.get(path).json()


def test_a_text_is_there_again_after_signing_in(client: Client, ada: User) -> None:
    answer = client.post(NOTE, {"text": "Zwölf Worte,\r\nfür später", "tags": ["a", "b"]})
    assert answer.headers["Location"] == LOGIN_FOR_NOTE
    assert sign_in(client, path=LOGIN_FOR_NOTE).headers["Location"] == NOTE
    assert kept(client) == {"text": "Zwölf Worte,\r\nfür später", "tags": ["a", "b"]}
    assert kept(client, "/note/?on=4") == {}


def test_it_is_there_again_after_registering(client: Client, front: FrontPage) -> None:
    client.post(NOTE, {"text": "My first"})
    register(client, next=NOTE)
    assert write_code(client).headers["Location"] == NOTE
    assert kept(client) == {"text": "My first"}


def test_it_is_there_again_where_the_session_had_ended(client: Client, ada: User) -> None:
    sign_in(client)
    end_sessions(ada)
    client.post(NOTE, {"text": "Half done"})
    sign_in(client, path=LOGIN_FOR_NOTE)
    assert kept(client) == {"text": "Half done"}


def test_reading_it_does_not_use_it_up_but_sending_it_does(client: Client, ada: User) -> None:
    client.post(NOTE, {"text": "Once"})
    sign_in(client)
    assert kept(client) == kept(client) == {"text": "Once"}
    client.post(NOTE, {"text": "refused"})
    assert kept(client) == {"text": "Once"}
    assert client.post(NOTE, {"text": "sound"}).status_code == 302
    assert kept(client) == {}


def test_passwords_codes_tokens_and_files_are_never_kept(client: Client, ada: User) -> None:
    form = {
        "text": "x",
        "password1": "hunter2hunter2",
        "oldPassword": "hunter2hunter2",
        "code": "1234",
        "client_secret": "s",
        "csrfmiddlewaretoken": "t",
        "picture": SimpleUploadedFile("a.png", b"png"),
    }
    client.post(NOTE, form)
    assert list(client.session[SESSION_KEY][NOTE]["fields"]) == ["text"]


def test_no_more_is_kept_than_a_bound(client: Client, ada: User) -> None:
    client.post(NOTE, {"title": "Short", "text": "x" * (KEPT_BYTES_MAX + 1), "end": "too"})
    assert client.session[SESSION_KEY][NOTE]["fields"] == {"title": ["Short"], "end": ["too"]}
    for number in range(9):
        client.post(f"/note/?on={number}", {"text": "x"})
    assert list(client.session[SESSION_KEY]) == ["/note/?on=6", "/note/?on=7", "/note/?on=8"]


def test_what_was_typed_the_day_before_is_gone(client: Client, ada: User) -> None:
    client.post(NOTE, {"text": "x"})
    session = client.session
    session[SESSION_KEY][NOTE]["at"] -= 13 * 3600
    session.save()
    sign_in(client)
    assert kept(client) == {}


def test_it_is_gone_with_signing_out(client: Client, ada: User) -> None:
    client.post(NOTE, {"text": "x"})
    sign_in(client)
    client.post("/en/account/logout/")
    sign_in(client)
    assert kept(client) == {}


def test_who_only_looks_is_led_to_sign_in_and_nothing_is_stored(client: Client, ada: User) -> None:
    assert client.get(NOTE).headers["Location"] == LOGIN_FOR_NOTE
    assert not Session.objects.exists()


def test_a_program_fills_no_table_with_what_is_kept(
    ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module, "KEPT_RATE", "2/m")
    for number in range(4):
        answer = Client(REMOTE_ADDR=f"2001:db8:7:5::{number}").post(NOTE, {"text": "x"})
        assert answer.headers["Location"] == LOGIN_FOR_NOTE
    assert Session.objects.count() == 2
    Client(REMOTE_ADDR="2001:db8:7:6::1").post(NOTE, {"text": "x"})
    assert Session.objects.count() == 3
