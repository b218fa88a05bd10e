"""What somebody says themselves: their words without those that they quote."""

import re

from causerie.discussion.models import Comment, CommentRevision
from causerie.lib.markup import Parsed, Passage, parse
from causerie.lib.passages import Span, find

_MARKER = re.compile(r"<!--quotation:\d+-->")


def own_plain(said: Comment | CommentRevision) -> str:
    """The plain words without those of quotations that are tied to their source: for search, feeds,
    previews."""
    parsed = parse(said.text)
    if not _MARKER.search(said.html):
        return parsed.plain
    return "\n".join(passage.text for passage in _own(parsed, said.html) if passage.text)


def place_in(quoted: str, words: str) -> Span | None:
    """Where the words of a comment say it. Who names a comment quotes it, however little: to the
    letter, then."""
    if not quoted:
        return None
    literally = re.search(rf"(?<!\w){re.escape(quoted)}(?!\w)", words)
    return find(quoted, words) or (literally.span() if literally else None)


def _own(parsed: Parsed, html: str) -> list[Passage]:
    """In stored HTML a marker stands for a passage. Where the rest is written in another way than
    today, only what is plainly a quotation is left out."""
    own, place = [], 0
    for passage, block in zip(parsed.passages, parsed.blocks, strict=True):
        if marker := _MARKER.match(html, place):
            place = marker.end()
        elif html.startswith(block, place):
            own.append(passage)
            place += len(block)
        else:
            return [one for one in parsed.passages if not one.is_quotation]
    return own
