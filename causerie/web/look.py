"""How a page is set: its fonts, its accent colour, its logo."""

import hashlib

from django.urls import reverse

from causerie.publication.models import Picture
from causerie.publication.models.look import ACCENT_DEFAULT
from causerie.publication.pictures import specs
from causerie.publication.selectors.look import LookView

# The drawing of the sheet; a new one gets a new address.
SHEET_VERSION = "1"

# The faces that every page shows, in the files of each script; `common` holds digits and signs.
PRELOADED = ("text", "display", "label")
SCRIPT_FILES = {"Latn": ("latin",), "Cyrl": ("common", "cyrillic"), "Grek": ("common", "greek")}


def font_files(script: str, *, is_text: bool = False) -> list[str]:
    """The files that a page in `script` (ISO 15924) needs at once; systems have the others.

    A text has italics, too; they would come too late if they were asked for when they are met.
    """
    faces = (*PRELOADED, "text-italic") if is_text else PRELOADED
    subsets = SCRIPT_FILES.get(script, ())
    return [f"web/fonts/{face}-{subset}.woff2" for subset in subsets for face in faces]


def accent_digest(colour: str) -> str:
    return hashlib.sha256(f"{SHEET_VERSION} {colour.lower()}".encode()).hexdigest()[:12]


def accent_address(look: LookView) -> str:
    """The stylesheet of the accent; none for the default, which the site's own one carries."""
    if look.accent.lower() == ACCENT_DEFAULT:
        return ""
    return reverse("accent_sheet", args=[accent_digest(look.accent)])


def logo_file(picture: Picture) -> dict[str, object]:
    """Address and size in pixels of a transparent rendition; of the upload until it is made."""
    wanted = specs(picture, card=False, extension="webp")
    by_spec = {rendition.filter_spec: rendition for rendition in picture.renditions.all()}
    found = next((by_spec[spec] for spec in reversed(wanted[:2]) if spec in by_spec), None)
    url = found.url if found else picture.file.url
    shown = found or picture
    return {"url": url, "width": shown.width, "height": shown.height}
