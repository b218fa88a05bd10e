"""Links that say nothing but where they lead are bare addresses, as if typed without marks."""

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from causerie.lib.comment_text import is_seen


def bare_addresses(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = _bared(token.children, state)


def _bared(tokens: list[Token], state: StateCore) -> list[Token]:
    """No link stands in another."""
    found: list[Token] = []
    begin = 0
    for token in tokens:
        found.append(token)
        if token.type == "link_open":
            begin = len(found)
        elif token.type == "link_close" and (address := _address(found[begin - 1 : -1], state)):
            found[begin - 1].info = "auto"
            found[begin:-1] = [Token("text", "", 0, content=address)]
    return found


def _address(link: list[Token], state: StateCore) -> str:
    """What stands for a link without a word to be seen, or with its own address for words; empty
    for all others."""
    href = str(link[0].attrs.get("href", ""))
    words = "".join(token.content for token in link[1:])
    if not any(map(is_seen, words)):
        return href
    is_plain = all(token.type.startswith("text") for token in link[1:])
    return words if is_plain and _is_href(words, href, state) else ""


def _is_href(words: str, href: str, state: StateCore) -> bool:
    """Whether they would lead there if they were typed alone."""
    linkify = state.md.linkify
    assert linkify is not None  # the parser is given one
    found = linkify.match(words)
    return bool(found) and found[0].raw == words and state.md.normalizeLink(found[0].url) == href
