"""Every text that readers find on the page of an article is there to be looked through."""

from causerie.publication.models import ArticlePage, FrontPage
from causerie.publication.selectors.placed_texts import placed_texts
from tests.factories import make_section

ENTRY = {"type": "item", "value": "<p>Second <b>entry</b></p>", "id": "e"}
FIGURE = {"image": 1, "alt": "A quay", "caption": "At noon"}
RAW = [
    ("paragraph", "<p>One &amp;<br/>two[^a]</p><p>three</p>", "One &\ntwo\nthree"),
    ("heading", {"text": "A heading", "level": "2", "anchor": ""}, "A heading"),
    ("figure", FIGURE, "A quay\nAt noon"),
    (
        "gallery",
        {"title": "Boats", "figures": [{"type": "item", "value": FIGURE, "id": "f"}]},
        "Boats\nA quay\nAt noon",
    ),
    ("quote", {"text": "Said so", "source": "Ada"}, "Said so\nAda"),
    ("pull_quote", "Said loudly", "Said loudly"),
    ("list", {"ordered": False, "entries": ["<p>First</p>", ENTRY]}, "First\nSecond entry"),
    (
        "table",
        {
            "columns": [{"type": "text", "heading": "Boat"}],
            "rows": [{"values": ["<p>Marigold</p>"]}],
            "caption": "All boats",
        },
        "All boats\nBoat\nMarigold",
    ),
    ("footnote", {"key": "a", "text": "<p>See there</p>", "source": "A book"}, "See there\nA book"),
    ("embed", {"url": "https://example.org", "title": "A film", "poster": None}, "A film"),
    ("correction", {"date": "2026-01-01", "text": "<p>It was six.</p>"}, "It was six."),
    ("code", {"language": "", "code": "print(1)"}, None),
    ("related", [1], None),
    ("gone_since", "x", None),
]


def test_each_kind_of_block_says_what_its_readers_read(front: FrontPage) -> None:
    raw = [{"type": kind, "value": value, "id": kind} for kind, value, _text in RAW]
    article = ArticlePage(title="A title", standfirst="A standfirst", body=[])
    article.body = article.body.stream_block.to_python(raw)
    found = [(one.anchor, one.text) for one in placed_texts(article)]
    expected = [(f"b-{kind}", text) for kind, _value, text in RAW if text]
    assert found == [("", "A title"), ("", "A standfirst"), *expected]


def test_a_lead_picture_is_one_place(front: FrontPage) -> None:
    article = ArticlePage(title="T", hero_image_id=1, hero_alt="A quay", hero_caption="At noon")
    make_section(front)
    assert [one.text for one in placed_texts(article)] == ["T", "A quay\nAt noon"]
