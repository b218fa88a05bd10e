"""Whatever is typed, only our own tags and attributes come of it, and links to the web."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.comment_text import tidied
from causerie.lib.markup import parse
from causerie.lib.markup.rendering import cleaned

TAGS = {
    "p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "bdi",
    "details", "summary",
}  # fmt: skip
LTR = {"dir": "ltr"}
REL = {"rel": "ugc nofollow noopener"}


def whatwg_scheme(url: str) -> str:
    """As browsers read it: controls and spaces around are dropped, tabs and line ends anywhere."""
    url = url.strip("".join(map(chr, range(0x21))))
    return urlsplit(re.sub(r"[\t\n\r]", "", url)).scheme.lower()


class Judge(HTMLParser):
    """Fails at what is not ours, and at a tag that is closed by no other or by the wrong one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        found = dict(attrs)
        assert len(found) == len(attrs)
        if tag == "a":
            self._judge_link(found)
        else:
            allowed = {"code": LTR, "pre": LTR, "details": {"class": "spoiler"}}.get(tag, {})
            assert found in ({}, allowed)
        if tag != "br":
            self.open.append(tag)

    def _judge_link(self, found: dict[str, str | None]) -> None:
        assert "a" not in self.open
        href = found.pop("href") or ""
        match found.pop("class", None):
            case "mention":
                assert re.fullmatch(r"reader:[a-z0-9-]{1,30}", href)
                assert found == {}
            case "ref":
                assert re.fullmatch(r"comment:[0-9]{1,9}", href)
                assert found == {}
            case None:
                assert found in (REL, REL | LTR)
                self._judge_address(href)
            case other:
                raise AssertionError(other)

    def _judge_address(self, href: str) -> None:
        assert href.isascii()
        assert href.isprintable()
        scheme = whatwg_scheme(href)
        assert scheme in {"http", "https", "mailto"}
        assert scheme == "mailto" or urlsplit(href).hostname
        assert urlsplit(href).username is None
        # A browser takes `\` for `/`, and so another host than others do.
        assert "\\" not in href

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        assert data == "spoiler"
        assert self.open[-1] == "summary"

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def judge(typed: str) -> None:
    for text in (typed, tidied(typed)):
        html = parse(text).html()
        judge_ = Judge()
        judge_.feed(html)
        judge_.close()
        assert judge_.open == []
        # What a sanitiser reads once more is what it wrote: nothing turns into something else.
        assert cleaned(html) == html


HOSTILE_HTML = r"""
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<img src=x onerror=alert(1)>
<img src="x` `<script>alert(1)</script>"` `>
<svg onload=alert(1)>
<svg><script>alert&#40;1)</script></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src onerror=x()&gt;">
<math><mi//xlink:href="data:x,<script>alert(1)</script>">
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<a href="javascript:alert(1)">x</a>
<a href=" &#14;  javascript:alert(1)">x</a>
<a href="jav&#x09;ascript:alert(1)">x</a>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="data:text/html;base64,PHNjcmlwdD4="></object>
<embed src="//evil.example/a.swf">
<base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<link rel=stylesheet href=//evil.example/a.css>
<style>@import '//evil.example/a.css';</style>
<p style="background:url(javascript:alert(1))">x</p>
<details open ontoggle=alert(1)><summary>x</summary></details>
<details class="spoiler" open><summary>forged</summary></details>
<video><source onerror=alert(1)></video>
<body onload=alert(1)>
<input autofocus onfocus=alert(1)>
<select><template><img src=x onerror=alert(1)></template></select>
<template><script>alert(1)</script></template>
<xmp><p title="</xmp><svg/onload=alert(1)>">
<textarea><img title="</textarea><img src=x onerror=alert(1)>">
<!--><script>alert(1)</script>-->
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml" onclick="x">
<!DOCTYPE html><html><head></head></html>
<a href="https://example.org" class="mention" id="x" name="y" target="_top">x</a>
<div id="content" class="comment" data-on="x">forged</div>
</p></div></article><h1>outside</h1>
<plaintext>
<marquee onstart=alert(1)>x</marquee>
"><svg onload=alert(1)>
' onmouseover='alert(1)
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
%3Cscript%3Ealert(1)%3C/script%3E
\<script>alert(1)\</script>
<bdo dir=rtl>x</bdo>
<a\x00href=javascript:alert(1)>
""".strip().splitlines()

