"""What a page that is the same for everybody learns of its reader, and what it sends."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from tests.accounts.people import sign_in

ME, SEEN, APPEARANCE = "/en/account/me.json", "/en/account/seen/", "/en/account/appearance/"


def test_a_stranger_is_nobody(client: Client, front: FrontPage) -> None:
    answer = client.get(ME)
    assert answer.json() == {"signed_in": False}
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_a_page_learns_who_reads_it(client: Client, reader: User) -> None:
    User.objects.filter(pk=reader.pk).update(theme="dark", reading_locales=["es", "en"])
    client.force_login(reader)
    answer = client.get(ME)
    assert "no-store" in answer.headers["Cache-Control"]
    said = answer.json()
    assert said.pop("csrf")
    assert said == {
        "signed_in": True,
        "name": "Rita",
        "handle": "rita",
        "portrait": "/readers/rita/emblem.svg",
        "theme": "dark",
        "text": "",
        "interface_locale": "",
        "reading_locales": ["es", "en"],
        "is_staff": False,
        "unread": 0,
        "unread_shown": "0",
        "unread_said": "0 new answers to you",
    }


def test_staff_are_told_that_they_are(client: Client, ada: User) -> None:
    client.force_login(ada)
    assert client.get(ME).json()["is_staff"] is True


def test_a_page_says_only_that_there_is_an_account(client: Client, reader: User) -> None:
    client.force_login(reader)
    html = client.get("/en/").content.decode()
    assert f'data-me="{ME}"' in html
    assert "My account" in html
    assert "Rita" not in html


def test_the_appearance_that_is_chosen_on_a_page_is_kept(client: Client, reader: User) -> None:
    client.force_login(reader)
    fields = {"theme": "light", "text_size": "large"}
    assert client.post(APPEARANCE, fields).status_code == 204
    reader.refresh_from_db()
    assert (reader.theme, reader.text_size) == ("light", "large")


def test_an_appearance_that_is_none_is_refused(client: Client, reader: User) -> None:
    client.force_login(reader)
    assert client.post(APPEARANCE, {"theme": "pink"}).status_code == 400
    reader.refresh_from_db()
    assert reader.theme == ""


def test_a_stranger_has_no_appearance_to_keep(client: Client, front: FrontPage) -> None:
    assert client.post(APPEARANCE, {"theme": "dark"}).status_code == 403


@pytest.mark.parametrize("path", [SEEN, APPEARANCE])
def test_another_site_can_send_nothing(reader: User, path: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reader)
    assert strict.post(path, {"theme": "dark"}).status_code == 403
    token = strict.get(ME).json()["csrf"]
    assert strict.post(path, {"theme": "dark"}, headers={"X-CSRFToken": token}).status_code == 204


def _last_used(hours_ago: float) -> UserSession:
    UserSession.objects.update(last_seen_at=timezone.now() - timedelta(hours=hours_ago))
    return UserSession.objects.get()


def test_a_session_is_noted_as_used_at_most_once_an_hour(client: Client, reader: User) -> None:
    sign_in(client, reader.email)
    before = _last_used(hours_ago=2)
    assert client.post(SEEN).status_code == 204
    noted = UserSession.objects.get().last_seen_at
    assert noted > before.last_seen_at
    lately = _last_used(hours_ago=0.5)
    client.post(SEEN)
    assert UserSession.objects.get().last_seen_at == lately.last_seen_at


def test_a_session_lasts_on_from_the_last_visit(client: Client, reader: User) -> None:
    sign_in(client, reader.email)
    key = client.session.session_key
    soon = timezone.now() + timedelta(hours=1)
    Session.objects.filter(pk=key).update(expire_date=soon)
    _last_used(hours_ago=0.5)
    client.post(SEEN)
    assert Session.objects.get(pk=key).expire_date == soon
    _last_used(hours_ago=2)
    client.post(SEEN)
    assert Session.objects.get(pk=key).expire_date > soon + timedelta(days=13)


def test_reading_changes_nothing_of_a_session(client: Client, reader: User) -> None:
    sign_in(client, reader.email)
    before = _last_used(hours_ago=2)
    for path in ("/en/", ME, "/en/account/profile/"):
        client.get(path)
    assert UserSession.objects.get().last_seen_at == before.last_seen_at


def test_the_session_of_another_is_left_alone(client: Client, reader: User, ada: User) -> None:
    sign_in(client, ada.email)
    before = _last_used(hours_ago=2)
    other = Client()
    other.force_login(reader)
    other.post(SEEN)
    assert UserSession.objects.get(user=ada).last_seen_at == before.last_seen_at


def test_who_is_signed_out_notes_nothing(client: Client, front: FrontPage) -> None:
    assert client.post(SEEN).status_code == 204
