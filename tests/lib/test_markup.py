"""What somebody typed, as passages, plain words and HTML."""

import pytest

from causerie.lib.markup import Parsed, parse, shown

REL = ' rel="ugc nofollow noopener"'


def _bare(html: str) -> str:
    """Without what every link carries, and without line ends, which say nothing."""
    return html.replace(REL, "").replace("\n", "")


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("One\ntwo\n\nthree", "<p>One<br>two</p><p>three</p>"),
        ("*em* and **strong**", "<p><em>em</em> and <strong>strong</strong></p>"),
        ("2 * 3 * 4, snake_case_name", "<p>2 * 3 * 4, snake_case_name</p>"),
        ("`a <b> *c*`", '<p><code dir="ltr">a &lt;b&gt; *c*</code></p>'),
        ("```py\nx = 1\n```", '<pre dir="ltr"><code>x = 1</code></pre>'),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("Well:\n1. a\n2. b", "<p>Well:</p><ol><li>a</li><li>b</li></ol>"),
        ("1984. What a year!", "<p>1984. What a year!</p>"),
        ("Ends in\n1984. Or not.", "<p>Ends in<br>1984. Or not.</p>"),
        ("+1", "<p>+1</p>"),
        ("-", "<p>-</p>"),
        ("# No heading", "<p># No heading</p>"),
        ("No heading\n===", "<p>No heading<br>===</p>"),
        ("---", "<p>---</p>"),
        ("~~no~~", "<p>~~no~~</p>"),
        ("    no code", "<p>no code</p>"),
        ("<b>raw</b> &amp;", "<p>&lt;b&gt;raw&lt;/b&gt; &amp;amp;</p>"),
        ("|a|b|\n|-|-|\n|1|2|", "<p>|a|b|<br>|-|-|<br>|1|2|</p>"),
        ("[a]: https://example.org\n\n[a]", None),
        ("\\*plain\\* \\:) \\@ana \\#12", "<p>*plain* :) @ana #12</p>"),
        (">:( oh no", "<p>😠 oh no</p>"),
    ],
)
def test_the_subset_of_markdown(typed: str, html: str | None) -> None:
    found = _bare(parse(typed).html())
    if html is None:
        assert "<p>[a]</p>" in found
    else:
        assert found == html


def test_a_quotation_ends_with_its_last_marked_line() -> None:
    html = _bare(parse("> Words of others\n> go on\nMy answer").html())
    assert html == "<blockquote><p>Words of others<br>go on</p></blockquote><p>My answer</p>"


def test_a_quotation_can_hold_a_quotation() -> None:
    html = _bare(parse("> > one\n> two").html())
    assert html == "<blockquote><blockquote><p>one</p></blockquote><p>two</p></blockquote>"


def test_a_spoiler_can_be_opened() -> None:
    parsed = parse("Look:\n\n>! The *ferry*\n>! sinks.\n\nSorry")
    assert parsed.passages[1].text == "The ferry\nsinks."
    assert not parsed.passages[1].is_quotation
    assert _bare(parsed.html()) == (
        "<p>Look:</p>"
        '<details class="spoiler"><summary><!--spoiler--></summary>'
        "<p>The <em>ferry</em><br>sinks.</p></details>"
        "<p>Sorry</p>"
    )


def test_a_spoiler_and_a_quotation_part_each_other() -> None:
    passages = parse("> quoted\n>! hidden\n> quoted again").passages
    assert [one.text for one in passages] == ["quoted", "hidden", "quoted again"]
    assert [one.is_quotation for one in passages] == [True, False, True]


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        (
            "[the *page*](https://example.org/a)",
            '<a href="https://example.org/a">the <em>page</em></a>',
        ),
        (
            "https://example.org/a_b*c?d=1&e=2#f",
            '<a href="https://example.org/a_b*c?d=1&amp;e=2#f" dir="ltr">'
            "https://example.org/a_b*c?d=1&amp;e=2#f</a>",
        ),
        (
            "www.example.org",
            '<a href="http://www.example.org" dir="ltr">www.example.org</a>',
        ),
        (
            "<https://example.org>",
            '<a href="https://example.org" dir="ltr">https://example.org</a>',
        ),
        (
            "ana@example.org",
            '<a href="mailto:ana@example.org" dir="ltr">ana@example.org</a>',
        ),
        (
            "https://uk.example.org/%D0%9C%D1%96%D1%81%D1%82",
            '<a href="https://uk.example.org/%D0%9C%D1%96%D1%81%D1%82" dir="ltr">'
            "https://uk.example.org/Міст</a>",
        ),
        (
            "https://example.org/%E2%80%AEa%20b",
            '<a href="https://example.org/%E2%80%AEa%20b" dir="ltr">'
            "https://example.org/%E2%80%AEa%20b</a>",
        ),
        (
            "https://аpple.example/",
            '<a href="https://xn--pple-43d.example/" dir="ltr">https://аpple.example/</a>',
        ),
        (
            "https://xn--pple-43d.example/",
            '<a href="https://xn--pple-43d.example/" dir="ltr">https://xn--pple-43d.example/</a>',
        ),
        ("![a picture](https://example.org/a.png)", None),
    ],
)
def test_links(typed: str, html: str | None) -> None:
    parsed = parse(typed)
    assert parsed.has_links
    if html is None:
        assert "<img" not in parsed.html()
    else:
        assert _bare(parsed.html()) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "typed", ["the end.Es decir", "read main.py", "3.14", "and/or", "http:// "]
)
def test_what_only_resembles_an_address_is_no_link(typed: str) -> None:
    parsed = parse(typed)
    assert "<a" not in parsed.html()
    assert not parsed.has_links


