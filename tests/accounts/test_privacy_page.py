"""The page on privacy says what the lists say."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape

from causerie.accounts.models import User
from causerie.accounts.personal_data import ERASURE_WAIT_DAYS
from causerie.accounts.selectors.personal_data import personal_stores, personal_tables
from causerie.accounts.services.network_addresses import GONE_AFTER_DAYS, SHORTENED_AFTER_DAYS
from causerie.lib.personal_data import PersonalStore, PersonalTable
from causerie.publication.models import FrontPage
from tests.accounts.people import sign_in
from tests.architecture.markup import inline_code
from tests.factories import make_free_page

PAGE = "/en/privacy/data/"


def test_everything_that_is_kept_is_told(client: Client, front: FrontPage) -> None:
    html = client.get(PAGE).content.decode()
    entries: list[PersonalTable | PersonalStore] = [*personal_tables(), *personal_stores()]
    for entry in entries:
        for phrase in (entry.holds, entry.why, entry.kept, entry.becomes):
            assert escape(str(phrase)) in html, phrase
    assert inline_code(html) == []


def test_the_cookies_have_the_names_that_are_set(client: Client, front: FrontPage) -> None:
    html = client.get(PAGE).content.decode()
    stored = ("causerie-theme", "causerie-text", "causerie-account", "causerie-seen")
    for name in ("session", "csrf", "locale", "reads", "messages", *stored):
        assert f"“{name}”" in html, name


def test_it_leads_to_download_and_deletion(client: Client, front: FrontPage) -> None:
    html = client.get(PAGE).content.decode()
    for path in ("/en/account/data/", "/en/account/delete/"):
        assert f'href="{path}"' in html


def test_who_registers_is_led_to_it(client: Client, front: FrontPage) -> None:
    assert f'href="{PAGE}"' in client.get("/en/account/signup/").content.decode()


def test_it_stands_in_the_footer(client: Client, front: FrontPage) -> None:
    assert f'href="{PAGE}"' in client.get("/en/").content.decode()


def test_who_is_responsible_is_told_where_it_is_set(
    client: Client, front: FrontPage, settings: Any
) -> None:
    assert "Who is responsible" not in client.get(PAGE).content.decode()
    settings.PRIVACY_CONTACT = "The <Quay>, privacy@example.org"
    html = client.get(PAGE).content.decode()
    assert "The &lt;Quay&gt;" in html
    assert 'href="mailto:privacy@example.org"' in html


@pytest.mark.parametrize("locale", ["fr", "xx"])
def test_it_is_there_in_open_locales_only(client: Client, front: FrontPage, locale: str) -> None:
    for path in ("privacy/", "privacy/data/"):
        assert client.get(f"/{locale}/{path}").status_code == 404


def test_it_is_the_same_for_every_visitor(client: Client, front_fr: FrontPage) -> None:
    first = client.get("/fr/privacy/data/")
    assert first.status_code == 200
    assert first.content == Client().get("/fr/privacy/data/").content


def test_a_page_of_the_publications_own_keeps_its_address(client: Client, front: FrontPage) -> None:
    assert "of everybody who reads" in client.get("/en/privacy/").content.decode().lower()
    make_free_page(front, "Our word on privacy", "privacy").save_revision().publish()
    assert "Our word on privacy</h1>" in client.get("/en/privacy/").content.decode()
    assert "of everybody who reads" in client.get(PAGE).content.decode().lower()


def test_every_cookie_that_is_set_is_named(client: Client, reader: User) -> None:
    sign_in(client, reader.email)
    client.post("/en/account/preferences/", {"interface_locale": "en", "reads-0": "en"})
    client.get("/locale/en/")
    client.post("/en/account/logout/")
    set_by_them = set(client.cookies)
    assert {"session", "csrf", "messages"} <= set_by_them
    page = client.get(PAGE).content.decode()
    assert [name for name in set_by_them if f"“{name}”" not in page] == []


def test_the_times_on_the_page_are_those_by_which_the_program_goes() -> None:
    """They stand there in words; whoever changes a number changes the words."""
    assert SHORTENED_AFTER_DAYS == 7
    assert GONE_AFTER_DAYS == 90
    assert ERASURE_WAIT_DAYS == 14
    assert settings.SESSION_COOKIE_AGE == 14 * 24 * 3600


DEEPL = {"name": "deepl", "leaves_server": True}
APERTIUM = {"name": "apertium", "leaves_server": False}


def test_a_service_that_texts_are_given_to_is_named(
    client: Client, front: FrontPage, settings: Any
) -> None:
    settings.ENGINES = [APERTIUM, DEEPL]
    html = client.get(PAGE).content.decode()
    assert "What is given to others" in html
    assert "the comment that they answer: deepl." in html
    assert "apertium" not in html


def test_several_services_are_all_named(client: Client, front: FrontPage, settings: Any) -> None:
    settings.ENGINES = [DEEPL, {"name": "model", "leaves_server": True}]
    assert "the comment that they answer: deepl, model." in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("policy", "engines"), [("all", []), ("all", [APERTIUM]), ("off", [DEEPL])]
)
def test_where_no_text_is_given_away_nothing_is_said_of_it(
    client: Client,
    front: FrontPage,
    settings: Any,
    policy: str,
    engines: list[dict[str, Any]],
) -> None:
    settings.TRANSLATION_POLICY, settings.ENGINES = policy, engines
    assert "What is given to others" not in client.get(PAGE).content.decode()
