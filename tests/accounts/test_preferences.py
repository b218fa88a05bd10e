"""A person says how they read; pages, mails and cookies follow."""

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from tests.accounts.people import sign_in

PREFERENCES = "/en/account/preferences/"


def send(client: Client, *reads: str, **changes: Any) -> Any:
    places = {f"reads_{place}": code for place, code in enumerate(reads, 1)}
    fields = {"interface_locale": "", "time_zone": "", "theme": "", "text_size": ""}
    return client.post(PREFERENCES, {**fields, **places, **changes})


@pytest.fixture
def rita(client: Client, reader: User) -> User:
    client.force_login(reader)
    return reader


def test_the_languages_that_one_reads_keep_their_order(client: Client, rita: User) -> None:
    send(client, "uk", "", "en", "uk", "ar")
    rita.refresh_from_db()
    assert rita.reading_locales == ["uk", "en", "ar"]
    html = client.get(PREFERENCES).content.decode()
    assert html.count('<option value="uk" selected>') == 1
    assert html.count('<select name="reads_') == 5


def test_everything_as_it_was_written_is_no_language(client: Client, rita: User) -> None:
    send(client, "uk", reads_originals="on")
    rita.refresh_from_db()
    assert rita.reads_originals
    assert rita.reading_locales == ["uk"]
    html = client.get(PREFERENCES).content.decode()
    assert html.count('name="reads_originals"') == 1


def test_eight_languages_are_the_most(client: Client, rita: User) -> None:
    codes = ("en", "es", "fr", "pt", "ca", "de", "uk", "ru", "ar", "it")
    send(client, *codes)
    rita.refresh_from_db()
    assert rita.reading_locales == list(codes[:8])
    assert client.get(PREFERENCES).content.decode().count('<select name="reads_') == 8


@pytest.mark.parametrize(
    "wrong",
    [
        {"reads_1": "xx"},
        {"interface_locale": "it"},
        {"time_zone": "Europe/Atlantis"},
        {"time_zone": "../../etc/passwd"},
        {"theme": "pink"},
        {"text_size": "huge"},
    ],
)
def test_what_is_not_offered_is_not_taken(
    client: Client, rita: User, wrong: dict[str, str]
) -> None:
    assert send(client, **{"time_zone": "Asia/Tokyo", **wrong}).status_code == 200
    rita.refresh_from_db()
    assert (rita.reading_locales, rita.time_zone, rita.theme) == ([], "", "")


def test_the_next_page_speaks_the_language_that_was_chosen(client: Client, rita: User) -> None:
    answer = send(client, interface_locale="fr")
    assert answer.headers["Location"] == "/fr/account/preferences/"
    assert client.cookies["locale"].value == "fr"
    assert client.cookies["locale"]["httponly"]


def test_the_cookie_names_open_locales_only_in_one_order(
    client: Client, rita: User, front_es: FrontPage, front_fr: FrontPage
) -> None:
    send(client, "it", "fr", "en", "es")
    assert client.cookies["reads"].value == "en.es.fr"
    send(client, "it")
    assert client.cookies["reads"].value == ""
    assert client.cookies["reads"]["max-age"] == 0


def test_signing_in_brings_the_cookies_and_signing_out_takes_them_away(
    client: Client, reader: User, front_es: FrontPage
) -> None:
    User.objects.filter(pk=reader.pk).update(interface_locale="es", reading_locales=["es", "en"])
    sign_in(client, reader.email)
    assert client.cookies["reads"].value == "en.es"
    assert client.cookies["locale"].value == "es"
    client.post("/en/account/logout/")
    assert client.cookies["reads"].value == ""
    # A language of the pages is no secret of an account, and somebody may have chosen it before.
    assert client.cookies["locale"].value == "es"


def test_who_chose_nothing_gets_no_cookie(client: Client, reader: User) -> None:
    sign_in(client, reader.email)
    assert "reads" not in client.cookies
    assert "locale" not in client.cookies


def test_a_page_of_the_account_has_its_colours_without_script(client: Client, rita: User) -> None:
    send(client, theme="dark", text_size="larger")
    html = client.get(PREFERENCES).content.decode()
    assert '<html lang="en" dir="ltr" data-theme="dark" data-text="larger">' in html


def test_a_public_page_has_nobody_s_colours(client: Client, rita: User) -> None:
    send(client, theme="dark", time_zone="Asia/Tokyo")
    html = client.get("/en/").content.decode()
    assert "data-theme" not in html


def test_the_pages_of_an_account_keep_its_own_time(
    client: Client, reader: User, settings: Any
) -> None:
    settings.TIME_ZONE = "UTC"
    User.objects.filter(pk=reader.pk).update(time_zone="Pacific/Kiritimati")
    sign_in(client, reader.email)
    UserSession.objects.filter(user=reader).update(
        created_at="2026-03-01T12:30:00Z", last_seen_at="2026-03-01T12:30:00Z"
    )
    html = client.get("/en/account/sessions/").content.decode()
    # Fourteen hours ahead: the next day, at half past two.
    assert "March 2" in html or "2 March" in html


def test_a_zone_that_is_no_longer_known_is_the_publication_s(client: Client, rita: User) -> None:
    User.objects.filter(pk=rita.pk).update(time_zone="Europe/Atlantis")
    assert client.get(PREFERENCES).status_code == 200


def test_a_stranger_is_asked_to_sign_in(client: Client, front: FrontPage) -> None:
    answer = send(client, "en")
    assert answer.headers["Location"].startswith("/en/account/login/?next=")