@pytest.mark.parametrize(
    "words",
    ["", " ", "\u200b", "\u200d\ufe0f", "\u3164", "\u2800", "**\u2800**", "` `", "\\\n", "\u00a0"],
)
def test_a_link_without_words_shows_its_address(words: str) -> None:
    found = parse(f"[{words}](https://example.org/a?b=1&c=2)")
    address = '<a href="https://example.org/a?b=1&amp;c=2" dir="ltr">'
    assert _bare(found.html()) == f"<p>{address}https://example.org/a?b=1&amp;c=2</a></p>"
    assert found.plain == "https://example.org/a?b=1&c=2"
    assert found.own_words == ""


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://example.org/a_b", "https://example.org/a_b"),
        ("https://uk.example.org/Міст", "https://uk.example.org/%D0%9C%D1%96%D1%81%D1%82"),
        ("www.example.org", "http://www.example.org"),
        ("ana@example.org", "mailto:ana@example.org"),
    ],
)
def test_a_link_that_is_labelled_with_its_address_is_a_bare_one(words: str, address: str) -> None:
    found = parse(f"[{words}]({address})")
    assert _bare(found.html()) == f'<p><a href="{address}" dir="ltr">{words}</a></p>'
    assert found.html() == parse(words).html()
    assert (found.plain, found.own_words) == (words, "")


@pytest.mark.parametrize(
    "words",
    ["https://example.com", "see https://example.org", "*https://example.org*", "example.org", "o"],
)
def test_every_other_label_is_words(words: str) -> None:
    assert 'dir="ltr"' not in parse(f"[{words}](https://example.org)").html()


def test_an_emoji_is_word_enough_for_a_link() -> None:
    assert _bare(parse("[👉](https://example.org)").html()).endswith(">👉</a></p>")


def test_links_are_bounded() -> None:
    html = parse("https://example.org/ " * 100).html()
    assert html.count("<a ") == html.count("</a>") == 50
    assert html.count(">https://example.org/<") == 50


@pytest.mark.parametrize(
    ("typed", "handles"),
    [
        ("@ana-ruiz, look", ("ana-ruiz",)),
        ("(@Ana) @ana @Bo", ("ana", "bo")),
        ("@omar-taziさん", ("omar-tazi",)),
        ("و@omar-tazi", ("omar-tazi",)),
        ("@ana's", ("ana",)),
        ("*@ana*", ("ana",)),
        ("@anañ @-ana ana@bo @ana_ruiz a/@ana", ()),
        ("@" + "a" * 31, ()),
        ("`@ana` https://example.org/@bo", ()),
        ("```\n@ana\n```", ()),
        ("[@ana](https://example.org)", ()),
        ("> @ana said\n\n@bo", ("bo",)),
        ("- > @ana\n- @bo", ("bo",)),
    ],
)
def test_mentions(typed: str, handles: tuple[str, ...]) -> None:
    assert parse(typed).mentions == handles


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("#12 and (#3), #12.", (12, 3)),
        ("see#4 #05 #6a ##7 #x &#8; /#9", ()),
        ("`#1` https://example.org/#2", ()),
        ("> #12\n> Words\n\n#3", (3,)),
        ("#1234567890", ()),
    ],
)
def test_references(typed: str, numbers: tuple[int, ...]) -> None:
    assert parse(typed).references == numbers


