"""Whatever people do, in whatever order: what is kept of it is sound, pages never shift, and nobody
sees what they may not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from hypothesis import example, given, settings
from hypothesis import strategies as st

from causerie.publication.models import FrontPage
from tests.discussion.deeds import KINDS, Talk
from tests.discussion.reading import check_pages, check_unseen
from tests.discussion.recount import check_rows
from tests.discussion.talk import make_moderator, make_reader, make_talk
from tests.factories import make_edition, make_section

Deeds = list[tuple[str, int, int]]

# Of these there are many in a discussion; of all others there is one now and then.
OFTEN = ["post", "reply", "quote", "quote", "quote_again", "edit", "edit", "hide_quoted", "show"]
DEEDS = st.lists(
    st.tuples(st.sampled_from(OFTEN + KINDS), st.integers(0, 5), st.integers(0, 99)),
    min_size=10,
    max_size=20,
)
# Longer than a page, than a window and than the deepest path.
LONG: Deeds = [
    ("crowd", 0, 0), *[("branch", 0, 2)] * 5, *[("dive", 0, 0)] * 3, ("crowd", 0, 0),
    ("hide", 0, 2), ("reply", 1, 70), ("leave_nothing", 3, 0), ("vote", 0, 50),
]  # fmt: skip
# Quoted by others, and by others from them; changed; then taken away, in each way there is.
QUOTED: Deeds = [
    ("post", 1, 0), ("reply", 3, 0), ("quote", 4, 0), ("quote_again", 3, 0), ("edit", 4, 2),
    ("edit", 3, 1), ("edit", 1, 0), ("quote", 3, 0), ("quote", 3, 4),
]  # fmt: skip
HIDDEN: Deeds = [*QUOTED, ("hide_quoted", 0, 0), ("hide_quoted", 0, 1)]
TAKEN_BACK: Deeds = [*QUOTED, ("take_back_quoted", 0, 0), ("take_back_quoted", 0, 1)]
LEFT: Deeds = [*QUOTED, ("leave_quoted", 0, 0)]
LEFT_WITH_TEXTS: Deeds = [*TAKEN_BACK, ("leave_texts", 1, 0), ("leave_texts", 4, 0)]
MUCH_CHANGED: Deeds = [
    ("post", 1, 0), ("quote", 4, 0), *[("edit", 1, 0)] * 6, ("edit", 4, 0), ("hide_quoted", 0, 0)
]  # fmt: skip


@pytest.fixture
def talk(front: FrontPage, front_es: FrontPage, settings: Any) -> Talk:
    settings.COMMENT_RATE = "10000/m"
    article, thread = make_talk(front)
    make_edition(article, make_section(front_es), "El último ferri", "el-ultimo-ferri")
    newcomer = make_reader("newcomer", date_joined=timezone.now())
    mod = make_moderator()
    people = [newcomer, make_reader("olena"), mod, make_reader("ivan"), make_reader("ruth")]
    return Talk(thread, people, [mod, make_moderator("mog")])


@contextmanager
def undone(talk: Talk) -> Iterator[Talk]:
    """A discussion that is as before afterwards."""
    before = transaction.savepoint()
    cache.clear()
    try:
        talk.thread.refresh_from_db()
        yield Talk(talk.thread, talk.people, talk.moderators)
    finally:
        transaction.savepoint_rollback(before)


def after_any(
    talk: Talk, check: Callable[[Talk], object], *deeds_too: Deeds, examples: int
) -> None:
    """`deeds_too`: what chance would hardly find."""

    def whatever(deeds: Deeds) -> None:
        with undone(talk) as mine:
            for kind, who, which in deeds:
                mine.do(kind, who, which)
            check(mine)

    for deeds in deeds_too:
        whatever = example(deeds)(whatever)
    settings(max_examples=examples)(given(DEEDS)(whatever))()


def test_what_is_kept_of_any_discussion_equals_a_recount(talk: Talk) -> None:
    after_any(talk, lambda mine: check_rows(mine.thread), LONG, LEFT_WITH_TEXTS, examples=60)


def test_in_any_discussion_each_comment_has_its_page(talk: Talk) -> None:
    after_any(talk, lambda mine: check_pages(mine.thread), LONG, examples=12)


def test_in_no_discussion_is_anything_hidden_seen(talk: Talk) -> None:
    quoted = (HIDDEN, TAKEN_BACK, LEFT, LEFT_WITH_TEXTS, MUCH_CHANGED)
    after_any(talk, check_unseen, *quoted, examples=15)
