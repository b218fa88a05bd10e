"""What messengers and social sites read (ogp.me; developer.x.com/en/docs/x-for-websites/cards)."""

from causerie.lib.addresses import absolute
from causerie.lib.regions import open_graph_locale
from causerie.web.head.subject import HeadImage, Kind, Subject

Property = tuple[str, str]

_TYPES = {Kind.ARTICLE: "article", Kind.AUTHOR: "profile"}


def open_graph(subject: Subject) -> list[Property]:
    """Properties and their contents, in order: what belongs to an image follows it."""
    found = [
        ("og:type", _TYPES.get(subject.kind, "website")),
        ("og:title", subject.title),
        ("og:url", subject.url),
        ("og:site_name", subject.look.name),
    ]
    if subject.description:
        found.append(("og:description", subject.description))
    found += _locales(subject)
    if subject.image:
        found += _image(subject.image)
    if subject.view:
        found += _article(subject)
    return found


def _locales(subject: Subject) -> list[Property]:
    own = open_graph_locale(subject.code)
    others = [open_graph_locale(link.locale.code) for link in subject.editions]
    named = dict.fromkeys(other for other in others if other and other != own)
    alternates = [("og:locale:alternate", other) for other in named]
    return ([("og:locale", own)] if own else []) + alternates


def _image(image: HeadImage) -> list[Property]:
    sized = [
        ("og:image", image.url),
        ("og:image:width", str(image.width)),
        ("og:image:height", str(image.height)),
    ]
    return [*sized, ("og:image:alt", image.alt)] if image.alt else sized


def _article(subject: Subject) -> list[Property]:
    article, view = subject.article, subject.view
    assert article is not None
    assert view is not None
    found = []
    if article.first_published_at:
        found.append(("article:published_time", article.first_published_at.isoformat()))
    if article.was_updated and article.last_published_at:
        found.append(("article:modified_time", article.last_published_at.isoformat()))
    if len(subject.above) > 1:
        found.append(("article:section", subject.above[-1].name))
    found += [("article:author", absolute(a.get_absolute_url())) for a in view.authors]
    return found + [("article:tag", tag.name) for tag in view.tags]


def twitter_card(subject: Subject) -> str:
    """What else there is it takes from Open Graph. A picture too small for a large card is not
    shown by it."""
    image = subject.image
    is_large = image and image.width >= LARGE_WIDTH_MIN and image.height >= LARGE_HEIGHT_MIN
    return "summary_large_image" if is_large else "summary"


# Pixels that a large card takes at least.
LARGE_WIDTH_MIN, LARGE_HEIGHT_MIN = 300, 157
