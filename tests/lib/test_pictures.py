"""A picture file keeps its picture and loses what a camera or a program has noted in it."""

from io import BytesIO
from struct import pack
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, GifImagePlugin, ImageCms, PngImagePlugin
from PIL import Image as PillowImage

from causerie.lib.pictures import NotAPicture, without_metadata

ORIENTATION, QUARTER_TURN = ExifTags.Base.Orientation, 6
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><city>Secretville</city></x:xmpmeta>'
ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
KINDS = ["JPEG", "PNG", "WEBP", "AVIF"]
# What the files of these tests say where the picture was taken, by whom, and with what.
SECRETS = (b"Secretville", b"SecretCam", b"S. Ecret", b"GPS")


def exif(orientation: int = 1) -> PillowImage.Exif:
    block = PillowImage.Exif()
    block[ExifTags.Base.Make] = "SecretCam"
    block[ExifTags.Base.Artist] = "S. Ecret"
    block[ORIENTATION] = orientation
    block[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (43.0, 17.0, 47.0),
        ExifTags.GPS.GPSLongitudeRef: "E",
        ExifTags.GPS.GPSLongitude: (5.0, 22.0, 12.0),
        ExifTags.GPS.GPSProcessingMethod: b"ASCII\0\0\0Secretville",
    }
    return block


def drawing(size: tuple[int, int] = (60, 40)) -> PillowImage.Image:
    """Blue, with a red corner above on the left: which side is up can be seen."""
    image = PillowImage.new("RGB", size, (0, 0, 200))
    image.paste((220, 0, 0), (0, 0, size[0] // 4, size[1] // 4))
    return image


def telling(kind: str, orientation: int = 1) -> bytes:
    options: dict[str, Any] = {"exif": exif(orientation), "icc_profile": ICC}
    if kind == "PNG":
        options["pnginfo"] = notes = PngImagePlugin.PngInfo()
        notes.add_text("Location", "Secretville")
        notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    else:
        options["xmp"] = XMP
    if kind == "JPEG":
        options["comment"] = b"Secretville"
    stream = BytesIO()
    drawing().save(stream, kind, **options)
    data = stream.getvalue()
    if kind == "JPEG":
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x5a\0\x0bSecretville"
        data = data[:2] + b"\xff\xed" + pack(">H", len(iptc) + 2) + iptc + data[2:]
    return data


def opened(data: bytes) -> PillowImage.Image:
    image = PillowImage.open(BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("orientation", [1, QUARTER_TURN])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_that_tells_place_or_person(kind: str, orientation: int) -> None:
    data = telling(kind, orientation)
    assert opened(data).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    bare = without_metadata(data)
    image = opened(bare)
    assert image.format == kind
    assert not dict(image.getexif())
    assert not {"exif", "xmp", "comment", "photoshop", "Location"} & image.info.keys()
    assert not [secret for secret in SECRETS if secret in bare]
    assert image.info["icc_profile"] == ICC


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_on_its_side_is_stood_up(kind: str) -> None:
    image = opened(without_metadata(telling(kind, QUARTER_TURN))).convert("RGB")
    assert image.size == (40, 60)
    red, _green, blue = image.getpixel((37, 2))  # type: ignore[misc] # a pixel of three
    assert red > 150 > blue, "the corner has come to the right"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_upright_picture_loses_no_pixel(kind: str) -> None:
    data = telling(kind)
    assert opened(without_metadata(data)).tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("kind", [*KINDS, "GIF"])
def test_a_file_that_says_nothing_stays_as_it_is(kind: str) -> None:
    stream = BytesIO()
    drawing().save(stream, kind)
    assert without_metadata(stream.getvalue()) == stream.getvalue()


def test_a_progressive_picture_keeps_all_its_passes() -> None:
    stream = BytesIO()
    noise = PillowImage.effect_noise((120, 90), 80)
    noise.save(stream, "JPEG", progressive=True, exif=exif())
    bare = without_metadata(stream.getvalue())
    assert opened(bare).tobytes() == opened(stream.getvalue()).tobytes()
    assert b"SecretCam" not in bare


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_an_animation_keeps_its_frames(kind: str) -> None:
    frames = [PillowImage.new("RGB", (40, 30), (80 * n, 10, 10)) for n in range(3)]
    options: dict[str, Any] = {"comment": b"Secretville"} if kind == "GIF" else {"exif": exif()}
    stream = BytesIO()
    frames[0].save(
        stream, kind, save_all=True, append_images=frames[1:], duration=90, loop=0, **options
    )
    bare = without_metadata(stream.getvalue())
    assert not [secret for secret in SECRETS if secret in bare]
    image = PillowImage.open(BytesIO(bare))
    assert getattr(image, "n_frames", 1) == 3
    image.seek(2)
    assert image.convert("RGB").getpixel((5, 5))[0] > 140  # type: ignore[index] # three colours
    if kind == "GIF":
        assert isinstance(image, GifImagePlugin.GifImageFile)
        assert (image.info["loop"], image.info["duration"]) == (0, 90)


def test_what_is_appended_to_a_picture_is_cut_off() -> None:
    plain = BytesIO()
    drawing().save(plain, "JPEG")
    second = telling("JPEG")
    assert without_metadata(plain.getvalue() + second) == plain.getvalue()
    together = BytesIO()
    drawing().save(together, "MPO", save_all=True, append_images=[drawing()], exif=exif())
    assert PillowImage.open(together).format == "MPO"
    bare = without_metadata(together.getvalue())
    assert opened(bare).format == "JPEG"
    assert not [secret for secret in SECRETS if secret in bare]


def test_transparency_stays() -> None:
    for kind in ("PNG", "WEBP"):
        stream = BytesIO()
        PillowImage.new("RGBA", (9, 9), (1, 2, 3, 40)).save(stream, kind, exif=exif(QUARTER_TURN))
        assert opened(without_metadata(stream.getvalue())).getpixel((4, 4))[3] == 40  # type: ignore[index] # four


def test_exif_that_cannot_be_read_goes_too() -> None:
    data = telling("JPEG")
    start = data.index(b"Exif\0\0") + 6
    bare = without_metadata(data[:start] + b"nonsense" + data[start + 8 :])
    assert not [secret for secret in SECRETS if secret in bare]


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO"])
def test_another_kind_is_refused(kind: str) -> None:
    stream = BytesIO()
    drawing().save(stream, kind)
    with pytest.raises(NotAPicture):
        without_metadata(stream.getvalue())
    with pytest.raises(NotAPicture):
        without_metadata(b"These are my notes.")


SAMPLES = {kind: telling(kind) for kind in KINDS}


@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
@settings(max_examples=300, deadline=None)
@given(st.sampled_from(KINDS), st.integers(0, 4000), st.binary(max_size=6))
def test_a_broken_file_is_mended_or_refused(kind: str, place: int, noise: bytes) -> None:
    sample = SAMPLES[kind]
    at = place % len(sample)
    for broken in (sample[:at] + noise, sample[:at] + noise + sample[at + len(noise) :]):
        try:
            without_metadata(broken)
        except NotAPicture:
            continue
