"""robots.txt, OpenSearch, the web manifest and icons, as browsers and crawlers want them."""

import json
import re
from io import BytesIO
from typing import Any
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser
from xml.etree.ElementTree import fromstring

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import Client
from django.test.client import RequestFactory
from django_tasks_db.models import DBTaskResult
from PIL import Image as PillowImage
from wagtail.models import Locale

from causerie.publication.icons import ICON_SPECS, MASKABLE_SPEC, SAFE_SIDE
from causerie.publication.models import FrontPage, Look, LookText, Picture, Rendition
from causerie.publication.tasks import prepare_icon, sweep_pictures
from causerie.web.machines import shortened
from tests.factories import make_front, make_picture
from tests.publication.filled import fill
from tests.web.test_sub_path import _ask, below

__all__ = ["below"]

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
ORIGIN = "http://localhost:8000"


# --- robots.txt ---------------------------------------------------------------------------------


def _rules(text: str) -> list[tuple[str, str]]:
    """Records of RFC 9309; groups are parted by empty lines."""
    lines = [line for line in text.splitlines() if line]
    return [(name.lower(), value.strip()) for name, _, value in (x.partition(":") for x in lines)]


def _is_allowed(text: str, path: str) -> bool:
    """RFC 9309, section 2.2.2: the longest rule that matches wins; `*` is any row of characters."""
    matching = [
        (len(value), name == "allow")
        for name, value in _rules(text)
        if name in ("allow", "disallow") and re.match(re.escape(value).replace(r"\*", ".*"), path)
    ]
    return max(matching, default=(0, True))[1]


def test_robots_may_read_what_readers_read(client: Client, front: FrontPage) -> None:
    response = client.get("/robots.txt")
    text = response.content.decode()
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert _rules(text)[0] == ("user-agent", "*")
    for path in ("/", "/en/", "/en/city/x/", "/en/feed.rss", "/sitemap.xml", "/static/a.css",
                 "/media/a.jpg", "/en/research/"):  # fmt: skip
        assert _is_allowed(text, path), path
    for path in ("/cms/", "/cms/pages/", "/en/account/login/", "/pt-br/search/?q=x",
                 "/fr/search/", "/locale/fr/?next=/", "/dev/outbox"):  # fmt: skip
        assert not _is_allowed(text, path), path
    sitemaps = [value for name, value in _rules(text) if name == "sitemap"]
    assert sitemaps == [f"{ORIGIN}/sitemap.xml", f"{ORIGIN}/news-sitemap.xml"]
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    assert parser.can_fetch("AnyBot", f"{ORIGIN}/en/")
    assert not parser.can_fetch("AnyBot", f"{ORIGIN}/cms/")
    assert parser.site_maps() == sitemaps


@pytest.mark.usefixtures("below")
def test_below_a_path_the_rules_name_it(front: FrontPage) -> None:
    _status, _headers, text = _ask("/robots.txt")
    assert _is_allowed(text, "/news/en/")
    assert not _is_allowed(text, "/news/cms/")
    assert not _is_allowed(text, "/news/en/search/")


# --- OpenSearch ---------------------------------------------------------------------------------


def test_the_search_description_keeps_the_rules(client: Client, front: FrontPage) -> None:
    brazil = make_front(Locale.objects.create(language_code="pt-br"))
    LookText.objects.create(
        look=Look.objects.get(), locale=brazil.locale, name="O Cais & a Ribeira do Norte"
    )
    response = client.get("/pt-br/opensearch.xml")
    media_type = "application/opensearchdescription+xml; charset=utf-8"
    assert response.headers["Content-Type"] == media_type
    found = fromstring(response.content)
    assert found.tag == f"{OPENSEARCH}OpenSearchDescription"
    for name in ("ShortName", "Description"):
        assert len(found.findall(f"{OPENSEARCH}{name}")) == 1
    assert found.findtext(f"{OPENSEARCH}ShortName") == "O Cais & a"
    assert 0 < len(found.findtext(f"{OPENSEARCH}Description") or "") <= 1024
    assert found.findtext(f"{OPENSEARCH}Language") == "pt-BR"
    assert found.findtext(f"{OPENSEARCH}InputEncoding") == "UTF-8"
    assert found.findtext(f"{OPENSEARCH}OutputEncoding") == "UTF-8"
    page, own = found.findall(f"{OPENSEARCH}Url")
    assert (page.get("type"), page.get("rel", "results")) == ("text/html", "results")
    assert page.get("template") == f"{ORIGIN}/pt-br/search/?q={{searchTerms}}"
    assert (own.get("rel"), own.get("template")) == ("self", f"{ORIGIN}/pt-br/opensearch.xml")
    images = found.findall(f"{OPENSEARCH}Image")
    assert images
    for image in images:
        assert (image.text or "").startswith(f"{ORIGIN}/static/")
        assert image.get("width") == image.get("height")
        assert image.get("type") == "image/png"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Quay", "The Quay"),
        ("The Harbour Gazette", "The Harbour"),
        ("Hafenrundschauzeitung", "Hafenrundschauzei"[:16]),
        ("The Quay: a weekly", "The Quay: a"),
        ("Quays & Rivers – a", "Quays & Rivers"),
        ("港湾新聞と川の生活と文化の雑誌・季刊", "港湾新聞と川の生活と文化の雑誌・"),
    ],
)
def test_a_name_is_shortened_by_whole_words(name: str, short: str) -> None:
    assert shortened(name, 16) == short


