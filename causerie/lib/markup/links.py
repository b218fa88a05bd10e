"""Which addresses may be linked, and how a bare one is shown."""

import re
from html import escape
from typing import Any

import mdurl
import nh3
from linkify_it import LinkifyIt

URL_LENGTH_MAX = 2000
# An address as it stands in `href`, all of it encoded. `https://bank.example@evil.example` goes
# somewhere else than it seems to; `mailto` with more than an address writes letters for others.
_SAFE = re.compile(
    r"https?://[a-z0-9._-]+(?::[0-9]+)?(?:[/?#][!#-;=?-\[\]_a-z~]*)?|mailto:[!#-;=A-\[\]_a-z~]+@[a-z0-9.-]+",
    re.IGNORECASE,
)


# It reads addresses as browsers do, and knows which hosts cannot be.
_BROWSER = nh3.Cleaner(
    tags={"a"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=None,
)


def is_safe(url: str) -> bool:
    if len(url) > URL_LENGTH_MAX or not _SAFE.fullmatch(url):
        return False
    return "href" in _BROWSER.clean(f'<a href="{escape(url)}"></a>')


def shown_address(url: str) -> str:
    """Readable as it was written: `%D0%BC` as a letter, as long as nothing invisible comes of it.

    A name of a host stays as typed: decoded, it can look like another.
    """
    readable = mdurl.decode(url, mdurl.DECODE_DEFAULT_CHARS + "%")
    return readable if readable.isprintable() and " " not in readable else url


class Linkifier(LinkifyIt):
    """Finds `https://`, `http://`, `mailto:`, `www.` and mail addresses.

    Not every word with a dot in it: the space after a full stop is often forgotten.
    """

    def __init__(self) -> None:
        super().__init__({"ftp:": None, "//": None})

    def match(self, text: str) -> Any:
        found = super().match(text) or []
        return [link for link in found if link.schema or link.raw.lower().startswith("www.")]
