"""The host that a request names: ours, this machine, or somebody's invention."""

from typing import Any

import pytest
from django.test import Client

from causerie.publication.models import FrontPage
from tests.factories import PASSWORD, make_article, make_section, make_staff

EVIL = "evil.example"


@pytest.mark.parametrize(
    "host",
    [EVIL, "localhost.evil.example", "evil.example:8000", "localhost@evil.example", "", "a b",
     "localhost:8000.evil.example", "evil.example/", "[::1].evil.example"],
)  # fmt: skip
def test_a_foreign_host_is_refused(client: Client, front: FrontPage, host: str) -> None:
    client.raise_request_exception = False
    response = client.get("/en/", headers={"Host": host} if host else None, SERVER_NAME=EVIL)
    assert response.status_code == 400
    assert EVIL.encode() not in response.content


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL",
     "X-Forwarded-Prefix", "X-Script-Name"],
)  # fmt: skip
def test_no_header_moves_the_site_elsewhere(client: Client, front: FrontPage, header: str) -> None:
    make_article(make_section(front))
    value = f"host={EVIL}" if header == "Forwarded" else f"https://{EVIL}/"
    for path in ("/en/city/the-last-ferry/", "/", "/en/account/login/", "/locale/fr/"):
        response = client.get(path, headers={"Host": "localhost", header: value})
        assert EVIL.encode() not in response.content, path
        assert EVIL not in str(response.headers), path


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "127.0.0.1", "[::1]:8000", "[::1]"])
def test_a_bare_address_of_this_machine_leads_to_its_name(
    client: Client, front: FrontPage, host: str
) -> None:
    response = client.get("/en/?page=2", headers={"Host": host})
    assert response.status_code == 307
    port = ":8000" if host.endswith(":8000") else ""
    assert response.headers["Location"] == f"http://localhost{port}/en/?page=2"


def test_a_form_keeps_its_method_on_the_way(client: Client, front: FrontPage) -> None:
    response = client.post("/en/account/login/", headers={"Host": "127.0.0.1:8000"})
    assert response.status_code == 307


def test_the_way_to_the_name_leads_nowhere_else(client: Client, front: FrontPage) -> None:
    response = client.get(f"//{EVIL}/", headers={"Host": "127.0.0.1:8000"})
    assert response.headers["Location"].startswith("http://localhost:8000/")


def test_a_public_site_is_not_called_localhost(
    client: Client, front: FrontPage, settings: Any
) -> None:
    settings.SITE_HOST = "news.example.org"
    settings.ALLOWED_HOSTS = ["news.example.org", "127.0.0.1"]
    assert client.get("/en/", headers={"Host": "127.0.0.1:8000"}).status_code == 200
    assert client.get("/en/", headers={"Host": "news.example.org"}).status_code == 200


def test_canonical_addresses_are_the_sites_own(client: Client, front: FrontPage) -> None:
    make_article(make_section(front))
    html = client.get("/en/city/the-last-ferry/", headers={"Host": "localhost:9999"})
    canonical = '<link rel="canonical" href="http://localhost:8000/en/city/the-last-ferry/">'
    assert canonical in html.content.decode()


@pytest.mark.parametrize(
    "target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(client: Client, front: FrontPage, target: str) -> None:
    for path in ("/cms/login/", "/en/_util/login/"):
        location = client.get(path, {"next": target}).headers.get("Location", "")
        assert location.startswith(("/", "http://localhost")), location
        assert not location.startswith("//"), location
    make_staff("ada@example.org")
    form = {"login": "ada@example.org", "password": PASSWORD, "next": target}
    response = client.post("/en/account/login/", form)
    assert response.status_code == 302
    assert "evil" not in response.headers["Location"]
    assert response.headers["Location"].startswith("/")
    assert not response.headers["Location"].startswith("//")
