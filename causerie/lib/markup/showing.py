"""The places in stored HTML that depend on who reads it: quotations, people, comments, spoilers."""

import re
from collections.abc import Callable
from html import escape

# As `rendering` writes them. In text a `<` is `&lt;`, and addresses have none: nobody can type one.
_MARKS = re.compile(
    r"<!--(?:quotation:(?P<quotation>\d+)|spoiler)-->"
    r'|<a class="mention" href="reader:(?P<reader>[a-z0-9-]+)">[^<]*</a>'
    r'|<a class="ref" href="comment:(?P<comment>\d+)">[^<]*</a>'
)


def shown(
    html: str,
    *,
    quotation: Callable[[int], str],
    reader: Callable[[str], str],
    comment: Callable[[int], str],
    spoiler: str,
) -> str:
    """Put what the functions give in place of whole markers: safe HTML.

    `quotation` is given its number, `reader` a handle, `comment` a comment's number; `spoiler` is
    the plain text that stands for what is hidden.
    """
    if "<!--" not in html and '<a class="' not in html:
        return html

    def replaced(mark: re.Match[str]) -> str:
        if number := mark["quotation"]:
            return quotation(int(number))
        if handle := mark["reader"]:
            return reader(handle)
        if number := mark["comment"]:
            return comment(int(number))
        return escape(spoiler)

    return _MARKS.sub(replaced, html)
