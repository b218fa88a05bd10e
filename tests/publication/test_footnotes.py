"""Footnotes are numbered as the text mentions them, and lead there and back."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from causerie.publication.blocks import FootnoteBlock
from causerie.publication.footnotes import Footnotes, check_footnotes
from causerie.publication.models import ArticlePage, FrontPage
from tests.factories import make_article, make_author, make_section

pytestmark = pytest.mark.django_db


def _note(key: str, text: str = "<p>A note.</p>", **fields: str) -> tuple[str, Any]:
    return ("footnote", {"key": key, "text": text, "source": "", "source_url": "", **fields})


def _body(*blocks: tuple[str, Any]) -> Any:
    return ArticlePage(title="x", body=list(blocks)).body


def test_footnotes_are_numbered_by_their_first_mention() -> None:
    notes = Footnotes(_body(_note("late"), _note("early"), _note("never")))
    assert ">1</a>" in notes.link("<p>One[^early].</p>")
    assert ">2</a>" in notes.link("<p>Two[^late], and one again[^early].</p>")
    assert [(note.key, note.number) for note in notes.all()] == [
        ("early", 1),
        ("late", 2),
        ("never", 3),
    ]


def test_a_footnote_mentioned_twice_leads_back_to_both_places() -> None:
    notes = Footnotes(_body(_note("a")))
    html = notes.link("<p>One[^a] and two[^a].</p>")
    references = notes.all()[0].references
    assert len(set(references)) == 2
    assert all(f'id="{reference}"' in html for reference in references)
    assert html.count('href="#fn-a"') == 2


def test_a_marker_inside_a_tag_is_left_alone() -> None:
    notes = Footnotes(_body(_note("a")))
    html = notes.link('<p><a href="https://example.org/?q=[^a]" title="[^a]">Here</a>[^a]</p>')
    assert '<a href="https://example.org/?q=[^a]" title="[^a]">' in html
    assert html.count("doc-noteref") == 1


def test_a_marker_without_a_footnote_stays_as_it_was_written() -> None:
    assert Footnotes(_body()).link("<p>What[^x]?</p>") == "<p>What[^x]?</p>"


def test_a_key_may_be_in_any_script() -> None:
    notes = Footnotes(_body(_note("лодка")))
    assert 'href="#fn-лодка"' in notes.link("<p>Так[^лодка].</p>")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("paragraph", "<p>What[^boat-7]?</p>"),
        ("list", {"ordered": False, "entries": ["<p>What[^boat-7]?</p>"]}),
        ("correction", {"date": "2026-01-01", "text": "<p>What[^boat-7]?</p>"}),
        ("footnote", {"key": "a", "text": "<p>See[^boat-7]</p>", "source": "", "source_url": ""}),
    ],
)
def test_a_mention_of_a_missing_footnote_is_refused_by_its_key(kind: str, value: Any) -> None:
    problem = check_footnotes(_body((kind, value)))
    assert problem is not None
    assert "[^boat-7]" in problem


def test_two_footnotes_of_one_key_are_refused_by_that_key() -> None:
    problem = check_footnotes(_body(_note("boat"), _note("boat")))
    assert problem is not None
    assert "“boat”" in problem


def test_an_article_with_a_wrong_mention_is_not_clean(front: FrontPage) -> None:
    article = make_article(make_section(front), authors=(make_author(),))
    article.body = [("paragraph", "<p>What[^boat]?</p>")]
    with pytest.raises(ValidationError) as refused:
        article.full_clean()
    assert "[^boat]" in refused.value.message_dict["body"][0]
    article.body = [("paragraph", "<p>What[^boat]?</p>"), _note("boat")]
    article.full_clean()


@pytest.mark.parametrize("key", ["two words", "a" * 21, "", "a<b", "a]b", 'a"b'])
def test_a_key_that_no_marker_could_hold_is_refused(key: str) -> None:
    block = FootnoteBlock()
    value = block.to_python({"key": key, "text": "<p>x</p>", "source": "", "source_url": ""})
    with pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "x"])
def test_a_source_leads_to_the_web_or_nowhere(url: str) -> None:
    block = FootnoteBlock()
    value = block.to_python({"key": "a", "text": "<p>x</p>", "source": "x", "source_url": url})
    with pytest.raises(ValidationError):
        block.clean(value)


def test_footnotes_stand_below_the_article_and_link_both_ways(
    client: Client, front: FrontPage
) -> None:
    make_article(
        make_section(front),
        body=[
            _note("b", "<p>Built in 1958.</p>", source="Log", source_url="https://example.org/l"),
            ("paragraph", "<p>The boat[^b] left.</p>"),
        ],
    )
    html = client.get("/en/city/the-last-ferry/").content.decode()
    body = html.split("<main", 1)[1]
    assert body.count("Built in 1958.") == 1
    assert html.index('role="doc-noteref"') < html.index('role="doc-endnotes"')
    assert 'id="fn-b"' in html
    assert 'href="#fnref-b-1"' in html
    assert '<a href="https://example.org/l" rel="noopener">Log</a>' in html


def test_an_article_without_footnotes_has_no_heading_for_them(
    client: Client, front: FrontPage
) -> None:
    make_article(make_section(front))
    assert "doc-endnotes" not in client.get("/en/city/the-last-ferry/").content.decode()
