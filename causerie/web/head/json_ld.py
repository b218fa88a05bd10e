"""What search engines read: linked data in the words of schema.org (json-ld.org/spec).

Which properties are asked for: developers.google.com/search/docs/appearance/structured-data.
"""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from causerie.lib.addresses import absolute
from causerie.lib.locales import bcp47
from causerie.lib.reading_time import word_count
from causerie.publication.blocks.plain_text import plain_text
from causerie.publication.icons import default_icons
from causerie.publication.models import Author, EditionKind
from causerie.publication.selectors.addresses import named_address
from causerie.web.head.comments import talk_of
from causerie.web.head.subject import HeadImage, Kind, Step, Subject

Thing = dict[str, Any]

# Longer headlines are cut off by search engines.
HEADLINE_LENGTH_MAX = 110
# Within a script element a browser must find neither its end nor a comment's beginning.
_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def json_ld(subject: Subject) -> SafeString:
    """One document, safe to stand in a script element."""
    graph = [_MAKERS[subject.kind](subject)]
    if subject.above:
        graph.append(_breadcrumbs(subject))
    document = {"@context": "https://schema.org", "@graph": graph}
    return SafeString(json.dumps(document, ensure_ascii=False).translate(_ESCAPED))


def _article(subject: Subject) -> Thing:
    article, view = subject.article, subject.view
    assert article is not None
    assert view is not None
    thing: Thing = {
        "@type": "NewsArticle",
        "@id": _article_id(subject.url),
        "url": subject.url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": subject.url},
        "headline": _headline(article.title),
        "inLanguage": bcp47(subject.code),
        "isAccessibleForFree": True,
        "author": [_person(author) for author in view.authors],
        "publisher": _publisher(subject),
        "wordCount": word_count(plain_text(article.body)),
    }
    if subject.description:
        thing["description"] = subject.description
    if article.first_published_at:
        thing["datePublished"] = article.first_published_at.isoformat()
        is_newer = article.was_updated and article.last_published_at
        thing["dateModified"] = (is_newer or article.first_published_at).isoformat()
    images = subject.pictures or ([subject.image] if subject.image else [])
    if images:
        thing["image"] = [_image(image) for image in images]
    if len(subject.above) > 1:
        thing["articleSection"] = subject.above[-1].name
    if view.tags:
        thing["keywords"] = [tag.name for tag in view.tags]
    return thing | _translation(subject) | talk_of(subject)


def _article_id(url: str) -> str:
    """Of the article itself, not of the page that it stands on; the same wherever it is named."""
    return f"{url}#article"


def _headline(title: str) -> str:
    if len(title) <= HEADLINE_LENGTH_MAX:
        return title
    whole = title[:HEADLINE_LENGTH_MAX].rpartition(" ")[0]
    return (whole or title[: HEADLINE_LENGTH_MAX - 1]) + "…"


def _translation(subject: Subject) -> Thing:
    """An original names its translations, a translation what it was made from."""
    article = subject.article
    assert article is not None
    editions = {
        link.locale.code: {
            "@type": "NewsArticle",
            "@id": _article_id(absolute(link.url)),
            "inLanguage": link.locale.tag,
        }
        for link in subject.editions
        if not link.is_current
    }
    if article.is_original:
        return {"workTranslation": list(editions.values())} if editions else {}
    found: Thing = {}
    source = article.source_locale.language_code if article.source_locale else ""
    if source in editions:
        found["translationOfWork"] = editions[source]
    if article.kind == EditionKind.HUMAN and article.translator:
        found["translator"] = {"@type": "Person", "name": article.translator}
    return found


def _front(subject: Subject) -> Thing:
    search = named_address("search", subject.code)
    found = {
        "@type": "WebSite",
        "@id": f"{subject.url}#website",
        "url": subject.url,
        "name": subject.look.name,
        "inLanguage": bcp47(subject.code),
        "publisher": _publisher(subject),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
    return found | _described(subject)


def _collection(subject: Subject) -> Thing:
    return _page("CollectionPage", subject)


def _free(subject: Subject) -> Thing:
    return _page("WebPage", subject)


def _profile(subject: Subject) -> Thing:
    author, text = subject.author, subject.author_text
    assert author is not None
    person = _person(author)
    if text and text.role:
        person["jobTitle"] = text.role
    if text and text.bio:
        person["description"] = text.bio
    if subject.pictures:
        person["image"] = _image(subject.pictures[0])
    return _page("ProfilePage", subject) | {"mainEntity": person}


def _discussion(subject: Subject) -> Thing:
    """A page of the thread; the article that it is about is named, and not told again."""
    article = subject.article
    assert article is not None
    address = absolute(article.get_url() or "")
    thing: Thing = {
        "@type": "DiscussionForumPosting",
        "@id": f"{subject.url}#discussion",
        "url": subject.url,
        "headline": _headline(article.title),
        "inLanguage": bcp47(subject.code),
        "author": [_person(author) for author in article.authors],
        "sharedContent": {"@type": "WebPage", "@id": address, "url": address},
    }
    if subject.description:
        thing["text"] = subject.description
    if article.first_published_at:
        thing["datePublished"] = article.first_published_at.isoformat()
    return thing | talk_of(subject)


def _page(kind: str, subject: Subject) -> Thing:
    found = {
        "@type": kind,
        "@id": subject.url,
        "url": subject.url,
        "name": subject.title,
        "inLanguage": bcp47(subject.code),
        "isPartOf": {"@type": "WebSite", "@id": f"{subject.home}#website"},
        "publisher": _publisher(subject),
    }
    return found | _described(subject)


def _described(subject: Subject) -> Thing:
    return {"description": subject.description} if subject.description else {}


def _person(author: Author) -> Thing:
    url = absolute(author.get_absolute_url())
    return {"@type": "Person", "@id": f"{url}#person", "name": author.name, "url": url}


def _publisher(subject: Subject) -> Thing:
    """The same in every locale, whatever it is called there."""
    logo = subject.look.logo
    icon = default_icons().large
    drawn: tuple[str, int, int] = (
        (logo.file.url, logo.width, logo.height) if logo else (icon.url, icon.size, icon.size)
    )
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{settings.SITE_URL}/#publisher",
        "name": subject.look.name,
        "url": subject.home,
        "logo": _image(HeadImage(absolute(drawn[0]), drawn[1], drawn[2], "")),
    }


def _image(image: HeadImage) -> Thing:
    return {
        "@type": "ImageObject",
        "url": image.url,
        "width": image.width,
        "height": image.height,
    }


def _breadcrumbs(subject: Subject) -> Thing:
    steps = [*subject.above, Step(subject.title, subject.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": step.name, "item": step.url}
            for number, step in enumerate(steps, start=1)
        ],
    }


_MAKERS = {
    Kind.ARTICLE: _article,
    Kind.FRONT: _front,
    Kind.SECTION: _collection,
    Kind.TAG: _collection,
    Kind.FREE: _free,
    Kind.AUTHOR: _profile,
    Kind.DISCUSSION: _discussion,
}
