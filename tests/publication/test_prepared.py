"""A query that is put together once says the same as one that is put together each time."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from causerie.publication.models import ArticlePage, FrontPage
from causerie.publication.selectors.articles import published_articles
from causerie.publication.selectors.editions import open_locales
from causerie.publication.selectors.prepared import Prepared
from tests.factories import make_article, make_front, make_section

COLUMNS = ("pk", "title", "translation_key", "last_published_at", "live_revision_id")

BY_WORK = Prepared(
    lambda key: published_articles().filter(translation_key=key).values_list(*COLUMNS),
    field=ArticlePage._meta.get_field("translation_key"),
)


def _put_together(article: ArticlePage) -> list[tuple[object, ...]]:
    work = published_articles().filter(translation_key=article.translation_key)
    return list(work.values_list(*COLUMNS))


def test_it_answers_for_the_key_that_it_is_asked_with(front: FrontPage) -> None:
    section = make_section(front)
    one = make_article(section, "One", slug="one")
    other = make_article(section, "Other", slug="other")
    for article in (one, other, one):
        with CaptureQueriesContext(connection) as asked:
            found = BY_WORK.rows(article.article_key)
        assert found == _put_together(article)
        assert found[0][1] == article.title
        assert len(asked) == 1
    assert BY_WORK.rows(uuid4()) == []


def test_values_come_as_the_fields_have_them(front: FrontPage) -> None:
    article = make_article(make_section(front))
    ((_pk, _title, key, published_at, _revision),) = BY_WORK.rows(article.article_key)
    assert key == article.article_key
    assert published_at == article.last_published_at


def test_what_is_taken_back_is_seen_at_once(front: FrontPage) -> None:
    article = make_article(make_section(front))
    assert BY_WORK.rows(article.article_key)
    article.unpublish()
    assert BY_WORK.rows(article.article_key) == []


@pytest.mark.parametrize("_again", [1, 2])
def test_a_locale_is_open_as_soon_as_its_front_page_is_published(
    front: FrontPage, _again: int
) -> None:
    assert open_locales() == ["en"]
    make_front(Locale.objects.create(language_code="fr"))
    assert open_locales() == ["en", "fr"]
