"""Picture files that should not get in are refused, with words that say why."""

import zlib
from hashlib import sha1
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as PillowImage
from wagtail.models import Collection

from causerie.publication.models import FrontPage, Picture
from causerie.publication.pictures import picture
from causerie.publication.services.pictures import make_missing
from tests.factories import PASSWORD, image_file, make_staff
from tests.lib.test_pictures import KINDS, SECRETS, opened, telling

# Exif's tag for the way the camera was held, and its value for a quarter turn to the right.
ORIENTATION, QUARTER_TURN = 0x0112, 6
SCRIPTED_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">'
    b"<script>alert(1)</script></svg>"
)


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))


def bomb(width: int, height: int) -> bytes:
    """A sound PNG of one colour: small as a file, huge when it is opened."""
    row = b"\0" + bytes(-(-width // 8))
    press = zlib.compressobj(9)
    body = b"".join(press.compress(row * 100) for _rows in range(height // 100)) + press.flush()
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + _chunk(b"IDAT", body)
        + _chunk(b"IEND", b"")
    )


def _truncated_jpeg() -> bytes:
    whole: bytes = image_file(size=(1200, 900)).read()
    return whole[: len(whole) // 2]


@pytest.fixture
def editor(client: Client, front: FrontPage) -> Client:
    make_staff("ed@example.org", "Editors")
    assert client.login(email="ed@example.org", password=PASSWORD)
    return client


def _upload(editor: Client, name: str, content: bytes, **fields: Any) -> Any:
    values = {
        "title": "A picture",
        "file": SimpleUploadedFile(name, content, content_type="image/jpeg"),
        "collection": Collection.get_first_root_node().pk,
        **fields,
    }
    return editor.post(reverse("wagtailimages:add"), values)


REFUSED = [
    ("notes.jpg", b"These are my notes, not a picture.", "valid image"),
    ("drawing.svg", SCRIPTED_SVG, "Supported formats: JPG, JPEG, PNG, WEBP, AVIF, GIF"),
    ("drawing.png", SCRIPTED_SVG, "valid .png image"),
    ("page.jpg", b"<html><script>alert(1)</script></html>", "valid .jpeg image"),
    ("empty.png", b"", "empty"),
    ("quay.png", image_file().read(), "valid .png image"),
    ("half.jpg", _truncated_jpeg(), "broken"),
    ("bomb.png", bomb(20_000, 20_000), "pixels"),
    ("wide.png", bomb(10_000, 10_000), "pixels"),
    ("large.png", bomb(8_000, 8_000), "pixels"),
]


@pytest.mark.parametrize(("name", "content", "words"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_file_that_is_no_sound_picture_is_refused(
    editor: Client, name: str, content: bytes, words: str
) -> None:
    response = _upload(editor, name, content)
    assert response.status_code == 200
    errors = response.context["form"].errors["file"]
    assert words in " ".join(errors), errors
    assert not Picture.objects.exists()


@pytest.mark.parametrize(("name", "content", "words"), REFUSED, ids=[row[0] for row in REFUSED])
def test_the_form_for_many_pictures_refuses_the_same(
    editor: Client, name: str, content: bytes, words: str
) -> None:
    response = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": SimpleUploadedFile(name, content), "collection": 1, "title": "A picture"},
    )
    assert response.status_code == 200
    answer = response.json()
    assert answer["success"] is False
    assert words in answer["error_message"]
    assert not Picture.objects.exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_sound_picture_is_taken_in(editor: Client, kind: str) -> None:
    file = image_file(f"quay.{kind.lower()}", kind=kind)
    response = _upload(editor, file.name or "", file.read(), credit="Drawing: M. Kesterly")
    assert response.status_code == 302, response.context["form"].errors
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (1000, 700)
    assert picture.credit == "Drawing: M. Kesterly"


def test_a_file_name_cannot_lead_out_of_the_folder(editor: Client, settings: Any) -> None:
    _upload(editor, "../../etc/quay.jpg", image_file().read())
    path = Picture.objects.get().file.path
    assert path.startswith(f"{settings.MEDIA_ROOT}/original_images/")


def test_an_author_may_upload_and_a_reader_may_not(client: Client, front: FrontPage) -> None:
    make_staff("writer@example.org", "Authors")
    assert client.login(email="writer@example.org", password=PASSWORD)
    assert _upload(client, "quay.jpg", image_file().read()).status_code == 302
    make_staff("reader@example.org")
    assert client.login(email="reader@example.org", password=PASSWORD)
    assert _upload(client, "pier.jpg", image_file().read()).status_code == 302
    assert Picture.objects.count() == 1


def test_a_picture_turned_by_its_camera_is_shown_upright(editor: Client) -> None:
    stream = BytesIO()
    turned = PillowImage.new("RGB", (300, 200), (1, 2, 3))
    exif = turned.getexif()
    exif[ORIENTATION] = QUARTER_TURN
    turned.save(stream, "JPEG", exif=exif)
    _upload(editor, "turned.jpg", stream.getvalue())
    stored = Picture.objects.get()
    make_missing(stored)
    element = picture(stored, stored.renditions.all(), card=False)
    assert (element.width, element.height) == (200, 300)


def _stored_files(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_camera_notes_is_never_published(editor: Client, settings: Any, kind: str) -> None:
    _upload(editor, f"home.{kind.lower()}", telling(kind, QUARTER_TURN))
    stored = Picture.objects.get()
    assert (stored.width, stored.height) == (40, 60)
    content = Path(stored.file.path).read_bytes()
    assert stored.file_size == len(content)
    assert stored.file_hash == sha1(content).hexdigest()
    make_missing(stored)
    files = _stored_files(settings.MEDIA_ROOT)
    assert len(files) > 6
    for data in files:
        assert not [secret for secret in SECRETS if secret in data]
        assert not dict(opened(data).getexif())


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_made_by_code_tells_no_more(front: FrontPage, settings: Any, kind: str) -> None:
    file = ContentFile(telling(kind, QUARTER_TURN), name=f"home.{kind.lower()}")
    stored = Picture.objects.create(title="Home", file=file)
    stored.refresh_from_db()
    assert (stored.width, stored.height) == (40, 60)
    assert stored.get_file_size() == stored.file.size
    make_missing(stored)
    for data in _stored_files(settings.MEDIA_ROOT):
        assert not [secret for secret in SECRETS if secret in data]


@pytest.mark.parametrize("kind", KINDS)
def test_renditions_say_nothing_even_where_their_original_does(
    front: FrontPage, settings: Any, kind: str
) -> None:
    stored = Picture.objects.create(title="Home", file=image_file("home.jpg", kind=kind))
    Path(stored.file.path).write_bytes(telling(kind, QUARTER_TURN))
    make_missing(stored)
    stored.get_rendition("max-165x165")
    for rendition in stored.renditions.all():
        data = Path(rendition.file.path).read_bytes()
        assert not [secret for secret in SECRETS if secret in data], rendition.filter_spec
        assert not dict(opened(data).getexif()), rendition.filter_spec


def test_a_new_file_for_a_picture_tells_no_more(editor: Client, settings: Any) -> None:
    _upload(editor, "quay.jpg", image_file().read())
    stored = Picture.objects.get()
    address = reverse("wagtailimages:edit", args=[stored.pk])
    values = {
        "title": "Home",
        "file": SimpleUploadedFile("home.jpg", telling("JPEG", QUARTER_TURN), "image/jpeg"),
        "collection": Collection.get_first_root_node().pk,
    }
    assert editor.post(address, values).status_code == 302
    stored.refresh_from_db()
    assert (stored.width, stored.height) == (40, 60)
    for data in _stored_files(settings.MEDIA_ROOT):
        assert not [secret for secret in SECRETS if secret in data]
