"""What stored HTML says in plain words."""

import re
from html import unescape

_SPOILER = re.compile(r'<details class="spoiler">(?:(?!<details).)*?</details>', re.DOTALL)
_MARKER = re.compile(r"<!--.*?-->")
_BREAK = re.compile(r"<br>|</(?:p|li|pre|blockquote)>")
_TAG = re.compile(r"<[^>]*>")
_LINES = re.compile(r"\s*\n\s*")


def said(html: str) -> str:
    """The comment's own words: no quotation that is tied to its source, no spoiler, which only
    who opens it wants to read. A paragraph is a line."""
    while "<details" in html:
        shorter = _SPOILER.sub("", html)
        if shorter == html:
            break
        html = shorter
    html = _BREAK.sub("\n", _MARKER.sub("", html))
    return _LINES.sub("\n", unescape(_TAG.sub("", html))).strip()
