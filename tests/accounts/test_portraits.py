"""A reader's picture: whatever is sent, a small square of pixels is kept, or it is said why not."""

import re
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image as PillowImage

from causerie.accounts.models import User
from causerie.accounts.services.portraits import make_portrait, set_portrait
from causerie.lib.portraits import BYTES_MAX, SIDE_PIXELS, PortraitRefused, portrait_from
from tests.accounts.test_profile import PROFILE
from tests.factories import make_staff
from tests.lib.test_pictures import SECRETS, drawing, opened, telling
from tests.publication.test_uploads import SCRIPTED_SVG, bomb

QUARTER_TURN = 6
BLUE, RED = (0, 0, 200), (220, 0, 0)


def stored(image: PillowImage.Image, kind: str, **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def animation(kind: str) -> bytes:
    """Blue first, then red."""
    frames = [PillowImage.new("RGB", (300, 300), colour) for colour in (BLUE, RED)]
    return stored(frames[0], kind, save_all=True, append_images=frames[1:], duration=90, loop=0)


def is_near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 25 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_picture_of_every_kind_becomes_a_small_square(kind: str) -> None:
    image = opened(portrait_from(stored(drawing((600, 400)), kind)))
    assert (image.format, image.size, image.mode) == ("WEBP", (SIDE_PIXELS, SIDE_PIXELS), "RGB")
    assert is_near(image.getpixel((200, 200)), BLUE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_of_place_and_device_is_left(kind: str) -> None:
    kept = portrait_from(telling(kind))
    assert not [secret for secret in SECRETS if secret in kept]
    assert not {"exif", "xmp", "icc_profile"} & opened(kept).info.keys()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_on_its_side_is_stood_up(kind: str) -> None:
    image = opened(portrait_from(telling(kind, QUARTER_TURN)))
    assert is_near(image.getpixel((250, 5)), RED), "the corner has come to the right"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_an_animation_the_first_image_is_kept(kind: str) -> None:
    image = opened(portrait_from(animation(kind)))
    assert getattr(image, "n_frames", 1) == 1
    assert is_near(image.getpixel((100, 100)), BLUE)


def _grey_of_sixteen_bits() -> bytes:
    image = PillowImage.new("I;16", (300, 300))
    image.putdata([(place % 300) * 218 for place in range(90_000)])
    return stored(image, "PNG")


ODD = {
    "print colours": lambda: stored(PillowImage.new("CMYK", (300, 300), (255, 255, 0, 0)), "JPEG"),
    "a palette": lambda: stored(drawing((300, 300)).convert("P"), "PNG"),
    "black and white": lambda: stored(PillowImage.new("1", (300, 300)), "PNG"),
    "one pixel": lambda: stored(PillowImage.new("RGB", (1, 1), BLUE), "PNG"),
    "a hair": lambda: stored(PillowImage.new("RGB", (20_000, 1), BLUE), "PNG"),
    "sixteen bits": _grey_of_sixteen_bits,
    "a profile that is none": lambda: stored(drawing(), "PNG", icc_profile=b"no profile"),
}


@pytest.mark.parametrize("make", ODD.values(), ids=ODD.keys())
def test_odd_pictures_are_pictures(make: Callable[[], bytes]) -> None:
    assert opened(portrait_from(make())).size == (SIDE_PIXELS, SIDE_PIXELS)


def test_sixteen_bits_of_grey_run_from_black_to_white() -> None:
    image = opened(portrait_from(_grey_of_sixteen_bits()))
    assert is_near(image.getpixel((1, 128)), (0, 0, 0))
    assert is_near(image.getpixel((254, 128)), (255, 255, 255))
    assert is_near(image.getpixel((128, 128)), (128, 128, 128))


def test_what_is_transparent_is_filled() -> None:
    clear = PillowImage.new("RGBA", (300, 300), (0, 0, 0, 0))
    assert is_near(opened(portrait_from(stored(clear, "PNG"))).getpixel((9, 9)), (243, 238, 229))


JPEG = stored(PillowImage.effect_noise((900, 900), 60), "JPEG")
PNG = stored(PillowImage.effect_noise((900, 900), 60), "PNG")
REFUSED = {
    "notes": (b"These are my notes, not a picture.", "kind"),
    "svg": (SCRIPTED_SVG, "kind"),
    "html": (b"<html><script>alert(1)</script></html>", "kind"),
    "tiff": (stored(drawing(), "TIFF"), "kind"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "kind"),
    "half a jpeg": (JPEG[: len(JPEG) // 2], "broken"),
    "half a png": (PNG[: len(PNG) // 2], "broken"),
    "half a webp": (stored(drawing((900, 900)), "WEBP")[:400], "broken"),
    "bomb": (bomb(20_000, 20_000), "pixels"),
    "beyond the bound": (bomb(5_100, 5_000), "pixels"),
    "large": (b"\xff\xd8" + bytes(BYTES_MAX), "bytes"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_sound_picture_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(PortraitRefused) as refusal:
        portrait_from(data)
    assert refusal.value.code == code


@hypothesis_settings(max_examples=60)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=30), st.sampled_from(["PNG", "GIF"]))
def test_a_file_with_any_bytes_changed_is_kept_or_refused(
    place: int, change: bytes, kind: str
) -> None:
    data = stored(drawing(), kind)
    with suppress(PortraitRefused):
        portrait_from(data[:place] + change + data[place + len(change) :])


# --- On the page ------------------------------------------------------------------------------


def send(client: Client, data: bytes | None, file_name: str = "me.jpg", **changes: Any) -> Any:
    file = {} if data is None else {"portrait": SimpleUploadedFile(file_name, data, "image/jpeg")}
    return client.post(PROFILE, {"name": "Rita", "handle": "rita", "bio": "", **file, **changes})


def files() -> list[Path]:
    return sorted((Path(django_settings.MEDIA_ROOT) / "people").glob("*"))


@pytest.fixture
def rita(client: Client, reader: User, commits: None) -> User:
    client.force_login(reader)
    return reader


def test_a_picture_takes_the_place_of_the_emblem(client: Client, rita: User) -> None:
    assert "/readers/rita/emblem.svg" in client.get("/en/readers/rita/").content.decode()
    assert send(client, JPEG, "../../Rita in Secretville.jpg").status_code == 302
    (file,) = files()
    assert re.fullmatch(r"[0-9a-f]{32}\.webp", file.name)
    html = client.get("/en/readers/rita/").content.decode()
    assert f"/media/people/{file.name}" in html
    assert "emblem.svg" not in html


def test_a_new_picture_takes_the_old_file_away(client: Client, rita: User) -> None:
    send(client, JPEG)
    (first,) = files()
    send(client, PNG, "me.png")
    (second,) = files()
    assert first != second


def test_a_picture_that_is_not_changed_stays(client: Client, rita: User) -> None:
    send(client, JPEG)
    before = files()
    send(client, None, bio="Reads.")
    assert files() == before


def test_a_picture_is_taken_away(client: Client, rita: User) -> None:
    send(client, JPEG)
    send(client, None, drop_portrait="on")
    assert files() == []
    rita.refresh_from_db()
    assert not rita.portrait


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (SCRIPTED_SVG, "This is no JPEG, PNG, WebP, AVIF or GIF file."),
        (JPEG[: len(JPEG) // 2], "This file is broken or incomplete."),
        (bomb(20_000, 20_000), "This picture has too many pixels."),
        (bytes(BYTES_MAX + 1), "This file is larger than 5 MB."),
        (b"", "The submitted file is empty."),
    ],
)
def test_a_picture_that_is_refused_says_why_and_keeps_the_rest(
    client: Client, rita: User, data: bytes, reason: str
) -> None:
    answer = send(client, data, "me.svg", bio="What I had written")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert reason in html
    assert "What I had written" in html
    assert files() == []


def test_after_an_error_elsewhere_the_picture_has_to_be_chosen_again(
    client: Client, rita: User
) -> None:
    html = send(client, JPEG, handle="Not A Handle").content.decode()
    assert "Choose the picture again" in html
    assert files() == []


def test_who_sends_picture_after_picture_has_to_wait(client: Client, rita: User) -> None:
    for _try in range(20):
        assert send(client, b"no picture").status_code == 200
    html = send(client, JPEG, bio="What I had written").content.decode()
    assert "again in" in html
    assert "What I had written" in html
    assert files() == []
    assert send(client, None, bio="Reads.").status_code == 302


def test_where_pictures_are_switched_off_none_is_shown_or_taken(
    client: Client, rita: User, settings: Any
) -> None:
    send(client, JPEG)
    settings.READER_PICTURES = False
    assert "emblem.svg" in client.get("/en/readers/rita/").content.decode()
    assert 'type="file"' not in client.get(PROFILE).content.decode()
    before = files()
    send(client, PNG)
    assert files() == before


@pytest.mark.usefixtures("committed")
def test_the_old_file_stays_until_the_change_is_committed() -> None:
    reader = make_staff("rita@example.org")
    set_portrait(reader, make_portrait(JPEG))
    (first,) = files()
    with transaction.atomic():
        set_portrait(reader, make_portrait(PNG))
        assert first in files()
        transaction.set_rollback(True)
    assert first in files()


def test_a_jpeg_of_thousands_of_scans_is_refused_before_it_is_decoded() -> None:
    """Each of them draws the whole picture anew: some kilobytes would hold a thread for minutes."""
    stored = BytesIO()
    PillowImage.new("RGB", (64, 64), "red").save(stored, "JPEG", progressive=True)
    assert portrait_from(stored.getvalue())
    with pytest.raises(PortraitRefused) as refused:
        portrait_from(stored.getvalue() + b"\xff\xda" * 100)
    assert refused.value.code == "broken"
