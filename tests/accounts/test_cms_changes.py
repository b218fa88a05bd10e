"""What follows when staff change a name, an address or a handle in the CMS."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from causerie.accounts.models import AccountEvent, FormerHandle, User
from tests.accounts.people import is_signed_in, only_mail, sent_mails, sign_in, text_of
from tests.accounts.test_cms_users import NEW, OPAL, edit, errors, values


@pytest.fixture
def desk(client: Client, ada: User) -> Client:
    sign_in(client)
    return client


def own_page(client: Client, **changed: str) -> Any:
    """One's own page in the CMS, sent as it stands with some fields changed."""
    tabs = client.get("/cms/account/").context["panels_by_tab"]
    forms = [panel.get_form() for panels in tabs.values() for panel in panels]
    sent = {
        field.html_name: field.value() or ""
        for form in forms
        for field in form
        if field.value() is not False
    }
    return client.post("/cms/account/", {**sent, **changed})


def events() -> list[tuple[str, str | None, str | None, str]]:
    rows = AccountEvent.objects.order_by("pk")
    return list(rows.values_list("kind", "user__handle", "actor__handle", "reason"))


@pytest.mark.parametrize("name", ['=HYPERLINK("http://a.example")', "A\u202eb", "<b>x</b>"])
def test_a_name_that_readers_may_not_have_is_not_for_staff(
    desk: Client, ada: User, name: str
) -> None:
    assert own_page(desk, **{"name-display_name": name}).status_code == 200
    ada.refresh_from_db()
    assert ada.display_name == "Ada & Söhne"


def test_a_name_from_before_the_rules_keeps_nobody_from_the_rest(desk: Client, ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(display_name="<b>x</b>")
    assert own_page(desk).status_code == 302


def test_a_new_address_is_told_at_the_former_one_and_ends_sessions(
    desk: Client, reader: User
) -> None:
    theirs = Client()
    sign_in(theirs, reader.email)
    desk.post(edit(reader), values(reader, email="Rita.New@example.org"))
    message = only_mail()
    assert message["To"] == "rita@example.org"
    assert "was rita@example.org. It is rita.new@example.org now." in text_of(message)
    assert "from the address" not in text_of(message), "it is that of the staff"
    assert theirs.get("/en/account/email/").status_code == 302
    assert events() == [("address_changed", "rita", "ada", "")]


def test_a_former_address_that_was_never_confirmed_may_be_a_strangers(
    desk: Client, reader: User
) -> None:
    EmailAddress.objects.filter(user=reader).update(verified=False)
    desk.post(edit(reader), values(reader, email="rita.new@example.org"))
    assert sent_mails() == []
    assert EmailAddress.objects.get(user=reader).verified


def test_an_address_that_stays_tells_and_ends_nothing(desk: Client, reader: User) -> None:
    theirs = Client()
    sign_in(theirs, reader.email)
    desk.post(edit(reader), values(reader, email="RITA@example.org"))
    assert sent_mails() == []
    assert theirs.get("/en/account/email/").status_code == 200
    assert events() == []


def test_whoever_changes_their_own_address_stays_signed_in(desk: Client, ada: User) -> None:
    elsewhere = Client()
    sign_in(elsewhere)
    sent = values(ada, email="ada.new@example.org", is_superuser="on")
    assert desk.post(edit(ada), sent).status_code == 302
    assert desk.get("/cms/users/").status_code == 200
    assert elsewhere.get("/cms/users/").status_code == 302
    assert is_signed_in(desk)


def test_a_former_handle_leads_on_and_the_change_is_in_the_log(desk: Client, reader: User) -> None:
    for handle in ("rita-r", "rita-s"):
        reader.refresh_from_db()
        assert desk.post(edit(reader), values(reader, handle=handle)).status_code == 302
    reader.refresh_from_db()
    assert reader.handle == "rita-s", "staff need not wait"
    former = FormerHandle.objects.order_by("pk").values_list("handle", "user")
    assert list(former) == [("rita", reader.pk), ("rita-r", reader.pk)]
    assert events() == [
        ("handle_changed", "rita-s", "ada", "rita"),
        ("handle_changed", "rita-s", "ada", "rita-r"),
    ]


def test_a_former_handle_of_somebody_else_is_taken(desk: Client, reader: User, ada: User) -> None:
    FormerHandle.objects.create(handle="ada-before", user=ada)
    complaint = "This handle is taken."
    assert complaint in errors(desk.post(edit(reader), values(reader, handle="ada-before")))
    assert complaint in errors(desk.post(NEW, {**OPAL, "handle": "ada-before"}))
    reader.refresh_from_db()
    assert reader.handle == "rita"


def test_ones_own_former_handle_is_taken_back(desk: Client, reader: User) -> None:
    FormerHandle.objects.create(handle="rita-before", user=reader)
    desk.post(edit(reader), values(reader, handle="rita-before"))
    reader.refresh_from_db()
    assert reader.handle == "rita-before"
    assert list(FormerHandle.objects.values_list("handle", flat=True)) == ["rita"]


def test_no_database_is_asked_for_what_it_cannot_hold(desk: Client, reader: User) -> None:
    path = "/cms/bulk/accounts/user/set_active_state/?id=all&q=Rita%00&next=/cms/users/"
    assert desk.post(path, {"mark_as_active": "False"}).status_code == 404
    assert desk.get("/cms/users/results/?q=Rita%00").status_code == 200
    reader.refresh_from_db()
    assert reader.is_active
