"""Whoever is deleted in the CMS leaves no more behind than whoever left."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import AccountEvent, AccountEventKind, User
from causerie.accounts.services.erasure import erase_due
from causerie.accounts.services.portraits import make_portrait, set_portrait
from tests.accounts.people import sent_mails, sign_in
from tests.accounts.test_portraits import JPEG
from tests.factories import make_staff


@pytest.fixture
def desk(client: Client, ada: User) -> Client:
    client.force_login(ada)
    return client


def delete_several(client: Client, *users: User) -> int:
    query = "&".join(f"id={user.pk}" for user in users)
    return int(client.post(f"/cms/bulk/accounts/user/delete/?{query}").status_code)


def portrait_of(user: User) -> Path:
    set_portrait(user, make_portrait(JPEG))
    portrait = Path(settings.MEDIA_ROOT) / str(user.portrait.name)
    assert portrait.exists()
    return portrait


@pytest.mark.usefixtures("commits")
def test_a_picture_goes_and_the_person_is_told(desk: Client, reader: User) -> None:
    portrait = portrait_of(reader)
    assert desk.post(f"/cms/users/delete/{reader.pk}/").status_code == 302
    assert not User.objects.filter(pk=reader.pk).exists()
    assert not portrait.exists()
    assert AccountEvent.objects.get().kind == AccountEventKind.ERASED
    assert [message["To"] for message in sent_mails()] == ["rita@example.org"]


@pytest.mark.usefixtures("commits")
def test_several_go_alike(desk: Client, reader: User) -> None:
    other = make_staff("otto@example.org")
    assert delete_several(desk, reader, other) == 302
    assert User.objects.count() == 1
    assert AccountEvent.objects.count() == 2
    assert len(sent_mails()) == 2


@pytest.mark.usefixtures("commits")
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


def test_where_one_may_not_go_all_stay_and_so_do_their_pictures(
    desk: Client, ada: User, reader: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        portrait = portrait_of(reader)
    other = make_staff("otto@example.org", is_superuser=True)
    # So that the other is the last superuser who stays.
    User.objects.filter(pk=ada.pk).update(erase_at=timezone.now() + timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        delete_several(desk, reader, other)
    reader.refresh_from_db()
    assert reader.erase_at is None
    assert portrait.exists()
    assert not AccountEvent.objects.exists()


def test_what_the_server_did_not_get_to_the_worker_does(desk: Client, reader: User) -> None:
    portrait = portrait_of(reader)
    theirs = Client()
    sign_in(theirs, reader.email)
    # In this test's own transaction nothing that waits for its end is ever begun.
    assert desk.post(f"/cms/users/delete/{reader.pk}/").status_code == 302
    assert portrait.exists()
    assert theirs.get("/en/account/email/").status_code == 302
    assert erase_due() == 1
    assert not User.objects.filter(pk=reader.pk).exists()
    assert not portrait.exists()


@pytest.mark.usefixtures("commits")
def test_all_of_a_filtered_list_are_those_that_it_shows(
    desk: Client, ada: User, reader: User
) -> None:
    otto = make_staff("otto@example.org")
    User.objects.filter(pk=otto.pk).update(is_active=False)
    path = "/cms/bulk/accounts/user/delete/?id=all&standing=switched_off&next=/cms/users/"
    assert desk.post(path).status_code == 302
    assert set(User.objects.all()) == {ada, reader}