# --- the manifest -------------------------------------------------------------------------------


def _manifest(client: Client, locale: str = "en") -> dict[str, Any]:
    response = client.get(f"/{locale}/manifest.webmanifest")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/manifest+json; charset=utf-8"
    found: dict[str, Any] = json.loads(response.content)
    return found


def _check_manifest(manifest: dict[str, Any]) -> None:
    """w3.org/TR/appmanifest: members, their kinds, and what browsers ask of an application."""
    assert manifest["name"]
    assert 0 < len(manifest["short_name"]) <= 12
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})*", manifest["lang"])
    assert manifest["dir"] in ("ltr", "rtl", "auto")
    assert manifest["display"] in ("minimal-ui", "browser")
    assert manifest["start_url"].startswith(manifest["scope"])
    assert manifest["scope"].endswith("/")
    for name in ("theme_color", "background_color"):
        assert re.fullmatch(r"#[0-9a-f]{6}", manifest[name])
    sizes = {icon["sizes"] for icon in manifest["icons"] if icon["purpose"] == "any"}
    assert len(sizes) == 2
    for icon in manifest["icons"]:
        assert icon["type"] == "image/png"
        assert icon["purpose"] in ("any", "maskable", "monochrome")


def test_the_manifest_keeps_the_rules_in_every_locale(client: Client, front: FrontPage) -> None:
    make_front(Locale.objects.create(language_code="ar"))
    for locale, direction in (("en", "ltr"), ("ar", "rtl")):
        manifest = _manifest(client, locale)
        _check_manifest(manifest)
        assert manifest["name"] == "The Quay"
        assert (manifest["lang"], manifest["dir"]) == (locale, direction)
        assert manifest["scope"] == manifest["start_url"] == manifest["id"] == f"/{locale}/"
    assert client.get("/de/manifest.webmanifest").status_code == 404
    assert client.get("/de/opensearch.xml").status_code == 404


@pytest.mark.usefixtures("below")
def test_below_a_path_the_manifest_is_of_that_path(front: FrontPage) -> None:
    _status, _headers, text = _ask("/en/manifest.webmanifest")
    assert json.loads(text)["scope"] == "/news/en/"


# --- icons --------------------------------------------------------------------------------------


def _file(name: str) -> str:
    """Where a static file lies."""
    found = finders.find(name)
    assert found
    return found


def test_the_default_icons_are_of_the_sizes_that_are_said(client: Client, front: FrontPage) -> None:
    icons = _manifest(client)["icons"]
    assert [icon["purpose"] for icon in icons] == ["any", "any", "maskable"]
    for icon in icons:
        with PillowImage.open(_file(icon["src"].removeprefix("/static/"))) as opened:
            assert f"{opened.width}x{opened.height}" == icon["sizes"]
            assert opened.format == "PNG"


def test_what_is_maskable_is_whole_to_the_edges(front: FrontPage) -> None:
    for name in ("maskable-512", "icon-180"):
        with PillowImage.open(_file(f"web/icons/{name}.png")) as opened:
            picture = opened.convert("RGBA")
            corner = picture.getpixel((0, 0))
            assert corner == (163, 52, 31, 255)
    with PillowImage.open(_file("web/icons/maskable-512.png")) as opened:
        ground, side = opened.convert("RGB"), 512
        marked = [
            (x, y)
            for x in range(0, side, 4)
            for y in range(0, side, 4)
            if ground.getpixel((x, y)) != (163, 52, 31)
        ]
    assert marked
    # The safe zone of w3.org/TR/appmanifest, section on icon masks.
    assert all((x - 256) ** 2 + (y - 256) ** 2 <= (0.4 * side) ** 2 for x, y in marked)


def test_the_favicon_is_there_for_programs_that_read_no_page(
    client: Client, front: FrontPage
) -> None:
    response = client.get("/favicon.ico")
    assert response.headers["Content-Type"] == "image/x-icon"
    with PillowImage.open(BytesIO(response.content)) as opened:
        assert opened.format == "ICO"
        assert opened.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def _choose_icon(**fields: Any) -> Picture:
    picture = make_picture("Icon", **fields)
    look = Look.objects.get()
    look.icon = picture
    look.save()
    return picture


