"""What search engines, messengers and social sites read in the head of a page.

Links between editions: developers.google.com/search/docs/specialty/international. Open Graph:
ogp.me. Cards: developer.x.com/en/docs/x-for-websites/cards.
"""

import re
from datetime import datetime
from itertools import takewhile
from typing import Any

import pytest
from babel import Locale as CldrLocale
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from causerie.lib.regions import open_graph_locale
from causerie.publication.models import ArticlePage, Card, FrontPage, Look, LookText, SectionPage
from causerie.publication.services.pictures import make_missing
from causerie.publication.tasks import draw_card
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_picture,
    make_section,
    make_tag,
    reload,
)
from tests.publication.filled import fill
from tests.web.heads import Head, head_in, head_of
from tests.web.test_sub_path import SUB_PATH, _ask, below  # noqa: F401 # a fixture

SITE = "http://localhost:8000"
ARTICLE = "/en/city/the-last-ferry/"
# One of each kind of page that readers find by a search.
PATHS = {
    "/en/": "website",
    "/en/city/": "website",
    ARTICLE: "article",
    "/fr/ville/le-dernier-bac/": "article",
    "/en/about/": "website",
    "/en/authors/nadia-ferrer/": "profile",
    "/en/tags/bridges/": "website",
}
HOSTILE = "\"'><script>alert(1)</script>&amp; </title>\u2028 {{ 7 }} שלום"


@pytest.fixture
def filled(front: FrontPage) -> ArticlePage:
    return fill(front)


@pytest.mark.parametrize(("path", "kind"), PATHS.items())
def test_a_page_says_what_open_graph_asks_for(
    client: Client, filled: ArticlePage, path: str, kind: str
) -> None:
    head = head_of(client, path)
    assert head.one("og:type") == kind
    assert head.one("og:title")
    assert head.one("og:site_name") == "The Quay"
    assert head.canonical() == [head.one("og:url")] == [SITE + path]
    assert head.one("twitter:card") in ("summary", "summary_large_image")
    assert len(head.named("description")) <= 1
    assert head.named("description") == head.named("og:description")
    assert len(head.data) == 1


@pytest.mark.parametrize("path", PATHS)
def test_every_address_in_a_head_is_whole(client: Client, filled: ArticlePage, path: str) -> None:
    assert filled.hero_image is not None
    make_missing(filled.hero_image)
    draw_card.call(filled.pk)
    head = head_of(client, path)
    named = ("og:url", "og:image", "article:author")
    addresses = [content for name in named for content in head.named(name)]
    addresses += [*head.canonical(), *head.alternates().values()]
    assert addresses
    assert all(address.startswith(f"{SITE}/") for address in addresses)


def test_editions_name_each_other_and_themselves(
    client: Client, front: FrontPage, front_fr: FrontPage, front_es: FrontPage
) -> None:
    article = make_article(make_section(front))
    for other, title in ((front_fr, "Le bac"), (front_es, "El ferry")):
        section = make_section(other, title, "s")
        make_edition(article, section, title, "x")
    paths = {"en": ARTICLE, "fr": "/fr/s/x/", "es": "/es/s/x/"}
    expected = {code: SITE + path for code, path in paths.items()}
    for code, path in paths.items():
        head = head_of(client, path)
        assert head.canonical() == [expected[code]]
        assert head.alternates() == expected | {"x-default": expected["en"]}


@pytest.mark.parametrize("path", ["/en/", "/en/city/", "/en/authors/nadia-ferrer/"])
def test_pages_of_every_kind_are_named_in_return(
    client: Client, filled: ArticlePage, path: str
) -> None:
    alternates = head_of(client, path).alternates()
    for code, address in alternates.items():
        other = head_of(client, address.removeprefix(SITE))
        assert other.alternates() == alternates, code


