"""Whoever may change accounts in the CMS gains by it no more than they were given."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from causerie.accounts.models import User
from tests.accounts.people import sign_in
from tests.accounts.test_cms_users import NEW, OPAL, edit, values
from tests.factories import make_staff


@pytest.fixture
def moderator(ada: User) -> User:
    """May manage accounts, and does not say what roles may do."""
    group = Group.objects.create(name="Moderators")
    codes = ("access_admin", "add_user", "change_user", "delete_user")
    group.permissions.set(Permission.objects.filter(codename__in=codes))
    return make_staff("mo@example.org", "Moderators", display_name="Mo")


@pytest.fixture
def boss(ada: User) -> User:
    """An administrator who is no superuser."""
    return make_staff("boss@example.org", "Administrators", display_name="Boss")


@pytest.fixture
def desk(client: Client, moderator: User) -> Client:
    sign_in(client, moderator.email)
    return client


def roles(user: User) -> set[str]:
    return set(Group.objects.filter(user=user).values_list("name", flat=True))


def role(name: str) -> int:
    return int(Group.objects.get(name=name).pk)


def act(client: Client, deed: str, user: User, **sent: Any) -> int:
    path = f"/cms/bulk/accounts/user/{deed}/?id={user.pk}&next=/cms/users/"
    return int(client.post(path, sent).status_code)


def test_nobody_gives_a_role_to_themselves(desk: Client, moderator: User) -> None:
    own, more = role("Moderators"), role("Administrators")
    sent = values(moderator, display_name="Mo Moe", groups=[own, more])
    assert desk.post(edit(moderator), sent).status_code == 302
    act(desk, "assign_role", moderator, role=more)
    moderator.refresh_from_db()
    assert moderator.display_name == "Mo Moe"
    assert roles(moderator) == {"Moderators"}


def test_nobody_gives_a_role_to_others_either(desk: Client, reader: User) -> None:
    more = role("Administrators")
    assert desk.post(edit(reader), values(reader, groups=[more])).status_code == 302
    act(desk, "assign_role", reader, role=more)
    desk.post(NEW, {**OPAL, "groups": [more]})
    assert roles(reader) == roles(User.objects.get(handle="opal")) == set()


def test_an_administrators_account_is_not_taken_over(desk: Client, boss: User) -> None:
    assert desk.get(edit(boss)).status_code == 302
    desk.post(edit(boss), values(boss, email="mo.too@example.org"))
    act(desk, "set_active_state", boss, mark_as_active="False")
    act(desk, "delete", boss)
    desk.post(f"/cms/users/delete/{boss.pk}/")
    desk.post(f"/cms/users/account/{boss.pk}/", {"deed": "suspend", "suspend-reason": "So."})
    boss.refresh_from_db()
    assert (boss.email, boss.is_active, boss.erase_at) == ("boss@example.org", True, None)
    assert not boss.is_suspended()
    html = desk.get("/cms/users/").content.decode()
    assert f'href="/cms/users/account/{boss.pk}/"' not in html


def test_a_readers_account_is_changed_all_the_same(desk: Client, reader: User) -> None:
    sent = values(reader, email="rita.new@example.org")
    assert desk.post(edit(reader), sent).status_code == 302
    act(desk, "set_active_state", reader, mark_as_active="False")
    reader.refresh_from_db()
    assert (reader.email, reader.is_active) == ("rita.new@example.org", False)


def test_an_administrator_gives_roles_and_changes_the_team(
    client: Client, boss: User, moderator: User, reader: User
) -> None:
    sign_in(client, boss.email)
    sent = values(moderator, email="mo.new@example.org", groups=[role("Editors")])
    assert client.post(edit(moderator), sent).status_code == 302
    assert act(client, "assign_role", reader, role=role("Authors")) == 302
    moderator.refresh_from_db()
    assert (moderator.email, roles(moderator)) == ("mo.new@example.org", {"Editors"})
    assert roles(reader) == {"Authors"}


def test_a_superusers_account_is_closed_to_an_administrator(
    client: Client, boss: User, ada: User
) -> None:
    sign_in(client, boss.email)
    assert client.get(edit(ada)).status_code == 302
    client.post(edit(ada), values(ada, email="boss.too@example.org"))
    act(client, "assign_role", ada, role=role("Editors"))
    ada.refresh_from_db()
    assert (ada.email, roles(ada)) == ("ada@example.org", set())
