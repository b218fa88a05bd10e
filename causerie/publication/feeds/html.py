"""HTML made fit for feed readers: whole addresses, and nothing that only our pages understand."""

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_PAGE_LINK = re.compile(r'<a [^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d+)"')
_ADDRESS = re.compile(r'\s(href|src)="([^"]*)"')
# Names within our page, which mean nothing among the entries of other feeds.
_OURS = re.compile(r'\s(?:id|class|role)="[^"]*"')
# Templates leave empty lines between elements; within `pre` no element stands.
_BETWEEN = re.compile(r">\s*\n\s*<")
# What a link may lead to; a picture comes by the first two.
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def linked_pages(html: str) -> set[int]:
    """The primary keys of the pages to which links of a stored rich text lead."""
    return {int(found[1]) for tag in _PAGE_LINK.findall(html) if (found := _ID.search(tag))}


def with_page_links(html: str, addresses: Mapping[int, str]) -> str:
    """Links to pages get their address; where there is none, the words stay without a link."""

    def link(match: re.Match[str]) -> str:
        found = _ID.search(match[0])
        address = addresses.get(int(found[1])) if found else None
        return f'<a href="{escape(address)}">' if address else "<a>"

    return _PAGE_LINK.sub(link, html)


def for_feeds(html: str, base: str) -> str:
    """`html` with addresses resolved against `base`, without names that belong to our pages."""

    def address(match: re.Match[str]) -> str:
        whole = _whole(base, unescape(match[2]))
        return f' {match[1]}="{escape(whole)}"' if whole else ""

    def tag(match: re.Match[str]) -> str:
        return _ADDRESS.sub(address, _OURS.sub("", match[0]))

    return _BETWEEN.sub(">\n<", _TAG.sub(tag, html)).strip()


def _whole(base: str, address: str) -> str:
    """Empty where it is no address, or leads where no link of a feed should."""
    try:
        whole = urljoin(base, address)
        scheme = urlsplit(whole).scheme
    except ValueError:
        return ""
    return whole if scheme in _SCHEMES else ""
