"""Cuts the variable fonts to the few styles that the site sets, one file for each script.

    python bin/fonts.py FOLDER    FOLDER holds the unpacked packages; `bin/fonts` fetches them
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

STATIC = Path(__file__).parent.parent / "causerie" / "web" / "static" / "web"
FOLDER = STATIC / "fonts"
SHEET = STATIC / "css" / "fonts.css"

# What pages in western European languages are set with: the one file that most readers load.
LATIN = (
    "U+20-7E, U+A0-FF, U+131, U+140, U+152-153, U+2009-200A, U+2013-2014, U+2018-201A, U+201C-201E, "
    "U+2022, U+2026, U+202F, U+2032-2033, U+2039-203A, U+20AC, U+2190-2193, U+2197, U+2212"
)
# Of these what every script is set with: a page in Cyrillic letters loads no Latin ones.
COMMON = (
    "U+20-3F, U+5B, U+5D, U+A0, U+A7, U+A9, U+AB, U+AD, U+B0, U+B7, U+BB, U+2013-2014, "
    "U+2018-201A, U+201C-201E, U+2026, U+202F, U+20AC"
)
# The rest by script, as the families' packages cut them.
RANGES = {
    "common": COMMON,
    "latin": LATIN,
    "latin-ext": "U+100-130, U+132-13F, U+141-151, U+154-2BA, U+2BD-2C5, U+2C7-2CC, U+2CE-2D7, "
    "U+2DD-2FF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113",
    "vietnamese": "U+1EA0-1EF1, U+20AB",
    "cyrillic": "U+301, U+400-45F, U+490-491, U+4B0-4B1, U+2116",
    "cyrillic-ext": "U+460-48F, U+492-4AF, U+4B2-52F, U+1C80-1C8A, U+20B4",
    "greek": "U+370-377, U+37A-37F, U+384-38A, U+38C, U+38E-3A1, U+3A3-3FF",
}


@dataclass(frozen=True)
class Face:
    """`axes` as OpenType names them; `features` are what the stylesheet asks for."""

    name: str
    family: str
    package: str
    cut: str
    style: str
    weight: str
    axes: dict[str, float]
    features: tuple[str, ...]


KERNED = ("kern", "liga", "locl", "ccmp", "mark", "mkmk")
FACES = (
    Face("text", "Text", "vollkorn", "wght", "normal", "400", {"wght": 400}, (*KERNED, "lnum", "tnum")),
    Face("text-italic", "Text", "vollkorn", "wght", "italic", "400", {"wght": 400}, (*KERNED, "lnum")),
    Face("text-bold", "Text", "vollkorn", "wght", "normal", "700", {"wght": 640}, (*KERNED, "lnum")),
    Face("text-bold-italic", "Text", "vollkorn", "wght", "italic", "700", {"wght": 640}, (*KERNED, "lnum")),
    # The cut for large sizes: finer, with more contrast.
    Face("display", "Display", "literata", "opsz", "normal", "400", {"opsz": 60, "wght": 460}, KERNED),
    Face("label", "Label", "commissioner", "wght", "normal", "400", {"wght": 500}, (*KERNED, "tnum")),
)  # fmt: skip


def main(packages: Path) -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    rules = [rule for face in FACES for rule in _cut(face, packages)]
    SHEET.write_text("/* Made by bin/fonts. */\n" + "".join(rules), encoding="utf-8")
    for family in sorted({face.package for face in FACES}):
        shutil.copy(packages / family / "LICENSE", FOLDER / f"LICENSE-{family}.txt")


def _cut(face: Face, packages: Path) -> list[str]:
    """The @font-face rules of a face; a script that its family does not have gets none."""
    rules = []
    for script, ranges in RANGES.items():
        source = packages / face.package / "files"
        cut_as = "latin" if script == "common" else script
        file = source / f"{face.package}-{cut_as}-{face.cut}-{face.style}.woff2"
        if not file.exists():
            continue
        target = FOLDER / f"{face.name}-{script}.woff2"
        _write(file, target, face, ranges)
        family = f"{face.family} Common" if script == "common" else face.family
        rules.append(
            f'@font-face {{ font-family: "Causerie {family}"; font-style: {face.style}; '
            f"font-weight: {face.weight}; font-display: optional; "
            f'src: url("../fonts/{target.name}") format("woff2"); unicode-range: {ranges}; }}\n'
        )
    return rules


def _write(file: Path, target: Path, face: Face, ranges: str) -> None:
    font = instancer.instantiateVariableFont(TTFont(file, recalcTimestamp=False), face.axes)
    options = subset.Options()
    options.layout_features = list(face.features)
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_codepoints(ranges))
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def _codepoints(ranges: str) -> list[int]:
    found: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
