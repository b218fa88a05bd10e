"""Eight people do everything at once in one discussion, each on a connection of their own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from causerie.accounts.models import User
from causerie.accounts.services.erasure import OwnTexts, ask_for_erasure, erase
from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.posting import post_comment
from causerie.discussion.services.search_sweep import sweep_comment_search
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.discussion.services.voting import cast_vote, count_votes
from tests.discussion.recount import check_rows
from tests.discussion.talk import make_moderator, make_reader

PEOPLE, ROUNDS = 8, 40


@pytest.fixture
def thread(committed: None, settings: Any) -> Iterator[Thread]:
    settings.COMMENT_RATE = "1000/m"
    made = Thread.objects.create(article_key=uuid4())
    yield made
    # Answers keep what they answer.
    Comment.objects.filter(thread=made).update(parent=None)
    made.delete()


@dataclass
class Doer:
    """One of them. `keys` are those of forms that somebody else sends too, at the same moment."""

    thread: int
    user: User
    chance: Random
    leaves: OwnTexts | None = None
    keys: list[UUID] = field(default_factory=list)
    acknowledged: dict[UUID, int] = field(default_factory=dict)

    def do_all(self) -> None:
        deeds = [self.post, self.post, self.reply, self.reply, self.vote, self.edit, self.decide,
                 self.take_back, self.count]  # fmt: skip
        try:
            for _round in range(ROUNDS):
                self.tried(self.chance.choice(deeds))
            if self.leaves:
                self.leave(self.leaves)
        finally:
            connection.close()

    def tried(self, deed: Callable[[], object]) -> None:
        """What nobody may is refused; every other exception fails the test."""
        with suppress(DiscussionRefused):
            deed()

    def post(self, to: Comment | None = None, key: UUID | None = None) -> None:
        key = key or uuid4()
        posted = post_comment(
            thread=Thread.objects.get(pk=self.thread),
            author=self.user,
            text=f"The ferry was late again, says form {key}.",
            key=key,
            page_locale="en",
            parent=to,
        )
        known = self.acknowledged.setdefault(key, posted.comment.pk)
        assert known == posted.comment.pk

    def reply(self) -> None:
        self.post(to=self.any())

    def vote(self) -> None:
        if one := self.any():
            cast_vote(one, user=self.user, direction=self.chance.randint(-1, 1))

    def edit(self) -> None:
        if one := self.any(author=self.user):
            text = f"The ferry was late again, as I said in {uuid4()}."
            edit_comment(
                one, author=self.user, text=text, seen_revision=one.revision, page_locale="en"
            )

    def take_back(self) -> None:
        if one := self.any(author=self.user):
            withdraw(one, author=self.user)

    def decide(self) -> None:
        if one := self.any():
            is_hidden = one.visibility == Visibility.REMOVED
            to = Visibility.PUBLISHED if is_hidden else Visibility.REMOVED
            set_visibility(one, to, actor=self.user, reason="It is late.")

    def count(self) -> None:
        count_votes()
        sweep_comment_search()

    def leave(self, texts: OwnTexts) -> None:
        ask_for_erasure(self.user, texts=texts)
        ended = timezone.now() - timedelta(seconds=1)
        User.objects.filter(pk=self.user.pk).update(erase_at=ended)
        assert erase(self.user)

    def any(self, **wanted: Any) -> Comment | None:
        rows = Comment.objects.filter(thread=self.thread, **wanted).select_related("thread")
        keys = list(rows.values_list("pk", flat=True))
        return rows.get(pk=self.chance.choice(keys)) if keys else None


def test_whatever_eight_people_do_at_once_equals_a_recount(thread: Thread) -> None:
    people = [make_moderator(f"mod-{n}") for n in range(2)]
    people += [make_reader(f"reader-{n}") for n in range(PEOPLE - 2)]
    doers = [Doer(thread.pk, user, Random(user.handle)) for user in people]
    doers[-1].leaves, doers[-2].leaves = OwnTexts.REMOVE, OwnTexts.KEEP
    with ThreadPoolExecutor(PEOPLE) as pool:
        for done in [pool.submit(doer.do_all) for doer in doers]:
            done.result()
    check_rows(thread)
    posted = {key: pk for doer in doers for key, pk in doer.acknowledged.items()}
    assert len(posted) > PEOPLE
    assert dict(thread.comments.values_list("key", "pk")) == posted


def test_forms_that_two_windows_send_at_once_are_posted_once(thread: Thread) -> None:
    people = [make_reader(f"reader-{n}") for n in range(PEOPLE // 2)]
    keys = {user.pk: [uuid4() for _form in range(10)] for user in people}
    windows = [Doer(thread.pk, user, Random(), keys=keys[user.pk]) for user in people * 2]
    start = Barrier(len(windows), timeout=30)

    def send(window: Doer) -> None:
        try:
            for key in window.keys:
                start.wait()
                window.post(key=key)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(send, windows))
    for one, other in zip(windows[: len(people)], windows[len(people) :], strict=True):
        assert one.acknowledged == other.acknowledged
    assert check_rows(thread).thread.last_number == 10 * len(people)