def test_mentions_and_references_are_bounded() -> None:
    parsed = parse(" ".join(f"@reader-{n} #{n}" for n in range(1, 200)))
    assert len(parsed.mentions) == len(parsed.references) == 50
    assert "@reader-199 #199" in parsed.html()


@pytest.mark.parametrize(
    ("typed", "text", "number"),
    [
        ("> #12\n> The words", "The words", 12),
        ("> #12:\n> The words\n> go on", "The words\ngo on", 12),
        (">#12\n>\n> The *words*", "The words", 12),
        ("> The words", "The words", None),
        ("> #12 said\n> The words", "#12 said\nThe words", None),
        ("> #12 #13\n> The words", "#12 #13\nThe words", None),
        ("> - #12\n> The words", "#12\nThe words", None),
        ("> #12", "", 12),
        (">", "", None),
    ],
)
def test_a_quotation_can_name_its_source(typed: str, text: str, number: int | None) -> None:
    (passage,) = parse(typed).passages
    assert (passage.index, passage.is_quotation) == (0, True)
    assert (passage.text, passage.number) == (text, number)


def test_only_a_quotation_names_a_source() -> None:
    (passage,) = parse("#12\nThe words").passages
    assert (passage.text, passage.number, passage.is_quotation) == ("#12\nThe words", None, False)


def _example() -> Parsed:
    return parse(
        "Hola @Ana, *mira* #12 :) https://example.org/x y [esto](https://example.org)\n\n"
        "> Words of others\n\n"
        "- uno\n- dos `code`\n\n"
        "```\nx = 1\n```"
    )


def test_all_words_are_there_in_plain() -> None:
    assert _example().plain == (
        "Hola @ana, mira #12 🙂 https://example.org/x y esto\nWords of others\nuno\ndos code\nx = 1"
    )


def test_own_words_are_what_tells_the_language() -> None:
    assert _example().own_words == "Hola , mira y esto\nuno\ndos"


def test_passages_are_what_stands_in_no_other() -> None:
    assert [one.text for one in _example().passages] == [
        "Hola @ana, mira #12 🙂 https://example.org/x y esto",
        "Words of others",
        "uno\ndos code",
        "x = 1",
    ]


def test_a_passage_that_is_tied_is_a_marker() -> None:
    parsed = parse("Look:\n\n> Words\n\nSo!")
    assert _bare(parsed.html({1: 3})) == "<p>Look:</p><!--quotation:3--><p>So!</p>"
    assert _bare(parsed.html({})) == _bare(parsed.html())


def test_text_without_words_has_no_passages() -> None:
    parsed = parse("")
    assert (parsed.passages, parsed.plain, parsed.html()) == ((), "", "")


def _shown(html: str) -> str:
    return shown(
        html,
        quotation=lambda number: f"<blockquote>{number}</blockquote>",
        reader=lambda handle: f"<b>{handle}</b>",
        comment=lambda number: f"<i>{number}</i>",
        spoiler="What happens & why",
    )


def test_markers_are_replaced_where_they_are_shown() -> None:
    parsed = parse("@ana #12\n\n> Words\n\n>! hidden")
    assert _bare(_shown(parsed.html({1: 3}))) == (
        "<p><bdi><b>ana</b></bdi> <i>12</i></p><blockquote>3</blockquote>"
        '<details class="spoiler"><summary>What happens &amp; why</summary>'
        "<p>hidden</p></details>"
    )


def test_what_has_no_markers_is_shown_as_it_is() -> None:
    html = parse("Nothing but https://example.org/ here").html()
    assert _shown(html) is html


@pytest.mark.parametrize(
    "typed",
    [
        "<!--quotation:1-->",
        "<!--spoiler-->",
        '<a class="mention" href="reader:ana">Ana</a>',
        '<a class="ref" href="comment:12">12</a>',
        "[Ana](reader:ana)",
        "[12](comment:12)",
        "<reader:ana>",
        "[a](https://example.org/<!--quotation:1-->)",
        "[a](<https://example.org/<!--spoiler-->>)",
        "`<!--quotation:1-->`",
        "```\n<!--spoiler-->\n```",
        '[a](https://example.org "<!--quotation:1-->")',
        "```<!--quotation:1-->\nx\n```",
        "&lt;!--quotation:1--&gt;",
        "\\<!--quotation:1-->",
        "<summary></summary>",
        "[a](https://example.org/<summary></summary>)",
    ],
)
def test_nobody_can_forge_a_marker(typed: str) -> None:
    html = parse(typed).html()
    assert _shown(html) == html
