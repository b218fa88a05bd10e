"""Accounts as staff make, find and change them in the CMS."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.users.models import UserProfile

from causerie.accounts.models import User
from tests.accounts.people import is_signed_in, link_in, only_mail, sign_in
from tests.factories import PASSWORD, make_staff

NEW = "/cms/users/new/"
OPAL = {
    "display_name": "Ópal Núñez",
    "handle": "opal",
    "email": "Opal@Example.org",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


@pytest.fixture
def desk(client: Client, ada: User) -> Client:
    sign_in(client)
    return client


@pytest.fixture
def keeper(ada: User) -> User:
    """May manage accounts, and is no superuser."""
    group = Group.objects.create(name="Keepers")
    group.permissions.set(
        Permission.objects.filter(
            codename__in=("access_admin", "add_user", "change_user", "delete_user")
        )
    )
    return make_staff("kim@example.org", "Keepers", display_name="Kim")


def edit(user: User) -> str:
    return f"/cms/users/edit/{user.pk}/"


def values(user: User, **changed: Any) -> dict[str, Any]:
    """The form as it stands, with some fields changed."""
    form = {
        "display_name": user.display_name,
        "handle": user.handle,
        "email": user.email,
        "password1": "",
        "password2": "",
        "groups": [group.pk for group in user.groups.all()],
    }
    if user.is_active:
        form["is_active"] = "on"
    return {**form, **changed}


def errors(response: Any) -> str:
    assert response.status_code == 200
    return str(response.context["form"].errors)


def test_an_account_made_in_the_cms_signs_in_by_its_mail_address(desk: Client) -> None:
    group = Group.objects.create(name="Writers")
    assert desk.post(NEW, {**OPAL, "groups": [group.pk]}).status_code == 302
    user = User.objects.get(handle="opal")
    assert (user.display_name, user.email) == ("Ópal Núñez", "opal@example.org")
    assert list(user.groups.all()) == [group]
    row = EmailAddress.objects.get(user=user)
    assert (row.email, row.verified, row.primary) == ("opal@example.org", True, True)
    browser = Client()
    sign_in(browser, "opal@example.org")
    assert is_signed_in(browser)


def test_an_account_without_a_password_gets_one_by_mail(desk: Client) -> None:
    desk.post(NEW, {**OPAL, "password1": "", "password2": ""})
    assert not User.objects.get(handle="opal").has_usable_password()
    browser = Client()
    browser.post("/en/account/password/reset/", {"email": "opal@example.org"})
    form = browser.get(link_in(only_mail()), follow=True).redirect_chain[-1][0]
    browser.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    sign_in(browser, "opal@example.org")
    assert is_signed_in(browser)


@pytest.mark.parametrize("path", ["new", "edit"])
def test_the_forms_have_our_fields_and_no_others(desk: Client, reader: User, path: str) -> None:
    html = desk.get(NEW if path == "new" else edit(reader)).content.decode()
    for name in ("display_name", "handle", "email", "password1", "password2", "groups"):
        assert html.count(f'name="{name}"') == 1 or name == "groups", name
    for name in ("first_name", "last_name", "username"):
        assert f'name="{name}"' not in html


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("email", "ADA@example.ORG", "Another account has this mail address."),
        ("email", "", "This field is required."),
        ("handle", "ada", "This handle is taken."),
        ("handle", "Opal Núñez", "Write lower-case letters"),
        ("display_name", "", "This field is required."),
        ("password1", "something-else-12", "didn’t match"),
    ],
)
def test_a_mistake_in_the_form_is_named(
    desk: Client, field: str, value: str, complaint: str
) -> None:
    found = errors(desk.post(NEW, {**OPAL, field: value}))
    assert complaint.replace("’", "&#x27;") in found or complaint in found
    assert found.count(complaint) <= 1
    assert not User.objects.filter(handle="opal").exists()


def test_a_weak_password_is_refused(desk: Client) -> None:
    found = errors(desk.post(NEW, {**OPAL, "password1": "short", "password2": "short"}))
    assert "at least 12 characters" in found


def test_a_new_address_in_the_cms_is_the_one_to_sign_in_with(desk: Client, reader: User) -> None:
    response = desk.post(edit(reader), values(reader, email="Rita.New@example.org"))
    assert response.status_code == 302
    (row,) = EmailAddress.objects.filter(user=reader)
    assert (row.email, row.verified, row.primary) == ("rita.new@example.org", True, True)
    for email, works in (("rita@example.org", False), ("rita.new@example.org", True)):
        browser = Client()
        sign_in(browser, email)
        assert is_signed_in(browser) is works


def test_an_address_cannot_become_that_of_another_account(desk: Client, reader: User) -> None:
    found = errors(desk.post(edit(reader), values(reader, email="Ada@Example.org")))
    assert "Another account has this mail address." in found
    reader.refresh_from_db()
    assert reader.email == "rita@example.org"


def test_an_address_that_was_only_asked_for_is_free(desk: Client, reader: User) -> None:
    EmailAddress.objects.create(user=reader, email="opal@example.org")
    assert desk.post(NEW, OPAL).status_code == 302


def test_saving_other_fields_does_not_confirm_an_address(desk: Client, reader: User) -> None:
    EmailAddress.objects.filter(user=reader).update(verified=False)
    assert desk.post(edit(reader), values(reader, display_name="Rita R.")).status_code == 302
    reader.refresh_from_db()
    assert reader.display_name == "Rita R."
    assert not EmailAddress.objects.get(user=reader).verified


def test_an_account_can_be_switched_off_in_the_cms(desk: Client, reader: User) -> None:
    browser = Client()
    sign_in(browser, reader.email)
    form = values(reader)
    del form["is_active"]
    desk.post(edit(reader), form)
    assert browser.get("/en/account/email/").status_code == 302


def test_accounts_are_listed_and_found_by_name_handle_and_address(
    desk: Client, reader: User
) -> None:
    make_staff("zoe@elsewhere.test", display_name="Zoë Field", handle="captain")
    html = desk.get("/cms/users/").content.decode()
    for text in ("Rita", "rita@example.org", "Zoë Field", "captain"):
        assert text in html
    for words in ("zoë", "captain", "elsewhere"):
        found = desk.get("/cms/users/results/", {"q": words}).content.decode()
        assert "captain" in found, words
        assert "rita@example.org" not in found, words
    for column in ("display_name", "-display_name", "email", "handle", "-last_login"):
        assert desk.get("/cms/users/", {"ordering": column}).status_code == 200


def test_all_in_a_search_are_those_that_it_found(desk: Client, reader: User) -> None:
    make_staff("zoe@elsewhere.test", display_name="Zoë Field", handle="captain")
    path = "/cms/bulk/accounts/user/set_active_state/?id=all&q=captain&next=/cms/users/"
    page = desk.get(path)
    assert "Zoë Field" in page.content.decode()
    desk.post(path, {"mark_as_active": "False"})
    assert set(User.objects.filter(is_active=False).values_list("handle", flat=True)) == {"captain"}


@pytest.mark.parametrize("person", ["editor", "stranger"])
def test_accounts_are_not_for_those_who_may_not_manage_them(
    client: Client, reader: User, person: str
) -> None:
    if person == "editor":
        reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
        sign_in(client, reader.email)
    for path in ("/cms/users/", NEW, edit(reader)):
        assert client.get(path).status_code == 302, path
    client.post(NEW, OPAL)
    client.post(edit(reader), values(reader, display_name="Somebody"))
    assert set(User.objects.values_list("display_name", flat=True)) == {"Rita"}


def test_who_manages_accounts_makes_no_superuser(
    client: Client, keeper: User, reader: User
) -> None:
    sign_in(client, keeper.email)
    assert client.post(NEW, {**OPAL, "is_superuser": "on"}).status_code == 302
    assert client.post(edit(reader), values(reader, is_superuser="on")).status_code == 302
    client.post(edit(keeper), values(keeper, is_superuser="on"))
    assert list(User.objects.filter(is_superuser=True).values_list("handle", flat=True)) == ["ada"]


def test_who_manages_accounts_does_not_touch_a_superusers(
    client: Client, keeper: User, ada: User
) -> None:
    sign_in(client, keeper.email)
    assert client.get(edit(ada)).status_code == 302
    client.post(edit(ada), values(ada, email="kim.too@example.org", password1=PASSWORD))
    query = f"?id={ada.pk}&next=/cms/users/"
    client.post(f"/cms/bulk/accounts/user/set_active_state/{query}", {"mark_as_active": "False"})
    group = Group.objects.get(name="Keepers")
    client.post(f"/cms/bulk/accounts/user/assign_role/{query}", {"role": group.pk})
    client.post(f"/cms/users/delete/{ada.pk}/")
    ada.refresh_from_db()
    assert (ada.email, ada.is_active) == ("ada@example.org", True)
    assert not ada.groups.exists()


def test_a_superuser_makes_another(desk: Client) -> None:
    desk.post(NEW, {**OPAL, "is_superuser": "on"})
    assert User.objects.get(handle="opal").is_superuser


def test_ones_own_page_in_the_cms_keeps_the_name_as_one_writes_it(desk: Client, ada: User) -> None:
    html = desk.get("/cms/account/").content.decode()
    assert 'name="name-display_name"' in html
    for name in ("first_name", "last_name", "email"):
        assert f'name="name_email-{name}"' not in html
    form = desk.get("/cms/account/").context["panels_by_tab"]
    sent = {
        f"{panel.name}-{field.name}": field.value() or ""
        for panels in form.values()
        for panel in panels
        for field in panel.get_form()
        if field.value() is not False
    }
    response = desk.post("/cms/account/", {**sent, "name-display_name": "Augusta Ada"})
    assert response.status_code == 302
    ada.refresh_from_db()
    assert ada.display_name == "Augusta Ada"
    assert "Augusta Ada" in desk.get("/cms/").content.decode()


@pytest.mark.parametrize(
    ("language", "locale"), [("de", "de"), ("nl", "en"), ("fr", "fr"), ("es-419", "es")]
)
def test_the_cms_leads_to_the_pages_of_the_account(
    desk: Client, ada: User, language: str, locale: str
) -> None:
    UserProfile.objects.create(user=ada, preferred_language=language)
    html = desk.get("/cms/account/").content.decode()
    assert f'href="/{locale}/account/mfa/"' in html
    assert desk.get(f"/{locale}/account/mfa/").status_code == 200
    # Signing out leads to a page that there is, too.
    page = desk.post("/cms/logout/", follow=True)
    assert page.status_code == 200


def test_the_cms_has_nothing_that_phones_elsewhere(desk: Client, reader: User) -> None:
    for path in ("/cms/", "/cms/users/", "/cms/account/", NEW):
        html = desk.get(path).content.decode()
        assert "gravatar" not in html
        assert "releases.wagtail.io" not in html
