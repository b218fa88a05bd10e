"""What the sample's discussions are on a site that was filled with them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from causerie.accounts.models import User
from causerie.config.commands.demo import fill
from causerie.config.sample.blocks import identity
from causerie.config.sample.reading import read_magazine
from causerie.discussion.models import Comment, DiscussionEvent, Quotation, Thread, Visibility, Vote
from causerie.lib.markup import parse
from causerie.publication.services.locales import open_publication

MAGAZINE = read_magazine()
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def sample(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Filled once for all, and taken back afterwards."""
    site = tmp_path_factory.mktemp("sample")
    with (
        django_db_blocker.unblock(),
        override_settings(SITE_DIR=site, MEDIA_ROOT=site / "media"),
        transaction.atomic(),
    ):
        open_publication(name="Fanal", hostname="localhost", port=8000, locale="en")
        fill(MAGAZINE)
        yield
        transaction.set_rollback(True)


def _thread(key: str) -> Thread:
    return Thread.objects.get(article_key=UUID(identity(f"article-{key}")))


def _comment(key: str, number: int) -> Comment:
    return Comment.objects.get(thread=_thread(key), number=number)


def _entries(kind: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (key, entry)
        for key, talk in MAGAZINE.discussions.items()
        for entry in talk["comments"]
        if kind in entry
    ]


def test_all_is_said_under_the_numbers_of_the_files() -> None:
    for key, entry in _entries("n"):
        comment = _comment(key, entry["n"])
        assert comment.locale == entry["locale"]
        assert comment.parent_number == entry.get("to")
        assert comment.text == entry.get("edited", entry["text"]).strip()


def test_what_is_hidden_withdrawn_or_waiting_is_so_and_logged() -> None:
    for key, entry in _entries("hidden"):
        comment = _comment(key, entry["n"])
        assert comment.visibility == Visibility.REMOVED
        assert comment.events.get().reason == entry["hidden"]
    for key, entry in _entries("withdrawn"):
        assert _comment(key, entry["n"]).visibility == Visibility.WITHDRAWN
    held = Comment.objects.filter(visibility=Visibility.HELD)
    assert {one.events.get().reason for one in held} == {
        entry["waiting"] for _key, entry in _entries("waiting")
    }


def test_a_closed_discussion_says_why() -> None:
    assert _thread("lamp-lighters").is_closed
    reason = MAGAZINE.discussions["lamp-lighters"]["closed_reason"]
    assert _thread("lamp-lighters").state_reason == reason


def test_what_was_edited_keeps_what_it_said() -> None:
    for key, entry in _entries("edited"):
        comment = _comment(key, entry["n"])
        before = comment.revisions.get()
        assert before.text == entry["text"].strip()
        assert comment.published_at == before.written_at
        assert comment.edited_at is not None
        assert comment.edited_at > before.written_at


def test_every_quotation_is_tied_to_what_it_quotes() -> None:
    loose = []
    for comment in Comment.objects.select_related("thread"):
        quoted = [one for one in parse(comment.text).passages if one.is_quotation]
        tied = Quotation.objects.filter(comment=comment)
        if len(quoted) != tied.count():
            loose.append(f"{comment.thread.pk} {comment}: {comment.text[:60]}")
    assert loose == []


def test_votes_are_counted() -> None:
    for comment in Comment.objects.all():
        cast = Vote.objects.filter(comment=comment)
        assert (comment.up, comment.down) == (
            cast.filter(direction=1).count(),
            cast.filter(direction=-1).count(),
        )
        assert not cast.filter(user=comment.author).exists()
    assert Vote.objects.count() > 1000


def test_nothing_happens_in_the_future_or_today_at_once() -> None:
    now = timezone.now()
    assert not DiscussionEvent.objects.filter(at__gt=now).exists()
    assert not Vote.objects.filter(voted_at__gt=now).exists()
    for thread in Thread.objects.exclude(last_number=0):
        comments = thread.comments.numbered().order_by("number")
        times = [one.published_at for one in comments if one.published_at]
        assert len(times) == thread.last_number
        assert times == sorted(times)
        assert times[-1] - times[0] > timedelta(days=1)
        assert thread.last_comment_at == times[-1] < now


def test_those_who_talk_have_a_page_and_no_way_in() -> None:
    handles = {entry["handle"] for entry in MAGAZINE.readers}
    people = User.objects.filter(handle__in=handles, is_sample=True)
    assert people.count() == 25
    # One of them is whom visitors sign in as.
    assert sum(one.has_usable_password() for one in people) == 1
    for person in people:
        assert EmailAddress.objects.get(user=person).verified
        assert person.date_joined < timezone.now() - timedelta(days=19)


def test_whom_visitors_sign_in_as_finds_answers_and_something_new() -> None:
    reader = User.objects.get(handle="olena-koval")
    assert reader.answers_to_me.filter(is_seen=False).count() >= 3
    visit = reader.thread_visits.get()
    assert visit.thread == reader.follows.get().thread == _thread("night-bridge")
    assert 0 < visit.seen_number < visit.thread.last_number
    assert visit.at < timezone.now()


def test_the_authors_of_the_articles_speak_as_such() -> None:
    comment = _comment("night-bridge", 5)
    assert comment.author == User.objects.get(author__slug="maud-kesterly")


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    before = list(Comment.objects.values_list("pk", "html", "up", "published_at"))
    others = (Vote.objects.count(), DiscussionEvent.objects.count(), User.objects.count())
    fill(MAGAZINE)
    assert list(Comment.objects.values_list("pk", "html", "up", "published_at")) == before
    assert others == (Vote.objects.count(), DiscussionEvent.objects.count(), User.objects.count())
