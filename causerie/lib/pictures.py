"""Picture files without what cameras and programs write into them: place, device, names, notes.

A file is walked part by part and only those parts are kept that its picture and colours need, so
nothing is lost by it. A picture is decoded and stored anew only where it lies on its side, and
where it is AVIF, whose parts point at one another.
"""

import re
from collections.abc import Callable
from io import BytesIO
from struct import error as StructError
from struct import unpack_from
from typing import Any

from PIL import ExifTags, ImageOps
from PIL import Image as PillowImage

# High enough that the eye sees no difference from what was uploaded.
QUALITY = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "WEBP": {"quality": 95},
    "AVIF": {"quality": 90},
}

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = (
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
)  # fmt: skip
WEBP_KEPT = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
# Bits of the first byte of VP8X that announce Exif and XMP.
WEBP_METADATA_FLAGS = 0x08 | 0x04
# What a GIF's repetition is written in; a colour profile too is an application's block.
GIF_APPLICATIONS_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")

# What Pillow's decoders and the walks below run into in a file that is not whole.
DECODING_FAILED = (
    OSError,
    SyntaxError,
    ValueError,
    IndexError,
    RuntimeError,
    StructError,
    PillowImage.DecompressionBombError,
)


class NotAPicture(ValueError):
    """The file is broken, or of a kind whose metadata cannot be taken out."""


def without_metadata(data: bytes) -> bytes:
    """The same picture, upright, without Exif (its place too), XMP, IPTC, comments and thumbnails.

    The format, the colour profile, the transparency and all frames are kept; `data` itself comes
    back where there was nothing to take out. Raises NotAPicture.
    """
    try:
        with PillowImage.open(BytesIO(data)) as picture:
            # Some telephones append a second picture, with metadata of its own: an MPO file.
            kind = "JPEG" if picture.format == "MPO" else str(picture.format)
            if kind not in BARE:
                raise NotAPicture(kind)
            if _is_on_its_side(picture, kind) or (kind == "AVIF" and _says_more(picture)):
                data = _stored_anew(picture, kind)
        return BARE[kind](data)
    except DECODING_FAILED as error:
        raise NotAPicture(str(error)) from error


def _is_on_its_side(picture: PillowImage.Image, kind: str) -> bool:
    # Of an animation no browser turns the frames.
    return kind != "GIF" and _frames(picture, kind) == 1 and _orientation(picture) != 1


def _orientation(picture: PillowImage.Image) -> int:
    """As Exif counts them: 1 is upright. Looks into XMP too, and behind a PNG's pixels."""
    try:
        found: int = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except (SyntaxError, ValueError, TypeError, KeyError, StructError):
        # Exif that cannot be read says nothing, and goes with the rest.
        return 1
    return found


def _frames(picture: PillowImage.Image, kind: str) -> int:
    return 1 if kind == "JPEG" else getattr(picture, "n_frames", 1)


def _says_more(picture: PillowImage.Image) -> bool:
    return bool({"exif", "xmp"} & picture.info.keys())


def _stored_anew(picture: PillowImage.Image, kind: str) -> bytes:
    several = _frames(picture, kind) > 1
    upright = picture if several else ImageOps.exif_transpose(picture)
    options: dict[str, Any] = {**QUALITY.get(kind, {}), "exif": b"", "xmp": b""}
    if several:
        options |= {"save_all": True, "duration": picture.info.get("duration", 0)}
    if "icc_profile" in picture.info:
        options["icc_profile"] = picture.info["icc_profile"]
    stream = BytesIO()
    upright.save(stream, kind, **options)
    return stream.getvalue()


# A marker between or behind the compressed pixels of a JPEG: stuffed zeros and restarts are none.
_JPEG_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_JPEG_END, _JPEG_PIXELS, _JPEG_COMMENT = 0xD9, 0xDA, 0xFE


def _bare_jpeg(data: bytes) -> bytes:
    """ITU-T T.81, annex B. Ends where the first picture does: what is appended is left out."""
    kept, at = [data[:2]], 2
    while found := _JPEG_MARKER.search(data, at):
        marker, start = data[found.start() + 1], found.start()
        if marker == _JPEG_END:
            return b"".join([*kept, data[start : start + 2]])
        end = start + 2 + unpack_from(">H", data, start + 2)[0]
        if marker == _JPEG_PIXELS:
            following = _JPEG_MARKER.search(data, end)
            end = following.start() if following else len(data)
        if _keeps_segment(marker, data[start + 4 : end]):
            kept.append(data[start:end])
        at = end
    raise NotAPicture("a JPEG file without an end")


def _keeps_segment(marker: int, content: bytes) -> bool:
    """APP0 says that it is a JPEG file, APP2 has the colour profile, APP14 how colours are coded.

    A JFXX in APP0 is a thumbnail.
    """
    if marker == 0xE0:
        return content.startswith(b"JFIF\0")
    if marker == 0xE2:
        return content.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return content.startswith(b"Adobe")
    return not 0xE0 <= marker <= 0xEF and marker != _JPEG_COMMENT


def _bare_png(data: bytes) -> bytes:
    """PNG, third edition, section 5: length, name, content and check sum, one after the other."""
    kept, at, name = [PNG_SIGNATURE], len(PNG_SIGNATURE), b""
    while name != b"IEND":
        length, name = unpack_from(">I4s", data, at)
        if name in PNG_KEPT:
            kept.append(data[at : at + 12 + length])
        at += 12 + length
    return b"".join(kept)


def _bare_webp(data: bytes) -> bytes:
    """RFC 9649, section 2: a RIFF file; contents of an odd length have a byte of padding."""
    kept, at, whole = [], 12, 8 + unpack_from("<I", data, 4)[0]
    while at < min(whole, len(data)):
        name, length = unpack_from("<4sI", data, at)
        chunk = bytearray(data[at : at + 8 + length + length % 2])
        if name == b"VP8X":
            chunk[8] &= ~WEBP_METADATA_FLAGS
        if name in WEBP_KEPT:
            kept.append(bytes(chunk))
        at += len(chunk)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _bare_gif(data: bytes) -> bytes:
    """GIF89a, section 23 onwards: blocks, each of them a head and a row of sub-blocks."""
    at = 13 + _colours_length(data[10])
    kept = [data[:at]]
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at = _behind_sub_blocks(data, at + 11 + _colours_length(data[at + 9]))
            keep = True
        elif data[at] == 0x21:
            at = _behind_sub_blocks(data, at + 2)
            keep = data[start + 1] == 0xF9 or (
                data[start + 1] == 0xFF and data[start + 3 : start + 14] in GIF_APPLICATIONS_KEPT
            )
        else:
            raise NotAPicture("an unknown block in a GIF file")
        if keep:
            kept.append(data[start:at])
    return b"".join([*kept, b"\x3b"])


def _colours_length(flags: int) -> int:
    """Bytes of the colour table that these flags announce."""
    return 3 * 2 ** ((flags & 0x07) + 1) if flags & 0x80 else 0


def _behind_sub_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def _as_it_is(data: bytes) -> bytes:
    return data


BARE: dict[str, Callable[[bytes], bytes]] = {
    "JPEG": _bare_jpeg,
    "PNG": _bare_png,
    "WEBP": _bare_webp,
    "GIF": _bare_gif,
    "AVIF": _as_it_is,
}
