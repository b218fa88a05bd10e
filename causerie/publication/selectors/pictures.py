"""The pictures of a page, with their renditions, in one query."""

from collections.abc import Iterable
from typing import Any

from wagtail.images.models import Filter

from causerie.publication.models import ArticlePage, Picture
from causerie.publication.pictures import all_specs


def images_in(body: Any) -> list[Picture]:
    """The images that stand in the blocks of a text."""
    found: list[Picture | None] = []
    for block in body:
        if block.block_type == "figure":
            found.append(block.value["image"])
        elif block.block_type == "gallery":
            found += [figure["image"] for figure in block.value["figures"]]
        elif block.block_type == "embed":
            found.append(block.value["poster"])
    return [image for image in found if image]


def article_images(article: ArticlePage) -> list[Picture]:
    """Every image that a page of this edition shows."""
    hero = [article.hero_image] if article.hero_image else []
    return hero + images_in(article.body)


def missing_specs(image: Picture, specs: Iterable[str] | None = None) -> list[str]:
    """Those of the filter specs (all that pages show) in which `image` has no rendition for its
    present focal point."""
    wanted = [Filter(spec=spec) for spec in specs or all_specs(image)]
    found = image.find_existing_renditions(*wanted)
    return [wish.spec for wish in wanted if wish not in found]


def with_renditions(images: Iterable[Picture]) -> dict[int, Picture]:
    """The images by primary key, their renditions fetched beforehand: two queries for all."""
    keys = {image.pk for image in images}
    return Picture.objects.prefetch_related("renditions").in_bulk(keys) if keys else {}
