"""Suspending an account and restoring it: everything ends at once, and the person is told."""

import ast
import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import AccountEvent, User
from causerie.accounts.services.standing import StandingRefused, restore, suspend
from tests.accounts.authenticator import Device
from tests.accounts.openid_provider import running
from tests.accounts.people import (
    code_in,
    current_code,
    give_second_factor,
    is_signed_in,
    link_in,
    only_mail,
    sent_mails,
    sign_in,
    text_of,
)
from tests.accounts.test_openid import come_back, connected
from tests.accounts.test_passkeys import Browser, give_passkey, sign_in_by_passkey
from tests.architecture.sources import python_files
from tests.factories import PASSWORD, make_staff

WHY = "Three adverts under one article."


def page_after(client: Client, user: User, password: str = PASSWORD) -> str:
    answer = client.post("/en/account/login/", {"login": user.email, "password": password})
    return str(answer.content.decode())


def is_in(client: Client) -> bool:
    return bool(client.get("/en/account/email/").status_code == 200)


def test_a_suspended_account_is_signed_out_at_once_and_others_are_not(
    reader: User, ada: User
) -> None:
    theirs, bystander = Client(), Client()
    sign_in(theirs, reader.email)
    sign_in(bystander, ada.email)
    suspend(reader, actor=ada, reason=WHY)
    assert not is_in(theirs)
    assert is_in(bystander)
    assert not UserSession.objects.filter(user=reader).exists()


def test_who_proves_who_they_are_learns_until_when_and_why(
    client: Client, reader: User, ada: User, settings: Any
) -> None:
    until = timezone.now() + timedelta(days=3)
    suspend(reader, actor=ada, reason=WHY, until=until)
    html = page_after(client, reader)
    assert "Your account is suspended" in html
    assert WHY in html
    assert settings.MAIL_FROM in html
    assert f"{until:%B} {until.day}, {until.year}" in html
    assert not is_signed_in(client)


def test_a_wrong_password_tells_nothing_of_a_suspension(
    client: Client, reader: User, ada: User
) -> None:
    suspend(reader, actor=ada, reason=WHY)
    html = page_after(client, reader, "wrong-password-99")
    assert "suspended" not in html
    assert "No account has this mail address and this password" in html


def test_the_second_factor_comes_before_the_explanation(
    client: Client, reader: User, ada: User
) -> None:
    factor = give_second_factor(reader)
    suspend(reader, actor=ada, reason=WHY)
    asked = client.post("/en/account/login/", {"login": reader.email, "password": PASSWORD})
    assert asked.headers["Location"].startswith("/en/account/mfa/authenticate/")
    answer = client.post(asked.headers["Location"], {"code": current_code(factor.secret)})
    assert answer.status_code == 403
    assert WHY in answer.content.decode()
    assert not is_signed_in(client)


def test_who_is_suspended_half_way_in_does_not_get_in(
    client: Client, reader: User, ada: User
) -> None:
    factor = give_second_factor(reader)
    asked = client.post("/en/account/login/", {"login": reader.email, "password": PASSWORD})
    suspend(reader, actor=ada, reason=WHY)
    client.post(asked.headers["Location"], {"code": current_code(factor.secret)})
    assert not is_signed_in(client)


def test_an_account_switched_off_half_way_in_does_not_get_in(client: Client, reader: User) -> None:
    factor = give_second_factor(reader)
    asked = client.post("/en/account/login/", {"login": reader.email, "password": PASSWORD})
    User.objects.filter(pk=reader.pk).update(is_active=False)
    client.post(asked.headers["Location"], {"code": current_code(factor.secret)})
    assert not is_signed_in(client)


def test_a_code_by_mail_does_not_get_in_either(client: Client, reader: User, ada: User) -> None:
    client.post("/en/account/login/code/", {"email": reader.email})
    code = code_in(only_mail())
    suspend(reader, actor=ada, reason=WHY)
    answer = client.post("/en/account/login/code/confirm/", {"code": code}, follow=True)
    assert WHY in answer.content.decode()
    assert not is_signed_in(client)


def test_a_new_password_does_not_get_in_either(client: Client, reader: User, ada: User) -> None:
    suspend(reader, actor=ada, reason=WHY)
    client.post("/en/account/password/reset/", {"email": reader.email})
    link = link_in(sent_mails()[-1])
    form = client.get(link, follow=True).redirect_chain[-1][0]
    new = "another-long-password-8"
    client.post(form, {"password1": new, "password2": new})
    assert not is_signed_in(client)
    assert WHY in page_after(client, reader, new)


def test_a_way_to_a_new_password_ends_with_the_suspension(
    client: Client, reader: User, ada: User
) -> None:
    client.post("/en/account/password/reset/", {"email": reader.email})
    link = link_in(only_mail())
    suspend(reader, actor=ada, reason=WHY)
    assert 'name="password1"' not in client.get(link, follow=True).content.decode()


def test_a_suspension_ends_by_itself(client: Client, reader: User, ada: User) -> None:
    suspend(reader, actor=ada, reason=WHY, until=timezone.now() + timedelta(days=1))
    User.objects.filter(pk=reader.pk).update(suspended_until=timezone.now())
    sign_in(client, reader.email)
    assert is_signed_in(client)
    assert not User.objects.suspended().exists()


