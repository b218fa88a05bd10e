"""A code from an app after the password, and codes for a day without the device."""

import re
from base64 import b64decode
from typing import Any

from django.test import Client

from causerie.accounts.models import User
from tests.accounts.people import (
    current_code,
    give_second_factor,
    has_second_factor,
    is_signed_in,
    leave_open,
    only_mail,
    prove,
    sent_mails,
    sign_in,
    text_of,
)
from tests.factories import PASSWORD

ACTIVATE = "/en/account/mfa/totp/activate/"
AUTHENTICATE = "/en/account/mfa/authenticate/"
CODES = "/en/account/mfa/recovery-codes/"


def answer(client: Client, code: str) -> Any:
    return client.post(AUTHENTICATE, {"code": code})


def test_the_second_factor_is_switched_on_with_the_code_that_the_app_shows(
    client: Client, ada: User, commits: None
) -> None:
    sign_in(client)
    prove(client)
    html = client.get(ACTIVATE).content.decode()
    shown = re.search(r'<code class="key" dir="ltr">([A-Z2-7]+)</code>', html)
    picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    assert shown
    assert picture
    assert b"<svg" in b64decode(picture[1])
    assert f"otpauth://totp/ada%40example.org?secret={shown[1]}&amp;issuer=localhost" in html
    wrong = client.post(ACTIVATE, {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    assert not has_second_factor(ada)
    response = client.post(ACTIVATE, {"code": current_code(shown[1])})
    assert response.headers["Location"] == CODES
    assert has_second_factor(ada)
    assert client.get(CODES).content.decode().count("<li>") >= 10
    assert only_mail()["Subject"] == "Your account at The Quay has a second factor now"


def test_signing_in_takes_the_code_and_leads_where_one_wanted_to_go(
    client: Client, ada: User
) -> None:
    secret = give_second_factor(ada).secret
    response = sign_in(client, path="/en/account/login/?next=/cms/")
    assert response.headers["Location"] == AUTHENTICATE
    assert client.get("/cms/").status_code == 302
    assert "This code is not right" in answer(client, "000000").content.decode()
    assert not is_signed_in(client)
    assert answer(client, current_code(secret)).headers["Location"] == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_a_code_of_the_app_works_once(client: Client, ada: User) -> None:
    code = current_code(give_second_factor(ada).secret)
    sign_in(client)
    answer(client, code)
    another = Client()
    sign_in(another)
    answer(another, code)
    assert not is_signed_in(another)


def test_a_recovery_code_works_once(client: Client, ada: User) -> None:
    first, second, *_rest = give_second_factor(ada).recovery_codes
    for code, works in ((first, True), (first, False), (second, True)):
        browser = Client()
        sign_in(browser)
        answer(browser, code)
        assert is_signed_in(browser) is works, code


def test_the_recovery_codes_that_are_left_can_be_kept_in_a_file(client: Client, ada: User) -> None:
    used, *left = give_second_factor(ada).recovery_codes
    sign_in(client)
    answer(client, used)
    prove(client)
    response = client.get(f"{CODES}download/")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "attachment" in response.headers["Content-Disposition"]
    assert response.content.decode().split() == left


def test_new_recovery_codes_replace_the_old_ones(client: Client, ada: User, commits: None) -> None:
    used, old, *_rest = give_second_factor(ada).recovery_codes
    sign_in(client)
    answer(client, used)
    prove(client)
    page = client.post(f"{CODES}generate/", follow=True)
    assert old not in page.content.decode()
    assert only_mail()["Subject"] == "New recovery codes for your account at The Quay"
    browser = Client()
    sign_in(browser)
    answer(browser, old)
    assert not is_signed_in(browser)


def test_the_second_factor_is_switched_off_with_its_recovery_codes(
    client: Client, ada: User
) -> None:
    codes = give_second_factor(ada).recovery_codes
    sign_in(client)
    answer(client, codes[0])
    prove(client)
    client.post("/en/account/mfa/totp/deactivate/")
    assert not has_second_factor(ada)
    assert "was switched off" in text_of(sent_mails()[-1])
    browser = Client()
    sign_in(browser)
    assert is_signed_in(browser)


def test_the_second_factor_is_not_touched_in_a_session_that_was_left_open(
    client: Client, ada: User
) -> None:
    codes = give_second_factor(ada).recovery_codes
    sign_in(client)
    answer(client, codes[0])
    leave_open(client)
    for path in (
        CODES,
        f"{CODES}download/",
        f"{CODES}generate/",
        "/en/account/mfa/totp/deactivate/",
    ):
        response = client.get(path)
        assert response.status_code == 302, path
        assert "/reauthenticate/?next=" in response.headers["Location"]
    client.post("/en/account/mfa/totp/deactivate/")
    assert has_second_factor(ada)


def test_who_is_asked_again_may_answer_with_a_code_or_with_the_password(
    client: Client, ada: User
) -> None:
    factor = give_second_factor(ada)
    for path, form in (
        ("/en/account/reauthenticate/", {"password": PASSWORD}),
        ("/en/account/mfa/reauthenticate/", {"code": factor.recovery_codes[0]}),
    ):
        browser = Client()
        browser.force_login(ada)
        assert browser.get(CODES).status_code == 302
        response = browser.post(f"{path}?next={CODES}", form)
        assert response.headers["Location"] == CODES
        assert browser.get(CODES).status_code == 200


def test_one_may_give_up_at_the_second_factor(client: Client, ada: User) -> None:
    give_second_factor(ada)
    sign_in(client)
    assert client.get("/en/account/login/").headers["Location"] == AUTHENTICATE
    client.post("/en/account/logout/", {"next": "/en/account/login/"})
    assert client.get("/en/account/login/").status_code == 200
