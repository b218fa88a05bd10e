"""Nobody learns from us whether an address has an account."""

from typing import Any

import pytest
from django.test import Client

from causerie.accounts.models import Limit, User
from tests.accounts.newcomers import BEGIN_AGAIN, CONFIRM, SIGN_UP
from tests.accounts.people import LOGIN
from tests.accounts.same import Answer, CountingHasher, answer
from tests.factories import PASSWORD, make_staff

Step = tuple[str, dict[str, str] | None]

KNOWN, UNKNOWN = "rita@example.org", "nora@example.org"
CODE = "/en/account/login/code/confirm/"
RESET = "/en/account/password/reset/"
# Two inserts more or less, and what they ask for first.
QUERIES_APART_MAX = 6


def registering(email: str) -> list[Step]:
    form = {"name": "Nora Quist", "email": email, "next": "/en/search/"}
    wrong = {"code": "0000", "next": "/en/search/"}
    here = f"{CONFIRM}?next=/en/search/"
    return [
        (SIGN_UP, {**form, "password1": PASSWORD}),
        (here, None),
        (here, wrong),
        (CONFIRM, {"action": "resend", "next": "/en/search/"}),
        (here, None),
        (CONFIRM, {"action": "change", "email": "ola@example.org"}),
        (BEGIN_AGAIN, {"next": "/en/search/"}),
        (SIGN_UP, None),
        (SIGN_UP, {**form, "password1": ""}),
        (CONFIRM, wrong),
        (CONFIRM, wrong),
        (CONFIRM, wrong),
        (f"{SIGN_UP}?next=/en/search/", None),
    ]


def signing_in(email: str) -> list[Step]:
    return [(LOGIN, {"login": email, "password": "wrong"}) for _try in range(6)]


def signing_in_by_code(email: str) -> list[Step]:
    wrong = {"code": "0000"}
    return [
        (LOGIN, {"login": email, "by_code": "", "next": "/en/search/"}),
        (CODE, None),
        (CODE, {"action": "resend"}),
        (CODE, {"action": "resend"}),
        (CODE, None),
        (LOGIN, None),
        (CODE, wrong),
        (CODE, wrong),
        (CODE, wrong),
        (LOGIN, None),
        ("/en/account/login/code/", {"email": email}),
        (BEGIN_AGAIN, {}),
    ]


def resetting(email: str) -> list[Step]:
    return [(RESET, {"email": email}), (f"{RESET}done/", None), (RESET, {"email": email})]


@pytest.fixture(autouse=True)
def _count_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["tests.accounts.same.CountingHasher"]


def answers(steps: list[Step], email: str) -> list[Answer]:
    client = Client()
    found = []
    for path, form in steps:
        # But for those of wrong passwords, which are the same for both as well.
        if form is None or "password" not in form:
            Limit.objects.all().delete()
        found.append(answer(client, path, form, email))
    return found


@pytest.mark.parametrize("way", [registering, signing_in, signing_in_by_code, resetting])
@pytest.mark.parametrize("has_password", [True, False])
def test_a_known_address_and_an_unknown_one_look_the_same(
    reader: User, way: Any, has_password: bool
) -> None:
    # Whatever is asked for only once, such as the name of the site, was asked for before.
    answers(way("warm@example.org"), "warm@example.org")
    if not has_password:
        reader.set_unusable_password()
        reader.save()
    known, unknown = answers(way(KNOWN), KNOWN), answers(way(UNKNOWN), UNKNOWN)
    for (path, form), one, other in zip(way(""), known, unknown, strict=True):
        assert one.seen == other.seen, (path, form)
        assert abs(one.queries - other.queries) <= QUERIES_APART_MAX, (path, form, one, other)


def test_a_registration_reckons_one_password_however_it_goes(reader: User) -> None:
    for email in (KNOWN, UNKNOWN):
        for password in (PASSWORD, ""):
            before = CountingHasher.count
            form = {"name": "Nora Quist", "email": email, "password1": password}
            Limit.objects.all().delete()
            Client().post(SIGN_UP, form)
            assert CountingHasher.count - before == 1, (email, password)


def test_an_account_that_is_switched_off_looks_the_same_to_who_cannot_prove(reader: User) -> None:
    off = make_staff("off@example.org")
    User.objects.filter(pk=off.pk).update(is_active=False)
    for way in (registering, signing_in, signing_in_by_code, resetting):
        one, other = answers(way(off.email), off.email), answers(way(KNOWN), KNOWN)
        assert [each.seen for each in one] == [each.seen for each in other], way
