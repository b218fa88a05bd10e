"""The pages of an account: complete, in our look, and for their rightful person only."""

from urllib.parse import unquote

import pytest
from django.test import Client

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from causerie.web.middleware.security import STRICT_POLICY
from tests.accounts.people import come_in_just_now, give_second_factor, prove, sign_in
from tests.architecture.markup import inline_code

FOR_EVERYBODY = (
    "login/",
    "signup/",
    "signup/passkey/",
    "inactive/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/1-wrong/",
    "password/reset/key/done/",
)
FOR_ONESELF = (
    "profile/",
    "preferences/",
    "logout/",
    "email/",
    "password/change/",
    "reauthenticate/",
    "mfa/",
    "mfa/totp/activate/",
    "mfa/webauthn/add/",
)
WITH_SECOND_FACTOR = (
    "mfa/",
    "mfa/reauthenticate/",
    "mfa/totp/deactivate/",
    "mfa/recovery-codes/",
    "mfa/recovery-codes/generate/",
)
LOCALES = ("en", "es", "fr")


def check(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200, path
    html = response.content.decode()
    assert f'<html lang="{path[1:3]}" dir="ltr">' in html
    assert 'class="masthead-name"' in html
    assert "The Quay" in html
    assert '<meta name="robots" content="noindex">' in html
    assert html.count("<h1>") == 1
    assert inline_code(html.replace('src="data:image/svg+xml;base64,', 'src="')) == []
    assert "mfa/js/" not in html
    # One script, ours: the pages are whole without it.
    assert html.count("<script") == 2
    assert "placeholder=" not in html
    assert response.headers["Content-Security-Policy"] == STRICT_POLICY
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("page", FOR_EVERYBODY)
def test_a_page_for_everybody_is_there(
    client: Client, front: FrontPage, locale: str, page: str
) -> None:
    check(client, f"/{locale}/account/{page}")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pages_of_ones_own_account_are_there(client: Client, ada: User, locale: str) -> None:
    sign_in(client)
    prove(client)
    for page in FOR_ONESELF:
        check(client, f"/{locale}/account/{page}")
    ada.set_unusable_password()
    ada.save()
    come_in_just_now(client, ada)
    check(client, f"/{locale}/account/password/set/")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pages_of_a_second_factor_are_there(client: Client, ada: User, locale: str) -> None:
    codes = give_second_factor(ada).recovery_codes
    sign_in(client, path=f"/{locale}/account/login/")
    check(client, f"/{locale}/account/mfa/authenticate/")
    client.post(f"/{locale}/account/mfa/authenticate/", {"code": codes[0]})
    prove(client)
    for page in WITH_SECOND_FACTOR:
        check(client, f"/{locale}/account/{page}")


@pytest.mark.parametrize(
    "page",
    sorted({*FOR_ONESELF, *WITH_SECOND_FACTOR, "mfa/recovery-codes/download/", "password/set/"}),
)
def test_a_stranger_sees_nothing_of_an_account(client: Client, ada: User, page: str) -> None:
    response = client.get(f"/en/account/{page}")
    assert response.status_code == 302
    target = "/" if page == "logout/" else f"/en/account/login/?next=/en/account/{page}"
    assert unquote(response.headers["Location"]) == target


@pytest.mark.parametrize("page", ["mfa/authenticate/", "confirm-email/", "login/code/confirm/"])
def test_a_step_of_signing_in_is_not_there_by_itself(
    client: Client, front: FrontPage, page: str
) -> None:
    response = client.get(f"/en/account/{page}")
    assert response.status_code == 302
    begins_at = "login/code/" if page.startswith("login/code/") else "login/"
    assert response.headers["Location"] == f"/en/account/{begins_at}"


@pytest.mark.parametrize("page", ["mfa/trust/", "phone/change/"])
def test_what_is_not_offered_is_not_there(client: Client, ada: User, page: str) -> None:
    sign_in(client)
    assert client.get(f"/en/account/{page}").status_code == 404


def test_the_pages_of_an_account_lead_to_one_another_and_to_the_cms(
    client: Client, ada: User, reader: User
) -> None:
    sign_in(client)
    html = client.get("/en/account/mfa/").content.decode()
    for path in ("account/email/", "account/password/change/", "account/logout/"):
        assert f'href="/en/{path}"' in html
    assert 'href="/en/account/mfa/" aria-current="page"' in html
    assert 'href="/cms/"' in html
    client.post("/en/account/logout/")
    sign_in(client, reader.email)
    assert 'href="/cms/"' not in client.get("/en/account/mfa/").content.decode()


def test_the_language_of_an_account_page_can_be_switched(client: Client, front: FrontPage) -> None:
    html = client.get("/en/account/login/").content.decode()
    assert "/locale/fr/?next=/fr/account/login/" in html


def test_an_error_stands_at_its_field_and_is_read_with_it(client: Client, ada: User) -> None:
    sign_in(client)
    form = {"oldpassword": "wrong", "password1": "short", "password2": "short"}
    html = client.post("/en/account/password/change/", form).content.decode()
    assert 'aria-describedby="id_oldpassword_error"' in html
    assert "This is not your current password." in html
    assert "at least 12 characters" in html


def test_the_first_field_that_is_wrong_is_led_to(client: Client, front: FrontPage) -> None:
    html = client.post("/en/account/signup/", {"name": "Ana Ruiz", "email": "ana"}).content.decode()
    marked = [part for part in html.split("<input")[1:] if "autofocus" in part.split(">")[0]]
    assert len(marked) == 1
    assert 'name="email"' in marked[0].split(">")[0]
    assert "autofocus" not in client.get("/en/account/signup/").content.decode()
