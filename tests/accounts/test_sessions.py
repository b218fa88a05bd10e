"""Where one is signed in, and ending it."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import AccountEvent, User
from causerie.accounts.selectors.team import is_team
from causerie.accounts.services.sessions import end_sessions, forget_ended_sessions
from tests.accounts.people import is_signed_in, link_in, only_mail, sign_in
from tests.architecture.test_reads import changes_rows, statements
from tests.factories import PASSWORD, make_staff

PAGE = "/en/account/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


def browser(user: User, user_agent: str = FIREFOX) -> Client:
    client = Client(headers={"user-agent": user_agent})
    sign_in(client, user.email)
    assert is_signed_in(client)
    return client


def page_of(client: Client) -> str:
    response = client.get(PAGE)
    assert response.status_code == 200
    return str(response.content.decode())


def still_in(client: Client) -> bool:
    return bool(client.get(PAGE).status_code == 200)


def row_of(client: Client) -> UserSession:
    found: UserSession = UserSession.objects.get(session_key=client.session.session_key)
    return found


def end(client: Client, row: UserSession) -> Any:
    return client.post(f"{PAGE}{row.pk}/end/")


def test_one_sees_where_one_is_signed_in(reader: User, ada: User) -> None:
    browser(ada, "Opera/9")
    browser(reader, SAFARI)
    html = page_of(browser(reader))
    assert html.count('<li class="session">') == 2
    this_one, other = html.split('<li class="session">')[1:]
    assert "<bdi>Firefox</bdi> on <bdi>Linux</bdi>" in this_one
    assert "this one" in this_one
    assert "<bdi>Safari</bdi> on <bdi>iPhone</bdi>" in other
    assert "127.0.0.1" in html
    assert "Opera" not in html


def test_an_address_that_is_no_longer_kept_is_said_to_be_gone(reader: User) -> None:
    client = browser(reader)
    for gone in ("0.0.0.0", "::"):  # stands for an address that was forgotten
        UserSession.objects.update(ip=gone)
        html = page_of(client)
        assert "The network address is no longer kept." in html
        assert f"<bdi>{gone}</bdi>" not in html


def test_a_stranger_is_sent_to_sign_in(client: Client, reader: User) -> None:
    assert client.get(PAGE).headers["Location"] == f"/en/account/login/?next={PAGE}"
    assert client.post(f"{PAGE}end-others/").status_code == 302


def test_another_session_is_ended_and_says_so(reader: User) -> None:
    here, there = browser(reader), browser(reader, SAFARI)
    assert "You are signed out there." in here.get(end(here, row_of(there)).url).content.decode()
    answer = there.get(PAGE, follow=True)
    assert "You were signed out elsewhere. Sign in again." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/en/account/login/?next={PAGE}"
    assert not is_signed_in(there)
    assert still_in(here)
    # It is said once.
    assert "signed out elsewhere" not in there.get("/en/account/login/").content.decode()


def test_who_comes_to_sign_in_with_an_ended_session_is_told_too(reader: User) -> None:
    there = browser(reader)
    end_sessions(reader)
    html = there.get("/en/account/login/").content.decode()
    assert "You were signed out elsewhere. Sign in again." in html


def test_who_signs_out_themselves_is_told_nothing_of_it(reader: User) -> None:
    client = browser(reader)
    client.post("/en/account/logout/")
    assert "signed out elsewhere" not in client.get("/en/account/login/").content.decode()


def test_nobody_ends_the_session_of_another(reader: User, ada: User) -> None:
    mine, theirs = browser(reader), browser(ada)
    assert end(mine, row_of(theirs)).status_code == 404
    assert still_in(theirs)


def test_this_session_ends_by_signing_out_only(reader: User) -> None:
    client = browser(reader)
    assert end(client, row_of(client)).status_code == 404
    assert f"{row_of(client).pk}/end/" not in page_of(client)
    assert still_in(client)


def test_all_other_sessions_end_at_once(reader: User, ada: User) -> None:
    here, there, elsewhere, bystander = (
        browser(reader),
        browser(reader, SAFARI),
        browser(reader, "curl/8"),
        browser(ada),
    )
    answer = here.post(f"{PAGE}end-others/", follow=True)
    assert "You are signed out everywhere else." in answer.content.decode()
    assert answer.content.decode().count('<li class="session">') == 1
    assert (still_in(here), still_in(there), still_in(elsewhere)) == (True, False, False)
    assert still_in(bystander)
    assert UserSession.objects.filter(user=reader).count() == 1
    reader.refresh_from_db()
    assert reader.sessions_epoch == 1


def test_a_session_that_no_row_tells_of_ends_too(reader: User) -> None:
    client = browser(reader)
    UserSession.objects.all().delete()
    end_sessions(reader)
    assert not still_in(client)


def test_the_way_to_a_new_password_ends_with_the_sessions(reader: User) -> None:
    Client().post("/en/account/password/reset/", {"email": reader.email})
    link = link_in(only_mail())
    end_sessions(reader)
    form = Client().get(link, follow=True)
    assert 'name="password1"' not in form.content.decode()


@pytest.mark.parametrize("path", [PAGE, "/en/account/email/"])
def test_reading_the_page_changes_no_row(reader: User, path: str) -> None:
    client = browser(reader)
    Session.objects.exclude(session_key=client.session.session_key).delete()
    with statements() as said:
        assert client.get(path).status_code == 200
    assert [sql for sql in said if changes_rows(sql)] == []


def test_a_changed_password_leaves_no_other_session_in_the_list(reader: User) -> None:
    here, there = browser(reader), browser(reader, SAFARI)
    here.post("/en/account/reauthenticate/", {"password": PASSWORD})
    new = "another-long-password-8"
    here.post(
        "/en/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert page_of(here).count('<li class="session">') == 1
    assert not still_in(there)


def test_a_session_that_has_run_out_is_not_listed(reader: User) -> None:
    here, there = browser(reader), browser(reader, SAFARI)
    old = timezone.now() - timedelta(minutes=1)
    Session.objects.filter(session_key=there.session.session_key).update(expire_date=old)
    assert "Safari" not in page_of(here)


def test_the_worker_forgets_sessions_that_are_gone(reader: User, ada: User) -> None:
    gone, kept = browser(reader), browser(ada)
    Session.objects.filter(session_key=gone.session.session_key).delete()
    assert forget_ended_sessions() == 1
    assert [row.user for row in UserSession.objects.all()] == [ada]
    assert forget_ended_sessions() == 0
    assert still_in(kept)


def test_ending_sessions_oneself_is_nobody_elses_business(reader: User) -> None:
    client = browser(reader)
    client.post(f"{PAGE}end-others/")
    assert not AccountEvent.objects.exists()


def test_staff_are_those_with_a_role_and_superusers(reader: User, ada: User) -> None:
    Group.objects.create(name="Writers")
    Group.objects.create(name="Keepers")
    writer = make_staff("wim@example.org", "Writers", "Keepers")
    assert set(User.objects.staff()) == {ada, writer}
    assert set(User.objects.readers()) == {reader}
    assert [is_team(user) for user in (ada, writer, reader)] == [True, True, False]
