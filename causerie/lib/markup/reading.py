"""What tokens say in plain words."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

_EMOJI = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u20e3"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_ENDS = frozenset({"paragraph_close", "fence"})


def leaves(tokens: Sequence[Token]) -> Iterator[Token]:
    """What holds words, in order; and the ends of paragraphs, as breaks."""
    for token in tokens:
        yield from token.children or ()
        if token.type == "fence":
            yield token
        if token.type in _ENDS:
            yield Token("hardbreak", "br", 0)


def words(tokens: Sequence[Token]) -> str:
    return _joined(_word(token) for token in leaves(tokens))


def own_words(tokens: Sequence[Token]) -> str:
    """Those in the writer's own language: no code, addresses, names or emoji."""
    kept: list[str] = []
    is_address = False
    for token in leaves(tokens):
        if token.type == "link_open":
            is_address = token.info == "auto"
        elif token.type == "link_close":
            is_address = False
        elif token.type in ("softbreak", "hardbreak") or (token.type == "text" and not is_address):
            kept.append(_EMOJI.sub(" ", _word(token)))
        else:
            kept.append(" ")
    return _joined(kept)


def _word(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "mention":
            return f"@{token.content}"
        case "reference":
            return f"#{token.content}"
    return token.content


def _joined(found: Iterator[str] | list[str]) -> str:
    return _LINES.sub("\n", _SPACES.sub(" ", "".join(found))).strip()
