"""Tokens to HTML that is safe to show, whatever was typed."""

from collections.abc import Sequence
from html import escape

import nh3
from markdown_it.token import Token

from causerie.lib.markup.links import is_safe, shown_address

# More in one text are shown as words.
LINKS_MAX = 50
# Emphasis within emphasis within emphasis looks no different.
EMPHASIS_DEPTH_MAX = 4
REL = "ugc nofollow noopener"

_TAGS = "p br em strong code pre blockquote ul ol li a bdi details summary"
TAGS = frozenset(_TAGS.split())
# Of each tag, the attributes and the values that are ours; addresses are judged by themselves.
_VALUES = {
    "a": {"rel": {REL}, "class": {"mention", "ref"}, "dir": {"ltr"}},
    "code": {"dir": {"ltr"}},
    "pre": {"dir": {"ltr"}},
    "details": {"class": {"spoiler"}},
}
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(),
    attributes={"a": {"href"}},
    tag_attribute_values=_VALUES,
    url_schemes={"http", "https", "mailto", "reader", "comment"},
    url_relative="deny",
    link_rel=None,
    strip_comments=True,
)
# What the sanitiser leaves of the summary that only we write; `shown` names the spoiler in it.
_EMPTY_SUMMARY = "<summary></summary>"
SPOILER_MARK = "<!--spoiler-->"


def cleaned(html: str) -> str:
    return _CLEANER.clean(html).replace(_EMPTY_SUMMARY, f"<summary>{SPOILER_MARK}</summary>")


class Renderer:
    """One text: what is bounded is counted over all its blocks."""

    def __init__(self) -> None:
        self.links_left = LINKS_MAX

    def block(self, tokens: Sequence[Token]) -> str:
        return cleaned("".join(map(self._of_block, tokens)))

    def _of_block(self, token: Token) -> str:
        match token.type:
            case "inline":
                return self._inline(token.children or ())
            case "fence":
                code = escape(token.content.removesuffix("\n"), quote=False)
                return f'<pre dir="ltr"><code>{code}</code></pre>'
            case "spoiler_open":
                return f'<details class="spoiler">{_EMPTY_SUMMARY}'
        if token.hidden:
            # The paragraph of a list without empty lines; what follows it is on a line of its own.
            return ""
        return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>"

    def _inline(self, tokens: Sequence[Token]) -> str:
        found: list[str] = []
        closing: list[str] = []  # what each open tag ends with: nothing, where it was left out
        for number, token in enumerate(tokens):
            if token.nesting > 0:
                is_deep = len(closing) >= EMPHASIS_DEPTH_MAX and token.type != "link_open"
                opening = "" if is_deep else self._opening(token)
                closing.append(f"</{token.tag}>" if opening else "")
                found.append(opening)
            elif token.nesting < 0:
                found.append(closing.pop())
            else:
                found.append(_leaf(token, is_address=_is_bare(tokens[max(0, number - 1)])))
        return "".join(found)

    def _opening(self, token: Token) -> str:
        if token.type != "link_open":
            return f"<{token.tag}>"
        href = str(token.attrs.get("href", ""))
        if not self.links_left or not is_safe(href):
            return ""
        self.links_left -= 1
        direction = ' dir="ltr"' if _is_bare(token) else ""
        return f'<a href="{escape(href)}" rel="{REL}"{direction}>'


def _is_bare(token: Token) -> bool:
    """Whether it opens the link of an address that stands there itself."""
    return token.type == "link_open" and token.info == "auto"


def _leaf(token: Token, *, is_address: bool) -> str:
    content = escape(token.content, quote=False)
    match token.type:
        case "softbreak" | "hardbreak":
            return "<br>"
        case "code_inline":
            return f'<code dir="ltr">{content}</code>'
        case "mention":
            return f'<bdi><a class="mention" href="reader:{content}">@{content}</a></bdi>'
        case "reference":
            return f'<a class="ref" href="comment:{content}">#{content}</a>'
    return escape(shown_address(token.content), quote=False) if is_address else content
