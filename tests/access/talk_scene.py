"""One comment in every state that it, its discussion or its article can be in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import uuid4

from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from causerie.accounts.models import User
from causerie.accounts.services.erasure import erase
from causerie.discussion.models import Comment, ReportOf, ReportReason, Thread, Visibility
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.reporting import report_comment, report_person
from causerie.discussion.services.roles import ensure_moderators
from causerie.discussion.services.search_sweep import sweep_comment_search
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import ArticlePage, FrontPage
from causerie.publication.services.roles import ensure_roles
from tests.access.people import GROUPS, Role, open_session, with_session
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.factories import make_staff
from tests.translation.made import make_foreign

# In no other text: whoever reads one of them reads the comment, or what it said before.
WORD, FORMER_WORD = "marjoram", "verbena"
# Stands beside them, so that one can search without naming them.
BESIDE = "lighthouse"
TEXT = f"The {WORD} grows by the {BESIDE}."
FORMER_TEXT = f"The {FORMER_WORD} grows by the {BESIDE}."


class State(StrEnum):
    PUBLISHED = "published"
    HELD = "held"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"
    CLOSED = "closed discussion"
    PREMODERATED = "premoderated discussion"
    UNPUBLISHED = "unpublished article"
    RESTRICTED = "restricted article"


@dataclass
class Scene:
    """`comment` was written by the reader; `sessions` are empty for who is not signed in."""

    article: ArticlePage
    thread: Thread
    comment: Comment
    number: int
    key: str
    writer: int
    users: dict[Role, User]
    sessions: dict[Role, str]

    def browser(self, role: Role) -> Client:
        return with_session(self.sessions[role])


def make_scene(front: FrontPage, state: State) -> Scene:
    ensure_roles()
    ensure_moderators()
    article, thread = make_talk(front)
    boss, witness = make_moderator("boss"), make_reader("witness")
    users: dict[Role, User] = {
        role: _make_user(role) for role in Role if role is not Role.ANONYMOUS
    }
    reader = users[Role.READER]
    say(thread, witness, "I have seen it.")
    comment = _say_it(thread, reader, boss, is_held=state is State.HELD)
    if state is not State.HELD:
        say(thread, witness, f"> {TEXT}\n\nNot in winter.", to=comment)
    if comment.is_published:
        make_foreign(comment)
        report_comment(comment, reporter=witness, reason=ReportReason.SPAM)
    report_person(reader, ReportOf.NAME, reporter=witness, reason=ReportReason.POSES)
    sweep_comment_search()
    sessions = {role: open_session(user) for role, user in users.items()} | {Role.ANONYMOUS: ""}
    User.objects.filter(pk=users[Role.SUSPENDED].pk).update(suspended_at=timezone.now())
    scene = Scene(
        article, thread, comment, comment.number or 0, str(comment.key), reader.pk, users,
        sessions,
    )  # fmt: skip
    if bring_about := _BRING_ABOUT.get(state):
        bring_about(scene, boss)
    thread.refresh_from_db()
    return scene


def _make_user(role: Role) -> User:
    groups = (GROUPS[role],) if role in GROUPS else ()
    handle = role.replace(" ", "-")
    return make_staff(f"{handle}@people.example", *groups, display_name=role.title())


def _say_it(thread: Thread, reader: User, boss: User, *, is_held: bool) -> Comment:
    if is_held:
        set_state(thread, ThreadState.PREMODERATED, actor=boss, reason="Slowly.")
    comment = say(thread, reader, FORMER_TEXT, key=uuid4())
    if is_held:
        set_state(thread, ThreadState.OPEN, actor=boss, reason="")
    return edit_comment(comment, author=reader, text=TEXT, seen_revision=1, page_locale="en")


def _remove(scene: Scene, boss: User) -> None:
    set_visibility(scene.comment, Visibility.REMOVED, actor=boss, reason="Herbs.")


def _withdraw(scene: Scene, _boss: User) -> None:
    withdraw(scene.comment, author=scene.users[Role.READER])


def _erase(scene: Scene, _boss: User) -> None:
    reader = scene.users[Role.READER]
    reader.erase_at, reader.erase_texts = timezone.now() - timedelta(minutes=1), True
    reader.save()
    assert erase(reader)


def _close(scene: Scene, boss: User) -> None:
    set_state(scene.thread, ThreadState.CLOSED, actor=boss, reason="Round in circles.")


def _premoderate(scene: Scene, boss: User) -> None:
    set_state(scene.thread, ThreadState.PREMODERATED, actor=boss, reason="Slowly.")


def _unpublish(scene: Scene, _boss: User) -> None:
    scene.article.unpublish()


def _restrict(scene: Scene, _boss: User) -> None:
    PageViewRestriction.objects.create(
        page=scene.article.get_parent(), restriction_type="password", password="quay"
    )


_BRING_ABOUT: dict[State, Callable[[Scene, User], None]] = {
    State.REMOVED: _remove,
    State.WITHDRAWN: _withdraw,
    State.ERASED: _erase,
    State.CLOSED: _close,
    State.PREMODERATED: _premoderate,
    State.UNPUBLISHED: _unpublish,
    State.RESTRICTED: _restrict,
}
