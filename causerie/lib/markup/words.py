"""What stands between words: `@handle`, `#12`, smilies and short names of emoji."""

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from causerie.lib.handles import HANDLE_LENGTH_MAX
from causerie.lib.smilies import with_emoji

# Of each kind, in one text; more are words.
MENTIONS_MAX = 50
REFERENCES_MAX = 50

# Other scripts write their endings and particles directly behind a handle, Latin ones do not.
_LATIN = "A-Za-z0-9_À-ɏ"
_FOUND = re.compile(
    rf"(?<![{_LATIN}@./+-])@(?P<handle>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?![{_LATIN}@]|-[{_LATIN}])"
    rf"|(?<![{_LATIN}#&/])\#(?P<number>[1-9][0-9]{{0,8}})(?![{_LATIN}#])"
)


def talk(state: StateCore) -> None:
    """Split text; code is of another type, and escaped characters still are, too."""
    left = {"mention": MENTIONS_MAX, "reference": REFERENCES_MAX}
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_talked(token.children, left))


def _talked(tokens: list[Token], left: dict[str, int]) -> Iterator[Token]:
    links: list[bool] = []  # of each link that is open, whether its words are its address
    for token in tokens:
        if token.type == "link_open":
            links.append(token.info == "auto")
        elif token.type == "link_close":
            links.pop()
        if token.type != "text" or any(links):
            yield token
        elif links:
            token.content = with_emoji(token.content)
            yield token
        else:
            yield from _pieces(with_emoji(token.content), left)


def _pieces(text: str, left: dict[str, int]) -> Iterator[Token]:
    end = 0
    for found in _FOUND.finditer(text):
        kind = "mention" if found["handle"] else "reference"
        if not left[kind] or len(found["handle"] or "") > HANDLE_LENGTH_MAX:
            continue
        left[kind] -= 1
        if found.start() > end:
            yield Token("text", "", 0, content=text[end : found.start()])
        yield Token(kind, "a", 0, content=(found["handle"] or found["number"]).lower())
        end = found.end()
    if end < len(text):
        yield Token("text", "", 0, content=text[end:])
