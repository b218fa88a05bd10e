"""Whoever may come to an address, and what is theirs."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import DataExport, ExportState, FormerHandle, User
from causerie.accounts.selectors.exports import file_of
from causerie.discussion.models import Comment, Thread
from causerie.publication.models import ArticlePage, Author, SectionPage
from tests.accounts.people import give_second_factor, is_signed_in, prove, sign_in
from tests.discussion.talk import say
from tests.factories import make_article, make_staff


class Role(StrEnum):
    ANONYMOUS = "anonymous"
    READER = "reader"
    OTHER_READER = "other reader"
    SUSPENDED = "suspended"
    MODERATOR = "moderator"
    AUTHOR = "author"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Whose(StrEnum):
    OWN = "own"
    OTHERS = "another's"


DOMAIN = "people.example"
GROUPS = {
    Role.MODERATOR: "Moderators",
    Role.AUTHOR: "Authors",
    Role.EDITOR: "Editors",
    Role.ADMINISTRATOR: "Administrators",
}


@dataclass(frozen=True)
class Person:
    user: User
    # Signed in before anything befell the account, and proved just now who they are.
    session_key: str
    elsewhere: UserSession
    export: DataExport
    passkey: Authenticator
    provider: SocialAccount
    article: ArticlePage
    # Said below the same article by everybody.
    comment: Comment

    def browser(self) -> Client:
        return with_session(self.session_key)


def with_session(session_key: str) -> Client:
    client = Client(headers={"user-agent": "Firefox"}, SERVER_NAME="localhost")
    if session_key:
        client.cookies["session"] = session_key
    return client


def make_person(role: Role, section: SectionPage, author: Author, thread: Thread) -> Person:
    word = role.replace(" ", "-")
    groups = (GROUPS[role],) if role in GROUPS else ()
    user = make_staff(f"{word}@{DOMAIN}", *groups, display_name=role.title())
    FormerHandle.objects.create(user=user, handle=f"once-{word}")
    session_key = _proven_session(user)
    # Afterwards, so that signing in took no second step.
    give_second_factor(user)
    person = Person(
        user=user,
        session_key=session_key,
        elsewhere=UserSession.objects.create(
            user=user, session_key=open_session(user), ip="203.0.113.7", user_agent="Safari"
        ),
        export=_made_export(user),
        passkey=Authenticator.objects.create(
            user=user, type=Authenticator.Type.WEBAUTHN, data={"name": f"Key of {word}"}
        ),
        provider=SocialAccount.objects.create(user=user, provider="work", uid=word),
        article=make_article(
            section, f"By {role}", slug=f"by-{word}", authors=(author,), owner=user
        ),
        comment=say(thread, user, f"So says the {role}."),
    )
    if role is Role.SUSPENDED:
        # In the row only: the session is still there, as if its end had failed.
        User.objects.filter(pk=user.pk).update(suspended_at=timezone.now())
    return person


def open_session(user: User) -> str:
    """One that has not proved anew who it is."""
    client = with_session("")
    client.force_login(user)
    return str(client.session.session_key)


def _proven_session(user: User) -> str:
    client = with_session("")
    sign_in(client, user.email)
    prove(client)
    assert is_signed_in(client)
    return str(client.session.session_key)


def _made_export(user: User) -> DataExport:
    export: DataExport = DataExport.objects.create(
        user=user, state=ExportState.READY, ready_at=timezone.now(), file=f"{user.handle}.zip"
    )
    file: Path = file_of(export)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"of " + user.handle.encode())
    return export
