"""Whoever is deleted in the CMS leaves no more behind than whoever left."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from causerie.accounts.models import AccountEvent, AccountEventKind, User
from causerie.accounts.services.portraits import make_portrait, set_portrait
from tests.accounts.people import sent_mails
from tests.accounts.test_portraits import JPEG
from tests.factories import make_staff


@pytest.fixture
def desk(client: Client, ada: User) -> Client:
    client.force_login(ada)
    return client


def delete_several(client: Client, *users: User) -> int:
    query = "&".join(f"id={user.pk}" for user in users)
    return int(client.post(f"/cms/bulk/accounts/user/delete/?{query}").status_code)


@pytest.mark.usefixtures("commits")
def test_a_picture_goes_and_the_person_is_told(desk: Client, reader: User) -> None:
    set_portrait(reader, make_portrait(JPEG))
    portrait = Path(settings.MEDIA_ROOT) / str(reader.portrait.name)
    assert portrait.exists()
    assert desk.post(f"/cms/users/delete/{reader.pk}/").status_code == 302
    assert not User.objects.filter(pk=reader.pk).exists()
    assert not portrait.exists()
    assert AccountEvent.objects.get().kind == AccountEventKind.ERASED
    assert [message["To"] for message in sent_mails()] == ["rita@example.org"]


def test_several_go_alike(desk: Client, reader: User) -> None:
    other = make_staff("otto@example.org")
    assert delete_several(desk, reader, other) == 302
    assert User.objects.count() == 1
    assert AccountEvent.objects.count() == 2
    assert len(sent_mails()) == 2


def test_the_last_superuser_stays(desk: Client, ada: User) -> None:
    other = make_staff("otto@example.org", is_superuser=True)
    ada.is_active = True
    User.objects.filter(pk=ada.pk).update(is_superuser=True)
    assert desk.post(f"/cms/users/delete/{other.pk}/").status_code == 302
    assert User.objects.filter(is_superuser=True).count() == 1
    desk.post(f"/cms/users/delete/{ada.pk}/")
    delete_several(desk, ada)
    assert User.objects.get().pk == ada.pk


def test_nobody_but_a_superuser_deletes_one(client: Client, ada: User) -> None:
    clerk = make_staff("clerk@example.org", "Administrators")
    client.force_login(clerk)
    delete_several(client, ada)
    client.post(f"/cms/users/delete/{ada.pk}/")
    assert User.objects.filter(pk=ada.pk).exists()


def test_a_look_deletes_nobody(desk: Client, reader: User) -> None:
    assert desk.get(f"/cms/users/delete/{reader.pk}/").status_code == 200
    assert User.objects.filter(pk=reader.pk).exists()