def test_an_uploaded_icon_serves_when_the_worker_has_made_it(
    client: Client, front: FrontPage
) -> None:
    picture = _choose_icon(size=(900, 700))
    jobs = DBTaskResult.objects.ready().filter(task_path=prepare_icon.module_path)
    assert [job.args_kwargs["args"] for job in jobs] == [[picture.pk]]
    before = _manifest(client)
    assert "/static/" in before["icons"][0]["src"]
    assert not Rendition.objects.exists(), "reading makes none"
    assert prepare_icon.call(picture.pk) == len(ICON_SPECS)
    assert prepare_icon.call(picture.pk) == 0
    after = _manifest(client)
    _check_manifest(after)
    for icon in after["icons"]:
        rendition = Rendition.objects.get(file=icon["src"].removeprefix("/media/"))
        with PillowImage.open(rendition.file.path) as opened:
            assert (opened.format, f"{opened.width}x{opened.height}") == ("PNG", icon["sizes"])
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/media/")


def test_an_uploaded_icon_that_may_be_cut_to_any_shape_loses_nothing(front: FrontPage) -> None:
    picture = _choose_icon(size=(900, 900))
    PillowImage.new("RGBA", (900, 900), (120, 60, 40, 255)).save(picture.file.path, "PNG")
    prepare_icon.call(picture.pk)
    rendition = Rendition.objects.get(filter_spec=MASKABLE_SPEC)
    with PillowImage.open(rendition.file.path) as opened:
        assert opened.size == (512, 512)
        assert opened.convert("RGBA").getpixel((0, 0)) == (120, 60, 40, 255), "no edge is seen"
    Rendition.objects.all().delete()
    clear = PillowImage.new("RGBA", (900, 900), (0, 0, 0, 0))
    clear.paste((120, 60, 40, 255), (1, 1, 899, 899))
    clear.save(picture.file.path, "PNG")
    prepare_icon.call(picture.pk)
    rendition = Rendition.objects.get(filter_spec=MASKABLE_SPEC)
    with PillowImage.open(rendition.file.path) as opened:
        shown = opened.convert("RGB")
        assert shown.getpixel((0, 0)) == (255, 255, 255)
        assert shown.getpixel((256, 256)) == (120, 60, 40)
        # The corner of what was uploaded lies within the circle that no shape cuts.
        assert 2 * (SAFE_SIDE / 2) ** 2 <= (0.4 * 512) ** 2


def test_a_small_icon_is_not_said_to_be_larger(client: Client, front: FrontPage) -> None:
    prepare_icon.call(_choose_icon(size=(200, 200)).pk)
    assert [icon["sizes"] for icon in _manifest(client)["icons"]] == [
        "192x192",
        "200x200",
        "512x512",
    ]


def test_what_a_lost_job_did_not_make_is_made_by_the_sweep(front: FrontPage) -> None:
    _choose_icon()
    assert sweep_pictures() == len(ICON_SPECS)
    assert sweep_pictures() == 0


def test_an_icon_that_is_gone_is_no_error(client: Client, front: FrontPage) -> None:
    picture = _choose_icon()
    prepare_icon.call(picture.pk)
    key = picture.pk
    picture.delete()
    assert prepare_icon.call(key) == 0
    assert "/static/" in _manifest(client)["icons"][0]["src"]


# --- links in the head of a page ----------------------------------------------------------------


def _links(html: str) -> list[dict[str, str]]:
    tags = re.findall(r"<link\b[^>]*>", html)
    return [dict(re.findall(r'(\w[\w-]*)="([^"]*)"', tag)) for tag in tags]


def _rendered(path: str, **context: Any) -> list[dict[str, str]]:
    source = (
        "{% include 'web/fragments/feed_links.html' %}{% include 'web/fragments/site_links.html' %}"
    )
    request = RequestFactory().get(path)
    return _links(engines["django"].from_string(source).render(context, request))


def test_a_page_names_its_own_feed_before_that_of_its_locale(
    client: Client, front: FrontPage
) -> None:
    article = fill(front)
    section = article.get_parent().specific
    feeds = [link for link in _rendered("/en/city/", page=section) if link["rel"] == "alternate"]
    assert [link["href"] for link in feeds] == [
        *(f"/en/city/feed.{kind}" for kind in ("rss", "atom", "json")),
        *(f"/en/feed.{kind}" for kind in ("rss", "atom", "json")),
    ]
    assert feeds[0]["title"] == "City · The Quay (RSS)"
    assert feeds[-1]["type"] == "application/feed+json"
    for link in feeds:
        response = client.get(link["href"])
        assert response.headers["Content-Type"] == f"{link['type']}; charset=utf-8"


def test_every_link_of_a_head_leads_to_what_it_says(client: Client, front: FrontPage) -> None:
    links = {link["rel"]: link for link in _rendered("/en/")}
    assert set(links) == {"alternate", "icon", "apple-touch-icon", "manifest", "search"}
    assert client.get(links["manifest"]["href"]).status_code == 200
    search = client.get(links["search"]["href"])
    assert search.headers["Content-Type"].startswith(links["search"]["type"])
    assert finders.find(links["apple-touch-icon"]["href"].removeprefix("/static/"))
    assert urljoin(ORIGIN, links["manifest"]["href"]) == f"{ORIGIN}/en/manifest.webmanifest"


def test_before_the_publication_opens_there_are_icons_only(unopened: None) -> None:
    assert {link["rel"] for link in _rendered("/")} == {"icon", "apple-touch-icon"}
