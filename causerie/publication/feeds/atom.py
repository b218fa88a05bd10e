"""Atom 1.0 (RFC 4287)."""

from xml.etree.ElementTree import Element

from causerie.lib.xml import add, document, root
from causerie.publication.feeds.feed import Entry, Feed, Person

NAMESPACE = "http://www.w3.org/2005/Atom"


def write(feed: Feed) -> bytes:
    atom = root("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    add(atom, "id", feed.id)
    add(atom, "title", feed.title)
    if feed.subtitle:
        add(atom, "subtitle", feed.subtitle)
    add(atom, "updated", feed.updated.isoformat())
    add(atom, "link", rel="self", type="application/atom+xml", href=feed.url)
    add(atom, "link", rel="alternate", type="text/html", hreflang=feed.language, href=feed.home)
    # For entries that name nobody: each must have an author, or the feed one for them.
    _write_person(atom, feed.publisher)
    add(atom, "icon", feed.icon)
    add(atom, "generator", "Causerie")
    for entry in feed.entries:
        _write_entry(_begin_entry(atom, entry), entry, entry.language or feed.language)
    return document(atom)


def _begin_entry(atom: Element, entry: Entry) -> Element:
    return add(atom, "entry", **({"xml:lang": entry.language} if entry.language else {}))


def _write_entry(element: Element, entry: Entry, language: str) -> None:
    add(element, "id", entry.id)
    add(element, "title", entry.title)
    add(element, "published", entry.published.isoformat())
    add(element, "updated", entry.updated.isoformat())
    for author in entry.authors:
        _write_person(element, author)
    for tag in entry.tags:
        add(element, "category", term=tag)
    add(element, "link", rel="alternate", type="text/html", hreflang=language, href=entry.url)
    for edition in entry.editions:
        add(
            element, "link", rel="alternate", type="text/html",
            hreflang=edition.language, href=edition.url,
        )  # fmt: skip
    if entry.picture:
        add(element, "link", rel="enclosure", type=entry.picture.mime_type, href=entry.picture.url)
    if entry.summary:
        add(element, "summary", entry.summary)
    add(element, "content", entry.html, type="html")


def _write_person(parent: Element, person: Person) -> None:
    author = add(parent, "author")
    add(author, "name", person.name)
    if person.url:
        add(author, "uri", person.url)
