"""What of a text is translated, and what stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.comment_text import tidied
from causerie.lib.markup import parse
from causerie.translation.protection.fragments import Fragments, put_together, split
from causerie.translation.protection.inline import read, written
from causerie.translation.protection.tags import TAG

MARKDOWN = st.lists(
    st.sampled_from(
        [
            "a house ",
            "*",
            "**",
            "`",
            "_",
            "\n",
            "\n\n",
            "> ",
            ">! ",
            "- ",
            "1. ",
            "[x](https://a.example)",
            "@ana ",
            "#12 ",
            "https://b.example/?a=1&b=2 ",
            "```\n",
            "<b>",
            "&amp;",
            "é",
            "😀",
            "  ",
            "12 ",
        ]
    ),
    max_size=30,
).map("".join)
ARTICLE = [
    '<p data-block-key="x1">A <b>bold</b> and <i>thin</i> word.</p>',
    '<h2>A <a linktype="page" id="3">page</a></h2><ul><li>one</li><li><b>two</b> three</li></ul>',
    '<p><b>over<br/>a line</b></p><hr/><embed embedtype="image" id="5" format="left"/>',
    "<p>x <b>a<br/>b</b> y</p>",
    "<p></p>",
    "",
]


@given(MARKDOWN)
def test_a_comment_is_put_together_as_it_was(markdown: str) -> None:
    parsed = parse(tidied(markdown))
    quotations = {p.index: 1 for p in parsed.passages if p.is_quotation}
    for html in (parsed.html(), parsed.html(quotations)):
        found = split(html)
        assert put_together(found.skeleton, found.units) == html
        assert len(found.skeleton) == len(found.units) + 1


@given(MARKDOWN)
def test_a_unit_is_nested_and_written_as_it_was(markdown: str) -> None:
    for unit in split(parse(tidied(markdown)).html()).units:
        open_tags = []
        for tag in TAG.finditer(unit):
            if not tag["close"]:
                open_tags.append(tag["name"])
            else:
                assert open_tags.pop() == tag["name"]
        assert open_tags == []
        line = read(unit)
        assert written(line.text, line.marks, line.pieces) == unit


@pytest.mark.parametrize("html", ARTICLE)
def test_an_article_is_put_together_as_it_was(html: str) -> None:
    found = split(html)
    assert put_together(found.skeleton, found.units) == html


def test_each_line_is_a_unit() -> None:
    html = parse("one *two*\nthree\n\n- four\n- five\n\n> six").html()
    assert split(html).units == ("one <em>two</em>", "three", "four", "five", "six")


def test_emphasis_over_two_lines_is_translated_line_by_line() -> None:
    assert split("<p>x <em>a<br>b</em> y</p>").units == ("x", "a", "b", "y")


@pytest.mark.parametrize(
    "markdown",
    [
        "```\ncode is nobody's\n```",
        "`git log`",
        "@ana",
        "#12",
        "https://a.example/house",
        "😀 12 !",
        "@ana #3",
    ],
)
def test_what_has_no_words_is_not_translated(markdown: str) -> None:
    assert split(parse(markdown).html()).units == ()


def test_the_marker_of_a_quotation_stays() -> None:
    parsed = parse("> quoted\n\nmine")
    assert split(parsed.html({0: 7})).units == ("mine",)
    assert split(parsed.html({0: 7})).skeleton[0] == "<!--quotation:7--><p>"


def test_a_spoiler_is_translated_and_its_marker_stays() -> None:
    found = split(parse(">! she did it").html())
    assert found.units == ("she did it",)
    assert "<!--spoiler-->" in found.skeleton[0]


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="https://example.org/">https://example.org/</a></p>',
        '<p><a href="https://example.org/">example.org</a></p>',
        "<p>ana@example.org, #bridge</p>",
    ],
)
def test_an_address_alone_has_no_words(html: str) -> None:
    assert split(html) == Fragments((html,), ())
