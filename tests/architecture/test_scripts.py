"""No script and no style stands in our markup, so that the policy may forbid both."""

import pytest
from django.test import Client

from causerie.publication.models import FrontPage
from causerie.web.middleware.security import CMS_POLICY, STRICT_POLICY
from tests.architecture.markup import inline_code, without_template_language
from tests.architecture.sources import named, public_template_files
from tests.factories import PASSWORD, make_staff
from tests.publication.filled import PUBLIC_PATHS, fill


def test_no_template_holds_script_or_style() -> None:
    found = {
        named(file): hits
        for file in public_template_files()
        if (hits := inline_code(without_template_language(file.read_text(encoding="utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize(
    "markup",
    [
        "<style>p { color: red }</style>",
        '<p style="color: red">Red</p>',
        '<a href="#" onclick="go()">Go</a>',
        "<script>go()</script>",
        '<a href=" JavaScript:go()">Go</a>',
        '<p{% if red %} style="color: red"{% endif %}>Red</p>',
    ],
)
def test_inline_code_is_found(markup: str) -> None:
    assert inline_code(without_template_language(markup))


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="{% static "a.js" %}"></script>',
        '<script type="application/ld+json">{"@type": "Article"}</script>',
        '<a href="{{ url }}" data-on="x">Go</a>',
    ],
)
def test_what_the_policy_allows_is_not_complained_of(markup: str) -> None:
    assert inline_code(without_template_language(markup)) == []


@pytest.mark.parametrize("path", PUBLIC_PATHS)
def test_public_pages_carry_the_strict_policy_and_keep_to_it(
    client: Client, front: FrontPage, path: str
) -> None:
    fill(front)
    response = client.get(path)
    assert response.headers["Content-Security-Policy"] == STRICT_POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    if "text/html" in response.headers.get("Content-Type", ""):
        assert inline_code(response.content.decode()) == []


def test_the_strict_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    rules = dict(rule.split(" ", 1) for rule in STRICT_POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert "unsafe" not in STRICT_POLICY
    assert "*" not in STRICT_POLICY


def test_the_cms_has_a_policy_of_its_own(client: Client, front: FrontPage) -> None:
    make_staff(is_superuser=True)
    assert client.login(email="ada@example.org", password=PASSWORD)
    response = client.get("/cms/")
    assert response.status_code == 200
    assert response.headers["Content-Security-Policy"] == CMS_POLICY
    assert "http" not in CMS_POLICY


def test_a_public_path_does_not_get_the_policy_of_the_cms(client: Client, front: FrontPage) -> None:
    for path in ("/en/cms/", "/cms", "/en/account/login/?next=/cms/", "//cms/"):
        assert client.get(path).headers["Content-Security-Policy"] == STRICT_POLICY, path
