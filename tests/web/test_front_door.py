"""At `/` a visitor is sent to the front page in the best locale there is for them."""

import time

import pytest
from django.test import Client
from wagtail.models import Locale

from causerie.publication.models import FrontPage


@pytest.fixture
def three(front: FrontPage, front_fr: FrontPage, front_es: FrontPage) -> None:
    """The publication is open in English, French and Spanish; German is being prepared."""
    Locale.objects.create(language_code="de")


def _door(client: Client, accept: str | None = None) -> str:
    headers = {} if accept is None else {"Accept-Language": accept}
    response = client.get("/", headers=headers)
    assert response.status_code == 302
    return str(response.headers["Location"])


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "/en/"),
        ("", "/en/"),
        ("fr", "/fr/"),
        ("fr-CA", "/fr/"),
        ("FR-ca,en;q=0.5", "/fr/"),
        ("en;q=0.3, es;q=0.9, fr;q=0.8", "/es/"),
        ("de, es;q=0.7, en;q=0.3", "/es/"),
        ("de", "/en/"),
        ("*", "/en/"),
        ("uk, *;q=0.5", "/en/"),
        ("fr;q=0, es", "/es/"),
        ("fr;q=0", "/en/"),
        ("es-419, fr;q=0.9", "/es/"),
        ("xx-invalid-tag-that-nobody-has", "/en/"),
        ("fr;q=notanumber", "/en/"),
        ("../../etc/passwd, <script>", "/en/"),
        ("日本語", "/en/"),
    ],
)
def test_the_header_is_followed(client: Client, accept: str | None, expected: str) -> None:
    assert _door(client, accept) == expected


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "hostile",
    [
        "fr-" * 3_400,
        ",".join(f"x{number}" for number in range(2_000)),
        "a" * 10_000,
        "en;q=" + "0" * 10_000,
        "-" * 10_000,
        "fr;" * 3_400,
    ],
)
def test_a_hostile_header_takes_no_time(client: Client, hostile: str) -> None:
    _door(client, "fr")
    start = time.process_time()
    assert _door(client, hostile) in ("/en/", "/fr/")
    assert time.process_time() - start < 0.5


@pytest.mark.usefixtures("three")
def test_a_readers_choice_wins_over_their_browser(client: Client) -> None:
    client.cookies["locale"] = "es"
    assert _door(client, "fr") == "/es/"


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("cookie", ["de", "xx", "", "../fr", "fr\t", "FR", "<script>"])
def test_a_choice_that_is_not_open_is_passed_over(client: Client, cookie: str) -> None:
    client.cookies["locale"] = cookie
    assert _door(client, "es") == "/es/"


@pytest.mark.usefixtures("three")
def test_nobody_is_sent_to_a_locale_that_is_not_open(client: Client) -> None:
    assert _door(client, "de-AT, de;q=0.9") == "/en/"
    assert client.get("/de/").status_code == 404
    client.get("/locale/de/")
    assert _door(client, "de") == "/en/"


def test_where_the_default_is_not_open_there_is_still_a_way_in(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    front.unpublish()
    assert _door(client, "uk") == "/fr/"


def test_a_publication_that_is_not_open_says_so(unopened: None, client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 503
    assert response.headers["Retry-After"]


@pytest.mark.usefixtures("three")
def test_the_answer_is_kept_by_nobody_else(client: Client) -> None:
    response = client.get("/")
    assert {"Accept-Language", "Cookie"} <= set(response.headers["Vary"].split(", "))
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.usefixtures("three")
def test_only_reading_is_answered(client: Client) -> None:
    assert client.head("/").status_code == 302
    assert client.post("/").status_code == 405


@pytest.mark.usefixtures("three")
def test_a_choice_is_remembered_and_leads_back(client: Client) -> None:
    response = client.get("/locale/fr/", {"next": "/fr/ville/"})
    assert response.headers["Location"] == "/fr/ville/"
    cookie = response.cookies["locale"]
    assert cookie.value == "fr"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert int(cookie["max-age"]) >= 180 * 24 * 3600
    assert _door(client, "es") == "/fr/"


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example",
        "//evil.example/x",
        "///evil.example/x",
        "http:///evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        " https://evil.example",
        "\thttps://evil.example",
        "https://testserver@evil.example/",
        "https://testserver.evil.example/",
        "ftp://testserver/",
        "\x00//evil.example",
        "",
    ],
)
def test_a_choice_leads_nowhere_else(client: Client, target: str) -> None:
    response = client.get("/locale/fr/", {"next": target})
    assert response.status_code == 302
    assert response.headers["Location"] == "/fr/"


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("locale", ["ja", "xx", "nl", "en-us"])
def test_a_locale_that_is_not_offered_cannot_be_chosen(client: Client, locale: str) -> None:
    response = client.get(f"/locale/{locale}/")
    assert response.status_code == 404
    assert "locale" not in response.cookies
