"""An account that is suspended, switched off or erased: whatever was open or under way gets nothing
any more, from the next request on."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import User
from causerie.accounts.services.erasure import erase
from causerie.accounts.services.standing import suspend
from causerie.publication.models import FrontPage
from tests.accounts.authenticator import Device, challenge_at, send
from tests.accounts.openid_provider import Provider, path_of
from tests.accounts.people import (
    code_in,
    current_code,
    give_second_factor,
    is_signed_in,
    link_in,
    only_mail,
    sent_mails,
    sign_in,
)
from tests.accounts.test_openid import connected, leave, provider, running_provider
from tests.accounts.test_passkeys import give_passkey
from tests.factories import PASSWORD, make_staff

__all__ = ["provider", "running_provider"]

SIGN_IN_BY_PASSKEY = "/en/account/mfa/webauthn/login/"
NEW_PASSWORD = "another-long-password-8"
# Goes on with what was under way.
GoesOn = Callable[[], Any]
Way = Callable[[Client, User], GoesOn]


def suspended(user: User, boss: User) -> None:
    suspend(user, actor=boss, reason="Three adverts.")


def switched_off(user: User, boss: User) -> None:
    """As staff do it in the list of accounts."""
    desk = Client()
    sign_in(desk, boss.email)
    path = f"/cms/bulk/accounts/user/set_active_state/?id={user.pk}&next=/cms/users/"
    desk.post(path, {"mark_as_active": "False"})
    assert not User.objects.get(pk=user.pk).is_active


def erased(user: User, boss: User) -> None:
    User.objects.filter(pk=user.pk).update(erase_at=timezone.now() - timedelta(minutes=1))
    assert erase(user)


def an_open_session(client: Client, user: User) -> GoesOn:
    sign_in(client, user.email)
    assert is_signed_in(client)
    return lambda: client.post("/en/account/profile/", {"name": "Somebody", "handle": "rita"})


def a_link_to_a_new_password(client: Client, user: User) -> GoesOn:
    client.post("/en/account/password/reset/", {"email": user.email})
    link = link_in(only_mail())

    def go_on() -> Any:
        page = client.get(link, follow=True)
        assert 'name="password1"' not in page.content.decode()
        return page

    return go_on


def a_form_for_a_new_password(client: Client, user: User) -> GoesOn:
    """The link was opened before, and the form stands on the screen."""
    client.post("/en/account/password/reset/", {"email": user.email})
    form = client.get(link_in(only_mail()), follow=True).redirect_chain[-1][0]
    new = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    return lambda: client.post(form, new, follow=True)


def a_mailed_code(client: Client, user: User) -> GoesOn:
    client.post("/en/account/login/code/", {"email": user.email})
    code = code_in(only_mail())
    return lambda: client.post("/en/account/login/code/confirm/", {"code": code}, follow=True)


def a_passkey(client: Client, user: User) -> GoesOn:
    device = Device()
    give_passkey(user, device)
    challenge = challenge_at(client, SIGN_IN_BY_PASSKEY)
    return lambda: send(client, SIGN_IN_BY_PASSKEY, device.sign(challenge))


def a_second_step(client: Client, user: User) -> GoesOn:
    factor = give_second_factor(user)
    form = {"login": user.email, "password": PASSWORD}
    asked = client.post("/en/account/login/", form).headers["Location"]
    return lambda: client.post(asked, {"code": current_code(factor.secret)}, follow=True)


@pytest.fixture
def reader(front: FrontPage) -> User:
    return make_staff("rita@example.org", display_name="Rita")


@pytest.fixture
def boss(front: FrontPage) -> User:
    return make_staff("ada@example.org", is_superuser=True)


@pytest.fixture
def client() -> Client:
    # A passkey belongs to a host.
    return Client(SERVER_NAME="localhost")


@pytest.fixture(autouse=True)
def _mail_in_files(settings: Any) -> None:
    settings.EMAIL_BACKEND = "causerie.web.outbox.OutboxBackend"
    settings.MFA_TOTP_TOLERANCE = 1


def sessions_of(pk: int) -> list[str]:
    """Of the sessions that are left, those that would let somebody in as that person."""
    user = User.objects.filter(pk=pk).first()
    alive = Session.objects.filter(expire_date__gt=timezone.now())
    found = [(session.session_key, session.get_decoded()) for session in alive]
    return [
        key
        for key, told in found
        if told.get(SESSION_KEY) == str(pk)
        # An erased person's row is gone, and so must all of these be.
        and (user is None or told[HASH_SESSION_KEY] == user.get_session_auth_hash())
    ]


ENDS = [suspended, switched_off, erased]
WAYS: list[Way] = [
    an_open_session, a_link_to_a_new_password, a_form_for_a_new_password, a_mailed_code,
    a_passkey, a_second_step,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_was_under_way_gets_nothing(
    client: Client,
    reader: User,
    boss: User,
    way: Way,
    end: Callable[[User, User], None],
) -> None:
    pk = reader.pk
    go_on = way(client, reader)
    end(reader, boss)
    before = User.objects.filter(pk=pk).values().first()
    # The person is told; the mail was sent by the end itself.
    mails = len(sent_mails())
    answer = go_on()
    assert answer.status_code < 500
    assert User.objects.filter(pk=pk).values().first() == before
    assert not is_in(client)
    assert sessions_of(pk) == []
    assert len(sent_mails()) == mails


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_a_way_back_from_a_provider_gets_nothing(
    client: Client,
    reader: User,
    boss: User,
    provider: Provider,
    end: Callable[[User, User], None],
) -> None:
    pk = connected(reader).pk
    back = path_of(provider.agree(leave(client), "s-1"))
    end(reader, boss)
    assert client.get(back, follow=True).status_code < 500
    assert not is_in(client)
    assert sessions_of(pk) == []


@pytest.mark.parametrize("way", [way for way in WAYS if way is not a_link_to_a_new_password],
                         ids=lambda way: way.__name__)  # fmt: skip
def test_of_who_is_left_alone_the_same_is_done(client: Client, reader: User, way: Way) -> None:
    """Otherwise the tests above prove nothing."""
    go_on = way(client, reader)
    changed = User.objects.values().get(pk=reader.pk)
    go_on()
    assert is_in(client) or User.objects.values().get(pk=reader.pk) != changed


def is_in(client: Client) -> bool:
    return bool(client.get("/en/account/me.json").json()["signed_in"])
