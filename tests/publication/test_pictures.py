"""Pictures are kept ready in sizes and formats; reading a page makes none."""

import gc
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django_tasks_db.models import DBTaskResult
from PIL import Image as PillowImage

from causerie.publication.models import FrontPage, Picture, Rendition
from causerie.publication.pictures import PictureElement, all_specs, picture, specs
from causerie.publication.services.pictures import make_missing
from causerie.publication.tasks import prepare_picture, sweep_pictures
from tests.factories import image_file, make_article, make_picture, make_section

FORMATS = ["image/avif", "image/webp", "image/jpeg"]
SIZES = {
    "usual": (1000, 700),
    "small": (200, 150),
    "panorama": (4000, 300),
    "tall": (300, 4000),
    "dot": (1, 1),
}


def _element(image: Picture, *, card: bool = False) -> PictureElement:
    fresh = Picture.objects.get(pk=image.pk)
    return picture(fresh, fresh.renditions.all(), card=card)


def _asked_for() -> list[int]:
    """The pictures that wait for the worker."""
    jobs = DBTaskResult.objects.ready().filter(task_path=prepare_picture.module_path)
    return [job.args_kwargs["args"][0] for job in jobs]


@contextmanager
def _errors_forgotten() -> Iterator[None]:
    """Where it fails, Wagtail leaves the file open that it would have written to."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        logging.disable(logging.ERROR)
        try:
            yield
            gc.collect()
        finally:
            logging.disable(logging.NOTSET)


@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        ((1000, 700), ["width-480", "width-960", "width-1000"]),
        ((4000, 300), ["width-480", "width-960", "width-1600"]),
        ((480, 320), ["width-480"]),
        ((481, 320), ["width-480", "width-481"]),
        ((300, 4000), ["width-300"]),
        ((1, 1), ["width-1"]),
    ],
)
def test_a_picture_is_never_wanted_wider_than_it_is(
    size: tuple[int, int], wanted: list[str]
) -> None:
    image = SimpleNamespace(width=size[0], height=size[1])
    assert specs(image, card=False, extension="webp") == [f"{w}|format-webp" for w in wanted]


@pytest.mark.django_db
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_picture_of_any_shape_is_made_ready_once(size: tuple[int, int]) -> None:
    image = make_picture(size=size)
    made = make_missing(image)
    assert made == len(all_specs(image)) == image.renditions.count()
    assert make_missing(Picture.objects.get(pk=image.pk)) == 0
    for rendition in image.renditions.all():
        with PillowImage.open(rendition.file.path) as opened:
            assert opened.size == (rendition.width, rendition.height)
            assert opened.format is not None
            assert opened.format.lower() in rendition.filter_spec
            assert rendition.width <= size[0]


@pytest.mark.django_db
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_width_and_height_are_known_before_and_after(size: tuple[int, int]) -> None:
    image = make_picture(size=size)
    for before in (_element(image), _element(image, card=True)):
        assert before.sources == []
        assert before.src == image.file.url
        assert before.width > 0
        assert before.height > 0
    make_missing(image)
    for after in (_element(image), _element(image, card=True)):
        assert after.width > 0
        assert after.height > 0
        assert [source.mime_type for source in after.sources] == FORMATS
        for source in after.sources:
            widths = [int(width) for width in re.findall(r" (\d+)w", source.srcset)]
            assert widths == sorted(widths)
            assert max(widths) <= size[0]


@pytest.mark.django_db
def test_a_transparent_picture_can_be_shown_as_jpeg() -> None:
    image = make_picture()
    path = image.file.path
    PillowImage.new("RGBA", (600, 400), (200, 30, 30, 60)).save(path, "PNG")
    assert make_missing(image) == len(all_specs(image))


def test_reading_a_page_makes_no_rendition(client: Client, front: FrontPage) -> None:
    image = make_picture()
    make_article(make_section(front), hero_image=image, hero_alt="The quay")
    for path in ("/en/", "/en/city/", "/en/city/the-last-ferry/"):
        html = client.get(path).content.decode()
        assert image.file.url in html
        assert 'width="' in html
    assert not Rendition.objects.exists()


def test_a_page_shows_what_is_ready(client: Client, front: FrontPage) -> None:
    image = make_picture()
    make_article(make_section(front), hero_image=image, hero_alt="The quay")
    make_missing(image)
    html = client.get("/en/city/the-last-ferry/").content.decode()
    assert html.count('<source type="image/avif"') == 1
    assert image.file.url not in html
    assert 'alt="The quay"' in html
    assert 'width="1000" height="700"' in html


@pytest.mark.django_db
def test_an_upload_asks_for_its_renditions() -> None:
    image = make_picture()
    assert _asked_for() == [image.pk]
    assert prepare_picture.call(image.pk) == len(all_specs(image))
    assert prepare_picture.call(image.pk) == 0


def test_publication_asks_for_what_its_pictures_lack(front: FrontPage) -> None:
    ready, missing = make_picture("Ready"), make_picture("Missing")
    make_missing(ready)
    DBTaskResult.objects.all().delete()
    figure = {"image": missing, "alt": "A pier", "caption": ""}
    make_article(
        make_section(front),
        hero_image=ready,
        hero_alt="The quay",
        body=[("figure", figure), ("figure", figure)],
    )
    assert _asked_for() == [missing.pk]


@pytest.mark.django_db
def test_a_picture_deleted_meanwhile_needs_nothing() -> None:
    image = make_picture()
    key = image.pk
    image.delete()
    assert prepare_picture.call(key) == 0


@pytest.mark.django_db
def test_another_focal_point_makes_another_card() -> None:
    image = make_picture()
    make_missing(image)
    before = _element(image, card=True).src
    image = Picture.objects.get(pk=image.pk)
    image.focal_point_x, image.focal_point_y = 50, 50
    image.focal_point_width, image.focal_point_height = 40, 40
    image.save()
    assert not _element(image, card=True).sources
    assert _element(image).sources
    assert make_missing(image) > 0
    after = _element(image, card=True)
    assert after.sources
    assert after.src != before


def test_a_picture_that_cannot_be_opened_keeps_no_other_back(front: FrontPage) -> None:
    broken, sound = make_picture("Broken"), make_picture("Sound")
    whole = image_file(size=(900, 600)).read()
    storage = broken.file.storage
    storage.delete(broken.file.name)
    storage.save(broken.file.name, ContentFile(whole[: len(whole) // 2]))
    section = make_section(front)
    make_article(section, "Sound", slug="sound", hero_image=sound, hero_alt="x")
    make_article(section, "Broken", slug="broken", hero_image=broken, hero_alt="x")
    with _errors_forgotten():
        assert sweep_pictures() == len(all_specs(sound))
        assert sweep_pictures() == 0


def test_a_picture_whose_file_is_gone_does_not_break_its_page(
    client: Client, front: FrontPage
) -> None:
    image = make_picture()
    make_article(make_section(front), hero_image=image, hero_alt="The quay")
    image.file.storage.delete(image.file.name)
    assert client.get("/en/city/the-last-ferry/").status_code == 200
    with _errors_forgotten():
        assert sweep_pictures() == 0


def test_alternative_text_is_the_editions_own(client: Client, front: FrontPage) -> None:
    image = make_picture("A file name nobody should hear")
    figure: dict[str, Any] = {"image": image, "alt": "Two boats", "caption": "Before dawn"}
    make_article(make_section(front), body=[("figure", figure)])
    html = client.get("/en/city/the-last-ferry/").content.decode()
    assert 'alt="Two boats"' in html
    assert "Before dawn" in html
    assert "Drawing: The Quay" in html
    assert "nobody should hear" not in html
