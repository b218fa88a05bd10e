"""Who was signed in before an upgrade is so afterwards."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth import BACKEND_SESSION_KEY
from django.test import Client

from causerie.accounts.models import User
from tests.accounts.people import sign_in

FORMER = "allauth.account.auth_backends.AuthenticationBackend"
migration = import_module("causerie.accounts.migrations.0006_sessions_live_on")


def signed_in_before(client: Client, email: str) -> None:
    sign_in(client, email)
    session = client.session
    session[BACKEND_SESSION_KEY] = FORMER
    session.save()
    UserSession.objects.all().delete()


def test_a_session_from_before_lives_on_and_is_listed(client: Client, reader: User) -> None:
    signed_in_before(client, reader.email)
    key = client.session.session_key
    migration._carry_over(apps, None)
    page = client.get("/en/account/sessions/")
    assert page.status_code == 200
    assert "this one" in page.content.decode()
    assert UserSession.objects.get().session_key == key


def test_without_it_the_session_would_have_ended(client: Client, reader: User) -> None:
    signed_in_before(client, reader.email)
    assert client.get("/en/account/sessions/").status_code == 302


def test_doing_it_twice_changes_nothing(client: Client, reader: User) -> None:
    signed_in_before(client, reader.email)
    migration._carry_over(apps, None)
    migration._carry_over(apps, None)
    assert UserSession.objects.count() == 1


def test_sessions_of_nobody_and_of_people_who_are_gone_are_left(
    client: Client, reader: User, front: object
) -> None:
    Client().get("/en/account/login/")
    signed_in_before(client, reader.email)
    User.objects.all().delete()
    migration._carry_over(apps, None)
    assert not UserSession.objects.exists()
