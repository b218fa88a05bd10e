"""Every block of a text is shown, and none lets markup in."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.rich_text import RichText

from causerie.lib.players import FRAME_ORIGINS
from causerie.publication.blocks import ArticleBlocks, EmbedBlock, FreeBlocks
from causerie.publication.blocks.text import ParagraphBlock
from causerie.publication.models import Author, AuthorText, FrontPage, Look, LookText, TagName
from causerie.web.middleware.security import STRICT_POLICY
from tests.architecture.markup import inline_code
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_free_page,
    make_picture,
    make_section,
    make_tag,
)
from tests.publication.filled import every_block, make_full_article

HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>{{ 7|add:7 }}"


def _page(client: Client, path: str = "/en/city/the-last-ferry/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_sample_text_has_every_kind_of_block() -> None:
    kinds = {kind for kind, _value in every_block(None)}
    assert kinds == set(ArticleBlocks().child_blocks)
    assert set(FreeBlocks().child_blocks) <= kinds


def test_every_block_of_an_article_is_shown(client: Client, front: FrontPage) -> None:
    article = make_full_article(make_section(front))
    html = _page(client)
    shown = [
        "<p>It leaves at <b>six</b>.",
        '<h2 id="quay">At the quay</h2>',
        'alt="A quay at dawn"',
        "<figcaption><span>The quay",
        'aria-label="Three views"',
        "<blockquote><p>We waited.</p>\n\n<p>For hours.</p></blockquote>",
        "A passenger",
        '<aside class="pull-quote" aria-hidden="true"><p>We waited for hours.</p></aside>',
        "<ol>",
        "<caption>The boats</caption>",
        '<th scope="col">Said of it</th>',
        "A <i>good</i> boat",
        '<span class="number">1958</span>',
        "<code>if a &lt; b:\n    leave()</code>",
        "Built in 1958.",
        f'data-embed="{FRAME_ORIGINS[0]}/embed/abcdefghijk?autoplay=1"',
        "Before the bridge",
        '<time datetime="2026-03-01">',
        "It was seven boats.",
    ]
    assert [piece for piece in shown if piece not in html] == []
    # Footnotes too, where they stand: quotations lead to each.
    for block in article.body:
        assert html.count(f'id="b-{block.id}"') == 1


def test_nothing_is_loaded_from_a_player_before_it_is_asked_for(
    client: Client, front: FrontPage
) -> None:
    make_full_article(make_section(front))
    html = _page(client)
    assert "<iframe" not in html
    assert "youtube" not in "".join(line for line in html.splitlines() if "src" in line)


def test_related_articles_are_shown_in_the_readers_locale_only(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    section, ville = make_section(front), make_section(front_fr, "Ville", "ville")
    both = make_article(section, "In both", slug="in-both")
    make_edition(both, ville, "Dans les deux", "dans-les-deux")
    english = make_article(section, "English only", slug="english-only")
    draft = make_article(section, "A draft", slug="a-draft", published=False)
    article = make_article(section, body=[("related", [english, both, draft])])
    body = [("related", [english, both, draft])]
    make_edition(article, ville, "Le dernier bac", "le-dernier-bac", body=body)
    html = _page(client)
    assert html.index("English only") < html.index("In both")
    assert "A draft" not in html
    html = _page(client, "/fr/ville/le-dernier-bac/")
    assert "Dans les deux" in html
    assert "English only" not in html


def test_a_related_article_that_was_deleted_leaves_no_hole(
    client: Client, front: FrontPage
) -> None:
    section = make_section(front)
    gone = make_article(section, "Gone soon", slug="gone-soon")
    make_article(section, body=[("related", [gone])])
    gone.delete()
    assert "Gone soon" not in _page(client)


def _hostile_figure() -> dict[str, Any]:
    image = make_picture(HOSTILE, credit=HOSTILE[:200])
    return {"image": image, "alt": HOSTILE, "caption": HOSTILE}


def test_markup_in_any_plain_text_is_inert(client: Client, front: FrontPage) -> None:
    section = make_section(front, HOSTILE, "city")
    section.description = HOSTILE
    section.save()
    look = Look.load()
    look.name = HOSTILE[:80]
    look.save()
    LookText.objects.create(look=look, locale=front.locale, tagline=HOSTILE)
    figure = _hostile_figure()
    author: Author = make_author(HOSTILE, "hostile", picture=figure["image"])
    AuthorText.objects.create(author=author, locale=front.locale, role=HOSTILE, bio=HOSTILE)
    tag = make_tag(HOSTILE[:60], "hostile")
    TagName.objects.create(tag=tag, locale=front.locale, name=HOSTILE[:60])
    free = make_free_page(front, HOSTILE)
    free.body = [("heading", {"text": HOSTILE, "level": "3", "anchor": HOSTILE})]
    free.save()
    article = make_article(
        section,
        HOSTILE,
        slug="hostile",
        authors=(author,),
        standfirst=HOSTILE,
        search_description=HOSTILE,
        translator=HOSTILE,
        kind="human",
        source_locale=front.locale,
        hero_image=figure["image"],
        hero_alt=HOSTILE,
        hero_caption=HOSTILE,
        published=False,
        body=[
            ("heading", {"text": HOSTILE, "level": "2", "anchor": HOSTILE}),
            ("figure", figure),
            ("gallery", {"title": HOSTILE, "figures": [figure, figure]}),
            ("quote", {"text": HOSTILE, "source": HOSTILE}),
            ("pull_quote", HOSTILE),
            ("code", {"language": HOSTILE, "code": HOSTILE}),
            ("embed", {"url": HOSTILE, "title": HOSTILE, "poster": figure["image"]}),
            (
                "footnote",
                {"key": HOSTILE, "text": "<p>x</p>", "source": HOSTILE, "source_url": HOSTILE},
            ),
            ("correction", {"date": date(2026, 1, 1), "text": "<p>x</p>"}),
        ],
    )
    article.tags.set([tag])
    article.save_revision().publish()
    paths = ("/en/", "/en/city/", "/en/city/hostile/", "/en/about/", "/en/authors/hostile/")
    for path in (*paths, "/en/tags/hostile/"):
        html = _page(client, path)
        assert "&lt;script&gt;" in html
        assert "<script>" not in html
        assert "<img src=x" not in html
        assert "14" not in html.split("&lt;script&gt;", 1)[1][:120]
        assert inline_code(html) == [], path


def _from_editor(entities: dict[str, Any], text: str, ranges: list[dict[str, int]]) -> RichText:
    """What the editor's form makes of what a browser (or somebody else) sends for a rich text."""
    raw = {
        "blocks": [
            {
                "key": "a",
                "type": "unstyled",
                "depth": 0,
                "text": text,
                "inlineStyleRanges": [],
                "entityRanges": ranges,
                "data": {},
            }
        ],
        "entityMap": entities,
    }
    value = ParagraphBlock().value_from_datadict({"body": json.dumps(raw)}, {}, "body")
    assert isinstance(value, RichText)
    return value


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
    ],
)
def test_the_editor_takes_no_link_that_runs(address: str) -> None:
    link = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}}
    value = _from_editor(link, "Press here", [{"key": 0, "offset": 0, "length": 5}])
    assert "href" not in value.source
    assert "Press" in value.source


