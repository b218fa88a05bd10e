"""Keeping every picture ready in its sizes and formats."""

from collections.abc import Iterable

from causerie.publication.icons import ICON_SPECS
from causerie.publication.models import ArticlePage, Picture
from causerie.publication.selectors.pictures import article_images, missing_specs


def make_missing(image: Picture, specs: Iterable[str] | None = None) -> int:
    """Make the renditions that `image` lacks of `specs`, or of all that pages show; how many were
    made. Running it again makes none."""
    missing = missing_specs(image, specs)
    for spec in missing:
        image.get_rendition(spec)
    return len(missing)


def make_missing_icons(image: Picture) -> int:
    """Likewise, for the picture that is the publication's icon."""
    return make_missing(image, ICON_SPECS)


def images_not_ready(articles: Iterable[ArticlePage]) -> list[Picture]:
    """The images of these articles that lack a rendition."""
    images = {image.pk: image for article in articles for image in article_images(article)}
    return [image for image in images.values() if missing_specs(image)]
