"""Linked data in the words of schema.org, with what search engines ask for of each type.

developers.google.com/search/docs/appearance/structured-data: article, breadcrumb, profile page.
"""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from wagtail.models import Locale

from causerie.publication.models import (
    ArticlePage,
    EditionKind,
    FrontPage,
    Look,
    Picture,
)
from causerie.publication.services.pictures import make_missing
from causerie.publication.tasks import draw_card
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_front,
    make_picture,
    make_section,
)
from tests.publication.filled import fill
from tests.web.heads import head_of

SITE = "http://localhost:8000"
ARTICLE = "/en/city/the-last-ferry/"
FRENCH = "/fr/ville/le-dernier-bac/"
KINDS = {
    "/en/": ["WebSite"],
    "/en/city/": ["CollectionPage", "BreadcrumbList"],
    ARTICLE: ["NewsArticle", "BreadcrumbList"],
    FRENCH: ["NewsArticle", "BreadcrumbList"],
    "/en/about/": ["WebPage", "BreadcrumbList"],
    "/en/authors/nadia-ferrer/": ["ProfilePage", "BreadcrumbList"],
    "/en/tags/bridges/": ["CollectionPage", "BreadcrumbList"],
}
# What schema.org defines for the types we use (schema.org, version 29), as far as we use it.
PROPERTIES = {
    "NewsArticle": {
        "url", "mainEntityOfPage", "headline", "inLanguage", "isAccessibleForFree", "author",
        "publisher", "wordCount", "description", "datePublished", "dateModified", "image",
        "articleSection", "keywords", "translationOfWork", "workTranslation", "translator",
        "commentCount", "comment",
    },
    "Comment": {
        "url", "text", "datePublished", "dateModified", "inLanguage", "author", "upvoteCount",
        "parentItem",
    },
    "WebSite": {
        "url", "name", "inLanguage", "publisher", "potentialAction", "description",
    },
    "WebPage": {"url", "name", "inLanguage", "isPartOf", "publisher", "description"},
    "CollectionPage": {"url", "name", "inLanguage", "isPartOf", "publisher", "description"},
    "ProfilePage": {
        "url", "name", "inLanguage", "isPartOf", "publisher", "description", "mainEntity",
    },
    "Person": {"name", "url", "jobTitle", "description", "image"},
    "NewsMediaOrganization": {"name", "url", "logo"},
    "ImageObject": {"url", "width", "height"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}  # fmt: skip


@pytest.fixture
def filled(front: FrontPage) -> ArticlePage:
    return fill(front)


def _typed(value: Any) -> list[dict[str, Any]]:
    """Everything with a type in a document, however deep."""
    if isinstance(value, list):
        return [thing for entry in value for thing in _typed(entry)]
    if not isinstance(value, dict):
        return []
    return [value, *(thing for entry in value.values() for thing in _typed(entry))]


@pytest.mark.parametrize(("path", "kinds"), KINDS.items())
def test_a_page_is_described_by_its_kind(
    client: Client, filled: ArticlePage, path: str, kinds: list[str]
) -> None:
    assert [thing["@type"] for thing in head_of(client, path).things()] == kinds


@pytest.mark.parametrize("path", KINDS)
def test_only_words_of_schema_org_are_used(client: Client, filled: ArticlePage, path: str) -> None:
    for thing in _typed(head_of(client, path).things()):
        words = {word for word in thing if not word.startswith("@")}
        assert words - PROPERTIES[thing["@type"]] == set(), thing["@type"]
        assert all(value not in ("", [], None) for value in thing.values()), thing


@pytest.mark.parametrize("path", KINDS)
def test_every_address_is_whole(client: Client, filled: ArticlePage, path: str) -> None:
    draw_card.call(filled.pk)
    for thing in _typed(head_of(client, path).things()):
        for word in ("@id", "url", "item", "urlTemplate"):
            if word in thing:
                assert thing[word].startswith(f"{SITE}/"), (word, thing[word])


def test_an_article_has_what_search_engines_ask_for(client: Client, filled: ArticlePage) -> None:
    assert filled.hero_image is not None
    make_missing(filled.hero_image)
    thing = head_of(client, ARTICLE).thing("NewsArticle")
    assert thing["headline"] == "The last ferry"
    assert thing["mainEntityOfPage"] == {"@type": "WebPage", "@id": SITE + ARTICLE}
    assert thing["inLanguage"] == "en"
    assert thing["isAccessibleForFree"] is True
    assert thing["articleSection"] == "City"
    assert thing["keywords"] == ["Bridges"]
    assert thing["description"] == "It was the last one."
    assert thing["author"] == [
        {
            "@type": "Person",
            "@id": f"{SITE}/en/authors/nadia-ferrer/#person",
            "name": "Nadia Ferrer",
            "url": f"{SITE}/en/authors/nadia-ferrer/",
        }
    ]
    published = datetime.fromisoformat(thing["datePublished"])
    assert published == filled.first_published_at
    assert published.tzinfo is not None
    # No update that readers must be told of.
    assert thing["dateModified"] == thing["datePublished"]
    assert thing["wordCount"] > 20
    (image,) = thing["image"]
    # At least 50 000 pixels, says Google.
    assert image["width"] * image["height"] >= 50_000
    assert client.get(urlsplit(image["url"]).path).status_code in (200, 404)


def test_an_article_without_a_picture_shows_its_card(client: Client, front: FrontPage) -> None:
    article = make_article(make_section(front))
    assert "image" not in head_of(client, ARTICLE).thing("NewsArticle")
    draw_card.call(article.pk)
    (image,) = head_of(client, ARTICLE).thing("NewsArticle")["image"]
    assert (image["width"], image["height"]) == (1200, 630)


def test_a_long_headline_is_cut_between_words(client: Client, front: FrontPage) -> None:
    make_article(make_section(front), "Many words " * 20)
    headline = head_of(client, ARTICLE).thing("NewsArticle")["headline"]
    assert len(headline) <= 110
    assert re.fullmatch(r"(Many|words| )+…", headline)


def test_a_translation_and_its_original_name_each_other(
    client: Client, filled: ArticlePage
) -> None:
    original = head_of(client, ARTICLE).thing("NewsArticle")
    translation = head_of(client, FRENCH).thing("NewsArticle")
    assert original["workTranslation"] == [
        {"@type": "NewsArticle", "@id": translation["@id"], "inLanguage": "fr"}
    ]
    assert translation["translationOfWork"] == {
        "@type": "NewsArticle",
        "@id": original["@id"],
        "inLanguage": "en",
    }
    assert translation["translator"] == {"@type": "Person", "name": "Lucie Prade"}
    assert translation["inLanguage"] == "fr"
    assert "translationOfWork" not in original
    assert "workTranslation" not in translation
    assert original["publisher"]["@id"] == translation["publisher"]["@id"]


def test_a_translation_of_a_translation_names_what_it_was_made_from(
    client: Client, filled: ArticlePage, front_es: FrontPage
) -> None:
    section = make_section(front_es, "Ciudad", "ciudad")
    french = Locale.objects.get(language_code="fr")
    make_edition(filled, section, "El ferry", "el-ferry", source_locale=french)
    thing = head_of(client, "/es/ciudad/el-ferry/").thing("NewsArticle")
    assert thing["translationOfWork"]["inLanguage"] == "fr"
    assert thing["translationOfWork"]["@id"] == f"{SITE}{FRENCH}#article"


def test_a_machine_is_no_person(client: Client, filled: ArticlePage, front_es: FrontPage) -> None:
    section = make_section(front_es, "Ciudad", "ciudad")
    make_edition(filled, section, "El ferry", "f", kind=EditionKind.MACHINE, translator="Apertium")
    thing = head_of(client, "/es/ciudad/f/").thing("NewsArticle")
    assert "translator" not in thing
    assert thing["translationOfWork"]["inLanguage"] == "en"


def test_an_edition_that_is_not_published_is_not_named(client: Client, filled: ArticlePage) -> None:
    filled.refresh_from_db()
    ArticlePage.objects.get(locale__language_code="fr").unpublish()
    assert "workTranslation" not in head_of(client, ARTICLE).thing("NewsArticle")
    german = FrontPage.objects.get(locale=Locale.objects.create(language_code="de"))
    make_edition(filled, make_section(german, "Stadt", "stadt"), "Die Fähre", "faehre")
    assert "workTranslation" not in head_of(client, ARTICLE).thing("NewsArticle")
    make_front(german.locale)
    assert len(head_of(client, ARTICLE).thing("NewsArticle")["workTranslation"]) == 1


def test_a_translation_whose_original_is_gone_names_none(
    client: Client, filled: ArticlePage
) -> None:
    filled.unpublish()
    assert "translationOfWork" not in head_of(client, FRENCH).thing("NewsArticle")


@pytest.mark.parametrize(
    ("path", "names"),
    [
        (ARTICLE, ["The Quay", "City", "The last ferry"]),
        ("/en/city/", ["The Quay", "City"]),
        ("/en/about/", ["The Quay", "About"]),
        ("/en/authors/nadia-ferrer/", ["The Quay", "Nadia Ferrer"]),
        ("/en/tags/bridges/", ["The Quay", "Bridges"]),
    ],
)
def test_breadcrumbs_lead_from_the_front_page(
    client: Client, filled: ArticlePage, path: str, names: list[str]
) -> None:
    steps = head_of(client, path).thing("BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(names) + 1))
    assert [step["name"] for step in steps] == names
    assert steps[0]["item"] == f"{SITE}/en/"
    assert steps[-1]["item"] == SITE + path
    for step in steps:
        assert client.get(step["item"].removeprefix(SITE)).status_code == 200


def test_a_front_page_says_where_to_search(client: Client, filled: ArticlePage) -> None:
    site = head_of(client, "/fr/").thing("WebSite")
    assert site["name"] == "The Quay"
    assert site["url"] == f"{SITE}/fr/"
    assert site["inLanguage"] == "fr"
    action = site["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{SITE}/fr/search/?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"


def test_a_list_is_part_of_the_site_that_the_front_page_describes(
    client: Client, filled: ArticlePage
) -> None:
    site = head_of(client, "/en/").thing("WebSite")
    for path, kinds in KINDS.items():
        if path.startswith("/en/") and kinds[0].endswith("Page"):
            page = head_of(client, path).thing(kinds[0])
            assert page["isPartOf"]["@id"] == site["@id"], path


def test_an_author_is_the_person_that_articles_name(client: Client, filled: ArticlePage) -> None:
    page = head_of(client, "/en/authors/nadia-ferrer/").thing("ProfilePage")
    person = page["mainEntity"]
    (named,) = head_of(client, ARTICLE).thing("NewsArticle")["author"]
    assert person["@id"] == named["@id"]
    assert person["name"] == "Nadia Ferrer"
    assert person["jobTitle"] == "Editor"
    assert person["description"] == "Writes."
    assert person["image"]["width"] == 1000
    french = head_of(client, "/fr/authors/nadia-ferrer/").thing("ProfilePage")["mainEntity"]
    assert "jobTitle" not in french


def test_the_publisher_shows_its_logo_or_its_icon(client: Client, filled: ArticlePage) -> None:
    publisher = head_of(client, ARTICLE).thing("NewsArticle")["publisher"]
    assert publisher["@type"] == "NewsMediaOrganization"
    assert publisher["logo"]["width"] == publisher["logo"]["height"] == 512
    logo: Picture = make_picture("Logo", size=(600, 200))
    Look.objects.update(logo=logo)
    publisher = head_of(client, ARTICLE).thing("NewsArticle")["publisher"]
    assert publisher["logo"]["url"] == SITE + logo.file.url
    assert (publisher["logo"]["width"], publisher["logo"]["height"]) == (600, 200)


def test_a_script_element_cannot_be_ended_from_within(client: Client, front: FrontPage) -> None:
    title = "</script><!-- <script>alert(1)</script> & \u2028\u2029"
    make_article(make_section(front), title, authors=(make_author(title),))
    html = client.get(ARTICLE).content.decode()
    block = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert not set(block) & set("<>&\u2028\u2029")
    thing = head_of(client, ARTICLE).thing("NewsArticle")
    assert thing["headline"] == title
    assert thing["author"][0]["name"] == title