HOSTILE_MARKDOWN = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](  javascript:alert(1)  )",
    "[x](java\tscript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](\x01javascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert&#40;1&#41;)",
    "[x](&#x6A;&#x61;vascript:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](%6A%61vascript:alert(1))",
    "[x](javascript://example.org/%0Aalert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:image/png;base64,iVBORw0KGgo=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](blob:https://example.org/1)",
    "[x](ftp://example.org/)",
    "[x](//evil.example/)",
    "[x](\\\\evil.example\\a)",
    "[x](https:\\\\evil.example)",
    "[x](https:/evil.example)",
    "[x](https:evil.example)",
    "[x](https://)",
    "[x](https:///evil.example)",
    "[x](https://bank.example@evil.example/)",
    "[x](https://bank.example\\@evil.example/)",
    "[x](https://bank.example%40evil.example/)",
    "[x](/en/account/delete/)",
    "[x](?next=https://evil.example)",
    "[x](#c1)",
    "[x]()",
    "[x](<>)",
    "[x](reader:admin)",
    "[x](comment:1)",
    "[x](READER:admin)",
    '[x](https://example.org "title" onclick="alert(1)")',
    "[x](https://example.org 'x\" onclick=\"alert(1)')",
    '[x](https://example.org/"onclick="alert(1))',
    "[x](https://example.org/'onclick='alert(1))",
    "[x](<https://example.org/ onclick=alert(1)>)",
    "[x](https://example.org/`<script>)",
    "[a [b](https://example.org/1) c](https://example.org/2)",
    "[@ana #12 https://example.org](https://example.org)",
    "[![x](https://example.org/a.png)](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "![x\" onerror=\"alert(1)](https://example.org/x.png)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "<https://example.org/\"onmouseover=\"alert(1)>",
    "<script:alert(1)>",
    "https://example.org/\"onmouseover=\"alert(1)",
    "https://example.org/<script>alert(1)</script>",
    "https://bank.example:pass@evil.example/",
    "https://[::1]/ https://[x/ https://]",
    "https://example.org\u202e/gpj.exe",
    "https://example\u3002org/ https://EXAMPLE.org/ https://ⓔxample.org",
    "mailto:a@b.example?bcc=all@example.org",
    "[x](mailto:a@b.example?body=x)",
    "javascript:alert(1) ftp://example.org //evil.example tel:123",
    "www.example.org/\"><script>",
    "**[x](https://example.org)** *[y*](https://example.org)",
    "[*x](https://example.org)*",
    "`<script>` ``` `` <img> ``",
    "```<script>\n</code></pre><script>alert(1)</script>\n```",
    "~~~\"onclick=x\n</pre>\n~~~",
    ">! </summary><script>\n>! </details>",
    ">! ```\n>! </details>",
    "> <!--quotation:1-->\n<!--spoiler-->",
    "- > - >! - > x\n  > y\n>! > - z",
    "> - a\n> b\n- c\n1. d",
    "@ana\"onclick=x #12\"onclick=x @<b>ana</b>",
    "@ana](x) [@ana](#12)",
    ":smile:<script>:wink: <3script>",
    "\x00\ufffe\U0010ffff",
    "&#0; &#x110000; &nbsp; &notanentity; &",
    "\\[x\\](https://example.org) \\`code\\` \\<b>",
]  # fmt: skip


@pytest.mark.parametrize("typed", [*HOSTILE_HTML, *HOSTILE_MARKDOWN])
def test_hostile_markup_is_text(typed: str) -> None:
    judge(typed)


@pytest.mark.parametrize("place", ["> {}", "- {}", ">! {}", "*{}*", "[{}](https://example.org)"])
def test_hostile_markup_is_text_in_every_place(place: str) -> None:
    for typed in (*HOSTILE_HTML, *HOSTILE_MARKDOWN):
        judge(place.format(typed))


