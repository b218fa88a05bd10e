"""What staff see of an account in the CMS, and what they may do to it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import (
    AccountEvent,
    DataExport,
    ExportState,
    FormerHandle,
    MailTrouble,
    User,
)
from causerie.accounts.services.standing import suspend
from tests.accounts.people import (
    give_second_factor,
    has_second_factor,
    is_signed_in,
    link_in,
    only_mail,
    sent_mails,
    sign_in,
    text_of,
)
from tests.architecture.test_reads import changes_rows, statements
from tests.factories import make_staff

WHY = "Three adverts under one article."


@pytest.fixture
def keeper(ada: User) -> User:
    """May change accounts, and is no superuser."""
    group = Group.objects.create(name="Keepers")
    codes = ("access_admin", "change_user")
    group.permissions.set(Permission.objects.filter(codename__in=codes))
    return make_staff("kim@example.org", "Keepers", display_name="Kim")


@pytest.fixture
def desk(client: Client, keeper: User) -> Client:
    sign_in(client, keeper.email)
    return client


def page(user: User) -> str:
    return f"/cms/users/account/{user.pk}/"


def html_of(client: Client, user: User) -> str:
    response = client.get(page(user))
    assert response.status_code == 200
    return str(response.content.decode())


def do(client: Client, user: User, deed: str, **values: str) -> Any:
    form = {f"{deed}-{name}": value for name, value in values.items()}
    return client.post(page(user), {"deed": deed, **form})


def standing_so(email: str, **columns: Any) -> User:
    user = make_staff(email)
    User.objects.filter(pk=user.pk).update(**columns)
    return user


def found(client: Client, **asked: str) -> set[str]:
    response = client.get("/cms/users/results/", asked)
    assert response.status_code == 200
    return {user.handle for user in response.context["page_obj"].object_list}


def events() -> list[tuple[str, str | None, str]]:
    rows = AccountEvent.objects.order_by("pk").select_related("actor")
    return [(row.kind, row.actor.handle if row.actor else None, row.reason) for row in rows]


def test_the_page_says_what_is_known(desk: Client, reader: User, ada: User) -> None:
    browser = Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"})
    sign_in(browser, reader.email)
    FormerHandle.objects.create(handle="rita-before", user=reader)
    DataExport.objects.create(user=reader, state=ExportState.READY)
    address = EmailAddress.objects.get(user=reader)
    MailTrouble.objects.create(address=address, reason="550 <no such box>")
    give_second_factor(reader)
    User.objects.filter(pk=reader.pk).update(bio="I grow pears.", erase_at=timezone.now())
    suspend(reader, actor=ada, reason=WHY)
    sign_in(Client(), ada.email)
    html = html_of(desk, reader)
    for text in (
        "Rita",
        "rita@example.org",
        "rita-before",
        "I grow pears.",
        "550 &lt;no such box&gt;",
        "Second factor: authenticator app",
        "To be erased",
        "ready",
        WHY,
        "Ada &amp; Söhne",
    ):
        assert text in html, text
    for secret in (reader.password, "sessions_epoch", browser.session.session_key or ""):
        assert not secret or secret not in html


def test_reading_the_page_changes_no_row(desk: Client, reader: User) -> None:
    html_of(desk, reader)
    with statements() as said:
        html_of(desk, reader)
    assert [sql for sql in said if changes_rows(sql)] == []


def test_the_list_leads_straight_to_the_page(desk: Client, reader: User, ada: User) -> None:
    html = desk.get("/cms/users/").content.decode()
    assert f'href="{page(reader)}"' in html
    # A superuser's account is for superusers.
    assert f'href="{page(ada)}"' not in html


@pytest.mark.parametrize("person", ["editor", "reader", "stranger"])
def test_the_page_is_for_those_who_may_change_accounts(
    client: Client, reader: User, person: str
) -> None:
    other = make_staff("olga@example.org")
    if person == "editor":
        reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    if person != "stranger":
        sign_in(client, reader.email)
    assert client.get(page(other)).status_code == 302
    assert do(client, other, "suspend", reason=WHY).status_code == 302
    assert not User.objects.suspended().exists()


def test_a_superusers_page_is_for_superusers(desk: Client, ada: User) -> None:
    give_second_factor(ada)
    assert desk.get(page(ada)).status_code == 302
    for deed in ("suspend", "sign_out", "factor"):
        do(desk, ada, deed, reason=WHY)
    assert events() == []
    assert has_second_factor(ada)
    assert not User.objects.suspended().exists()


def test_nobody_acts_on_their_own_account_here(desk: Client, keeper: User) -> None:
    assert 'name="deed"' not in html_of(desk, keeper)
    do(desk, keeper, "suspend", reason=WHY)
    assert not User.objects.suspended().exists()


def test_an_account_is_suspended_until_a_moment(desk: Client, reader: User, ada: User) -> None:
    browser, bystander = Client(), Client()
    sign_in(browser, reader.email)
    sign_in(bystander, ada.email)
    until = (timezone.now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    answer = do(desk, reader, "suspend", reason=WHY, until=until)
    assert answer.headers["Location"] == page(reader)
    reader.refresh_from_db()
    assert reader.suspended_until is not None
    assert reader.suspended_until.strftime("%Y-%m-%dT%H:%M") == until
    assert events() == [("suspended", "kim", WHY)]
    assert not is_signed_in(browser)
    assert is_signed_in(bystander)
    assert "The account is suspended." in desk.get(page(reader)).content.decode()


def test_a_suspension_without_a_reason_or_for_the_past_is_not_made(
    desk: Client, reader: User
) -> None:
    for values, complaint in (
        ({"reason": ""}, "This field is required."),
        ({"reason": WHY, "until": "2020-01-01T00:00"}, "This moment is past."),
    ):
        answer = do(desk, reader, "suspend", **values)
        assert answer.status_code == 200
        assert complaint in answer.content.decode()
        assert re.search(
            r'<section class="w-panel\s*" id="suspend-section"', answer.content.decode()
        )
    assert WHY in answer.content.decode(), "what was typed is kept"
    assert events() == []


def test_a_suspended_account_is_restored(desk: Client, reader: User, ada: User) -> None:
    suspend(reader, actor=ada, reason=WHY)
    html = html_of(desk, reader)
    assert "restore-reason" in html
    assert f"{WHY}</textarea>" in html, "the form to change it begins with what it says"
    do(desk, reader, "restore", reason="A misunderstanding.")
    reader.refresh_from_db()
    assert not reader.is_suspended()
    assert events()[-1] == ("restored", "kim", "A misunderstanding.")


def test_what_does_not_fit_any_more_is_said_and_not_done(desk: Client, reader: User) -> None:
    answer = do(desk, reader, "restore", reason=WHY)
    assert "no longer as it was" in desk.get(answer.headers["Location"]).content.decode()
    assert do(desk, reader, "anything", reason=WHY).status_code == 302
    assert events() == []


def test_somebody_is_signed_out_everywhere(desk: Client, reader: User) -> None:
    browser = Client()
    sign_in(browser, reader.email)
    do(desk, reader, "sign_out", reason="A lost telephone.")
    assert not is_signed_in(browser)
    assert events() == [("sessions_ended", "kim", "A lost telephone.")]
    assert is_signed_in(desk)


def test_a_second_factor_is_removed(desk: Client, reader: User, ada: User) -> None:
    give_second_factor(reader)
    give_second_factor(ada)
    do(desk, reader, "factor", reason="Proved by a call back.")
    assert not has_second_factor(reader)
    assert has_second_factor(ada)
    assert events() == [("second_factor_removed", "kim", "Proved by a call back.")]


def test_the_confirmation_is_sent_again(desk: Client, reader: User) -> None:
    assert "Send the confirmation again" not in html_of(desk, reader)
    do(desk, reader, "confirm")
    assert sent_mails() == []
    EmailAddress.objects.filter(user=reader).update(verified=False)
    assert "Send the confirmation again" in html_of(desk, reader)
    do(desk, reader, "confirm")
    message = only_mail()
    assert message["To"] == reader.email
    assert link_in(message) == "/en/account/signup/"
    assert "confirm this mail address" in text_of(message)
    assert events() == [("confirmation_sent", "kim", "")]
    assert not EmailAddress.objects.get(user=reader).verified


def test_who_has_signed_in_before_signs_in_to_confirm(desk: Client, reader: User) -> None:
    Client().force_login(reader)
    EmailAddress.objects.filter(user=reader).update(verified=False)
    do(desk, reader, "confirm")
    assert link_in(only_mail()) == "/en/account/login/"


def test_nobody_is_asked_to_register_again_where_registration_is_closed(
    desk: Client, reader: User, settings: Any
) -> None:
    settings.REGISTRATION = "closed"
    EmailAddress.objects.filter(user=reader).update(verified=False)
    do(desk, reader, "confirm")
    assert sent_mails() == []


def test_accounts_are_found_by_how_they_stand(desk: Client, ada: User) -> None:
    standing_so("sven@example.org", suspended_at=timezone.now())
    standing_so(
        "sofia@example.org",
        suspended_at=timezone.now(),
        suspended_until=timezone.now() - timedelta(hours=1),
    )
    standing_so("erik@example.org", erase_at=timezone.now())
    standing_so("otto@example.org", is_active=False)
    unsure = make_staff("uma@example.org")
    EmailAddress.objects.filter(user=unsure).update(verified=False)
    trouble = make_staff("tom@example.org")
    MailTrouble.objects.create(address=EmailAddress.objects.get(user=trouble), reason="550")
    for standing, handle in (
        ("suspended", "sven"),
        ("to_be_erased", "erik"),
        ("switched_off", "otto"),
        ("unconfirmed", "uma"),
        ("mail_trouble", "tom"),
    ):
        assert found(desk, standing=standing) == {handle}, standing
    assert found(desk, circle="staff") == {"ada", "kim"}
    assert found(desk, circle="readers", standing="suspended") == {"sven"}
    assert found(desk, standing="anything") != set()
    html = desk.get("/cms/users/").content.decode()
    for label in ("Suspended", "To be erased", "Mail does not arrive"):
        assert label in html


def test_a_name_is_found_by_one_that_looks_like_it(desk: Client, reader: User) -> None:
    reader.call("Ріта Петренко")
    reader.save()
    assert found(desk, q="Петренко") == {"rita"}
    assert found(desk, q="!!!") == set()


def test_the_list_asks_the_same_of_many_as_of_one(desk: Client, reader: User) -> None:
    def asked() -> int:
        with statements() as said:
            desk.get("/cms/users/results/", {"standing": "suspended"})
        return len(said)

    standing_so("sven@example.org", suspended_at=timezone.now())
    asked()
    few = asked()
    for number in range(5):
        standing_so(f"sven{number}@example.org", suspended_at=timezone.now())
    assert asked() == few


def test_all_of_a_filtered_list_are_those_that_it_shows(
    client: Client, ada: User, reader: User
) -> None:
    sign_in(client, ada.email)
    standing_so("sven@example.org", suspended_at=timezone.now())
    path = "/cms/bulk/accounts/user/set_active_state/?id=all&standing=suspended&next=/cms/users/"
    client.post(path, {"mark_as_active": "False"})
    assert set(User.objects.filter(is_active=False).values_list("handle", flat=True)) == {"sven"}


def test_switching_accounts_off_ends_their_sessions(
    client: Client, ada: User, reader: User
) -> None:
    sign_in(client, ada.email)
    theirs = Client()
    sign_in(theirs, reader.email)
    query = f"?id={reader.pk}&next=/cms/users/"
    path = f"/cms/bulk/accounts/user/set_active_state/{query}"
    client.post(path, {"mark_as_active": "False"})
    client.post(path, {"mark_as_active": "True"})
    assert theirs.get("/en/account/email/").status_code == 302
    sign_in(theirs, reader.email)
    assert is_signed_in(theirs)
    client.post(path, {"mark_as_active": "True"})
    assert theirs.get("/en/account/email/").status_code == 200


def test_an_account_switched_off_by_its_form_is_signed_out(
    client: Client, ada: User, reader: User
) -> None:
    sign_in(client, ada.email)
    theirs = Client()
    sign_in(theirs, reader.email)
    form = {"display_name": "Rita", "handle": "rita", "email": reader.email}
    form |= {"password1": "", "password2": ""}
    client.post(f"/cms/users/edit/{reader.pk}/", form)
    client.post(f"/cms/users/edit/{reader.pk}/", {**form, "is_active": "on"})
    reader.refresh_from_db()
    assert reader.is_active
    assert theirs.get("/en/account/email/").status_code == 302
