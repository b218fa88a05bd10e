"""A reader registers: name, mail address, code, and they are in."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import AccountEvent, FormerHandle, Limit, User
from causerie.accounts.services.registration import (
    COUNTED_MAX,
    forget_old_registrations,
    save_with_handle,
)
from causerie.accounts.services.sessions import sign_out_everywhere
from causerie.publication.models import FrontPage
from tests.accounts.newcomers import BEGIN_AGAIN, CONFIRM, SIGN_UP, register, write_code
from tests.accounts.people import (
    code_in,
    is_signed_in,
    link_in,
    only_mail,
    sent_mails,
    sign_in,
    text_of,
)
from tests.factories import PASSWORD, make_staff


def test_a_reader_registers_and_is_back_where_they_were(client: Client, front: FrontPage) -> None:
    page = client.get(f"{SIGN_UP}?next=/en/search/")
    assert 'name="next" value="/en/search/"' in page.content.decode()
    answer = register(client, "Nora@Example.org", next="/en/search/")
    assert answer.headers["Location"] == f"{CONFIRM}?next=%2Fen%2Fsearch%2F"
    assert not is_signed_in(client)
    assert only_mail()["To"] == "nora@example.org"
    assert write_code(client).headers["Location"] == "/en/search/"
    assert is_signed_in(client)
    nora = User.objects.get()
    assert (nora.display_name, nora.handle, nora.interface_locale) == (
        "Nora Quist",
        "nora-quist",
        "en",
    )
    assert nora.name_likeness
    assert nora.age_declared_at is None
    (row,) = EmailAddress.objects.all()
    assert (row.email, row.verified, row.primary) == ("nora@example.org", True, True)


def test_the_mail_welcomes_and_carries_a_code_in_the_language_of_the_page(
    client: Client, front: FrontPage
) -> None:
    register(client)
    mail = only_mail()
    assert mail["Subject"] == "Your code for The Quay"
    assert "Welcome to The Quay!" in text_of(mail)
    assert code_in(mail).replace("-", "").isdigit()
    register(Client(), "lea@example.org", path="/fr/account/signup/")
    assert User.objects.get(email="lea@example.org").interface_locale == "fr"


def test_a_password_may_be_left_out(client: Client, front: FrontPage) -> None:
    register(client, password1="")
    write_code(client)
    assert is_signed_in(client)
    assert not User.objects.get().has_usable_password()


def test_a_weak_password_is_refused_and_the_rest_stays(client: Client, front: FrontPage) -> None:
    html = register(client, password1="QuistNoraQuist").content.decode()
    assert "made of your name" in html
    assert 'value="Nora Quist"' in html
    assert "QuistNoraQuist" not in html
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"email": "nora"}, "not a whole mail address"),
        ({"email": "nora@localhost"}, "can be no mail address"),
        ({"email": "nora@mailinator.com"}, "soon thrown away"),
        ({"email": "nora@x.refused.example"}, "Nobody can register here with an address at"),
        ({"name": ""}, "This field is required."),
        ({"name": "Nora\nhttp://evil.example"}, "errorlist"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    client: Client, front: FrontPage, settings: Any, fields: dict[str, str], reason: str
) -> None:
    settings.MAIL_DOMAINS_REFUSED = ["refused.example"]
    email = fields.pop("email", "nora@example.org")
    assert reason in register(client, email, **fields).content.decode()
    assert not User.objects.exists()
    assert sent_mails() == []


def test_an_address_in_another_script_registers_and_signs_in_in_either_spelling(
    client: Client, front: FrontPage
) -> None:
    register(client, "nora@xn--mnchen-3ya.de")
    write_code(client)
    assert User.objects.get().email == "nora@münchen.de"
    again = Client()
    sign_in(again, "Nora@MÜNCHEN.de")
    assert is_signed_in(again)


def test_the_changed_address_of_an_account_is_judged_in_the_same_way(
    client: Client, ada: User
) -> None:
    sign_in(client)
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    form = {"action_add": "", "email": "ada@mailinator.com"}
    assert "soon thrown away" in client.post("/en/account/email/", form).content.decode()


def test_a_program_that_fills_in_everything_makes_no_account(
    client: Client, front: FrontPage
) -> None:
    html = client.get(SIGN_UP).content.decode()
    assert 'name="motto"' in html
    assert "style=" not in html
    assert register(client, motto="buy").headers["Location"] == CONFIRM
    assert not User.objects.exists()
    assert sent_mails() == []


def test_who_must_be_of_an_age_says_so(client: Client, front: FrontPage, settings: Any) -> None:
    assert "is_of_age" not in client.get(SIGN_UP).content.decode()
    settings.AGE_MIN = 16
    assert "I am at least 16 years old." in client.get(SIGN_UP).content.decode()
    assert "must be at least 16 years old" in register(client).content.decode()
    assert not User.objects.exists()
    register(client, is_of_age="on")
    assert User.objects.get().age_declared_at is not None


def test_namesakes_get_handles_with_numbers(db: None) -> None:
    handles = []
    for number in range(COUNTED_MAX + 1):
        user = User(email=f"{number}@example.org")
        user.call("Ana Ruiz")
        save_with_handle(user)
        handles.append(user.handle)
    assert handles[:3] == ["ana-ruiz", "ana-ruiz-2", "ana-ruiz-3"]
    assert len(set(handles)) == COUNTED_MAX + 1


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """No transaction around the test: what it writes stands, so it clears it away."""
    with django_db_blocker.unblock():
        yield
        User.objects.filter(email__endswith="@at-once.example").delete()
        connection.close()


def test_namesakes_who_register_at_the_same_moment_both_succeed(committed: None) -> None:
    start = Barrier(2, timeout=30)

    def one_more(number: int) -> str:
        user = User(email=f"{number}@at-once.example")
        user.call("Ona Reiz")
        start.wait()
        with transaction.atomic():
            save_with_handle(user)
        return user.handle

    def several(first: int) -> list[str]:
        try:
            return [one_more(first + step) for step in range(6)]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        handles = [handle for some in people.map(several, (0, 100)) for handle in some]
    assert sorted(handles) == sorted({"ona-reiz", *(f"ona-reiz-{n}" for n in range(2, 13))})


def test_a_handle_that_somebody_had_before_is_not_given_away(ada: User) -> None:
    FormerHandle.objects.create(handle="ana-ruiz", user=ada)
    user = User(email="ana@example.org")
    user.call("Ana Ruiz")
    save_with_handle(user)
    assert user.handle == "ana-ruiz-2"


def test_a_reserved_word_becomes_nobodys_handle(db: None) -> None:
    user = User(email="ana@example.org")
    user.call("Support")
    save_with_handle(user)
    assert user.handle.startswith("reader-")


def test_who_mistyped_their_address_writes_only_it_anew(client: Client, front: FrontPage) -> None:
    register(client, "nroa@example.org", next="/en/search/")
    page = client.post(BEGIN_AGAIN, {"next": "/en/search/"}, follow=True)
    assert page.redirect_chain == [(f"{SIGN_UP}?next=%2Fen%2Fsearch%2F", 302)]
    html = page.content.decode()
    assert "What you had typed is here again." in html
    assert 'value="Nora Quist"' in html
    assert 'value="nroa@example.org"' in html
    assert PASSWORD not in html
    assert not User.objects.exists()
    register(client, next="/en/search/")
    assert write_code(client).headers["Location"] == "/en/search/"
    assert "What you had typed" not in Client().get(SIGN_UP).content.decode()


def test_beginning_again_harms_no_account(client: Client, ada: User) -> None:
    EmailAddress.objects.update(verified=False)
    sign_in(client)
    client.post(BEGIN_AGAIN)
    assert User.objects.filter(pk=ada.pk).exists()
    assert client.get(BEGIN_AGAIN).status_code == 405


def test_a_stranger_who_began_with_an_address_does_not_keep_it(
    client: Client, front: FrontPage
) -> None:
    stranger = Client()
    register(stranger, name="Boss", password1="the-strangers-own-77")
    Limit.objects.all().delete()
    register(client)
    write_code(client)
    assert is_signed_in(client)
    assert User.objects.get().display_name == "Nora Quist"
    assert write_code(stranger).status_code == 200
    assert not is_signed_in(stranger)
    sign_in(stranger, "nora@example.org", "the-strangers-own-77")
    assert not is_signed_in(stranger)


def test_a_code_by_mail_does_not_open_what_a_stranger_began(
    client: Client, front: FrontPage
) -> None:
    register(Client(), password1="the-strangers-own-77")
    client.post("/en/account/login/", {"login": "nora@example.org", "password": ""})
    assert "no account has this address" in text_of(sent_mails()[-1])


def test_who_confirms_first_has_the_address(client: Client, front: FrontPage) -> None:
    register(client)
    nora = User.objects.get()
    # As two requests at the same moment leave it.
    other = User(email="nora@example.org")
    other.call("Nora Two")
    save_with_handle(other)
    EmailAddress.objects.create(user=other, email=other.email, primary=True)
    write_code(client)
    assert is_signed_in(client)
    assert User.objects.get() == nora


def test_registrations_that_nobody_confirmed_are_forgotten(ada: User, front: FrontPage) -> None:
    register(Client())
    assert forget_old_registrations() == 0
    User.objects.update(date_joined=timezone.now() - timedelta(days=8))
    make_staff("editor@example.org", "Editors")
    assert forget_old_registrations() == 1
    assert forget_old_registrations() == 0
    assert User.objects.filter(pk=ada.pk).exists()
    assert not User.objects.filter(email="nora@example.org").exists()


def test_of_a_forgotten_registration_no_log_speaks(ada: User, front: FrontPage) -> None:
    register(Client(), "nora@example.org")
    nora = User.objects.get(email="nora@example.org")
    sign_out_everywhere(nora, actor=ada, reason="Nora has asked us to.")
    sign_out_everywhere(ada, actor=ada, reason="A lost device.")
    User.objects.filter(pk=nora.pk).update(date_joined=timezone.now() - timedelta(days=8))
    assert forget_old_registrations() == 1
    left = AccountEvent.objects.order_by("pk").values_list("user", "reason")
    assert list(left) == [(None, ""), (ada.pk, "A lost device.")]


def test_a_known_address_is_told_by_mail_only(client: Client, reader: User) -> None:
    page = client.post(
        SIGN_UP, {"name": "Nora", "email": reader.email, "password1": PASSWORD}, follow=True
    )
    assert "We have sent a code to" in page.content.decode()
    mail = only_mail()
    assert mail["Subject"] == "You have an account at The Quay already"
    assert link_in(mail) == "/en/account/login/"
    assert User.objects.count() == 1


def test_names_stand_in_no_mail(client: Client, front: FrontPage) -> None:
    register(client, name="Visit Me Now")
    assert "Visit" not in only_mail().as_string()
