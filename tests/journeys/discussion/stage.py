"""Fills the site of the discussion's journeys; `main` is run in a process with the site's settings.

Each journey has an article of its own, so that none reads what another has written.
"""

from datetime import timedelta
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from causerie.accounts.models import User
from causerie.config.sample.judged import Judged
from causerie.discussion.models import Comment, Thread, Visibility, Visit
from causerie.discussion.places import answer_place, root_place
from causerie.discussion.services.posting import post_comment
from causerie.discussion.services.threads import open_thread
from causerie.discussion.services.translating import take_up_comments
from causerie.publication.models import SectionPage
from causerie.translation.models import Translation
from tests.discussion.talk import make_moderator, make_reader
from tests.factories import PASSWORD, make_article, make_author, make_edition
from tests.journeys.discussion.people import (
    JOURNEYS,
    LATE,
    LONG,
    READERS,
    SENTENCE,
    SPANISH,
    WRITERS,
)
from tests.journeys.stage import fronts, sections

DEPTH = 6
ROWS_AT_ONCE = 2_000


def people() -> dict[str, User]:
    """A password's hash takes its time, so all of them have the same one."""
    made = {handle: make_reader(handle) for handle in [*WRITERS, *READERS]}
    made["mod"] = make_moderator()
    User.objects.update(password=make_password(PASSWORD))
    return made


def article(places: dict[str, SectionPage], slug: str) -> Thread:
    title = slug.replace("-", " ").capitalize()
    original = make_article(
        places["en"],
        title,
        slug=slug,
        authors=(make_author(f"Nadia {title}", f"nadia-{slug}"),),
        body=[
            ("paragraph", f"<p>{SENTENCE} It has never waited for anybody.</p>"),
            ("paragraph", "<p>On most evenings it is us.</p>"),
        ],
    )
    arabic = [("paragraph", "<p>تغادر العبّارة الأخيرة في السادسة. لم تنتظر أحدًا قط.</p>")]
    make_edition(original, places["ar"], f"العبّارة {slug}", slug, body=arabic)
    return open_thread(original.article_key)


def say(thread: Thread, author: User, text: str, to: Comment | None = None) -> Comment:
    posted = post_comment(
        thread=thread,
        author=author,
        text=text,
        key=uuid4(),
        page_locale="en",
        parent=to,
        doorman=Judged(),
    )
    thread.refresh_from_db()
    return posted.comment


def talk(thread: Thread, made: dict[str, User]) -> None:
    """#1 and answers to it, six deep; #7 and an answer; #9 with a long word, #10 in Arabic."""
    boris, chiara = made["boris"], made["chiara"]
    last = say(thread, boris, "The ferry leaves at six, and the tide does not ask who is on board.")
    for level in range(2, DEPTH + 1):
        last = say(thread, (boris, chiara)[level % 2], f"An answer on level {level}.", last)
    asked = say(thread, chiara, "Who has seen the ship’s log of 1931?")
    say(thread, boris, "I have: it hangs in the *harbour office*.", asked)
    say(thread, chiara, f"{'Rhabarberkuchen' * 20} is served on board.")
    say(thread, boris, "لم تنتظر العبّارة أحدًا قط، وأنا أعرف ذلك جيدًا لأنني ركضت خلفها.")


def spanish_talk(thread: Thread) -> None:
    """#11 and an answer, #12, from somebody who reads Spanish."""
    dolores = make_reader("dolores", reading_locales=["es"])
    User.objects.filter(pk=dolores.pk).update(password=make_password(PASSWORD))
    asked = say(thread, dolores, SPANISH)
    say(thread, dolores, "Hasta mañana.", asked)


def wait_for_engine() -> None:
    """One more, #13: no engine is asked for it before `let_engine_go`."""
    thread = Thread.objects.get(comments__text=SPANISH)
    with transaction.atomic():
        say(thread, User.objects.get(handle="dolores"), LATE)
        take_up_comments()
        later = timezone.now() + timedelta(hours=1)
        _late().update(put_off_until=later)


def let_engine_go() -> None:
    _late().update(put_off_until=None)


def _late() -> "QuerySet[Translation]":
    return Translation.objects.filter(source__comment__text=LATE)


def visited(thread: Thread, made: dict[str, User]) -> None:
    """All readers have been here when there were six comments."""
    for handle in READERS:
        Visit.objects.create(user=made[handle], thread=thread, seen_number=6)


def long_talk(thread: Thread, author: User, size: int) -> None:
    """Rows as posting would have made them: a remark and three answers to it, again and again."""
    begin = timezone.now() - timedelta(days=30)
    rows, above, roots = [], None, 0
    for number in range(1, size + 1):
        is_root = number % 4 == 1
        comment = Comment(
            thread=thread, author=author, key=uuid4(), number=number,
            visibility=Visibility.PUBLISHED, locale="en", text=f"Remark {number}.",
            html=f"<p>Remark {number}.</p>", posted_at=begin, published_at=begin, is_indexed=True,
            # Ten thousand times the same would keep the engine from what the journeys wait for.
            is_taken_up=True,
        )  # fmt: skip
        if is_root or above is None:
            comment.stand_at(root_place(number, roots))
            comment.branch_count = min(3, size - number)
            above, roots = comment, roots + 1
        else:
            comment.parent_number = above.number
            comment.stand_at(answer_place(number, above.place, number - (above.number or 0)))
        rows.append(comment)
    Comment.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    Thread.objects.filter(pk=thread.pk).update(
        last_number=size, published_count=size, root_count=roots
    )


def main() -> None:
    places = sections(fronts())
    made = people()
    for slug in JOURNEYS:
        thread = article(places, slug)
        talk(thread, made)
        visited(thread, made)
        if slug == "translating":
            spanish_talk(thread)
    long = article(places, LONG)
    long_talk(long, made["boris"], 10_000)
    # All but the last two of the first page.
    Visit.objects.create(user=made["lars-keys"], thread=long, seen_number=78)
