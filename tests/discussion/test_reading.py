"""Readers say which languages they read, with an account or without."""

import re
from typing import Any

import pytest
from django.test import Client

from causerie.accounts.models import User
from causerie.lib.reads import AS_WRITTEN, NOTHING, Reads, reads_in, written
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_reader
from tests.discussion.writing import signed_in

READING = "/en/discussion/reading/"


@pytest.fixture
def editions(front: FrontPage, front_es: FrontPage, front_fr: FrontPage) -> None:
    """English, Spanish and French are open."""


def test_whoever_has_no_account_chooses_for_their_browser(client: Client, editions: None) -> None:
    answer: Any = client.post(READING, {"locales": ["fr", "en"]})
    assert "Your choices were saved." in answer.content.decode()
    assert client.cookies["reads"].value == "en.fr"
    assert client.cookies["reads"]["httponly"]
    html = client.get(READING).content.decode()
    assert len(re.findall(r'name="locales"[^>]* checked', html)) == 2


def test_everything_as_it_was_written_is_one_word(client: Client, editions: None) -> None:
    client.post(READING, {"locales": ["fr"], "is_all": "on"})
    assert client.cookies["reads"].value == "all"


def test_who_takes_it_all_back_has_no_cookie(client: Client, editions: None) -> None:
    client.post(READING, {"locales": ["fr"]})
    client.post(READING, {})
    assert client.cookies["reads"].value == ""
    assert client.cookies["reads"]["max-age"] == 0


def test_in_an_account_the_other_languages_keep_their_place(editions: None) -> None:
    rita = make_reader("rita", reading_locales=["uk", "fr", "en"])
    client = signed_in(rita)
    client.post(READING, {"locales": ["en", "es"], "is_all": "on"})
    rita.refresh_from_db()
    assert rita.reading_locales == ["uk", "en", "es"]
    assert rita.reads_originals
    assert client.cookies["reads"].value == "all"


def test_the_preferences_of_the_account_know_it_too(editions: None) -> None:
    rita = make_reader("rita", reads_originals=True)
    client = signed_in(rita)
    assert 'name="reads_originals"' in client.get("/en/account/preferences/").content.decode()
    fields = {
        "interface_locale": "",
        "time_zone": "",
        "theme": "",
        "text_size": "",
        "reads_1": "es",
    }
    client.post("/en/account/preferences/", fields)
    assert not User.objects.get(pk=rita.pk).reads_originals
    assert client.cookies["reads"].value == "es"


@pytest.mark.parametrize("locale", ["it", "xx", "../..", "<b>"])
def test_what_is_not_open_is_not_taken(client: Client, editions: None, locale: str) -> None:
    answer: Any = client.post(READING, {"locales": [locale]})
    assert answer.status_code == 200
    assert "reads" not in client.cookies


@pytest.mark.parametrize(
    "way", ["https://evil.example/", "//evil.example", "//", "/\\", "javascript:alert(1)"]
)
def test_the_way_back_is_on_this_site(client: Client, editions: None, way: str) -> None:
    answer: Any = client.post(READING, {"locales": ["fr"], "next": way})
    assert answer.status_code == 200
    answer = client.post(READING, {"locales": ["fr"], "next": "/en/discussion/1/#discussion"})
    assert answer.headers["Location"] == "/en/discussion/1/#choices-saved"


def test_at_most_four_are_kept_and_written_in_one_order() -> None:
    five = ["uk", "fr", "en", "es", "ca"]
    assert written(five, five, is_all=False) == "en.es.fr.uk"
    assert written(["it"], five, is_all=False) == ""
    assert written(five, five, is_all=True) == "all"


@pytest.mark.parametrize(
    ("cookie", "reads"),
    [
        ("", NOTHING),
        ("all", AS_WRITTEN),
        ("en.fr", Reads(frozenset({"en", "fr"}))),
        ("pt-br.zh-hans", Reads(frozenset({"pt-br", "zh-hans"}))),
        ("fr.en", NOTHING),
        ("en.en", NOTHING),
        ("a.b", NOTHING),
        ("ca.en.es.fr.uk", NOTHING),
        ("en\n", NOTHING),
        ("en." * 1000, NOTHING),
        ("<script>", NOTHING),
    ],
)
def test_a_cookie_that_we_have_not_written_says_nothing(cookie: str, reads: Reads) -> None:
    assert reads_in(cookie) == reads


def test_a_language_covers_its_varieties() -> None:
    assert Reads(frozenset({"pt-br"})).leaves("pt")
    assert Reads(frozenset({"pt"})).leaves("pt-br")
    assert not Reads(frozenset({"pt"})).leaves("es")
