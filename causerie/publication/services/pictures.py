"""Keeping every picture ready in its sizes and formats."""

from collections.abc import Iterable

from causerie.publication.models import ArticlePage, Picture
from causerie.publication.selectors.pictures import article_images, missing_specs


def make_missing(image: Picture) -> int:
    """Make the renditions that `image` lacks; how many were made. Running it again makes none."""
    specs = missing_specs(image)
    for spec in specs:
        image.get_rendition(spec)
    return len(specs)


def images_not_ready(articles: Iterable[ArticlePage]) -> list[Picture]:
    """The images of these articles that lack a rendition."""
    images = {image.pk: image for article in articles for image in article_images(article)}
    return [image for image in images.values() if missing_specs(image)]
