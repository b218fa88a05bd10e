"""A page asks the database as often with much on it as with little."""

from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from causerie.discussion.services.threads import open_thread
from causerie.publication.models import FrontPage
from causerie.publication.services.pictures import make_missing
from tests.discussion.talk import make_reader, say
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_free_page,
    make_front,
    make_picture,
    make_section,
    make_staff,
    make_tag,
)
from tests.publication.filled import every_block


@dataclass(frozen=True)
class Ceiling:
    """How many queries a page may take on a cold cache, and what they are for."""

    path: str
    queries: int
    reason: str


# Every page of Wagtail's tree: the open locales, the site, its root, the way down, restrictions;
# then the switcher, the front page, sections and free pages around the text. A query more is a
# decision: say here what for.
CEILINGS = [
    Ceiling("/en/", 22, "the frame; the newest articles with pictures, renditions and bylines, "
            "of all and of each section; how much each is talked about; the most discussed"),
    Ceiling("/en/city/", 23, "one step further down; a count for paging; as the front page, "
            "without the most discussed"),
    Ceiling("/en/city/article-0/", 46, "two steps down; pictures of four kinds of block, tags, "
            "related editions, the card, each at once; authors with texts and pictures; what "
            "to read on, as a list; the thread, its comments, who of them is an author and who of "
            "the team"),
    Ceiling("/en/page-0/", 18, "the frame, and one step further down"),
    Ceiling("/en/authors/author-0/", 18, "the frame; the author with texts and picture; as a list"),
    Ceiling("/en/readers/pia/", 14, "the frame; the person; whether they are staff; the locales; "
            "what they said, and below which articles"),
    Ceiling("/en/tags/tag-0/", 17, "the frame; the tag with its names; as a list"),
]  # fmt: skip


def _fill(front: FrontPage, number: int, others: FrontPage) -> None:
    """`number` of each: articles, blocks, pictures, authors, tags, sections, pages, comments."""
    people = [make_staff("pia@example.org", display_name="Pia")]
    section = make_section(front)
    elsewhere = make_section(others, "Ville", "ville")
    for extra in range(1, number):
        make_section(front, f"Section {extra}", f"section-{extra}")
    tags = [make_tag(f"Tag {n}", f"tag-{n}") for n in range(number)]
    authors = tuple(
        make_author(f"Author {n}", f"author-{n}", picture=make_picture(size=(40, 30)))
        for n in range(number)
    )
    for page in range(number):
        make_free_page(front, f"Page {page}", f"page-{page}")
    first = make_picture(size=(60, 40))
    related = make_article(section, "Before all", slug="before-all", hero_image=first, hero_alt="x")
    for index in reversed(range(number)):
        picture = make_picture(size=(60, 40))
        make_missing(picture)
        # One article holds `number` blocks of each kind; the others need only be there.
        times = 1 if index else number
        blocks = [block for _n in range(times) for block in every_block(picture, related)]
        article = make_article(
            section, f"Article {index}", slug=f"article-{index}", authors=authors,
            hero_image=picture, hero_alt="x", body=_distinct_footnotes(blocks), published=False,
        )  # fmt: skip
        article.tags.set(tags)
        article.save_revision().publish()
        make_edition(article, elsewhere, f"Papier {index}", f"papier-{index}")
        related = article
    people += [make_reader(f"reader-{n}") for n in range(1, number)]
    for reader in people:
        say(open_thread(related.article_key), reader, f"{reader.handle} has crossed it.")


def _distinct_footnotes(blocks: list[tuple[str, object]]) -> list[tuple[str, object]]:
    kept, seen = [], False
    for kind, value in blocks:
        if kind == "footnote" and seen:
            continue
        seen = seen or kind == "footnote"
        kept.append((kind, value))
    return kept


def _queries(client: Client, path: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.fixture
def others(front: FrontPage) -> FrontPage:
    return make_front(Locale.objects.create(language_code="fr"))


@pytest.mark.parametrize("number", [1, 10])
def test_a_page_takes_as_many_queries_with_little_on_it_as_with_much(
    client: Client, front: FrontPage, others: FrontPage, number: int
) -> None:
    _fill(front, number, others)
    counts = {ceiling.path: _queries(client, ceiling.path) for ceiling in CEILINGS}
    assert counts == {ceiling.path: ceiling.queries for ceiling in CEILINGS}