def test_a_restored_account_signs_in_again(client: Client, reader: User, ada: User) -> None:
    suspend(reader, actor=ada, reason=WHY)
    restore(reader, actor=ada, reason="A misunderstanding.")
    sign_in(client, reader.email)
    assert is_signed_in(client)
    reader.refresh_from_db()
    assert (reader.suspended_at, reader.suspension_reason) == (None, "")


def test_both_are_in_the_log_with_who_and_why(reader: User, ada: User) -> None:
    suspend(reader, actor=ada, reason=WHY)
    restore(reader, actor=ada, reason="A misunderstanding.")
    rows = AccountEvent.objects.order_by("pk").values_list("user", "actor", "kind", "reason")
    assert list(rows) == [
        (reader.pk, ada.pk, "suspended", WHY),
        (reader.pk, ada.pk, "restored", "A misunderstanding."),
    ]


def test_the_person_is_told_in_their_own_language(reader: User, ada: User, settings: Any) -> None:
    reader.interface_locale = "fr"
    reader.save()
    suspend(reader, actor=ada, reason=WHY)
    message = only_mail()
    assert message["To"] == reader.email
    assert WHY in text_of(message)
    assert settings.MAIL_FROM in text_of(message)
    restore(reader, actor=ada, reason="A misunderstanding.")
    assert len(sent_mails()) == 2
    assert "A misunderstanding." not in text_of(sent_mails()[-1])


def test_suspending_again_changes_the_end_and_not_the_beginning(reader: User, ada: User) -> None:
    suspend(reader, actor=ada, reason=WHY)
    began = reader.suspended_at
    until = timezone.now() + timedelta(days=9)
    suspend(reader, actor=ada, reason="And a fourth.", until=until)
    reader.refresh_from_db()
    assert (reader.suspended_at, reader.suspended_until) == (began, until)
    assert reader.suspension_reason == "And a fourth."


def test_nobody_decides_about_themselves_or_without_the_rank_for_it(
    reader: User, ada: User
) -> None:
    Group.objects.create(name="Keepers")
    keeper = make_staff("kim@example.org", "Keepers")
    for actor, person in ((ada, ada), (keeper, ada), (keeper, keeper)):
        for deed in (suspend, restore):
            with pytest.raises(StandingRefused):
                deed(person, actor=actor, reason=WHY)
    assert not User.objects.exclude(suspended_at=None).exists()
    assert not AccountEvent.objects.exists()
    suspend(reader, actor=keeper, reason=WHY)
    assert set(User.objects.suspended()) == {reader}


def test_a_superuser_suspends_a_superuser(ada: User) -> None:
    other = make_staff("olga@example.org", is_superuser=True)
    suspend(other, actor=ada, reason=WHY)
    assert other.is_suspended()


def test_what_makes_no_sense_is_refused(reader: User, ada: User) -> None:
    with pytest.raises(StandingRefused, match="past"):
        suspend(reader, actor=ada, reason=WHY, until=timezone.now())
    with pytest.raises(StandingRefused, match="not suspended"):
        restore(reader, actor=ada, reason=WHY)
    assert not AccountEvent.objects.exists()


def test_a_passkey_does_not_get_in_and_says_why(reader: User, ada: User) -> None:
    device, client = Device(), Browser()
    give_passkey(reader, device)
    suspend(reader, actor=ada, reason=WHY)
    answer = sign_in_by_passkey(client, device)
    assert answer.status_code == 403
    assert WHY in answer.content.decode()
    assert not is_signed_in(client)


def test_a_provider_elsewhere_does_not_get_in_and_says_why(
    client: Client, reader: User, ada: User, settings: Any
) -> None:
    with running() as provider:
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [provider.app]}}
        connected(reader)
        suspend(reader, actor=ada, reason=WHY)
        answer = come_back(client, provider, "s-1")
    assert WHY in answer.content.decode()
    assert not is_signed_in(client)


_CHANGES = {"update", "delete", "save", "bulk_update", "update_or_create"}


def _changed_in(source: str) -> list[str]:
    """What is called to change rows, of whichever is said to be of the log."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [node.func for node in calls if isinstance(node.func, ast.Attribute)]
    return [
        ast.unparse(func)
        for func in named
        if func.attr in _CHANGES and re.search("AccountEvent|account_event", ast.unparse(func))
    ]


def test_the_program_only_ever_adds_to_the_log() -> None:
    found = [_changed_in(file.read_text(encoding="utf-8")) for file in python_files()]
    assert len(found) > 100
    assert not any(found), found
    assert _changed_in("AccountEvent.objects.filter(user=user).delete()")
    assert _changed_in("user.account_events.update(user=None)")


def test_the_log_outlives_its_person(reader: User, ada: User) -> None:
    suspend(reader, actor=ada, reason=WHY)
    reader.delete()
    (row,) = AccountEvent.objects.all()
    assert (row.user, row.actor, row.reason) == (None, ada, WHY)