def test_the_editor_takes_text_as_text_and_no_element_that_was_not_offered() -> None:
    embed = {"0": {"type": "EMBED", "mutability": "MUTABLE", "data": {"url": "https://x.example"}}}
    value = _from_editor(embed, HOSTILE, [{"key": 0, "offset": 0, "length": 2}])
    assert "<script" not in value.source
    assert "<img" not in value.source
    assert "<embed" not in value.source


def test_a_link_that_runs_runs_on_no_page_even_if_it_was_stored(
    client: Client, front: FrontPage
) -> None:
    """Nothing but the editor's form stores rich text; a browser refuses to run it all the same."""
    make_article(
        make_section(front), body=[("paragraph", '<p><a href="javascript:alert(1)">Go</a></p>')]
    )
    response = client.get("/en/city/the-last-ferry/")
    policy = response.headers["Content-Security-Policy"]
    assert policy == STRICT_POLICY
    # Addresses that run count as inline script.
    assert "script-src 'self';" in policy


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=abcdefghijk",
        "https://youtu.be/abcdefghijk",
        "https://vimeo.com/123456",
    ],
)
def test_a_known_player_may_be_embedded(url: str) -> None:
    block = EmbedBlock()
    value = block.clean(block.to_python({"url": url, "title": "A film", "poster": None}))
    assert value.player.frame_url.startswith(FRAME_ORIGINS)


@pytest.mark.parametrize(
    "url", ["https://example.org/film", "javascript:alert(1)", "https://youtube.com.example.org/"]
)
def test_another_address_is_refused_with_what_can_be_embedded(url: str) -> None:
    block = EmbedBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"url": url, "title": "A film", "poster": None}))
    assert "url" in refused.value.block_errors  # type: ignore[attr-defined] # Wagtail's subclass


def test_a_picture_that_was_deleted_leaves_the_article_readable(
    client: Client, front: FrontPage
) -> None:
    picture = make_picture()
    figure = {"image": picture, "alt": "The quay", "caption": ""}
    make_article(
        make_section(front),
        body=[("figure", figure), ("gallery", {"title": "", "figures": [figure, figure]})],
        authors=(make_author(),),
    )
    picture.delete()
    response = client.get("/en/city/the-last-ferry/")
    assert response.status_code == 200
    assert b"<img" not in response.content
