"""Addresses of pages: in any script, and kept when they change."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from causerie.publication.models import FrontPage
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_free_page,
    make_front,
    make_section,
    make_tag,
)

# Wagtail makes a redirect when the change is committed.
Commit = Callable[..., AbstractContextManager[Any]]

SCRIPTS = {
    "uk": ("місто", "останній-пором"),
    "ar": ("المدينة", "العبارة-الأخيرة"),
    "zh-hans": ("城市", "最后的渡轮"),
    "ja": ("街", "最後の渡し船"),
}


@pytest.mark.parametrize("code", SCRIPTS)
def test_a_slug_in_another_script_is_served_and_linked(
    client: Client, front: FrontPage, code: str
) -> None:
    section_slug, slug = SCRIPTS[code]
    elsewhere = make_front(Locale.objects.create(language_code=code))
    article = make_article(make_section(front))
    author = make_author("Марія", section_slug)
    tag = make_tag("Мости", slug)
    section = make_section(elsewhere, section_slug, section_slug)
    edition = make_edition(article, section, slug, slug)
    edition.bylines.create(author=author)
    edition.tags.set([tag])
    edition.save_revision().publish()
    address = f"/{code}/{quote(section_slug)}/{quote(slug)}/"
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    assert f'href="http://localhost:8000{address}"' in html
    author_address = f"/{code}/authors/{quote(section_slug)}/"
    tag_address = f"/{code}/tags/{quote(slug)}/"
    assert f'href="{author_address}"' in html
    assert f'href="{tag_address}"' in html
    for linked in (author_address, tag_address, f"/{code}/{quote(section_slug)}/", f"/{code}/"):
        listing = client.get(linked)
        assert listing.status_code == 200, linked
        assert f'href="{address}"' in listing.content.decode(), linked
    html = client.get("/en/city/the-last-ferry/").content.decode()
    assert f'href="http://localhost:8000{address}"' in html


def _rename(page: Page, slug: str, committed: Commit) -> None:
    page.slug = slug
    with committed(execute=True):
        page.save_revision().publish()


def test_an_article_that_moves_is_found_at_its_old_address(
    client: Client, front: FrontPage, django_capture_on_commit_callbacks: Commit
) -> None:
    article = make_article(make_section(front))
    for slug in ("the-last-boat", "the-very-last-boat"):
        _rename(article, slug, django_capture_on_commit_callbacks)
    for old in ("/en/city/the-last-ferry/", "/en/city/the-last-boat/"):
        response = client.get(old)
        assert response.status_code == 301, old
        assert response.headers["Location"] == "/en/city/the-very-last-boat/"
    assert client.get("/en/city/the-very-last-boat/").status_code == 200


def test_a_section_that_is_renamed_takes_its_articles_along(
    client: Client, front: FrontPage, django_capture_on_commit_callbacks: Commit
) -> None:
    section = make_section(front)
    make_article(section)
    _rename(section, "town", django_capture_on_commit_callbacks)
    response = client.get("/en/city/the-last-ferry/")
    assert response.status_code == 301
    assert response.headers["Location"] == "/en/town/the-last-ferry/"
    assert client.get("/en/city/").headers["Location"] == "/en/town/"


def test_a_draft_that_changes_its_slug_redirects_nobody(
    client: Client, front: FrontPage, django_capture_on_commit_callbacks: Commit
) -> None:
    article = make_article(make_section(front), published=False)
    article.slug = "secret-plan"
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision()
    assert client.get("/en/city/the-last-ferry/").status_code == 404


def test_the_editions_of_other_locales_keep_their_addresses(
    client: Client,
    front: FrontPage,
    front_fr: FrontPage,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    article = make_article(make_section(front))
    edition = make_edition(article, make_section(front_fr, "Ville", "ville"), "Le bac", "le-bac")
    _rename(edition, "le-dernier-bac", django_capture_on_commit_callbacks)
    response = client.get("/fr/ville/le-bac/")
    assert response.status_code == 301
    assert response.headers["Location"] == "/fr/ville/le-dernier-bac/"
    assert client.get("/en/city/the-last-ferry/").status_code == 200


def test_a_free_page_may_take_the_place_of_a_redirect(
    client: Client, front: FrontPage, django_capture_on_commit_callbacks: Commit
) -> None:
    about = make_free_page(front)
    _rename(about, "about-us", django_capture_on_commit_callbacks)
    assert client.get("/en/about/").status_code == 301
    make_free_page(front, "About again", "about")
    assert client.get("/en/about/").status_code == 200
