"""A person changes how others see them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import AccountEvent, AccountEventKind, FormerHandle, User
from causerie.accounts.services.profile import HandleTaken, Profile, change_profile
from tests.accounts.people import sign_in
from tests.factories import make_staff

PROFILE = "/en/account/profile/"


def send(client: Client, **changes: Any) -> Any:
    fields = {"name": "Rita", "handle": "rita", "bio": "", **changes}
    return client.post(PROFILE, fields)


@pytest.fixture
def rita(client: Client, reader: User) -> User:
    client.force_login(reader)
    return reader


def events(user: User) -> list[tuple[str, str]]:
    return list(AccountEvent.objects.filter(user=user).values_list("kind", "reason"))


def test_a_name_and_a_few_words_are_changed(client: Client, rita: User) -> None:
    answer = send(client, name="  Rita   Núñez ", bio="Reads.\r\n\r\n\r\n\r\nWrites. ")
    assert answer.headers["Location"] == PROFILE
    rita.refresh_from_db()
    assert rita.display_name == "Rita Núñez"
    assert rita.name_likeness
    assert rita.bio == "Reads.\n\nWrites."
    assert events(rita) == [(AccountEventKind.NAME_CHANGED, "Rita")]
    assert "Your profile was saved." in client.get(PROFILE).content.decode()


def test_what_stays_the_same_is_no_event(client: Client, rita: User) -> None:
    send(client)
    assert events(rita) == []


def test_a_name_that_came_before_the_rules_keeps_nobody_from_changing_the_rest(
    client: Client, rita: User
) -> None:
    User.objects.filter(pk=rita.pk).update(display_name="R2 & D2")
    assert send(client, name="R2 & D2", bio="Reads.").status_code == 302


def test_a_name_with_a_sign_that_no_name_has_is_refused_and_the_rest_is_kept(
    client: Client, rita: User
) -> None:
    html = send(client, name="Rita ★", bio="What I had written").content.decode()
    assert 'aria-invalid="true"' in html
    assert "What I had written" in html
    rita.refresh_from_db()
    assert rita.display_name == "Rita"


def test_a_text_that_turns_the_order_of_the_page_loses_what_turns_it(
    client: Client, rita: User
) -> None:
    send(client, bio="a\u202eb\u2066c\x07d")
    rita.refresh_from_db()
    assert rita.bio == "abcd"


def test_three_hundred_characters_fit_with_their_line_ends(client: Client, rita: User) -> None:
    lines = "\r\n".join(["x" * 99] * 3)
    assert send(client, bio=lines + "y").status_code == 302
    assert send(client, bio=lines + "yyy").status_code == 200


def test_a_handle_leads_on_from_the_former_one(client: Client, rita: User) -> None:
    send(client, handle="rita-nunez")
    rita.refresh_from_db()
    assert rita.handle == "rita-nunez"
    assert events(rita) == [(AccountEventKind.HANDLE_CHANGED, "rita")]
    answer = client.get("/en/readers/rita/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/en/readers/rita-nunez/"


def test_a_handle_is_changed_once_in_thirty_days(client: Client, rita: User) -> None:
    send(client, handle="rita-nunez")
    html = client.get(PROFILE).content.decode()
    assert "You changed it lately." in html
    send(client, handle="rita-again")
    rita.refresh_from_db()
    assert rita.handle == "rita-nunez"
    rita.handle_changed_at = timezone.now() - timedelta(days=31)
    rita.save()
    send(client, handle="rita-again")
    rita.refresh_from_db()
    assert rita.handle == "rita-again"


def test_one_s_own_former_handle_can_be_taken_back(client: Client, rita: User) -> None:
    send(client, handle="rita-nunez")
    User.objects.filter(pk=rita.pk).update(handle_changed_at=None)
    assert send(client, handle="rita").status_code == 302
    assert list(FormerHandle.objects.values_list("handle", flat=True)) == ["rita-nunez"]


@pytest.mark.parametrize(
    ("handle", "reason"),
    [
        ("ada", "This handle is taken."),
        ("ada-before", "This handle is taken."),
        ("Rita!", "Write lower-case letters"),
        ("admin", "kept for the site itself"),
        ("x" * 31, "at most 30 characters"),
    ],
)
def test_a_handle_that_cannot_be_had_says_why_and_loses_nothing(
    client: Client, rita: User, ada: User, handle: str, reason: str
) -> None:
    FormerHandle.objects.create(handle="ada-before", user=ada)
    answer = send(client, name="Rita Núñez", handle=handle, bio="What I had written")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert reason in html
    assert "What I had written" in html
    assert "Rita Núñez" in html
    rita.refresh_from_db()
    assert (rita.display_name, rita.handle, rita.bio) == ("Rita", "rita", "")


def test_the_database_has_the_last_word_on_a_handle(rita: User, ada: User) -> None:
    """As when another takes it between the question and the change."""
    with pytest.raises(HandleTaken):
        change_profile(
            user=rita, profile=Profile("Rita N", "ada", ""), portrait=None, drop_portrait=False
        )
    rita.refresh_from_db()
    assert (rita.display_name, rita.handle) == ("Rita", "rita")
    assert events(rita) == []


def test_a_stranger_is_asked_to_sign_in_and_loses_nothing(client: Client, reader: User) -> None:
    answer = send(client, name="Somebody")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/en/account/login/?next=")
    reader.refresh_from_db()
    assert reader.display_name == "Rita"
    sign_in(client, reader.email)
    html = client.get(PROFILE).content.decode()
    assert "Somebody" in html
    assert "What you had typed is here again." in html
    send(client, name="Rita Núñez")
    assert "here again" not in client.get(PROFILE).content.decode()


def test_nobody_changes_the_profile_of_another(client: Client, rita: User) -> None:
    other = make_staff("olga@example.org", display_name="Olga")
    send(client, name="Rita Núñez", user=other.pk, handle="rita")
    other.refresh_from_db()
    assert other.display_name == "Olga"
