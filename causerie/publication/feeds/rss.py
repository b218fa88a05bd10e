"""RSS 2.0 (rssboard.org/rss-specification), with the modules content, dc, media and atom."""

from xml.etree.ElementTree import Element

from django.utils.feedgenerator import rfc2822_date

from causerie.lib.xml import add, document, root
from causerie.publication.feeds.feed import Entry, Feed, FeedPicture

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def write(feed: Feed) -> bytes:
    rss = root("rss", {"version": "2.0", **NAMESPACES})
    channel = add(rss, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    # The specification asks for one, and says that it may not be empty.
    add(channel, "description", feed.subtitle or feed.title)
    add(channel, "language", feed.language)
    add(channel, "lastBuildDate", rfc2822_date(feed.updated))
    add(channel, "generator", "Causerie")
    add(channel, "atom:link", rel="self", type="application/rss+xml", href=feed.url)
    image = add(channel, "image")
    add(image, "url", feed.icon)
    add(image, "title", feed.title)
    add(image, "link", feed.home)
    for entry in feed.entries:
        _write_item(add(channel, "item"), entry)
    return document(rss)


def _write_item(item: Element, entry: Entry) -> None:
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    add(item, "guid", entry.id, isPermaLink="false")
    add(item, "pubDate", rfc2822_date(entry.published))
    if entry.updated != entry.published:
        add(item, "atom:updated", entry.updated.isoformat())
    for author in entry.authors:
        add(item, "dc:creator", author.name)
    if entry.language:
        add(item, "dc:language", entry.language)
    for tag in entry.tags:
        add(item, "category", tag)
    if entry.summary:
        add(item, "description", entry.summary)
    add(item, "content:encoded", entry.html)
    if entry.picture:
        _write_picture(item, entry.picture)
    for edition in entry.editions:
        add(
            item, "atom:link", rel="alternate", type="text/html",
            hreflang=edition.language, href=edition.url,
        )  # fmt: skip


def _write_picture(item: Element, picture: FeedPicture) -> None:
    """Not an `enclosure`: that one must say how many bytes it has, and nobody reads them here."""
    content = add(
        item, "media:content", url=picture.url, medium="image", type=picture.mime_type,
        width=str(picture.width), height=str(picture.height),
    )  # fmt: skip
    if picture.alt:
        add(content, "media:description", picture.alt, type="plain")
    if picture.credit:
        add(content, "media:credit", picture.credit)
