"""A reader's picture: whatever file it came in, one small square without anything else in it."""

from io import BytesIO

from PIL import Image as PillowImage
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from causerie.lib.pictures import DECODING_FAILED

# Twice the size at which the reader's own page shows it.
SIDE_PIXELS = 256
# What telephones make; beyond it lie scans, posters and traps.
MEGAPIXELS_MAX = 25
BYTES_MAX = 5_000_000
QUALITY = 82
# A progressive JPEG draws the whole picture anew for each of its scans; cameras write ten.
SCANS_MAX = 100
_JPEG = b"\xff\xd8"
_SCAN = b"\xff\xda"  # never within the data of a scan (ITU-T T.81, section B.1.1.5)
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
# The raised ground of light pages: what is transparent is filled with it.
PAPER = "#f3eee5"
# Where a tall picture is cut, more is left above its middle: faces are there.
MIDDLE = (0.5, 0.4)


class PortraitRefused(ValueError):
    """`code` says why: "bytes", "pixels", "kind" or "broken"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def portrait_from(data: bytes) -> bytes:
    """The middle of the picture in `data` (of an animation its first image), as WebP in sRGB.

    Raises PortraitRefused. Nothing is decoded before its pixels have been counted.
    """
    if len(data) > BYTES_MAX:
        raise PortraitRefused("bytes")
    if data.startswith(_JPEG) and data.count(_SCAN) > SCANS_MAX:
        raise PortraitRefused("broken")
    try:
        with PillowImage.open(BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MEGAPIXELS_MAX * 1_000_000:
                raise PortraitRefused("pixels")
            return _stored(_square(picture))
    except UnidentifiedImageError as error:
        raise PortraitRefused("kind") from error
    except PillowImage.DecompressionBombError as error:
        raise PortraitRefused("pixels") from error
    except PortraitRefused:
        raise
    except (*DECODING_FAILED, MemoryError) as error:
        raise PortraitRefused("broken") from error


def _square(picture: PillowImage.Image) -> PillowImage.Image:
    # A JPEG is decoded at an eighth to a half of its size where that is enough.
    picture.draft("RGB", (2 * SIDE_PIXELS, 2 * SIDE_PIXELS))
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    cut = ImageOps.fit(
        _in_plain_colours(upright), (SIDE_PIXELS, SIDE_PIXELS), PillowImage.Resampling.LANCZOS,
        centering=MIDDLE,
    )  # fmt: skip
    ground = PillowImage.new("RGBA", cut.size, PAPER)
    return PillowImage.alpha_composite(ground, cut).convert("RGB")


def _in_plain_colours(picture: PillowImage.Image) -> PillowImage.Image:
    """Eight bits of red, green, blue and alpha, in sRGB."""
    if picture.mode.startswith(("I", "F")):
        # Sixteen bits of grey: the upper eight are what a screen shows.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    return _in_srgb(picture).convert("RGBA")


def _in_srgb(picture: PillowImage.Image) -> PillowImage.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK", "L"):
        return picture
    try:
        converted = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        # A profile that cannot be read says nothing: the colours are taken as they are.
        return picture
    return converted or picture


def _stored(square: PillowImage.Image) -> bytes:
    stream = BytesIO()
    square.save(stream, "WEBP", quality=QUALITY, method=6, exif=b"", xmp=b"", icc_profile=None)
    return stream.getvalue()
