"""Lists of articles: of the front page, a section, an author, a tag."""

import pytest
from django.test import Client

from causerie.publication.models import (
    ArticlePage,
    AuthorText,
    FrontPage,
    SectionPage,
    TagName,
)
from causerie.publication.selectors.article_view import TAGS_SHOWN_MAX
from causerie.publication.selectors.articles import LIST_ARTICLES_A_PAGE
from tests.factories import make_article, make_author, make_edition, make_section, make_tag


def _many(front: FrontPage, number: int) -> None:
    section, author = make_section(front), make_author()
    for index in range(number):
        make_article(section, f"No. {index:02}.", slug=f"no-{index}", authors=(author,))


@pytest.mark.parametrize("path", ["/en/city/", "/en/authors/nadia-ferrer/"])
def test_a_long_list_has_pages(client: Client, front: FrontPage, path: str) -> None:
    _many(front, LIST_ARTICLES_A_PAGE + 1)
    first, second = (client.get(f"{path}?page={n}").content.decode() for n in (1, 2))
    assert first.count("teaser-title") == LIST_ARTICLES_A_PAGE
    assert second.count("teaser-title") == 1
    assert "No. 20." in first, "the newest come first"
    assert "No. 00." in second
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    assert client.get(path).content.decode().count("teaser-title") == LIST_ARTICLES_A_PAGE


@pytest.mark.parametrize("page", ["0", "-1", "3", "x", "1.5", "", "9" * 400, "²", "1%00"])
def test_a_page_of_a_list_that_is_not_there_is_not_found(
    client: Client, front: FrontPage, page: str
) -> None:
    _many(front, 1)
    assert client.get(f"/en/city/?page={page}").status_code == 404


def test_lists_show_what_is_published_in_their_locale(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    section, ville, author = (
        make_section(front),
        make_section(front_fr, "Ville", "ville"),
        make_author(),
    )
    tag = make_tag()
    TagName.objects.create(tag=tag, locale=front_fr.locale, name="Ponts")
    both = make_article(section, "In both", slug="both", authors=(author,))
    make_edition(both, ville, "Dans les deux", "deux")
    make_article(section, "English only", slug="english", authors=(author,))
    make_article(section, "A draft", slug="draft", authors=(author,), published=False)
    for article in (both, *both.get_translations()):
        article.tags.set([tag])
        article.save_revision().publish()
    for path in ("/en/", "/en/city/", "/en/authors/nadia-ferrer/", "/en/tags/bridges/"):
        html = client.get(path).content.decode()
        assert "In both" in html, path
        assert "Dans les deux" not in html, path
        assert "A draft" not in html, path
        assert ("English only" in html) == ("tags" not in path), path
    for path in ("/fr/", "/fr/ville/", "/fr/authors/nadia-ferrer/", "/fr/tags/bridges/"):
        html = client.get(path).content.decode()
        assert "Dans les deux" in html, path
        assert "In both" not in html, path
    assert "<h1>Ponts</h1>" in client.get("/fr/tags/bridges/").content.decode()
    assert "<h1>Bridges</h1>" in client.get("/en/tags/bridges/").content.decode()


def test_an_author_has_a_page_where_something_of_theirs_is_published(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    author = make_author()
    AuthorText.objects.create(author=author, locale=front.locale, role="Editor", bio="Writes.")
    assert client.get("/en/authors/nadia-ferrer/").status_code == 404
    make_article(make_section(front), authors=(author,))
    html = client.get("/en/authors/nadia-ferrer/").content.decode()
    assert "Writes." in html
    assert client.get("/fr/authors/nadia-ferrer/").status_code == 404


def test_what_stands_below_a_section_that_was_taken_back_cannot_be_reached(
    client: Client, front: FrontPage
) -> None:
    section = make_section(front)
    make_article(section)
    section.unpublish()
    assert client.get("/en/city/").status_code in (404, 410)
    assert client.get("/en/city/the-last-ferry/").status_code in (404, 410)
    assert "The last ferry" not in client.get("/en/").content.decode()


@pytest.mark.parametrize("path", ["/en/city/", "/en/authors/nadia-ferrer/", "/en/tags/bridges/"])
def test_each_page_of_a_list_is_its_own_canonical_address(
    client: Client, front: FrontPage, front_fr: FrontPage, path: str
) -> None:
    _many(front, LIST_ARTICLES_A_PAGE + 1)
    tag = make_tag()
    for article in ArticlePage.objects.all():
        article.tags.set([tag])
        article.save_revision().publish()
    section = SectionPage.objects.get()
    elsewhere = make_section(front_fr, "Ville", "ville")
    elsewhere.translation_key = section.translation_key
    elsewhere.save()
    edition = make_edition(ArticlePage.objects.all()[0], elsewhere, "Un", "un")
    edition.tags.set([tag])
    edition.save_revision().publish()
    origin = f'<link rel="canonical" href="http://localhost:8000{path}'
    for query in ("", "?page=1"):
        first = client.get(path + query).content.decode()
        assert f'{origin}">' in first
        assert 'hreflang="fr"' in first.split("</head>")[0]
    second = client.get(f"{path}?page=2&other=1").content.decode()
    assert f'{origin}?page=2">' in second
    assert "hreflang" not in second.split("</head>")[0]


@pytest.mark.parametrize("path", ["/en/", "/en/city/the-last-ferry/"])
def test_what_is_no_list_has_one_canonical_address(
    client: Client, front: FrontPage, path: str
) -> None:
    make_article(make_section(front))
    html = client.get(f"{path}?page=2").content.decode()
    assert f'<link rel="canonical" href="http://localhost:8000{path}">' in html


def test_of_very_many_tags_the_most_are_folded_away(client: Client, front: FrontPage) -> None:
    article = make_article(make_section(front), published=False)
    article.tags.set([make_tag(f"Tag {number:03}", f"tag-{number}") for number in range(500)])
    article.save_revision().publish()
    shown, folded = client.get("/en/city/the-last-ferry/").content.decode().split("<details>")
    assert shown.count('rel="tag"') == TAGS_SHOWN_MAX
    assert folded.count('rel="tag"') == 500 - TAGS_SHOWN_MAX
