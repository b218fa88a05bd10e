"""A publication with something of everything, and the addresses that anybody may ask for."""

from datetime import date
from typing import Any

from wagtail.models import Locale

from causerie.publication.models import AuthorText, FrontPage, Picture, SectionPage, TagName
from causerie.publication.models.article import ArticlePage
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

PUBLIC_PATHS = (
    "/",
    "/en/",
    "/fr/",
    "/de/",
    "/en/city/",
    "/en/city/?page=2",
    "/en/city/the-last-ferry/",
    "/fr/ville/le-dernier-bac/",
    "/en/city/taken-back/",
    "/en/about/",
    "/en/authors/nadia-ferrer/",
    "/en/tags/bridges/",
    "/en/readers/pia/",
    "/fr/readers/pia/",
    "/en/readers/nobody/",
    "/en/privacy/",
    "/en/privacy/data/",
    "/en/search/",
    "/en/search/?q=ferries",
    "/en/search/?q=fery+nowhere",
    "/en/nothing-here/",
    "/nothing-here",
    "/locale/fr/",
    "/locale/xx/",
    "/healthz",
    "/readyz",
    "/metrics",
    "/dev/components",
    "/dev/outbox",
    "/en/account/login/",
    "/en/feed.rss",
    "/en/city/feed.atom",
    "/fr/authors/nadia-ferrer/feed.json",
    "/en/tags/bridges/feed.rss",
    "/en/opensearch.xml",
    "/en/manifest.webmanifest",
    "/favicon.ico",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-en-1.xml",
    "/news-sitemap.xml",
)


def every_block(
    picture: Picture | None, related: ArticlePage | None = None
) -> list[tuple[str, Any]]:
    """A text with one block of each kind, as a StreamField takes it."""
    figure = {"image": picture, "alt": "A quay at dawn", "caption": "The quay"}
    return [
        ("paragraph", "<p>It leaves at <b>six</b>.[^boat] Twice.[^boat]</p>"),
        ("heading", {"text": "At the quay", "level": "2", "anchor": "quay"}),
        ("figure", figure),
        ("gallery", {"title": "Three views", "figures": [figure, figure]}),
        ("quote", {"text": "We waited.\n\nFor hours.", "source": "A passenger"}),
        ("pull_quote", "We waited for hours."),
        ("list", {"ordered": True, "entries": ["<p>One</p>", "<p>Two</p>"]}),
        ("table", _table()),
        ("code", {"language": "Python", "code": "if a < b:\n    leave()"}),
        (
            "footnote",
            {
                "key": "boat",
                "text": "<p>Built in 1958.</p>",
                "source": "Harbour log",
                "source_url": "https://example.org/log?a=1&b=2",
            },
        ),
        (
            "embed",
            {"url": "https://youtu.be/abcdefghijk", "title": "The crossing", "poster": picture},
        ),
        ("related", [related] if related else []),
        ("correction", {"date": date(2026, 3, 1), "text": "<p>It was seven boats.</p>"}),
    ]


def _table() -> Any:
    block = ArticlePage.body.field.stream_block.child_blocks["table"]
    return block.to_python(
        {
            "columns": [
                {"type": "text", "heading": "Boat"},
                {"type": "rich_text", "heading": "Said of it"},
                {"type": "number", "heading": "Built"},
            ],
            "rows": [{"values": ["Heron", "<p>A <i>good</i> boat</p>", "1958"]}],
            "caption": "The boats",
        }
    )


def fill(front: FrontPage) -> ArticlePage:
    """Two locales, an article with every block, its edition, one taken back; the article."""
    french = make_front(Locale.objects.get_or_create(language_code="fr")[0])
    section = make_section(front)
    ville = make_section(french, "Ville", "ville")
    author = make_author(picture=make_picture("Portrait"))
    AuthorText.objects.create(author=author, locale=front.locale, role="Editor", bio="Writes.")
    tag = make_tag()
    TagName.objects.create(tag=tag, locale=french.locale, name="Ponts")
    make_free_page(front)
    make_staff("pia@example.org", display_name="Pia")
    taken_back = make_article(section, "Taken back", slug="taken-back", authors=(author,))
    taken_back.unpublish()
    article = make_full_article(section, authors=(author,), tags=[tag])
    make_edition(article, ville, "Le dernier bac", "le-dernier-bac")
    return article


def make_full_article(section: SectionPage, **fields: Any) -> ArticlePage:
    """An article with every block, each related to another article."""
    tags = fields.pop("tags", [])
    picture = make_picture()
    other = make_article(section, "Before the bridge", slug="before-the-bridge")
    article = make_article(
        section,
        hero_image=picture,
        hero_alt="The quay",
        standfirst="It was the last one.",
        body=every_block(picture, other),
        published=False,
        **fields,
    )
    article.tags.set(tags)
    article.save_revision().publish()
    article.refresh_from_db()
    return article
