"""Threads of the sample site for the benchmark of translating, and comments in them."""

from collections.abc import Iterable, Iterator
from uuid import uuid4

from django.utils import timezone

from bench.translation_texts import Spoken
from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.places import Place, answer_place, root_place
from causerie.discussion.services.threads import open_thread
from causerie.discussion.services.translating import take_up_comments, translate_some
from causerie.publication.models import ArticlePage, SectionPage

# As many as the worker takes at once.
TAKEN_AT_ONCE = 40
# A remark and four answers to it.
A_ROOT_EVERY = 5


def new_thread() -> Thread:
    """Without a comment yet, below an article of its own."""
    section = SectionPage.objects.live().filter(locale__language_code="en").first()
    assert section is not None
    key = uuid4()
    article = ArticlePage(
        title="The bridge opens",
        slug=f"bench-{key}",
        locale=section.locale,
        translation_key=key,
        body=[("paragraph", "<p>The bridge opens at ten past two.</p>")],
    )
    section.add_child(instance=article)
    article.save_revision().publish()
    return open_thread(key)


def say(thread: Thread, texts: Iterable[Spoken]) -> list[Comment]:
    """By the sample's people; nobody has taken them up yet."""
    people = list(User.objects.order_by("pk").values_list("pk", flat=True))
    rows = []
    for place, number, one in _places(thread.last_number, list(texts)):
        now = timezone.now()
        row = Comment(
            thread=thread,
            author_id=people[number % len(people)],
            key=uuid4(),
            visibility=Visibility.PUBLISHED,
            locale=one.locale,
            text=one.text,
            html=one.html,
            posted_at=now,
            published_at=now,
            number=number,
            parent_number=None if place.depth == 1 else place.root_number,
            is_indexed=True,
        )
        row.stand_at(place)
        rows.append(row)
    _write(thread, rows)
    return rows


def _places(last: int, texts: list[Spoken]) -> Iterator[tuple[Place, int, Spoken]]:
    for number, one in enumerate(texts, start=last + 1):
        turn = (number - 1) % A_ROOT_EVERY
        root = root_place(number - turn, (number - 1) // A_ROOT_EVERY)
        yield (answer_place(number, root, turn) if turn else root), number, one


def _write(thread: Thread, rows: list[Comment]) -> None:
    Comment.objects.bulk_create(rows)
    roots = {
        row.number: row
        for row in Comment.objects.filter(thread=thread, parent_number=None, number__isnull=False)
    }
    answers = Comment.objects.filter(thread=thread, parent_number__isnull=False, parent=None)
    for answer in answers:
        answer.parent = roots[answer.parent_number]
        answer.save(update_fields=["parent"])
    Thread.objects.filter(pk=thread.pk).update(
        last_number=rows[-1].number, root_count=len(roots), published_count=rows[-1].number
    )
    for root in roots.values():
        root.branch_count = A_ROOT_EVERY - 1
    Comment.objects.bulk_update(roots.values(), ["branch_count"])
    thread.refresh_from_db()


def translate_all() -> None:
    """As the worker does, until nothing is due."""
    while take_up_comments() + translate_some(TAKEN_AT_ONCE):
        pass