def test_what_is_not_published_is_never_named(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    article = make_article(make_section(front))
    ville = make_section(front_fr, "Ville", "ville")
    draft = make_edition(article, ville, "Brouillon", "brouillon", published=False)
    # German is not open: its front page is a draft.
    german = FrontPage.objects.get(locale=Locale.objects.create(language_code="de"))
    stadt = make_section(german, "Stadt", "stadt")
    make_edition(article, stadt, "Die letzte Fähre", "faehre")
    html = client.get(ARTICLE).content.decode()
    head = head_in(html)
    assert head.alternates() == {}
    assert head.named("og:locale:alternate") == []
    assert "rouillon" not in html
    assert "/de/" not in html
    assert "Fähre" not in html
    draft.save_revision().publish()
    assert set(head_of(client, ARTICLE).alternates()) == {"en", "fr", "x-default"}
    reload(draft).unpublish()
    assert head_of(client, ARTICLE).alternates() == {}


def test_an_article_says_when_by_whom_and_where(client: Client, filled: ArticlePage) -> None:
    head = head_of(client, ARTICLE)
    published = datetime.fromisoformat(head.one("article:published_time"))
    assert published == filled.first_published_at
    assert published.tzinfo is not None
    assert head.named("article:modified_time") == []
    assert head.one("article:section") == "City"
    assert head.named("article:author") == [f"{SITE}/en/authors/nadia-ferrer/"]
    assert head.named("article:tag") == ["Bridges"]
    assert head.one("og:description") == "It was the last one."
    french = head_of(client, "/fr/ville/le-dernier-bac/")
    assert french.one("og:title") == "Le dernier bac"
    assert french.one("og:locale") == "fr_FR"
    assert french.named("og:locale:alternate") == ["en_US"]


def test_an_update_is_told_of(client: Client, filled: ArticlePage, settings: Any) -> None:
    filled.first_published_at = datetime.fromisoformat("2026-01-02T03:04:05+00:00")
    filled.save_revision().publish()
    ArticlePage.objects.filter(pk=filled.pk).update(first_published_at=filled.first_published_at)
    head = head_of(client, ARTICLE)
    modified = datetime.fromisoformat(head.one("article:modified_time"))
    assert modified > datetime.fromisoformat(head.one("article:published_time"))


def test_the_card_comes_first_then_the_picture_then_nothing(
    client: Client, front: FrontPage
) -> None:
    section = make_section(front)
    plain = make_article(section, "Plain", slug="plain")
    assert head_of(client, "/en/city/plain/").named("og:image") == []
    assert head_of(client, "/en/city/plain/").one("twitter:card") == "summary"
    picture = make_picture()
    make_article(section, hero_image=picture, hero_alt="The quay")
    head = head_of(client, ARTICLE)
    assert head.one("og:image") == SITE + picture.file.url
    assert head.one("og:image:alt") == "The quay"
    make_missing(picture)
    assert head_of(client, ARTICLE).one("og:image").endswith(".jpg")
    draw_card.call(plain.pk)
    head = head_of(client, "/en/city/plain/")
    assert head.one("og:image") == SITE + Card.objects.get().file.url
    assert (head.one("og:image:width"), head.one("og:image:height")) == ("1200", "630")
    assert head.one("og:image:alt") == "Plain"
    assert head.one("twitter:card") == "summary_large_image"


def test_what_belongs_to_an_image_follows_it(client: Client, filled: ArticlePage) -> None:
    """Open Graph's structured properties: put after their root, read in order."""
    draw_card.call(filled.pk)
    properties = [meta.get("property", "") for meta in head_of(client, ARTICLE).metas]
    after = properties[properties.index("og:image") + 1 :]
    assert list(takewhile(lambda name: name.startswith("og:image:"), after)) == [
        "og:image:width",
        "og:image:height",
        "og:image:alt",
    ]


def test_a_hostile_title_stays_what_it_is(client: Client, front: FrontPage) -> None:
    section = make_section(front, HOSTILE, "city")
    author = make_author(HOSTILE)
    tag = make_tag(HOSTILE[:60])
    article = make_article(section, HOSTILE, authors=(author,), standfirst=HOSTILE, published=False)
    article.tags.set([tag])
    article.save_revision().publish()
    Look.objects.update(name=HOSTILE)
    LookText.objects.create(look=Look.objects.get(), locale=front.locale, tagline=HOSTILE)
    for path in ("/en/", "/en/city/", ARTICLE, "/en/authors/nadia-ferrer/", "/en/tags/bridges/"):
        html = client.get(path).content.decode()
        assert "<script>alert" not in html
        head = head_in(html)
        assert len(head.data) == 1
        assert head.one("og:site_name") == HOSTILE
        assert HOSTILE[:60] in head.one("og:title")
        assert head.things()


def test_the_markup_of_a_text_does_not_reach_the_description(
    client: Client, front: FrontPage
) -> None:
    body = [("paragraph", "<p>It leaves <b>at six</b> &amp; returns.</p><p>" + "x " * 300 + "</p>")]
    make_article(make_section(front), body=body)
    description = head_of(client, ARTICLE).one("description")
    assert description.startswith("It leaves at six & returns.")
    assert len(description) <= 200
    assert description.endswith("…")


def test_a_further_page_of_a_list_is_its_own_address(client: Client, front: FrontPage) -> None:
    section, author = make_section(front), make_author()
    for number in range(21):
        make_article(section, f"Number {number}", slug=f"n-{number}", authors=(author,))
    for path in ("/en/city/", "/en/authors/nadia-ferrer/"):
        head = head_of(client, f"{path}?page=2")
        assert head.canonical() == [head.one("og:url")] == [f"{SITE}{path}?page=2"]


def test_a_page_for_some_tells_nobody_else_what_it_is(client: Client, filled: ArticlePage) -> None:
    PageViewRestriction.objects.create(
        page=filled, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    response = client.get(ARTICLE)
    html = response.content.decode()
    head = head_in(html)
    assert head.one("robots") == "noindex"
    assert head.data == []
    assert not [meta for meta in head.metas if meta.get("property")]
    assert filled.standfirst not in html


@pytest.mark.parametrize("path", ["/en/account/login/", "/en/nothing-here/"])
def test_pages_that_nobody_shares_say_nothing(
    client: Client, filled: ArticlePage, path: str
) -> None:
    head = head_in(client.get(path).content.decode())
    assert head.data == []
    assert head.named("og:title") == []


def test_a_preview_says_nothing_of_a_draft(client: Client, section: SectionPage) -> None:
    draft = make_article(section, "A secret", slug="a-secret", published=False)
    response = draft.make_preview_request(preview_mode="")
    html = response.render().content.decode() if hasattr(response, "render") else ""
    html = html or response.content.decode()
    assert "A secret" in html
    head = head_in(html)
    assert head.data == []
    assert head.named("og:title") == []


@pytest.fixture
def section(front: FrontPage) -> SectionPage:
    return make_section(front)


@pytest.mark.usefixtures("below")
@pytest.mark.parametrize("path", PATHS)
def test_below_a_path_every_address_names_it_once(front: FrontPage, path: str) -> None:
    article = fill(front)
    draw_card.call(article.pk)
    html = _ask(path)[2]
    head: Head = head_in(html)
    assert head.one("og:url") == f"{SITE}{SUB_PATH}{path}"
    found = re.findall(rf'{SITE}[^"\s]*', html)
    assert found
    assert all(address.startswith(f"{SITE}{SUB_PATH}/") for address in found)
    assert f"{SUB_PATH}{SUB_PATH}" not in html


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "en_US"), ("pt-br", "pt_BR"), ("uk", "uk_UA"), ("zh-hans", "zh_CN"),
        ("zh-hant", "zh_TW"), ("ar", "ar_EG"), ("he", "he_IL"), ("sr-latn", "sr_RS"),
        ("en-gb", "en_GB"), ("eo", None), ("xx", None), ("", None),
    ],
)  # fmt: skip
def test_a_locale_is_named_with_its_likely_country(code: str, expected: str | None) -> None:
    assert open_graph_locale(code) == expected
    if expected:
        assert CldrLocale.parse(expected)


def test_all_the_interface_locales_have_a_country(settings: Any) -> None:
    for code in settings.INTERFACE_LOCALES:
        assert re.fullmatch("[a-z]{2,3}_[A-Z]{2}", open_graph_locale(code) or ""), code