def test_all_hostile_markup_at_once_is_text() -> None:
    judge("\n\n".join((*HOSTILE_HTML, *HOSTILE_MARKDOWN)))
    judge(" ".join((*HOSTILE_HTML, *HOSTILE_MARKDOWN)))


@pytest.mark.parametrize(
    "address",
    [one for one in HOSTILE_MARKDOWN if one.startswith("[x](") and "https://e" not in one],
)
def test_an_address_that_leads_elsewhere_is_no_link(address: str) -> None:
    found = set(re.findall(r'<a href="([^"]*)"', parse(address).html()))
    # What stands there bare, before what makes it lead elsewhere, is an address of its own.
    assert found <= {"https://bank.example", "mailto:a@b.example"}


BOMBS = {
    "open brackets": "[",
    "nested brackets": "[[]",
    "quotations": ">",
    "quotations with spaces": "> ",
    "emphasis": "*a ",
    "strong": "**a",
    "both": "*a **a ",
    "underscores": "_a",
    "closing": "a* ",
    "links": "[a](",
    "pictures": "![a](",
    "short links": "[a](https://a.example) ",
    "destinations": "[a](<b",
    "titles": '[a](b "',
    "backticks": "`a``",
    "addresses": "http://",
    "mail": "mailto:",
    "mail addresses": "a@b.example ",
    "at signs": "@",
    "almost mail": "a@",
    "www": "www.",
    "almost hosts": "www.a.b.",
    "brackets in addresses": "https://a.example/(",
    "dots": "a.",
    "colons": ":",
    "short names": ":a",
    "smilies": ":) ",
    "mentions": "@ana ",
    "references": "#1 ",
    "lists": "- ",
    "deep lists": "- 1. ",
    "items": "- a\n",
    "numbers": "1. a\n",
    "spoilers": ">! ",
    "spoiler lines": ">! a\n",
    "quotation lines": "> a\n",
    "paragraphs": "a\n\n",
    "fences": "```\n",
    "less": "<",
    "tags": "<a>",
    "comments": "<!--",
    "entities": "&amp;",
    "backslashes": "\\",
    "spaces": " ",
    "spaces between": "a     ",
    "tabs": "\t>",
    "marks": "a\u0301",
    "joiners": "\u200d",
    "tag characters": "🏴\U000e0067",
    "invisible": "\u200b\ufe0f",
    "dashes": "--",
    "one word": "x",
    "emoji": "👩‍🔬",
}


@pytest.mark.parametrize("length", [5_000, 20_000])
@pytest.mark.parametrize("piece", BOMBS.values(), ids=BOMBS)
def test_a_bomb_goes_off_as_text(piece: str, length: int) -> None:
    judge((piece * length)[:length])


def test_lists_that_go_ever_deeper_end() -> None:
    judge("\n".join("  " * depth + "- a" for depth in range(130)))
    judge("\n".join(">" * depth + " a" for depth in range(190)))


def test_emphasis_within_emphasis_ends() -> None:
    judge("*a " * 2_000 + "a* " * 2_000)
    assert parse("*a " * 50 + "a* " * 50).html().count("<em>") == 4


def test_nothing_is_lost_where_nesting_ends() -> None:
    assert parse(">" * 30 + " deep").plain.endswith("> deep")
    assert "deep" in parse("- " * 30 + "deep").plain


MARKUP = st.text(
    alphabet="ab1 \n\t*_`~>!-+.#@:/()[]<>\"'\\&;=?,|%\u0301\u200d\u202eжع😀", max_size=200
)
PIECES = st.lists(
    st.sampled_from([*HOSTILE_HTML, *HOSTILE_MARKDOWN, "\n", "\n\n", "> ", ">! ", "- ", "*", "`"]),
    max_size=6,
).map("".join)


@given(st.one_of(st.text(), MARKUP, PIECES))
def test_any_text_becomes_sound_html(typed: str) -> None:
    judge(typed)


@given(st.one_of(st.text(), MARKUP))
def test_any_text_keeps_its_letters_in_plain(typed: str) -> None:
    kept = [letter for letter in tidied(typed) if letter in "жع😀"]
    assert [letter for letter in parse(tidied(typed)).plain if letter in "жع😀"] == kept
