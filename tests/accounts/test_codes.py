"""Signing in without a password, and the codes that come by mail."""

import re
from typing import Any

import pytest
from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
)
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.test import Client

from causerie.accounts.models import Limit, User
from causerie.publication.models import FrontPage
from tests.accounts.newcomers import CONFIRM, SIGN_UP, register, write_code
from tests.accounts.people import (
    LOGIN,
    code_in,
    give_second_factor,
    is_signed_in,
    only_mail,
    sent_mails,
    text_of,
)
from tests.factories import PASSWORD

ASK = "/en/account/login/code/"
CODE = "/en/account/login/code/confirm/"


def ask(client: Client, email: str = "rita@example.org", path: str = LOGIN, **fields: str) -> Any:
    return client.post(path, {"login": email, "by_code": "", **fields})


def test_a_reader_signs_in_with_a_code(client: Client, reader: User) -> None:
    assert ask(client).headers["Location"] == CODE
    page = client.get(CODE).content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page
    mail = only_mail()
    assert mail["To"] == "rita@example.org"
    assert "wants to sign in at The Quay" in text_of(mail)
    assert write_code(client, path=CODE).status_code == 302
    assert is_signed_in(client)


def test_the_page_of_its_own_does_the_same(client: Client, reader: User) -> None:
    assert "Sign in with a code" in client.get(ASK).content.decode()
    assert client.post(ASK, {"email": "RITA@example.org"}).headers["Location"] == CODE
    write_code(client, path=CODE)
    assert is_signed_in(client)


def test_the_button_for_a_code_wins_over_a_password_that_the_browser_filled_in(
    client: Client, reader: User
) -> None:
    assert ask(client, password="wrong").headers["Location"] == CODE


def test_a_form_without_a_password_sends_a_code(client: Client, reader: User) -> None:
    answer = client.post(LOGIN, {"login": reader.email, "password": ""})
    assert answer.headers["Location"] == CODE


@pytest.mark.parametrize("writing", ["{}", " {} ", "{0[0]}{0[1]} {0[2]}", "arabic", "no hyphen"])
def test_a_code_is_understood_however_it_is_written(
    client: Client, reader: User, writing: str
) -> None:
    ask(client)
    code = code_in(only_mail())
    if writing == "arabic":
        written = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    elif writing == "no hyphen":
        written = code.replace("-", "")
    else:
        written = f"  {code} "
    write_code(client, written, CODE)
    assert is_signed_in(client)


def test_a_code_works_once(client: Client, reader: User) -> None:
    ask(client)
    write_code(client, path=CODE)
    client.post("/en/account/logout/")
    write_code(client, path=CODE)
    assert not is_signed_in(client)


def test_a_code_belongs_to_the_browser_that_asked_for_it(client: Client, reader: User) -> None:
    ask(client)
    elsewhere = Client()
    ask(elsewhere)
    write_code(elsewhere, code_in(sent_mails()[0]), CODE)
    assert not is_signed_in(elsewhere)


def test_the_third_wrong_code_ends_it_and_the_page_says_so(client: Client, reader: User) -> None:
    ask(client, next="/en/search/")
    here = f"{CODE}?next=/en/search/"
    for _try in range(2):
        assert "This code is not right" in write_code(client, "0000", here).content.decode()
    page = client.post(here, {"code": "0000"}, follow=True)
    assert page.redirect_chain == [(f"{LOGIN}?next=%2Fen%2Fsearch%2F", 302)]
    assert "There were too many wrong codes." in page.content.decode()
    write_code(client, path=CODE)
    assert not is_signed_in(client)


def test_the_third_wrong_code_of_a_registration_leads_back_to_it(
    client: Client, front: FrontPage
) -> None:
    register(client)
    for _try in range(2):
        write_code(client, "0000")
    page = client.post(CONFIRM, {"code": "0000"}, follow=True)
    assert page.redirect_chain == [(SIGN_UP, 302)]
    assert 'value="Nora Quist"' in page.content.decode()
    write_code(client)
    assert not is_signed_in(client)


def test_a_code_that_has_run_out_is_no_code(client: Client, front: FrontPage) -> None:
    register(client)
    session = client.session
    session[EMAIL_VERIFICATION_CODE_SESSION_KEY]["at"] -= 16 * 60
    session.save()
    page = client.post(CONFIRM, {"code": code_in(only_mail())}, follow=True)
    assert "Your code has run out." in page.content.decode()
    assert not is_signed_in(client)


def test_a_sign_in_that_took_too_long_begins_again(client: Client, reader: User) -> None:
    ask(client)
    session = client.session
    session[LOGIN_SESSION_KEY]["initiated_at"] -= 16 * 60
    session.save()
    assert write_code(client, path=CODE).status_code == 302
    assert not is_signed_in(client)


@pytest.mark.parametrize("email", ["rita@example.org", "nobody@example.org"])
def test_another_code_can_be_sent_twice(client: Client, reader: User, email: str) -> None:
    ask(client, email)
    for _time in range(2):
        assert 'value="resend"' in client.get(CODE).content.decode()
        client.post(CODE, {"action": "resend"})
    assert 'value="resend"' not in client.get(CODE).content.decode()
    client.post(CODE, {"action": "resend"})
    assert len(sent_mails()) == 3
    if email == reader.email:
        assert len({code_in(mail) for mail in sent_mails()}) == 3


@pytest.mark.parametrize("email", ["rita@example.org", "nora@example.org"])
def test_another_code_of_a_registration_can_be_sent(
    client: Client, reader: User, email: str
) -> None:
    register(client, email)
    for _time in range(2):
        Limit.objects.all().delete()
        assert 'value="resend"' in client.get(CONFIRM).content.decode()
        assert client.post(CONFIRM, {"action": "resend"}).status_code == 302
    assert 'value="resend"' not in client.get(CONFIRM).content.decode()
    assert len(sent_mails()) == 3
    if email != reader.email:
        write_code(client)
        assert is_signed_in(client)


def test_a_code_does_not_go_round_the_second_factor(client: Client, reader: User) -> None:
    codes = give_second_factor(reader).recovery_codes
    ask(client, next="/en/search/")
    answer = write_code(client, path=f"{CODE}?next=/en/search/")
    assert answer.headers["Location"] == "/en/account/mfa/authenticate/"
    assert not is_signed_in(client)
    answer = client.post(answer.headers["Location"], {"code": codes[0]})
    assert answer.headers["Location"] == "/en/search/"


def test_the_sample_accounts_get_no_code_elsewhere(client: Client, reader: User) -> None:
    User.objects.update(is_sample=True)
    client.post(
        LOGIN,
        {"login": reader.email, "by_code": ""},
        headers={"X-Forwarded-For": "198.51.100.7"},
    )
    assert "no account has this address" in text_of(only_mail())


def test_who_has_no_account_is_told_by_mail_only(client: Client, front: FrontPage) -> None:
    ask(client, "nobody@example.org")
    page = client.get(CODE).content.decode()
    assert "We have sent a code to" in page
    mail = only_mail()
    assert "no account has this address" in text_of(mail)
    assert not re.search(r"^[0-9-]{8,}$", text_of(mail), re.MULTILINE)
    assert "This code is not right" in write_code(client, "1234-5678", CODE).content.decode()


def test_a_password_still_signs_in(client: Client, reader: User) -> None:
    client.post(LOGIN, {"login": reader.email, "password": PASSWORD})
    assert is_signed_in(client)
