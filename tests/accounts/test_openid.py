"""Signing in by a provider of OpenID Connect that really runs, and that does all kinds of wrong."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from causerie.accounts import openid
from causerie.accounts.models import Limit, User
from causerie.publication.models import FrontPage
from tests.accounts.openid_provider import Provider, path_of, running
from tests.accounts.people import (
    code_in,
    come_in_just_now,
    is_signed_in,
    leave_open,
    only_mail,
    prove,
    sent_mails,
    sign_in,
    text_of,
)
from tests.accounts.same import CountingHasher, answer
from tests.factories import PASSWORD, make_staff

LOGIN = "/en/account/oidc/work/login/"


@pytest.fixture(scope="module")
def running_provider() -> Iterator[Provider]:
    with running() as provider:
        yield provider


@pytest.fixture
def provider(running_provider: Provider, settings: Any, front: FrontPage) -> Iterator[Provider]:
    """Sound, and not remembered from the test before."""
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [running_provider.app]}}
    cache.clear()
    yield running_provider
    running_provider.does("")


def leave(client: Client, path: str = LOGIN, **fields: str) -> str:
    """Where the page on the way leads to."""
    page = client.post(path, fields)
    assert page.status_code == 200, page.status_code
    return str(page.headers["Refresh"].removeprefix("0;url="))


def come_back(client: Client, provider: Provider, subject: str, **fields: str) -> Any:
    """The page at the end of the way there and back."""
    return client.get(path_of(provider.agree(leave(client, **fields), subject)), follow=True)


def rita(**fields: Any) -> User:
    return make_staff("rita@example.org", **fields)


def connected(user: User, subject: str = "s-1") -> User:
    SocialAccount.objects.create(user=user, provider="work", uid=subject)
    return user


def test_the_way_there_carries_what_the_protocol_asks_for(
    client: Client, provider: Provider
) -> None:
    target = urlsplit(leave(client, LOGIN + "?scope=admin&auth_params=prompt%3Dnone"))
    asked = {name: value[0] for name, value in parse_qs(target.query).items()}
    assert f"{target.scheme}://{target.netloc}" == provider.url
    assert asked["response_type"] == "code"
    assert asked["redirect_uri"] == "http://localhost:8000/account/oidc/work/return/"
    assert asked["code_challenge_method"] == "S256"
    assert asked["state"]
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked


def test_a_look_at_the_address_leads_nowhere(client: Client, provider: Provider) -> None:
    page = client.get(LOGIN)
    assert page.status_code == 200
    assert "Refresh" not in page.headers
    assert "Harbour &lt;b&gt;Office&lt;/b&gt;" in page.content.decode()


def test_whoever_is_known_by_the_subject_is_signed_in_where_they_were(
    client: Client, provider: Provider
) -> None:
    connected(rita())
    answer = come_back(client, provider, "s-1", next="/en/city/")
    assert is_signed_in(client)
    assert answer.redirect_chain[-1][0] == "/en/city/"


def test_the_way_back_is_in_the_language_of_the_way_there(
    client: Client, provider: Provider
) -> None:
    target = leave(client, "/fr/account/oidc/work/login/")
    back = client.get(path_of(provider.agree(target, "s-1")))
    assert back.headers["Location"].startswith("/fr/account/oidc/work/callback/?")


def test_what_a_provider_tells_beyond_the_subject_is_not_kept(
    client: Client, provider: Provider
) -> None:
    connected(rita())
    provider.knows("s-1", email="rita@elsewhere.example.org", name="R", birthdate="1980-01-01")
    come_back(client, provider, "s-1")
    assert SocialAccount.objects.get().extra_data == {}


def test_an_address_of_somebody_elses_account_opens_it_to_nobody(
    client: Client, provider: Provider
) -> None:
    """The provider may lie, and say that it has confirmed the address."""
    rita()
    provider.knows("s-2", email="rita@example.org", email_verified=True, name="Rita")
    answer = come_back(client, provider, "s-2")
    assert not is_signed_in(client)
    assert not SocialAccount.objects.exists()
    assert answer.redirect_chain[-1][0] == "/en/account/elsewhere/register/"


def test_a_subject_that_changes_is_somebody_new(client: Client, provider: Provider) -> None:
    connected(rita(), "old-subject")
    provider.knows("new-subject", email="rita@example.org", email_verified=True)
    come_back(client, provider, "new-subject")
    assert not is_signed_in(client)
    assert list(SocialAccount.objects.values_list("uid", flat=True)) == ["old-subject"]


@pytest.mark.parametrize("fault", ["other-subject", "no-subject"])
def test_answers_that_speak_of_different_persons_are_not_believed(
    client: Client, provider: Provider, fault: str
) -> None:
    connected(rita())
    target = leave(client)
    provider.does(fault)
    answer = client.get(path_of(provider.agree(target, "s-1")), follow=True)
    assert not is_signed_in(client)
    assert answer.status_code == 401
    assert "cannot be trusted" in answer.content.decode()


@pytest.mark.parametrize("fault", ["garbage", "incomplete"])
def test_a_provider_that_answers_nonsense_has_a_page(
    client: Client, provider: Provider, fault: str
) -> None:
    provider.does(fault)
    answer = client.post(LOGIN)
    assert answer.status_code == 401
    assert "Harbour &lt;b&gt;Office&lt;/b&gt; does not answer" in answer.content.decode()


def test_a_provider_that_is_slow_is_not_waited_for(
    client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openid, "ANSWER_SECONDS_MAX", 0.2)
    provider.does("slow")
    assert client.post(LOGIN).status_code == 401


def test_a_provider_that_is_down_is_not_asked_again_at_once(
    client: Client, provider: Provider, settings: Any
) -> None:
    down = {**provider.app, "settings": {"server_url": "http://localhost:9"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [down]}}
    assert client.post(LOGIN).status_code == 401
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [provider.app]}}
    assert client.post(LOGIN).status_code == 401
    cache.clear()
    assert client.post(LOGIN).status_code == 200


def test_saying_no_there_changes_nothing_here(client: Client, provider: Provider) -> None:
    target = leave(client)
    # The library forgets the state that the protocol asks for here (RFC 6749, 4.1.2.1).
    state = parse_qs(urlsplit(target).query)["state"][0]
    back = f"{path_of(provider.agree(target, 's-1', action='deny'))}&state={state}"
    answer = client.get(back, follow=True)
    assert answer.redirect_chain[-1][0] == "/en/account/elsewhere/broken-off/"
    assert not is_signed_in(client)


def test_a_way_back_that_was_not_begun_here_leads_nowhere(
    client: Client, provider: Provider
) -> None:
    """The code of a stranger, put under the link of a mail."""
    stranger = Client()
    back = path_of(provider.agree(leave(stranger), "s-1"))
    connected(rita())
    answer = client.get(back, follow=True)
    assert answer.status_code == 401
    assert not is_signed_in(client)


def test_a_way_back_leads_in_once(client: Client, provider: Provider) -> None:
    connected(rita())
    back = path_of(provider.agree(leave(client), "s-1"))
    assert client.get(back, follow=True).status_code in (200, 404)
    client.post("/en/account/logout/")
    assert client.get(back, follow=True).status_code == 401
    assert not is_signed_in(client)


def test_a_service_is_connected_and_left_out_again(client: Client, provider: Provider) -> None:
    user = rita()
    sign_in(client, user.email)
    prove(client)
    page = come_back(client, provider, "s-1", process="connect")
    assert SocialAccount.objects.get().user == user
    assert "Leave Harbour &lt;b&gt;Office&lt;/b&gt; out" in page.content.decode()
    assert "was connected with" in str(only_mail()["Subject"])
    account = SocialAccount.objects.get()
    client.post("/en/account/elsewhere/", {"account": account.pk})
    assert not SocialAccount.objects.exists()
    assert len(sent_mails()) == 2


def test_a_session_that_was_left_open_connects_no_service(
    client: Client, provider: Provider
) -> None:
    user = rita()
    come_in_just_now(client, user)
    leave_open(client)
    asked = client.post(LOGIN, {"process": "connect"})
    assert asked.headers["Location"].startswith("/en/account/reauthenticate/?next=")
    assert not SocialAccount.objects.exists()


def test_a_service_is_connected_after_a_proof_by_mail(client: Client, provider: Provider) -> None:
    user = rita()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    there = client.post(LOGIN, {"process": "connect"}).headers["Location"]
    assert there.startswith("/en/account/reauthenticate/code/?next=")
    client.post(there, {"send": ""})
    page = client.post(there, {"code": code_in(sent_mails()[-1])})
    target = page.headers["Refresh"].removeprefix("0;url=")
    client.get(path_of(provider.agree(target, "s-1")), follow=True)
    assert SocialAccount.objects.get().user == user


def test_the_question_that_came_on_the_way_back_is_answered_and_the_service_connected(
    client: Client, provider: Provider
) -> None:
    user = rita()
    user.set_unusable_password()
    user.save()
    come_in_just_now(client, user)
    back = path_of(provider.agree(leave(client, process="connect"), "s-1"))
    leave_open(client)
    page = client.get(back, follow=True)
    there = page.redirect_chain[-1][0]
    assert there.startswith("/en/account/reauthenticate/code/")
    assert not SocialAccount.objects.exists()
    client.post(there, {"send": ""})
    client.post(there, {"code": code_in(sent_mails()[-1])})
    assert SocialAccount.objects.get().user == user


def test_a_service_is_not_left_out_in_a_session_that_was_left_open(
    client: Client, provider: Provider
) -> None:
    user = connected(rita())
    come_in_just_now(client, user)
    leave_open(client)
    client.post("/en/account/elsewhere/", {"account": SocialAccount.objects.get().pk})
    assert SocialAccount.objects.count() == 1


def test_the_service_of_another_reader_is_not_taken_over(
    client: Client, provider: Provider
) -> None:
    other = connected(make_staff("other@example.org"))
    user = rita()
    sign_in(client, user.email)
    prove(client)
    page = come_back(client, provider, "s-1", process="connect")
    assert SocialAccount.objects.get().user == other
    assert "belongs to another reader here" in page.content.decode()


def test_nobody_leaves_out_the_service_of_another(client: Client, provider: Provider) -> None:
    connected(make_staff("other@example.org"))
    sign_in(client, rita().email)
    prove(client)
    client.post("/en/account/elsewhere/", {"account": SocialAccount.objects.get().pk})
    assert SocialAccount.objects.count() == 1


def test_whoever_is_new_registers_and_confirms_the_address(
    client: Client, provider: Provider
) -> None:
    provider.knows("s-9", email="nia@example.net", email_verified=True, name="Nia Quay")
    page = come_back(client, provider, "s-9", next="/en/city/")
    html = page.content.decode()
    assert 'value="nia@example.net"' in html
    assert 'value="Nia Quay"' in html
    fields = {"email": "nia@example.net", "name": "Nia Quay", "next": "/en/city/"}
    client.post("/en/account/elsewhere/register/", fields, follow=True)
    assert not is_signed_in(client)
    assert not EmailAddress.objects.get().verified
    client.post("/en/account/confirm-email/", {"code": code_in(only_mail())})
    assert is_signed_in(client)
    user = User.objects.get()
    assert (user.display_name, user.handle) == ("Nia Quay", "nia-quay")
    assert SocialAccount.objects.get().user == user


def register_by_it(client: Client, provider: Provider, **told: Any) -> Any:
    """The answer to the form, sent as the provider has filled it in."""
    provider.knows("s-9", **told)
    come_back(client, provider, "s-9")
    fields = {"email": told.get("email", ""), "name": told.get("name", "")}
    return client.post("/en/account/elsewhere/register/", fields)


def test_whoever_has_an_account_is_told_so_by_mail_only(client: Client, provider: Provider) -> None:
    rita()
    answer = register_by_it(client, provider, email="rita@example.org", name="Rita Two")
    assert answer.status_code == 302
    assert "/confirm-email/" in answer.headers["Location"]
    assert User.objects.count() == 1
    assert "account" in str(only_mail()["Subject"])
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"email": "nia@mailinator.com", "name": "Nia"}, "thrown away"),
        ({"email": "nia@nowhere", "name": "Nia"}, "mail address"),
        ({"email": "nia@example.net", "name": "<b>Nia</b>"}, "&lt;"),
        ({"email": "nia@example.net", "name": "x" * 200}, "60"),
        ({"name": "Nia"}, "required"),
    ],
)
def test_what_a_provider_tells_is_judged_as_if_it_had_been_typed(
    client: Client, provider: Provider, told: dict[str, str], reason: str
) -> None:
    answer = register_by_it(client, provider, **told)
    assert answer.status_code == 200
    assert reason in answer.content.decode()
    assert not User.objects.exists()


def test_an_unknown_provider_is_not_there(client: Client, provider: Provider) -> None:
    for path in (LOGIN.replace("work", "play"), "/en/account/oidc/play/callback/"):
        assert client.get(path).status_code == 404


REGISTER = "/en/account/elsewhere/register/"


def register_with(provider: Provider, subject: str, email: str, name: str = "Nia Quay") -> Client:
    """A browser in which somebody registered by the provider, with an address of their choice."""
    client = Client()
    provider.knows(subject, email="nia@example.net", name="Nia Quay")
    come_back(client, provider, subject)
    client.post(REGISTER, {"email": email, "name": name})
    return client


def test_who_began_with_anothers_address_does_not_enter_what_its_owner_makes(
    client: Client, provider: Provider
) -> None:
    register_with(provider, "evil", "victim@example.org")
    assert SocialAccount.objects.exists()
    client.post("/en/account/password/reset/", {"email": "victim@example.org"})
    assert "no account has this address" in text_of(sent_mails()[-1])
    Limit.objects.all().delete()
    fields = {"email": "victim@example.org", "name": "Vic Tim", "password1": PASSWORD}
    client.post("/en/account/signup/", fields)
    client.post("/en/account/confirm-email/", {"code": code_in(sent_mails()[-1])})
    assert is_signed_in(client)
    stranger = Client()
    come_back(stranger, provider, "evil")
    assert not is_signed_in(stranger)


def test_a_role_given_too_early_opens_it_to_no_stranger(client: Client, provider: Provider) -> None:
    """Whoever has a role signs in to confirm, so the account that was begun is the one."""
    register_with(provider, "evil", "victim@example.org")
    user = User.objects.get()
    user.groups.create(name="Proofreaders")
    user.set_password(PASSWORD)
    user.save()
    Limit.objects.all().delete()
    sign_in(client, user.email)
    client.post("/en/account/confirm-email/", {"code": code_in(sent_mails()[-1])})
    assert is_signed_in(client)
    stranger = Client()
    come_back(stranger, provider, "evil")
    assert not is_signed_in(stranger)


def test_registering_by_it_takes_as_much_work_with_a_known_address(
    provider: Provider, settings: Any
) -> None:
    settings.PASSWORD_HASHERS = ["tests.accounts.same.CountingHasher"]
    rita()
    answers = []
    for email in ("warm@example.org", "rita@example.org", "nora@example.org"):
        Limit.objects.all().delete()
        client = Client()
        provider.knows(email, email="nia@example.net", name="Nia Quay")
        come_back(client, provider, email)
        before = CountingHasher.count
        answers.append(answer(client, REGISTER, {"email": email, "name": "Nia Quay"}, email))
        assert CountingHasher.count - before == 1, email
    _warm, known, unknown = answers
    assert known.seen == unknown.seen
    assert abs(known.queries - unknown.queries) <= 6, answers


def test_coming_back_does_not_tell_whether_the_address_was_known(provider: Provider) -> None:
    rita()
    seen = []
    for subject, email in (("s-1", "rita@example.org"), ("s-2", "nora@example.org")):
        Limit.objects.all().delete()
        register_with(provider, subject, email, name="Another Name")
        client = Client()
        page = come_back(client, provider, subject)
        assert page.redirect_chain[-1][0] == REGISTER
        html = page.content.decode()
        seen.append(("Another Name" in html, "Nia Quay" in html, "nia@example.net" in html))
        assert client.post(REGISTER, {"email": "x@", "name": ""}).status_code == 200
    assert seen == [(False, True, True)] * 2
    assert not User.objects.filter(email="nora@example.org").exists()


def test_who_comes_back_before_confirming_registers_anew(
    client: Client, provider: Provider
) -> None:
    register_with(provider, "s-9", "nia@example.net")
    Limit.objects.all().delete()
    come_back(client, provider, "s-9")
    client.post(REGISTER, {"email": "nia@example.net", "name": "Nia Quay"})
    client.post("/en/account/confirm-email/", {"code": code_in(sent_mails()[-1])})
    assert is_signed_in(client)
    again = Client()
    come_back(again, provider, "s-9")
    assert is_signed_in(again)


def test_a_trusted_address_needs_no_code_and_has_its_handle_at_once(
    client: Client, provider: Provider, settings: Any
) -> None:
    trust(provider, settings)
    register_by_it(client, provider, email="nia@example.net", email_verified=True, name="Nia Quay")
    assert is_signed_in(client)
    assert User.objects.get().handle == "nia-quay"


def test_trust_in_one_address_is_none_in_another(
    client: Client, provider: Provider, settings: Any
) -> None:
    trust(provider, settings)
    provider.knows("s-9", email="nia@example.net", email_verified=True, name="Nia Quay")
    come_back(client, provider, "s-9")
    client.post(REGISTER, {"email": "nora@example.org", "name": "Nia Quay"})
    assert not is_signed_in(client)
    assert list(EmailAddress.objects.values_list("email", "verified")) == [
        ("nora@example.org", False)
    ]


def trust(provider: Provider, settings: Any) -> None:
    trusting = {**provider.app["settings"], "trusts_addresses": True}
    app = {**provider.app, "settings": trusting}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
