"""The sample magazine's accounts open nothing to anybody who is not at the machine."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory

from causerie.accounts.adapter import AccountAdapter
from causerie.accounts.models import User
from tests.accounts.people import is_signed_in, sign_in
from tests.factories import make_staff

ELSEWHERE: dict[str, Any] = {"REMOTE_ADDR": "192.0.2.7"}
AT_THE_MACHINE: dict[str, Any] = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost"}


def test_a_sample_account_signs_in_at_the_machine(ada: User) -> None:
    User.objects.update(is_sample=True)
    client = Client(**AT_THE_MACHINE)
    sign_in(client)
    assert is_signed_in(client)


def test_from_elsewhere_it_is_told_whom_to_ask(ada: User) -> None:
    User.objects.update(is_sample=True)
    client = Client(**ELSEWHERE)
    page = sign_in(client)
    assert page.status_code == 200
    assert "Ask its operator" in page.content.decode()
    assert not is_signed_in(client)


def test_a_wrong_password_does_not_tell_that_it_is_a_sample_account(ada: User) -> None:
    User.objects.update(is_sample=True)
    page = sign_in(Client(**ELSEWHERE), password="wrong")
    assert "Ask its operator" not in page.content.decode()


def test_through_a_proxy_on_the_machine_it_is_refused(ada: User) -> None:
    User.objects.update(is_sample=True)
    client = Client(**AT_THE_MACHINE, HTTP_X_FORWARDED_FOR="192.0.2.7")
    sign_in(client)
    assert not is_signed_in(client)


def test_no_other_way_in_is_open_from_elsewhere(ada: User) -> None:
    """Whatever form, link or code it was: all of them come by here."""
    ada.is_sample = True
    request = RequestFactory(**ELSEWHERE).get("/")
    with pytest.raises(PermissionDenied):
        AccountAdapter(request).pre_login(request, ada)


def test_other_accounts_sign_in_from_anywhere(ada: User) -> None:
    make_staff("bea@example.org", handle="bea", is_sample=True)
    client = Client(**ELSEWHERE)
    sign_in(client)
    assert is_signed_in(client)
