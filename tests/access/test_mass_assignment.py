"""A form changes what it lists. Whatever else is sent with it changes nothing."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from causerie.publication.services.roles import ensure_roles
from tests.accounts.people import prove, sign_in
from tests.factories import PASSWORD, make_staff

NEW_PASSWORD = "another-long-password-8"
PREFERENCES = {"interface_locale": "fr", "time_zone": "Europe/Madrid", "theme": "dark"}

# The page, what a person fills in, and the columns of theirs that may be others afterwards.
FORMS: list[tuple[str, dict[str, str], set[str]]] = [
    (
        "profile/",
        {"name": "Rita Levi", "handle": "levi", "bio": "Writes."},
        {"display_name", "name_likeness", "handle", "handle_changed_at", "bio"},
    ),
    (
        "preferences/",
        PREFERENCES | {"text_size": "large"},
        {
            "interface_locale",
            "reading_locales",
            "reads_originals",
            "time_zone",
            "theme",
            "text_size",
        },
    ),
    ("appearance/", {"theme": "dark", "text_size": "large"}, {"theme", "text_size"}),
    ("seen/", {}, set()),
    ("email/", {"email": "levi@example.org", "action_add": ""}, set()),
    (
        "password/change/",
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
        {"password", "sessions_epoch"},
    ),
    ("sessions/end-others/", {}, {"sessions_epoch"}),
    ("data/ask/", {}, set()),
    ("delete/", {"texts": "keep"}, {"erase_at", "sessions_epoch"}),
    ("keep/", {}, set()),
    ("reauthenticate/", {"password": PASSWORD}, set()),
    ("elsewhere/", {}, set()),
    ("mfa/totp/activate/", {"code": "000000"}, set()),
    ("mfa/recovery-codes/generate/", {}, set()),
]
_COLUMNS = {field.name: field for field in User._meta.concrete_fields}


def hostile_values() -> dict[str, Any]:
    """A value for every column of a person that is none of theirs, and every right there is."""
    values = {name: _hostile(field) for name, field in _COLUMNS.items()}
    rights = {
        "groups": list(Group.objects.values_list("pk", flat=True)),
        "user_permissions": list(Permission.objects.values_list("pk", flat=True)),
    }
    return values | rights


def _hostile(field: "models.Field[Any, Any]") -> str:
    match field:
        case models.BooleanField():
            # Whatever stands there: a sample has its rows with both.
            return "on"
        case models.DateTimeField():
            return (timezone.now() + timedelta(days=99)).strftime("%Y-%m-%d %H:%M")
        case models.IntegerField():
            return "99"
        case models.EmailField():
            return "hostile@example.org"
    return "hostile"


def row(user: User) -> dict[str, Any]:
    """Every column, and every right."""
    found = dict(User.objects.values().get(pk=user.pk))
    found["groups"] = sorted(user.groups.values_list("pk", flat=True))
    found["user_permissions"] = sorted(user.user_permissions.values_list("pk", flat=True))
    return found


def changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {name for name, value in before.items() if after[name] != value}


@pytest.fixture
def reader(front: FrontPage) -> User:
    ensure_roles()
    return make_staff("rita@example.org", display_name="Rita")


@pytest.mark.parametrize(("page", "filled_in", "may_change"), FORMS, ids=[f[0] for f in FORMS])
def test_a_form_of_an_account_changes_what_it_lists(
    client: Client, reader: User, page: str, filled_in: dict[str, str], may_change: set[str]
) -> None:
    sign_in(client, reader.email)
    prove(client)
    before, addresses = row(reader), list(EmailAddress.objects.filter(user=reader).values())
    answer = client.post(f"/en/account/{page}", {**hostile_values(), **filled_in})
    assert answer.status_code < 500
    found = changed(before, row(reader))
    assert found - may_change == set()
    # Otherwise the form was refused as a whole, and has shown nothing.
    assert may_change - found <= {"sessions_epoch", "reading_locales"}
    assert list(EmailAddress.objects.filter(user=reader).values()) == addresses
    assert not Authenticator.objects.filter(user=reader, type="totp").exists()


def test_who_registers_becomes_a_reader_and_nothing_else(client: Client, reader: User) -> None:
    form = {"email": "new@example.org", "name": "Nora Lind", "password1": "seven-boats-at-the-quay"}
    client.post("/en/account/signup/", {**hostile_values(), **form})
    new = User.objects.get(email="new@example.org")
    plain, found = row(User.objects.create(handle="plain", email="plain@example.org")), row(new)
    theirs = {"id", "email", "password", "display_name", "name_likeness", "handle", "date_joined"}
    assert changed(plain, found) - theirs == {"interface_locale"}
    # The handle comes from the name when the address is confirmed.
    assert new.handle.startswith("unconfirmed-")
    assert new.interface_locale == "en"
    assert not EmailAddress.objects.filter(user=new, verified=True).exists()


def test_ones_own_page_in_the_cms_changes_the_name_only(client: Client, reader: User) -> None:
    reader.groups.add(Group.objects.get(name="Authors"))
    sign_in(client, reader.email)
    before = row(reader)
    sent = {f"name-{name}": value for name, value in hostile_values().items()}
    everything = hostile_values() | sent | {"name-display_name": "Rita Levi"}
    client.post("/cms/account/", everything | {"locale-preferred_language": "en"})
    assert changed(before, row(reader)) <= {"display_name", "name_likeness"}


def test_an_administrator_changes_in_the_cms_what_its_form_lists(
    client: Client, reader: User
) -> None:
    make_staff("adam@example.org", "Administrators")
    sign_in(client, "adam@example.org")
    before = row(reader)
    listed = {"display_name": "Rita Levi", "handle": "rita", "email": "rita@example.org"}
    form = {**hostile_values(), **listed, "groups": [], "password1": "", "password2": ""}
    assert client.post(f"/cms/users/edit/{reader.pk}/", form).status_code == 302
    assert changed(before, row(reader)) == {"display_name", "name_likeness"}
