"""Threads of any size for the benchmark, the same in every run.

Of five comments one is a remark of its own; the others answer one of the last forty, and now and
then one that everybody answers. So a page of the largest thread holds as much as one of the
smallest.
"""

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from uuid import UUID, uuid5

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from bench.discussion_words import Said, said_texts
from causerie.accounts.models import User
from causerie.accounts.services.staff import vouch_for_address
from causerie.discussion.models import Comment, Thread, Visibility, Vote
from causerie.discussion.places import Place, answer_place, root_place
from causerie.discussion.services.threads import open_thread
from causerie.lib.wilson import lower_bound
from causerie.publication.models import ArticlePage, FrontPage, SectionPage

PEOPLE = 2_000
A_ROOT_EVERY = 5
ANSWERED_OF_LAST = 40
# One in so many roots is what everybody answers, a comment in fifty of all those after it.
HOT_ROOTS_EVERY = 400
HOT_SHARE = 0.02
ROWS_AT_ONCE = 5_000
NAMESPACE = UUID("6f1d0c58-9d0e-4d3b-8a49-7f1a53a0c0de")
SPAN = timedelta(days=300)


@dataclass
class Made:
    """A comment as others can answer it."""

    pk: int
    number: int
    place: Place


@dataclass
class Talk:
    """One thread while it is made."""

    thread: Thread
    size: int
    people: list[int]
    texts: list[Said]
    begin: datetime
    first_pk: int
    rng: Random
    recent: deque[Made] = field(default_factory=lambda: deque(maxlen=ANSWERED_OF_LAST))
    hot: Made | None = None
    turns: dict[int, int] = field(default_factory=dict)
    roots: int = 0

    def comments(self) -> Iterator[Comment]:
        for number in range(1, self.size + 1):
            parent = None if number % A_ROOT_EVERY == 1 else self._answered()
            made = Made(self.first_pk + number, number, self._place(number, parent))
            self.recent.append(made)
            if parent is None and self.roots % HOT_ROOTS_EVERY == HOT_ROOTS_EVERY // 2:
                self.hot = made
            yield self._row(made, parent)

    def _answered(self) -> Made:
        if self.hot and self.rng.random() < HOT_SHARE:
            return self.hot
        return self.rng.choice(self.recent)

    def _place(self, number: int, parent: Made | None) -> Place:
        if parent is None:
            self.roots += 1
            return root_place(number, self.roots - 1)
        root = parent.place.root_number
        self.turns[root] = self.turns.get(root, 0) + 1
        return answer_place(number, parent.place, self.turns[root])

    def _row(self, made: Made, parent: Made | None) -> Comment:
        said = self.rng.choice(self.texts)
        at = self.begin + SPAN * (made.number / self.size)
        comment = Comment(
            pk=made.pk,
            thread=self.thread,
            author_id=self.rng.choice(self.people),
            key=UUID(int=self.rng.getrandbits(128)),
            visibility=Visibility.PUBLISHED,
            locale=said.locale,
            text=said.text,
            html=said.html,
            posted_at=at,
            published_at=at,
            number=made.number,
            parent_id=parent.pk if parent else None,
            parent_number=parent.number if parent else None,
            is_indexed=True,
            is_taken_up=True,
        )
        comment.stand_at(made.place)
        return comment


def make_threads(sizes: list[int]) -> dict[int, Thread]:
    """By size; those that are there already are taken as they are."""
    people = _people()
    return {size: _thread(size, people) for size in sizes}


def article_of(size: int) -> ArticlePage:
    found: ArticlePage = ArticlePage.objects.get(translation_key=_key(size))
    return found


def _key(size: int) -> UUID:
    return uuid5(NAMESPACE, str(size))


def _people() -> list[int]:
    if not User.objects.filter(handle="person-0").exists():
        joined = timezone.now() - timedelta(days=400)
        rows = [
            User(
                handle=f"person-{number}",
                email=f"person-{number}@example.org",
                display_name=f"Person {number}",
                password="!",
                date_joined=joined,
                reading_locales=["en"],
            )
            for number in range(PEOPLE)
        ]
        User.objects.bulk_create(rows)
        for user in User.objects.filter(handle__startswith="person-"):
            vouch_for_address(user)
    made = User.objects.filter(handle__startswith="person-").order_by("pk")
    return list(made.values_list("pk", flat=True))


def _thread(size: int, people: list[int]) -> Thread:
    _open_article(size)
    thread = open_thread(_key(size))
    if thread.last_number == size:
        return thread
    begun = time.monotonic()
    with transaction.atomic():
        _fill(thread, size, people)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{size:9,} comments made in {time.monotonic() - begun:.0f} s", flush=True)
    thread.refresh_from_db()
    return thread


def _open_article(size: int) -> None:
    if ArticlePage.objects.filter(translation_key=_key(size)).exists():
        return
    front = FrontPage.objects.get(locale__language_code="en")
    section = SectionPage.objects.first()
    if section is None:
        section = SectionPage(title="City", slug="city", locale=front.locale)
        front.add_child(instance=section)
        section.save_revision().publish()
    article = ArticlePage(
        title=f"{size} comments",
        slug=f"comments-{size}",
        locale=front.locale,
        translation_key=_key(size),
        body=[("paragraph", "<p>The bridge opens at ten past two.</p>")],
    )
    section.add_child(instance=article)
    article.save_revision().publish()


def _fill(thread: Thread, size: int, people: list[int]) -> None:
    first = (Comment.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    begin = timezone.now() - SPAN - timedelta(days=1)
    talk = Talk(thread, size, people, said_texts(), begin, first, Random(size))
    rows = talk.comments()
    while some := list(islice(rows, ROWS_AT_ONCE)):
        votes = _votes(some, people, talk.rng)
        Comment.objects.bulk_create(some)
        Vote.objects.bulk_create(votes, batch_size=ROWS_AT_ONCE)
    _count_branches(thread)
    last = some[-1].published_at if some else begin + SPAN
    Thread.objects.filter(pk=thread.pk).update(
        last_number=size,
        root_count=talk.roots,
        published_count=size,
        opened_at=begin,
        last_comment_at=last,
    )
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Comment]):
            cursor.execute(statement)


def _votes(comments: list[Comment], people: list[int], rng: Random) -> list[Vote]:
    """Most have none, a few have many; what the comments count is what they have."""
    votes = []
    for comment in comments:
        total = min(40, int(rng.paretovariate(1.8)) - 1)
        voters = [one for one in rng.sample(people, total) if one != comment.author_id]
        up = sum(rng.random() < 0.8 for _one in voters)
        comment.up, comment.down = up, len(voters) - up
        comment.value = lower_bound(comment.up, comment.down)
        votes += [
            Vote(comment_id=comment.pk, user_id=one, direction=1 if place < up else -1)
            for place, one in enumerate(voters)
        ]
    return votes


def _count_branches(thread: Thread) -> None:
    branch = Comment.objects.filter(thread=OuterRef("thread"), root_number=OuterRef("number"))
    last = branch.values("root_number").annotate(last=Max("branch_seq")).values("last")
    thread.comments.filter(parent__isnull=True).update(branch_count=Subquery(last))
