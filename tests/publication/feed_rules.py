"""What the specifications of feeds demand, one rule a line: each function names what breaks one."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 5646, as far as a publication goes: language, script, region.
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
# RFC 3339 by way of RFC 4287, section 3.3: an uppercase T, and a zone.
ATOM_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")


def is_whole(address: str | None) -> bool:
    parts = urlsplit(address or "")
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in (address or "")


def is_iri(text: str | None) -> bool:
    return bool(text and (is_whole(text) or re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text)))


def atom_faults(document: bytes) -> list[str]:
    """RFC 4287, by its sections."""
    feed = fromstring(document)
    return [*_atom_feed(feed), *(fault for e in feed.iter(f"{ATOM}entry") for fault in _entry(e))]


def _once(element: Element, *names: str, least: int = 1) -> Iterator[str]:
    for name in names:
        found = len(element.findall(name))
        if not least <= found <= 1:
            yield f"{element.tag} has {found} {name}"


def _atom_feed(feed: Element) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield "4.1.1: the document element is atom:feed"
    if not LANGUAGE_TAG.fullmatch(feed.get(XML_LANG, "")):
        yield "2: xml:lang is a language tag"
    yield from _once(feed, f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated")
    yield from _once(feed, f"{ATOM}icon", f"{ATOM}subtitle", f"{ATOM}generator", least=0)
    links = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if len(links) != 1:
        yield "4.1.1: a feed has a link to itself"
    if not feed.findall(f"{ATOM}author") and any(
        not entry.findall(f"{ATOM}author") for entry in feed.findall(f"{ATOM}entry")
    ):
        yield "4.1.1: the feed has an author, or each entry has one"
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry"))
    if any(number > 1 for number in ids.values()):
        yield "4.1.1: entries with the same id"
    yield from _atom_parts(feed)


def _entry(entry: Element) -> Iterator[str]:
    yield from _once(entry, f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated")
    yield from _once(entry, f"{ATOM}content", f"{ATOM}published", f"{ATOM}summary", least=0)
    content = entry.find(f"{ATOM}content")
    if content is not None and (content.get("type") != "html" or len(content)):
        yield "4.1.3.3: content of the type html is text without elements"
    if content is None and not entry.findall(f"{ATOM}link[@rel='alternate']"):
        yield "4.1.2: an entry without content has an alternate link"
    yield from _atom_parts(entry)


def _atom_parts(element: Element) -> Iterator[str]:
    """The constructs of section 3, and links, of a feed or an entry."""
    if not is_iri(element.findtext(f"{ATOM}id")):
        yield "4.2.6: an id is an IRI"
    for name in ("updated", "published"):
        for date in element.findall(f"{ATOM}{name}"):
            if not ATOM_DATE.fullmatch(date.text or ""):
                yield f"3.3: {date.text!r} is no date"
    for person in element.findall(f"{ATOM}author"):
        yield from _once(person, f"{ATOM}name")
        if not person.findtext(f"{ATOM}name") or not is_whole(person.findtext(f"{ATOM}uri")):
            yield "3.2: a person has a name, and their uri is an IRI"
    if any(not category.get("term") for category in element.findall(f"{ATOM}category")):
        yield "4.2.2.1: a category has a term"
    yield from _atom_links(element)


def _atom_links(element: Element) -> Iterator[str]:
    seen = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    if any(number > 1 for number in seen.values()):
        yield "4.1.1: alternate links of the same type and language"
    for link in element.findall(f"{ATOM}link"):
        if not is_whole(link.get("href")) or not MEDIA_TYPE.fullmatch(link.get("type", "")):
            yield "4.2.7: a link has an href, and its type is a media type"
        if not LANGUAGE_TAG.fullmatch(link.get("hreflang", "en")):
            yield "4.2.7.4: hreflang is a language tag"


def rss_faults(document: bytes) -> list[str]:
    """rssboard.org/rss-specification, and the best practices of rssboard.org/rss-profile."""
    rss = fromstring(document)
    channels = rss.findall("channel")
    if rss.tag != "rss" or rss.get("version") != "2.0" or len(channels) != 1:
        return ["the document element is rss, of version 2.0, with one channel"]
    items = channels[0].findall("item")
    guids = Counter(item.findtext("guid") for item in items)
    twice = ["two items have the same guid"] if any(n > 1 for n in guids.values()) else []
    return [*_channel(channels[0]), *twice, *(fault for item in items for fault in _item(item))]


def _channel(channel: Element) -> Iterator[str]:
    yield from _once(channel, "title", "link", "description", "language", "lastBuildDate")
    for name in ("title", "description"):
        if not channel.findtext(name):
            yield f"the channel's {name} is not empty"
    if not is_whole(channel.findtext("link")):
        yield "the channel's link is a whole address"
    if not LANGUAGE_TAG.fullmatch(channel.findtext("language") or ""):
        yield "the channel's language is a language tag"
    yield from _rss_date(channel.findtext("lastBuildDate"))
    yield from _once(channel, f"{ATOM}link[@rel='self']")
    for image in channel.findall("image"):
        yield from _once(image, "url", "title", "link")
        if image.findtext("title") != channel.findtext("title"):
            yield "the image has the channel's title"
        if image.findtext("link") != channel.findtext("link"):
            yield "the image has the channel's link"
        if not is_whole(image.findtext("url")):
            yield "the image has a whole address"


def _item(item: Element) -> Iterator[str]:
    yield from _once(item, "guid", "link", "pubDate", f"{CONTENT}encoded")
    yield from _once(item, "title", "description", least=0)
    if not item.findtext("title") and not item.findtext("description"):
        yield "an item has a title or a description"
    if not is_whole(item.findtext("link")):
        yield "an item's link is a whole address"
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink") != "false" and not is_whole(guid.text):
        yield "a guid that is a permalink is a whole address"
    yield from _rss_date(item.findtext("pubDate"))
    if any(not creator.text for creator in item.findall(f"{DC}creator")):
        yield "a creator has a name"
    for content in item.findall(f"{MEDIA}content"):
        if not is_whole(content.get("url")) or not MEDIA_TYPE.fullmatch(content.get("type", "")):
            yield "media has a whole address and a media type"
        if not (content.get("width", "").isdigit() and content.get("height", "").isdigit()):
            yield "width and height are numbers"


def _rss_date(text: str | None) -> Iterator[str]:
    """RFC 822 with years of four digits."""
    if not re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", text or ""):
        yield f"{text!r} is no date"
    else:
        parsedate_to_datetime(text or "")


def json_feed_faults(document: bytes) -> list[str]:
    """jsonfeed.org/version/1.1."""
    feed = json.loads(document)
    return [*_json_feed(feed), *(fault for item in feed["items"] for fault in _json_item(item))]


def _json_feed(feed: dict[str, Any]) -> Iterator[str]:
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "version is the address of the version"
    if not feed.get("title") or not isinstance(feed.get("items"), list):
        yield "a feed has a title and items"
    for name in ("home_page_url", "feed_url", "icon"):
        if not is_whole(feed.get(name)):
            yield f"{name} is a whole address"
    if not LANGUAGE_TAG.fullmatch(feed.get("language", "")):
        yield "language is a language tag"
    yield from _json_authors(feed)
    ids = Counter(item.get("id") for item in feed["items"])
    if any(number > 1 for number in ids.values()):
        yield "ids are different"
    known = {"version", "title", "home_page_url", "feed_url", "description", "user_comment",
             "next_url", "icon", "favicon", "authors", "language", "expired", "hubs",
             "items"}  # fmt: skip
    yield from (f"{key} is unknown" for key in feed if key not in known and key[0] != "_")


def _json_item(item: dict[str, Any]) -> Iterator[str]:
    if not isinstance(item.get("id"), str) or not item["id"]:
        yield "an item has an id, which is a string"
    if "content_html" not in item and "content_text" not in item:
        yield "an item has content_html or content_text"
    if not is_whole(item.get("url")) or not is_whole(item.get("image", "https://example.org/")):
        yield "url and image are whole addresses"
    for name in ("date_published", "date_modified"):
        if not ATOM_DATE.fullmatch(item.get(name, "")):
            yield f"{name} is a date after RFC 3339"
        else:
            datetime.fromisoformat(item[name])
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
        yield "tags are strings"
    if not LANGUAGE_TAG.fullmatch(item.get("language", "")):
        yield "language is a language tag"
    yield from _json_authors(item)


def _json_authors(thing: dict[str, Any]) -> Iterator[str]:
    for author in thing.get("authors", []):
        if not author.keys() & {"name", "url", "avatar"}:
            yield "an author has a name, a url or an avatar"
        if not all(is_whole(author[name]) for name in ("url", "avatar") if name in author):
            yield "url and avatar are whole addresses"


FAULTS = {"rss": rss_faults, "atom": atom_faults, "json": json_feed_faults}
