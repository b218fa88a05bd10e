"""From articles to the entries of a feed: full texts, with whole addresses."""

from pathlib import Path

from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from causerie.lib.addresses import absolute
from causerie.lib.locales import LocaleView, bcp47, interface_locale, name_in
from causerie.lib.xml import xml_text
from causerie.publication.feeds.feed import Entry, FeedPicture, OtherEdition, Person
from causerie.publication.feeds.html import for_feeds, linked_pages, with_page_links
from causerie.publication.footnotes import Footnotes
from causerie.publication.models import ArticlePage, Author
from causerie.publication.pictures import picture
from causerie.publication.selectors.addresses import Addresses, named_address
from causerie.publication.selectors.feed_contents import FeedContents
from causerie.publication.selectors.feed_sources import edition_urn
from causerie.publication.selectors.feed_version import NEVER
from causerie.publication.selectors.page_links import addresses_of_pages


def entries_of(contents: FeedContents, locale: str) -> tuple[Entry, ...]:
    """In two reads for the links of all texts together."""
    addresses = Addresses()
    texts = {article.pk: _text(article, contents, locale) for article in contents.articles}
    links = {key for text in texts.values() for key in linked_pages(text)}
    linked = addresses_of_pages(links, locale, addresses)
    return tuple(
        _entry(article, with_page_links(texts[article.pk], linked), contents, addresses)
        for article in contents.articles
    )


# Of what the publication takes in (`WAGTAILIMAGES_EXTENSIONS`); `mimetypes` does not know them all.
_MEDIA_TYPES = {".jpg": "image/jpeg"} | {
    f".{name}": f"image/{name}" for name in ("jpeg", "png", "webp", "avif", "gif")
}


def _text(article: ArticlePage, contents: FeedContents, locale: str) -> str:
    blocks = contents.blocks[article.pk]
    source = article.source_locale
    context = {
        "article": article,
        "locale": LocaleView.of(locale),
        "ui": _interface_attributes(locale),
        # Of a translation, the language it was made from.
        "language": name_in(source.language_code, locale) if source else "",
        "blocks": blocks,
        "footnotes": Footnotes(blocks),
        "images": contents.images,
        "related": contents.related,
    }
    # Parsers of JSON may feed it to one of XML, so what XML forbids goes here already.
    return xml_text(get_template("publication/feed/article.html").render(context))


def _interface_attributes(locale: str) -> SafeString:
    """For words of the interface, which may speak another language than the texts around them."""
    spoken = LocaleView.of(interface_locale(locale))
    return format_html(' lang="{}" dir="{}"', spoken.tag, spoken.direction)


def _entry(article: ArticlePage, text: str, contents: FeedContents, addresses: Addresses) -> Entry:
    locale = article.locale.language_code
    url = addresses.of(locale, article.url_path)
    published = article.first_published_at or NEVER
    return Entry(
        id=edition_urn(article),
        url=url,
        title=article.title,
        summary=article.standfirst,
        html=for_feeds(text, url),
        published=published,
        updated=article.last_published_at if article.was_updated else published,
        authors=tuple(_person(author, locale) for author in article.authors),
        tags=tuple(tag.name for tag in contents.tags.get(article.pk, [])),
        picture=_picture(article, contents),
        editions=tuple(
            OtherEdition(bcp47(code), addresses.of(code, path))
            for code, path in contents.editions.get(article.translation_key, [])
            if code != locale
        ),
    )


def _person(author: Author, locale: str) -> Person:
    image = author.picture
    shown = picture(image, image.renditions.all(), card=False).src if image else ""
    return Person(
        author.name, named_address("author", locale, author.slug), absolute(shown) if shown else ""
    )


def _picture(article: ArticlePage, contents: FeedContents) -> FeedPicture | None:
    if not article.hero_image:
        return None
    image = contents.images[article.hero_image.pk]
    found = picture(image, image.renditions.all(), card=False)
    return FeedPicture(
        url=absolute(found.src),
        mime_type=_MEDIA_TYPES[Path(found.src).suffix.lower()],
        width=found.width,
        height=found.height,
        alt=article.hero_alt,
        credit=image.credit,
    )
