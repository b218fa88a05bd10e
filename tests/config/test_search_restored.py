"""What is searched with survives a backup; an older site gets it from the worker."""

import json
from pathlib import Path

import pytest

from tests.config.sites import ON_POSTGRESQL, Site

WRITE = """
from causerie.publication.models import FrontPage
from tests.factories import make_article, make_section
make_article(make_section(FrontPage.objects.get()), "The last ferries", slug="ferries")
"""
SEARCH = """
import json
from causerie.publication.selectors.search import search
from causerie.publication.selectors.search_query import Query
found = [result.article.title for result in search(Query("ferry", "en")).page]
print("FOUND", json.dumps(found))
"""
RENAME = """
from causerie.publication.models import ArticlePage
article = ArticlePage.objects.get()
article.title = "Bridges"
article.save_revision().publish()
"""
DELETE = """
from causerie.publication.models import ArticlePage
ArticlePage.objects.get().delete()
"""
FORGET = """
from causerie.publication.models import SearchEntry
SearchEntry.objects.all().delete()
"""
SWEEP = """
from causerie.publication.services.search_sweep import sweep_search
sweep_search()
"""


def _found(site: Site) -> list[str]:
    said = site.python(SEARCH)
    titles: list[str] = json.loads(said.partition("FOUND ")[2])
    return titles


def test_a_restored_site_searches(site: Site, empty_site: Site, tmp_path: Path) -> None:
    site.python(WRITE)
    site.done("backup", str(tmp_path / "b.zip"))
    empty_site.done("restore", str(tmp_path / "b.zip"))
    assert _found(empty_site) == _found(site) == ["The last ferries"]
    empty_site.python(FORGET)
    assert _found(empty_site) == []
    empty_site.python(SWEEP)
    assert _found(empty_site) == ["The last ferries"]


def test_the_index_can_be_taken_back_and_made_again(site: Site) -> None:
    site.python(WRITE)
    site.done("manage", "migrate", "publication", "0002", "--verbosity", "0")
    assert _tables(site) == []
    site.done("manage", "migrate", "--verbosity", "0")
    site.python(SWEEP)
    assert _found(site) == ["The last ferries"]


def _tables(site: Site) -> list[str]:
    if ON_POSTGRESQL:
        query = "SELECT tablename FROM pg_tables WHERE tablename LIKE 'publication_search%'"
    else:
        query = "SELECT name FROM sqlite_master WHERE name LIKE 'publication_search%'"
    return [row[0] for row in site.sql(query)]


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite's own index")
def test_sqlite_s_index_says_what_the_table_says(site: Site) -> None:
    """FTS5 compares every word of its index with the rows that it was made of."""
    site.python(WRITE)
    check = "INSERT INTO publication_search(publication_search, rank) VALUES('integrity-check', 1)"
    site.sql(check)
    site.python(RENAME)
    site.sql(check)
    assert _found(site) == []
    site.python(DELETE)
    site.sql(check)


def test_an_older_backup_is_searched_after_its_upgrade(site: Site) -> None:
    site.python(WRITE)
    site.done("manage", "migrate", "publication", "0002", "--verbosity", "0")
    assert "steps" in site.done("upgrade", "--without-backup")
    site.python(SWEEP)
    assert _found(site) == ["The last ferries"]
